"""The page of published patterns: the committed one has a row for every pattern and target as they are now, and the figures of a run
small enough to work out by hand are read off as they should be.

    validation_test.py ROOT
"""
import datetime
import json
import pathlib
import re
import sys
import tempfile
import unittest

import pyarrow
import pyarrow.parquet as pq
import yaml

ROOT = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(ROOT / "scripts"))
import validation  # noqa: E402

PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
SECTIONS = yaml.safe_load(validation.PATTERNS.read_text(encoding="utf-8"))["sections"]
TARGETS = yaml.safe_load((ROOT / "scenarios" / "article.targets.yaml").read_text(encoding="utf-8"))["lines"]
SCENARIO = yaml.safe_load((ROOT / "scenarios" / "article.yaml").read_text(encoding="utf-8"))


def cells(line):
    return [cell.strip() for cell in line.strip("| ").split(" | ")]


class CommittedPage(unittest.TestCase):
    """Its structure and its published figures; the simulated ones are the run's."""

    def rows_under(self, title):
        part = PAGE.split(f"\n## {title}\n")
        self.assertEqual(len(part), 2, title)
        lines = part[1].split("\n## ")[0].splitlines()
        return [cells(line) for line in lines if line.startswith("|")][2:]

    def test_has_a_row_for_each_pattern_with_its_figure_and_source(self):
        for section in SECTIONS:
            rows = self.rows_under(section["title"])
            self.assertEqual([row[0] for row in rows], [one["pattern"] for one in section["patterns"]])
            for row, pattern in zip(rows, section["patterns"]):
                for published in validation.figures_of(pattern):
                    self.assertIn(validation.published_number(published), row[1])
                self.assertEqual(row[4], pattern["source"])

    def test_says_of_what_was_put_in_that_it_was_and_of_nothing_else(self):
        for section in SECTIONS:
            for row, pattern in zip(self.rows_under(section["title"]), section["patterns"]):
                self.assertEqual(row[3].startswith("put in"), "put_in" in pattern, row)
                self.assertEqual(row[3].startswith("not in the model"), "lacks" in pattern, row)

    def test_has_a_row_for_each_target_where_the_scenario_was_fitted(self):
        if "posterior" in SCENARIO:
            check_targets(self, PAGE)
        else:
            self.assertIn("The run was not calibrated", PAGE)
            self.assertEqual(target_rows(PAGE), {})


def target_rows(page):
    return {found.group(1): cells(found.group()) for found in re.finditer(r"^\| `(\w+_\d[\d_]*)` .*$", page, re.MULTILINE)}


def check_targets(test, page):
    rows = target_rows(page)
    test.assertEqual(set(rows), {target["id"] for target in TARGETS})
    for target in TARGETS:
        row = rows[target["id"]]
        test.assertEqual(row[2], validation.published_number(target["published"]))
        test.assertIn(str(target["until"]), row[1])
        test.assertEqual(row[4].startswith("set aside"), "aside" in target, row)
        test.assertEqual(row[4].startswith(("within", "not met")), target["use"] == "fit", row)


class Series(unittest.TestCase):
    """The part that comes from a calibration, of one that is made up."""

    def calibration(self):
        band = {"low": 1, "median": 2, "high": 3}
        targets = [{"id": target["id"], "from": str(target.get("from", target["until"])), "until": str(target["until"]),
                    "published": float(target["published"]), "use": target["use"], "aside": target.get("aside", ""),
                    "remark": {"en": target.get("en", "")}, "model": band, "foretold": band, "straight_line": None,
                    "constant_hazards": {"low": 1, "median": 1.1 * target["published"], "high": 3}, "caseload_alone": None}
                   for target in TARGETS]
        return {"targets": targets, "rivals": [{"name": "straight_line", "figures": 7, "error": 0.5, "model_error": 0.1}],
                "mechanisms": [{"name": "own_news", "fitted_with": 0.1, "fitted_without": 0.2, "error_with": 0.3, "error_without": 0.3,
                                "supported": False}]}

    def test_has_a_row_for_each_target_with_its_rivals(self):
        page = "\n\n".join(validation.series(self.calibration()))
        check_targets(self, page)
        for row in target_rows(page).values():
            self.assertEqual(row[5:8], ["–", "+10 %", "–"])

    def test_says_which_rivals_are_beaten_and_which_mechanisms_earn_their_place(self):
        page = "\n\n".join(validation.series(self.calibration()))
        self.assertIn("| straight line | 7 | 1.65 | 1.11 | the model is better |", page)
        self.assertIn("| `own_news` | 1.11 | 1.22 | 1.35 | 1.35 | not supported |", page)


def month_end(year, month):
    return datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


class SmallRun(unittest.TestCase):
    """Two replicates, January and February 2014, one synthetic resident for ten of the nation."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.folder.name)
        manifest = {"national_per_resident": 10, "replicates": 2, "first_month": "2014-01-31", "last_month": "2014-02-28"}
        (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        january, february = month_end(2014, 1), month_end(2014, 2)
        indicators = [  # replicate, month, indicator, group, value
            (0, january, "listings_new", "all", 31), (0, february, "listings_new", "all", 28),
            (1, january, "listings_new", "all", 62), (1, february, "listings_new", "all", 56),
            (0, january, "listed_stock", "all", 40), (0, january, "listed_stock", "sex:male", 30),
            (1, january, "listed_stock", "all", 50), (1, january, "listed_stock", "sex:male", 30)]
        cls.write(folder / "indicators.parquet", indicators, ["replicate", "month", "indicator", "group", "value"], {"jurisdiction": "cn"})
        cls.write(folder / "flows.parquet", [(1, january, "a_list", 3), (1, february, "a_list", 4)], ["replicate", "month", "register", "count"],
                  {"jurisdiction": "cn", "stage_to": "listing"})
        cls.write(folder / "spells.parquet", [(0, "a_list", "repair", 5), (1, "a_list", "repair", 7)], ["replicate", "register", "exit", "count"],
                  {"group": "all"})
        cls.small = validation.Run(folder)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def write(path, rows, names, fixed):
        columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
        pq.write_table(pyarrow.table(columns | {name: [value] * len(rows) for name, value in fixed.items()}), path)

    def figures(self, **term):
        return dict(self.small.figure(term))

    def test_adds_up_what_happened_and_takes_a_cut_month_by_its_days(self):
        january, tenth = datetime.date(2014, 1, 1), datetime.date(2014, 2, 10)
        self.assertEqual(self.figures(indicator="listings_new", **{"from": january}, until=datetime.date(2014, 2, 28)), {0: 590, 1: 1180})
        self.assertEqual(self.figures(indicator="listings_new", **{"from": january}, until=tenth), {0: 410, 1: 820})
        self.assertEqual(self.figures(indicator="listings_new", **{"from": tenth}, until=tenth), {0: 10, 1: 20})

    def test_reads_a_stock_in_its_month_and_shares_replicate_by_replicate(self):
        stock = {"indicator": "listed_stock", "until": datetime.date(2014, 1, 15)}
        self.assertEqual(self.figures(**stock), {0: 400, 1: 500})
        low, middle, high = self.small.band({"of": [stock | {"group": "sex:male"}], "per": [stock], "times": 100})
        for found, expected in ((low, 60.75), (middle, 67.5), (high, 74.25)):  # between 75 and 60 per cent
            self.assertAlmostEqual(found, expected)

    def test_counts_passages_and_spells_and_nought_where_a_replicate_has_none(self):
        both = {"from": datetime.date(2014, 1, 1), "until": datetime.date(2014, 2, 28)}
        self.assertEqual(self.figures(flow={"stage_to": "listing", "register": "a_list"}, **both), {0: 0, 1: 70})
        self.assertEqual(self.figures(spells={"register": "a_list", "exit": "repair"}), {0: 50, 1: 70})

    def test_leaves_a_gap_for_what_the_run_does_not_hold(self):
        gone = {"from": datetime.date(2014, 1, 1), "until": datetime.date(2014, 2, 28)}
        self.assertIsNone(self.small.figure({"indicator": "no_such", **gone}))
        self.assertIsNone(self.small.figure({"indicator": "listings_new", "from": datetime.date(2013, 12, 1), "until": gone["until"]}))
        self.assertEqual(validation.banded(self.small.band({"of": [{"indicator": "no_such", **gone}]})), "–")
        with self.assertRaises(KeyError):
            self.small.figure({"flow": {"no_column": "x"}, **gone})


class Verdicts(unittest.TestCase):
    def test_of_a_pattern_are_those_of_its_band(self):
        pattern = {"published": 50, "pattern": "x"}
        self.assertEqual(validation.verdict_of(pattern, [40, 45, 50]), "reproduced")
        self.assertEqual(validation.verdict_of(pattern, [60, 75, 90]), "not reproduced: +50 %")
        self.assertEqual(validation.verdict_of(pattern, None), "not in this run")
        self.assertEqual(validation.verdict_of(pattern | {"put_in": "from it"}, [40, 45, 50]), "put in, −10 %: from it")
        self.assertEqual(validation.verdict_of({"published": [8.5, 44]}, [40, 45, 50]), "reproduced: 44")
        self.assertEqual(validation.verdict_of({"published": [8, 100]}, [15, 20, 25]), "not reproduced: +150 %, −80 %")

    @staticmethod
    def target(use, median, low, high, wide=(0, 0), aside=""):
        return {"use": use, "published": 100, "aside": aside, "model": {"low": low, "median": median, "high": high},
                "foretold": {"low": wide[0], "median": median, "high": wide[1]}}

    def test_of_a_target_are_those_of_its_use(self):
        verdict = validation.target_verdict
        self.assertEqual(verdict(self.target("fit", 114, 113, 115)), "within 15 %: +14 %")
        self.assertEqual(verdict(self.target("fit", 84, 50, 150)), "not met: −16 %")
        self.assertEqual(verdict(self.target("forecast", 84, 50, 150)), "inside the band: −16 %")
        self.assertEqual(verdict(self.target("forecast", 84, 80, 90)), "outside the band: −16 %")
        self.assertEqual(verdict(self.target("forecast", 84, 80, 90, wide=(50, 150))),
                         "outside the band: −16 %, inside it with tolerance and discrepancy")
        self.assertEqual(verdict(self.target("forecast", 84, 80, 90, aside="put in")), "set aside: put in")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

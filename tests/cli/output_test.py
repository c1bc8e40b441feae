"""What goes where: JSON alone on standard output, progress and diagnostics on standard error, two languages, two readings."""
import json
import os
import pty
import re
import subprocess
import unittest

from program import PROGRAM, ROOT, SCENARIO, ProgramTest

CASE = """case: A father refuses to pay a judgment
as_of: 2019-06-01
subjects:
  debtor: {kind: natural_person, born: 1975-03-10, residence: chongqing}
  child:  {kind: natural_person, born: 2008-09-01, residence: chongqing, parent: debtor}
events:
  - {date: 2018-03-05, act: refuse_judgment, by: debtor, matter: a}
"""
LISTS = ("acts", "measures", "registers", "scores", "records", "jurisdictions", "provisions", "parameters", "instruments")


class Output(ProgramTest):
    def setUp(self):
        super().setUp()
        self.case = self.write("case.yaml", CASE)

    def explained(self, *options):
        return json.loads(self.succeed("explain", self.case, "--format", "json", *options))

    def test_json_stands_alone_on_standard_output(self):
        for arguments in (["explain", self.case], ["check", "cn"], ["test", "cn"], ["show", "no_flights"],
                          *(["list", what] for what in LISTS)):
            with self.subTest(arguments):
                done = self.run_program(*arguments, "--format", "json")
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertTrue(json.loads(done.stdout))

    def test_a_refusal_leaves_standard_output_empty(self):
        bad = self.write("bad.yaml", CASE.replace("act: ", "deed: "))
        done = self.run_program("explain", bad, "--format", "json")
        self.assertEqual((done.returncode, done.stdout), (3, ""))

    def test_an_explanation_has_the_fields_of_the_contract(self):
        found = self.explained()
        self.assertLessEqual({"case", "as_of", "reading", "synthetic", "subjects", "timeline", "ways_out", "why_not",
                              "expectations"}, set(found))
        self.assertEqual((found["as_of"], found["reading"]), ("2019-06-01", "article"))
        debtor = found["subjects"]["debtor"]
        self.assertEqual(set(debtor), {"records", "listings", "measures", "scores"})
        listing, = debtor["listings"]
        self.assertEqual((listing["register"], listing["matter"], listing["since"]), ("court_defaulter_list", "a", "2018-03-05"))
        self.assertIn("no_flights", [one["id"] for one in debtor["measures"]])
        for change in found["timeline"]:
            self.assertLessEqual({"on", "subject", "change", "what", "because"}, set(change))
            self.assertLessEqual({"provision", "citation", "facts", "parameters"}, set(change["because"]))
        self.assertEqual([one["on"] for one in found["timeline"]], sorted(one["on"] for one in found["timeline"]))
        self.assertIn(("debtor", "perform_judgment"), [(one["subject"], one.get("act")) for one in found["ways_out"]])

    def test_points_change_by_what_one_reads(self):
        """Nine, ten, twelve again (thirteen are too many), and nought: twelve are lost, not thirteen."""
        case = self.write("dog.yaml", """case: Points given back beside one that was earned
as_of: 2018-06-01
subjects: {owner: {residence: jinan}}
events:
  - {date: 2018-01-01, act: dog_off_leash, by: owner, wrongly: true, id: e1}
  - {date: 2018-01-15, act: dog_patrol, by: owner}
  - {date: 2018-02-01, act: objection_upheld, by: owner, of: e1}
  - {date: 2018-03-01, act: dog_unlicensed, by: owner}
""")
        found = json.loads(self.succeed("explain", case, "--format", "json"))
        self.assertEqual([c["amount"] for c in found["timeline"] if c["change"] == "points"], [-3, 1, -12])

    def test_why_not_holds_ten_and_with_all_the_rest(self):
        nearest, every = self.explained()["why_not"], self.explained("--all")["why_not"]
        self.assertLessEqual(len(nearest), 10)
        self.assertGreater(len(every), len(nearest))
        counts = [len(one["failed"]) for one in nearest]
        self.assertEqual(counts, sorted(counts))

    def test_both_readings_side_by_side(self):
        both = self.explained("--reading", "both")
        self.assertEqual(set(both["readings"]), {"article", "text"})
        for reading in ("article", "text"):
            alone = self.explained("--reading", reading)
            self.assertEqual(both["readings"][reading]["subjects"], alone["subjects"])
        self.assertNotEqual(both["readings"]["article"]["subjects"], both["readings"]["text"]["subjects"])
        text = self.succeed("explain", self.case, "--reading", "both")
        self.assertEqual(len(re.findall(r'in the reading "(article|text)"', text)), 2)

    def test_looking_on_another_day(self):
        before = self.explained("--as-of", "2018-03-04")
        self.assertEqual(before["subjects"]["debtor"]["listings"], [])

    def test_chinese(self):
        text = self.succeed("explain", self.case, "--lang", "zh")
        self.assertIn("失信被执行人名单", text)
        self.assertNotIn("What happened", text)
        self.assertIn("乘坐飞机", self.succeed("show", "no_flights", "--lang", "zh"))
        self.assertNotEqual(self.succeed("list", "acts", "--lang", "zh"), self.succeed("list", "acts"))

    def test_every_name_that_list_prints_can_be_shown(self):
        for what in LISTS:
            names = [one["id"] for one in json.loads(self.succeed("list", what, "--format", "json"))]
            self.assertTrue(names, what)
            for name in (names[0], names[len(names) // 2], names[-1]):
                with self.subTest(what=what, name=name):
                    self.assertIn(name, self.succeed("show", name))

    def test_a_provision_is_shown_with_its_citation_and_rank(self):
        shown = json.loads(self.succeed("show", "reported_practice.school", "--format", "json"))
        self.assertEqual((shown["provision"], shown["rank"]), ("reported_practice.school", "practice"))
        self.assertTrue(shown["citation"])


class Progress(ProgramTest):
    RUN = [PROGRAM, "simulate", str(SCENARIO), "--size", "2000", "--replicates", "2", "--out", "run"]

    def test_standard_output_names_the_folder_alone(self):
        done = subprocess.run(self.RUN, cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout, "run\n")
        self.assertNotIn("\r", done.stderr)
        self.assertNotIn("\x1b", done.stderr)

    def test_quiet_says_nothing_more(self):
        done = subprocess.run([*self.RUN, "--quiet"], cwd=self.folder, capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "")

    def test_a_bar_is_drawn_on_a_terminal_only(self):
        ours, theirs = pty.openpty()
        done = subprocess.run(self.RUN, cwd=self.folder, stdout=subprocess.PIPE, stderr=theirs, text=True, check=True)
        os.close(theirs)
        drawn = os.read(ours, 1 << 16).decode()
        os.close(ours)
        self.assertIn("%", drawn)
        self.assertEqual(done.stdout, "run\n")

    def test_the_manifest_tells_how_to_repeat_the_run(self):
        subprocess.run(self.RUN, cwd=self.folder, capture_output=True, check=True)
        manifest = json.loads((self.folder / "run" / "manifest.json").read_text(encoding="utf-8"))
        self.assertEqual((manifest["replicates"], manifest["seed"]), (2, 20131001))
        self.assertIn("--size 2000", manifest["command"])
        for digest in (manifest["scenario"]["digest"], manifest["pack"]["digest"], manifest["build"]["digest"]):
            self.assertRegex(digest, "^sha256:[0-9a-f]{64}$")


class Report(ProgramTest):
    def test_one_run_and_two(self):
        self.simulate("pair", "--reform", ROOT / "examples" / "school_bar_repealed.yaml", size=2000)
        self.succeed("report", "pair", "--out", "one.html")
        self.succeed("report", "pair", "pair/reform", "--out", "two.html", "--lang", "zh")
        for name in ("one.html", "two.html"):
            page = (self.folder / name).read_text(encoding="utf-8")
            self.assertTrue(page.lstrip().lower().startswith("<!doctype html>"))
            self.assertNotRegex(page, r'(src|href)="https?://')


if __name__ == "__main__":
    unittest.main()

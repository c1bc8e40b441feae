"""A reform of five lines: it changes what it says and nothing else, and a slip in it is told where it stands."""
import json
import unittest

from program import ERROR, FOUND, INVALID, ProgramTest, figures

REPEAL = """reform: The school bar repealed
extends: cn
repeal: [reported_practice.school]
set:    {}
add:    []
"""
NOTHING = """reform: Nothing changes
extends: cn
repeal: []
set:    {}
add:    []
"""
CASE = """case: A father refuses to pay a judgment
as_of: 2019-06-01
subjects:
  debtor: {kind: natural_person, born: 1975-03-10, residence: chongqing}
  child:  {kind: natural_person, born: 2008-09-01, residence: chongqing, parent: debtor}
events:
  - {date: 2018-03-05, act: refuse_judgment, by: debtor}
"""


class Overlays(ProgramTest):
    def setUp(self):
        super().setUp()
        self.case = self.write("case.yaml", CASE)
        self.repeal = self.write("repeal.yaml", REPEAL)
        self.nothing = self.write("nothing.yaml", NOTHING)

    def subjects(self, *options):
        return json.loads(self.succeed("explain", self.case, "--format", "json", *options))["subjects"]

    def measures(self, subject, *options):
        return [one["id"] for one in self.subjects(*options)[subject]["measures"]]

    def test_a_barred_child_is_barred_no_more(self):
        self.assertIn("no_private_school_for_child", self.measures("child"))
        self.assertNotIn("no_private_school_for_child", self.measures("child", "--pack", self.repeal))
        self.assertEqual(self.measures("debtor"), self.measures("debtor", "--pack", self.repeal))

    def test_fewer_children_are_affected(self):
        self.simulate("pair", "--reform", self.repeal)
        before = sum(figures(self.folder / "pair", "children_affected"))
        after = sum(figures(self.folder / "pair" / "reform", "children_affected"))
        self.assertGreater(before, 0)
        self.assertLess(after, before)
        for indicator in ("acts", "listings_new", "listed_stock", "air_refusals"):
            self.assertEqual(figures(self.folder / "pair", indicator),
                             figures(self.folder / "pair" / "reform", indicator), indicator)

    def test_an_empty_overlay_changes_nothing(self):
        self.assertEqual(self.subjects(), self.subjects("--pack", self.nothing))
        self.simulate("pair", "--reform", self.nothing)
        self.assert_same_tables(self.folder / "pair", self.folder / "pair" / "reform")

    def test_a_number_can_be_set(self):
        def until(*options):
            return self.subjects(*options)["debtor"]["listings"][0]["until"]
        self.assertEqual(until(), "2020-03-05")
        shorter = self.write("shorter.yaml", NOTHING.replace(
            "{}", "{spc_defaulter_list.grounds_article.term: {value: 18 months, from: 2013-10-01}}"))
        self.assertEqual(until("--pack", shorter), "2019-09-05")
        self.assertEqual(until("--set", "spc_defaulter_list.grounds_article.term=18 months"), "2019-09-05")

    def test_a_slip_is_told_where_it_stands(self):
        slips = {"repeal: [reported_practice.schol]": ("repeal: []", 3, 10),
                 "extends: cm": ("extends: cn", 2, 10),
                 "set:    {no.such.number: {value: 1 year}}": ("set:    {}", 4, 10)}
        for slip, (right, line, column) in slips.items():
            with self.subTest(slip):
                overlay = self.write("slip.yaml", NOTHING.replace(right, slip))
                for code, done in ((FOUND, self.run_program("check", overlay)),
                                   (INVALID, self.run_program("explain", self.case, "--pack", overlay))):
                    places = [(int(m["line"]), int(m["column"])) for m in ERROR.finditer(done.stdout + done.stderr)]
                    self.assertIn((line, column), places)
                    self.assertEqual(done.returncode, code)


if __name__ == "__main__":
    unittest.main()

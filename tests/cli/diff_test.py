"""Two laws compared by what follows: what a reform changes and what it leaves, each with a case that explain opens."""
import json
import unittest

from program import DONE, FOUND, INVALID, USAGE, ProgramTest

TERM = """reform: A term of one year
extends: cn
set: {spc_defaulter_list.grounds_article.term: 1 year}
"""
REPEAL = """reform: The school bar repealed
extends: cn
repeal: [reported_practice.school]
"""


class Diff(ProgramTest):
    def compared(self, *arguments, code=FOUND):
        done = self.run_program("diff", *arguments, "--format", "json")
        self.assertEqual(done.returncode, code, done.stderr)
        return json.loads(done.stdout)

    def differing(self, found):
        """(what, act) → how the second law is to the first, where it is not equal."""
        return {(one["what"], one["act"]): one["second"] for one in found["differences"] if one["second"] != "equal"}

    def in_effect(self, case):
        """Who bears what at the end of a case file."""
        subjects = json.loads(self.succeed("explain", case, "--format", "json"))["subjects"]
        return {(who, one.get("id") or one.get("register")) for who, subject in subjects.items()
                for field in ("records", "listings", "measures") for one in subject[field]}

    def test_a_shorter_term_is_laxer_on_the_list_and_on_all_that_rests_on_it(self):
        reform = self.write("term.yaml", TERM)
        found = self.compared("cn", reform, "--what", "court_defaulter_list", "--what", "no_flights", "--what", "fine")
        self.assertEqual(self.differing(found), {("court_defaulter_list", "refuse_judgment"): "laxer",
                                                 ("no_flights", "refuse_judgment"): "laxer"})
        fine = [one for one in found["differences"] if one["what"] == "fine"]
        self.assertEqual([one["bound"] for one in fine], ["unbounded"])
        self.assertEqual(self.differing(self.compared(reform, "cn", "--what", "court_defaulter_list")),
                         {("court_defaulter_list", "refuse_judgment"): "stricter"})

    def test_each_case_explains_itself_under_either_law(self):
        self.write("repeal.yaml", REPEAL)
        found = self.compared("cn", "repeal.yaml", "--what", "no_private_school_for_child", "--save-cases", "cases")
        self.assertEqual(self.differing(found), {("no_private_school_for_child", act): "laxer" for act in (
            "refuse_judgment", "obstruct_enforcement", "evade_enforcement", "violate_property_report",
            "violate_consumption_order", "break_settlement")})
        tellings = [telling for one in found["differences"] for telling in one["cases"]]
        files = sorted((self.folder / "cases").iterdir())
        self.assertEqual(len(files), 2 * len(tellings))
        for telling, under_a, under_b in zip(tellings, files[::2], files[1::2]):
            borne = (telling["who"], "no_private_school_for_child")
            self.assertIn(borne, self.in_effect(under_a))
            self.assertNotIn(borne, self.in_effect(under_b))

    def test_what_is_left_out_of_a_law_is_told_by_days_and_readings(self):
        found = self.compared("cn@2017-01-01:text", "cn@2019-11-30:text", "--what", "hangzhou.bad_credit_information")
        self.assertEqual(self.differing(found), {("hangzhou.bad_credit_information", "waste_penalty"): "stricter"})
        self.assertEqual((found["a"]["as_of"], found["b"]["reading"]), ("2017-01-01", "text"))

    def test_a_law_does_not_differ_from_itself(self):
        found = self.compared("cn", "cn", code=DONE)
        self.assertEqual({one["bound"] for one in found["differences"]}, {"unbounded"})

    def test_it_says_in_words_and_in_both_languages_what_differs(self):
        self.write("term.yaml", TERM)
        for language, laxer in (("en", "laxer"), ("zh", "更宽")):
            done = self.run_program("diff", "cn", "term.yaml", "--what", "no_flights", "--lang", language)
            self.assertIn(f"{laxer} — no_flights · refuse_judgment", done.stdout)
            self.assertIn("2019-11-30  person refuse_judgment", done.stdout)

    def test_two_runs_print_the_same(self):
        self.write("term.yaml", TERM)
        arguments = ("diff", "cn", "term.yaml", "--what", "no_flights", "--what", "procurement_exclusion")
        one = self.run_program(*arguments, "--threads", "1").stdout
        self.assertEqual(one, self.run_program(*arguments, "--threads", "2").stdout)

    def test_what_cannot_be_compared_is_refused(self):
        self.refuse("diff", "cn", "de", code=INVALID, rule="other-words")
        self.refuse("diff", "cn", "cn@2019-13-01", code=USAGE, rule="bad-option")
        self.refuse("diff", "cn", "cn", "--what", "no_fligths", code=USAGE, rule="bad-option")
        self.assertEqual(self.run_program("diff", "cn").returncode, USAGE)


if __name__ == "__main__":
    unittest.main()

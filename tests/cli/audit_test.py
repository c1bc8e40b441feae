"""The audit from outside: what it prints, what it saves, and that it prints the same again."""
import json
import unittest

from program import DONE, FOUND, USAGE, ProgramTest

REFORM = """reform: No measure for a parent's debt
extends: cn
repeal: [reported_practice.school, reported_practice.university]
set: {}
add: []
"""


class Audit(ProgramTest):
    def audited(self, *arguments, code=FOUND):
        done = self.run_program("audit", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def test_a_violated_property_comes_with_a_case_that_explain_opens(self):
        folder = self.folder / "cases"
        found = json.loads(self.audited("cn", "--property", "no_third_party", "--format", "json", "--save-cases", str(folder)))
        verdicts = [one for one in found["verdicts"] if one["verdict"] == "violated"]
        self.assertEqual((found["pack"], found["as_of"], found["reading"], found["synthetic"]),
                         ("cn", "2019-11-30", "article", True))
        self.assertIn(["reported_practice.school"], [one["provisions"] for one in verdicts])
        files = sorted(folder.iterdir())
        self.assertEqual(len(files), len(verdicts))
        for file, verdict in zip(files, verdicts):
            told = self.run_program("explain", str(file), "--format", "json")
            self.assertEqual(told.returncode, DONE, told.stderr)
            measures = [one for subject in json.loads(told.stdout)["subjects"].values() for one in subject["measures"]]
            borne = [one for one in measures if one["id"] in verdict["things"]]
            self.assertEqual({one["borne_for"] for one in borne}, {"parent"})

    def test_a_counterexample_in_json_is_a_whole_case(self):
        found = json.loads(self.audited("cn", "--property", "bounded_duration", "--reading", "text", "--format", "json"))
        whole = [one["counterexample"] for one in found["verdicts"] if "counterexample" in one]
        self.assertGreater(len(whole), 3)
        for place, case in enumerate(whole):
            file = self.write(f"case_{place}.yaml", json.dumps(case, ensure_ascii=False))
            told = self.run_program("explain", file, "--format", "json")
            self.assertEqual(told.returncode, DONE, told.stderr)
            self.assertEqual(json.loads(told.stdout)["reading"], "text")

    def test_a_reform_that_removes_the_causes_makes_the_property_hold(self):
        reform = self.write("reform.yaml", REFORM)
        found = json.loads(self.audited(reform, "--property", "no_third_party", "--format", "json", code=DONE))
        self.assertEqual([(one["verdict"], one["bound"]) for one in found["verdicts"]], [("holds", "unbounded")])

    def test_it_prints_the_same_again_and_speaks_of_violating_a_property(self):
        first = self.audited("cn", "--reading", "text")
        self.assertEqual(first, self.audited("cn", "--reading", "text"))
        self.assertIn("violates no_third_party (", first)
        self.assertNotIn("unlawful", first)
        self.assertIn("违反no_third_party（", self.audited("cn", "--property", "no_third_party", "--lang", "zh"))

    def test_a_property_that_it_does_not_know_is_wrong_usage(self):
        done = self.run_program("audit", "cn", "--property", "no_third_partly")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("no_third_party", done.stderr)


if __name__ == "__main__":
    unittest.main()

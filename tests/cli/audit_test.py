"""The audit from outside: what it prints, what it saves, and that it prints the same again."""
import datetime
import json
import unittest

from program import DONE, FOUND, ROOT, USAGE, ProgramTest

REFORM = """reform: No measure for a parent's debt
extends: cn
repeal: [reported_practice.school, reported_practice.university]
set: {}
add: []
"""


TWO_YEARS = """- pack: {id: small, zh: 小, en: a small law, readings: [article], default_reading: article}
- jurisdictions: {cn: {zh: 大陆, en: the mainland}}
- domains: {debts: {zh: 债, en: debts}}
- acts: {owe: {domain: debts, zh: 欠, en: owes}}
- registers: {debtors: {authority: courts, domain: debts, zh: 名单, en: the list}}
- instrument: {id: code, rank: law, issuer: npc, in: cn, nexus: act, text_had: whole, force: [2015-01-01, null], source: text, zh: 法, en: code}
- law: {id: listing, cite: 1, zh: 条。, en: Article.}
  rule: {when: owe, must: {list: debtors, for: 2 years (term)}}
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
        self.assertTrue(any("reported_practice.school" in one["provisions"] for one in verdicts))
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

    def test_a_finding_tells_who_bears_it_for_whose_act_and_how_long(self):
        found = json.loads(self.audited("cn", "--property", "no_third_party", "--format", "json"))
        school = next(one for one in found["verdicts"] if "reported_practice.school" in one["provisions"])
        self.assertEqual((school["borne"]["who"], school["borne"]["whose"], school["borne"]["for_another"]),
                         ("child", ["parent"], True))
        self.assertGreater(school["borne"]["days"], 365)
        text = self.audited("cn", "--property", "no_third_party")
        self.assertIn("child, for an act of parent (", text)

    def test_findings_of_the_law_come_before_those_of_doctrine(self):
        found = json.loads(self.audited("cn", "--format", "json"))["verdicts"]
        order = [("violated", "unknown", "holds").index(one["verdict"]) for one in found]
        self.assertEqual(order, sorted(order))
        grades = [("law", "policy", "doctrine").index(one["grade"]) for one in found if one["verdict"] == "violated"]
        self.assertEqual(grades, sorted(grades))
        self.assertGreater(len(set(grades)), 1)

    def test_doctrine_alone_is_no_failure_where_only_law_counts(self):
        self.audited("cn", "--property", "linkage")
        self.audited("cn", "--property", "linkage", "--grade", "law", code=DONE)
        # From 2020-12-18 a central policy asks for it, which counts with the law.
        self.audited("cn", "--property", "linkage", "--grade", "law", "--as-of", "2021-06-01")
        self.audited("cn", "--property", "no_third_party", "--grade", "law")

    def test_every_source_of_the_pack_is_in_both_languages(self):
        for verdict in json.loads(self.audited("cn", "--format", "json"))["verdicts"]:
            self.assertRegex(verdict["source_zh"], "[\u4e00-\u9fff]")
            self.assertRegex(verdict["source"], "[A-Za-z]{3}")
            self.assertNotEqual(verdict["source"], verdict["source_zh"])

    def test_where_every_sanction_ends_the_bound_and_a_life_that_attains_it_are_told(self):
        self.write("small/law.yaml", TWO_YEARS)
        arguments = (str(self.folder / "small"), "--property", "bounded_duration", "--as-of", "2019-11-30")
        (verdict,) = json.loads(self.audited(*arguments, "--format", "json", code=DONE))["verdicts"]
        stay = verdict["longest_stay"]
        days = datetime.date(2021, 11, 30) - datetime.date(2019, 11, 30)
        self.assertEqual((verdict["verdict"], stay["days"], stay["thing"], stay["bound"]),
                         ("holds", days.days, "debtors", "unbounded"))
        told = self.run_program("explain", self.write("life.yaml", json.dumps(stay["life"])), "--format", "json")
        (subject,) = json.loads(told.stdout)["subjects"].values()
        self.assertEqual(subject["listings"][0]["until"], "2021-11-30")
        self.assertIn("The longest stay after the last breach is 731 days (debtors)", self.audited(*arguments, code=DONE))
        self.assertIn("最后一次违反行为后至多持续731天（debtors）", self.audited(*arguments, "--lang", "zh", code=DONE))

    def test_sarif_has_what_its_standard_requires(self):
        arguments = ("cn", "--property", "no_third_party", "--property", "linkage", "--reading", "text")
        log = json.loads(self.audited(*arguments, "--format", "sarif"))
        verdicts = json.loads(self.audited(*arguments, "--format", "json"))["verdicts"]
        self.assertEqual(log["version"], "2.1.0")                    # 3.13.2
        (run,) = log["runs"]                                         # 3.13.4
        driver = run["tool"]["driver"]                               # 3.14.6, 3.18.2
        self.assertTrue(driver["name"])                              # 3.19.8
        rules = [rule["id"] for rule in driver["rules"]]             # 3.49.3
        self.assertEqual(len(rules), len(set(rules)))
        self.assertEqual(len(run["results"]), len(verdicts))
        for result, verdict in zip(run["results"], verdicts):
            self.assertTrue(result["message"]["text"])               # 3.27.11, 3.11.8
            self.assertEqual(rules[result["ruleIndex"]], result["ruleId"])  # 3.27.5, 3.27.6
            self.assertEqual(result["kind"], {"violated": "fail", "unknown": "open", "holds": "pass"}[verdict["verdict"]])
            fails = {"law": "error", "policy": "warning", "doctrine": "note"}[verdict["grade"]]
            self.assertEqual(result["level"], fails if result["kind"] == "fail" else "none")  # 3.27.10
            self.assertEqual(len(result["locations"]), len(verdict["provisions"]))
            for location, provision in zip(result["locations"], verdict["provisions"]):
                self.stands_there(location["physicalLocation"], provision)

    def stands_there(self, place, provision):
        """The place is that of the provision in its file (3.29.3, 3.30.5)."""
        self.assertGreaterEqual(place["region"]["startColumn"], 1)
        file = ROOT / "packs" / "cn" / place["artifactLocation"]["uri"]
        line = file.read_text(encoding="utf-8").splitlines()[place["region"]["startLine"] - 1]
        self.assertIn(f"id: {provision.split('.')[1]}", line)

    def test_a_property_that_it_does_not_know_is_wrong_usage(self):
        done = self.run_program("audit", "cn", "--property", "no_third_partly")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("no_third_party", done.stderr)


if __name__ == "__main__":
    unittest.main()

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


SERVED = """reform: A consumption order is itself the notice
extends: cn
repeal: []
set: {}
add:
  - properties: {due_process: {told_by: [{step: consumption_order_issued, source: a test}]}}
"""


class Audit(ProgramTest):
    all_of_cn = ""

    def audited(self, *arguments, code=FOUND):
        done = self.run_program("audit", *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stdout

    def whole(self):
        """All properties of the built-in pack, audited once for all tests."""
        if not Audit.all_of_cn:
            Audit.all_of_cn = self.audited("cn", "--format", "json")
        return Audit.all_of_cn

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

    def test_a_yardstick_of_due_process_can_be_disputed_in_an_overlay(self):
        def provisions(pack):
            found = json.loads(self.audited(pack, "--property", "notice_before_effect", "--reading", "text", "--format", "json"))
            return {id for one in found["verdicts"] if one["verdict"] == "violated" for id in one["provisions"]}
        order = "spc_consumption_restriction.order"
        self.assertIn(order, provisions("cn"))
        # An order to a firm is served on the firm; its representative, who bears it too, is still not told.
        self.assertEqual(provisions("cn") - provisions(self.write("served.yaml", SERVED)), {order})

    def test_a_yardstick_that_names_what_is_not_there_is_an_error_with_a_hint(self):
        wrong = self.write("wrong.yaml", SERVED.replace("consumption_order_issued", "consumption_order_isued"))
        done = self.run_program("audit", wrong, "--property", "remedy")
        self.assertNotEqual(done.returncode, DONE)
        self.assertIn('wrong.yaml:6:', done.stderr)
        self.assertIn('There is no act or step named "consumption_order_isued".', done.stderr)
        self.assertIn('did you mean "consumption_order_issued"?', done.stderr)

    def test_it_prints_the_same_again_and_speaks_of_violating_a_property(self):
        self.assertEqual(self.whole(), self.audited("cn", "--format", "json"))
        said = self.audited("cn", "--property", "no_third_party", "--property", "legal_basis")
        self.assertIn("violates no_third_party (", said)
        self.assertNotIn("unlawful", said)
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
        found = json.loads(self.whole())["verdicts"]
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
        for verdict in json.loads(self.whole())["verdicts"]:
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

    def test_it_keeps_to_the_provisions_that_are_asked_about(self):
        provision = "jinan_dog_points.ban"
        whole = json.loads(self.audited("cn", "--property", "repair_reachable", "--format", "json"))["verdicts"]
        part = json.loads(self.audited("cn", "--property", "repair_reachable", "--provision", provision, "--format", "json"))["verdicts"]
        self.assertEqual(part, [v for v in whole if provision in v["provisions"]])
        done = self.run_program("audit", "cn", "--provision", "jinan_dog_points.bann")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn(provision, done.stderr)

    def test_one_thread_and_two_find_the_same(self):
        one, two = (self.audited("cn", "--property", "linkage", "--property", "remedy", "--threads", n) for n in ("1", "2"))
        self.assertEqual(one, two)

    def test_advice_is_written_for_what_is_violated_and_can_be_run(self):
        advice = self.folder / "advice"
        found = json.loads(self.audited("cn", "--property", "no_third_party", "--property", "gap", "--advise", advice, "--format", "json"))
        self.assertEqual([one["property"] for one in found["advice"]], ["no_third_party"])
        self.assertEqual([one.name for one in advice.iterdir()], ["1.yaml"])
        self.audited(advice / "1.yaml", "--property", "no_third_party", code=DONE)
        self.assertTrue((self.simulate("run", "--reform", advice / "1.yaml") / "reform" / "indicators.csv").exists())

    def test_a_property_that_it_does_not_know_is_wrong_usage(self):
        done = self.run_program("audit", "cn", "--property", "no_third_partly")
        self.assertEqual(done.returncode, USAGE)
        self.assertIn("no_third_party", done.stderr)


TOWN = """
- pack: {id: town, zh: 镇, en: a town}
- jurisdictions: {town: {zh: 镇, en: the town}}
- domains: {traffic: {zh: 交通, en: traffic}}
- acts:
    dash: {domain: traffic, zh: 飙车, en: dashes through}
    speed: {domain: traffic, zh: 超速, en: speeds}
    course: {domain: traffic, good: true, zh: 听课, en: attends a course}
- records: {file: {domain: traffic, zh: 档案, en: the file}}
- instrument:
    id: code
    rank: law
    issuer: council
    in: town
    nexus: act
    text_had: whole
    force: [2015-01-01, null]
    source: text
    zh: 法
    en: the code
"""


class Points(ProgramTest):
    """Which way points weigh, and what they may be."""

    def endless(self, more):
        """The provisions whose points never lapse, to the bearer's harm."""
        self.write("town.yaml", TOWN + f"""
- scores: {{tally: {{cite: 1, for: natural_person, start: 5 points, {more}zh: 分, en: the tally}}}}
- law: {{id: given, cite: 2, zh: 记。, en: Given.}}
  rule: {{when: dash, must: {{points: tally, add: 2 points (gain)}}}}
- law: {{id: taken, cite: 3, zh: 减。, en: Taken.}}
  rule: {{when: course, must: {{points: tally, add: -1 point (loss)}}}}
- law: {{id: lowered, cite: 4, zh: 降。, en: Lowered.}}
  rule: {{when: speed, must: {{points: tally, lower_to: 3 points (level)}}}}
""")
        done = self.run_program("audit", "town.yaml", "--property", "bounded_duration", "--format", "json")
        return sorted({name for verdict in json.loads(done.stdout)["verdicts"] for name in verdict["provisions"]})

    def test_of_points_that_speak_for_their_holder_the_loss_burdens(self):
        self.assertEqual(self.endless(""), ["code.lowered", "code.taken"])

    def test_of_demerits_the_gain_burdens(self):
        self.assertEqual(self.endless("demerit: true, "), ["code.given"])

    def test_a_range_in_a_table_by_act_is_told_as_that_of_the_act(self):
        self.write("town.yaml", TOWN + """
- scores: {tally: {cite: 1, for: natural_person, start: 0 points, demerit: true, zh: 分, en: the tally}}
- law: {id: given, cite: 2, zh: 记。, en: Given.}
  rule:
    numbers: {worth: {by: act, dash: 5 to 7 points, speed: 1 to 4 points}}
    when: [dash, speed]
    must: [{points: tally, add: worth}, {record: file}]
- law: {id: warned, cite: 3, zh: 警告。, en: Warned.}
  rule: {when: file opens, if: [score of tally at least 7 points (level)], must: warn}
""")
        verdicts = json.loads(self.succeed("audit", "town.yaml", "--property", "dead", "--format", "json"))["verdicts"]
        self.assertEqual([verdict["verdict"] for verdict in verdicts], ["holds"])


if __name__ == "__main__":
    unittest.main()

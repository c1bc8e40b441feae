"""A case is hypothetical and its whole world: one at a time, roles instead of names, nothing that identifies anybody."""
import json
import re
import shutil
import unittest

from program import FOUND, ROOT, USAGE, ProgramTest

ROLES = ("person debtor creditor child parent guardian driver rider pedestrian passenger owner student resident elder relative "
         "firm unit representative servant body one other").split()
VERBS = {"check", "list", "show", "explain", "simulate", "calibrate", "audit", "diff", "report", "test", "schema"}


def case(title="Somebody refuses a judgment", subject="person: {residence: beijing}", by="person", more=""):
    return (f"case: {title}\nas_of: 2019-06-01\nsubjects:\n  {subject}\nevents:\n"
            f"  - {{date: 2018-03-05, act: refuse_judgment, by: {by}{more}}}\n")


class OneCase(ProgramTest):
    def test_no_command_is_for_anything_but_law_one_case_and_synthetic_runs(self):
        offered = set(re.findall(r"^  ([a-z]+) {2,}", self.succeed("--help").partition("Subcommands:")[2], re.M))
        self.assertIn("explain", offered)
        self.assertLessEqual(offered, VERBS)

    def test_explain_takes_one_case(self):
        self.write("one.yaml", case())
        self.write("two.yaml", "".join("- " + case().replace("\n", "\n  ").rstrip() + "\n" for _ in range(2)))
        self.succeed("explain", "one.yaml")
        self.refuse("explain", "two.yaml", rule="one-case")
        self.refuse("explain", "one.yaml", "one.yaml", code=USAGE)
        self.refuse("explain", self.folder)

    def test_explain_keeps_nothing(self):
        self.write("one.yaml", case())
        first = self.succeed("explain", "one.yaml", "--format", "json")
        self.assertEqual(first, self.succeed("explain", "one.yaml", "--format", "json"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["one.yaml"])

    def test_a_pack_holds_two_thousand_cases_at_most(self):
        shutil.copytree(ROOT / "packs" / "cn", self.folder / "cn", ignore=shutil.ignore_patterns("cases"))
        def with_cases(number):
            one = "- " + case().replace("\n", "\n  ").rstrip() + "\n"
            self.write("cn/cases/many.yaml", one * number)
            return self.run_program("check", "./cn", "--format", "json")
        self.assertEqual(with_cases(2000).returncode, 0)
        done = with_cases(2001)
        self.assertEqual(done.returncode, FOUND)
        self.assertEqual({one["rule"] for one in json.loads(done.stdout)["diagnostics"]}, {"too-many-cases"})
        self.refuse("test", "./cn", rule="too-many-cases")


class Subjects(ProgramTest):
    def explain(self, text, **refusal):
        self.write("case.yaml", text)
        return self.refuse("explain", "case.yaml", **refusal) if refusal else self.succeed("explain", "case.yaml")

    def test_labels_are_roles_from_a_closed_list(self):
        for label in (*ROLES, "a", "z", "child2", "child12", "a1"):
            with self.subTest(label):
                self.explain(case(subject=f"{label}: {{residence: beijing}}", by=label))

    def test_names_are_refused(self):
        for label in ("zhang_san", "wang", "mary", "citizen", "ab", "child123", "person_1", "张三", "A"):
            with self.subTest(label):
                self.explain(case(subject=f"{label}: {{residence: beijing}}", by=label), rule="bad-label")

    def test_what_is_not_known_of_a_subject_is_refused(self):
        for words in ("name: wang", "haircut: true", "address: north_street", "photo: face", "employer: acme", "kind: alien",
                      "ethnicity: han", "religion: true", "roles: [pilot]", "roles: [believer]"):
            with self.subTest(words):
                self.explain(case(subject=f"person: {{residence: beijing, {words}}}"), code=3)

    def test_what_is_not_known_of_an_event_is_refused(self):
        for words in ("colour: red", "witness: wang", "camera: c7", "loud: true", "height: 2 years"):
            with self.subTest(words):
                self.explain(case(more=f", {words}"), code=3)

    def test_a_relation_names_four_at_most(self):
        children = "".join(f"  child{n}: {{}}\n" for n in range(1, 6))
        text = case(subject="person: {child: [child1, child2, child3, child4, child5]}\n" + children.rstrip())
        self.explain(text, rule="too-many-related")


class PersonalNumbers(ProgramTest):
    # Invented: valid in form only.
    NUMBERS = ("11010519491231002X", "110105194912310021", "130503670401001", "13812345678", "138 1234 5678", "138-1234-5678",
               "+86 138 1234 5678", "１３８１２３４５６７８", "010-12345678", "+44 20 7946 0958")

    def test_no_text_of_a_case_may_hold_one(self):
        places = {"title": lambda n: case(title=f'"Of {n}"'), "matter": lambda n: case(more=f', matter: "{n}"'),
                  "why": lambda n: case().replace("subjects:", f'why: "seen at {n}"\nsubjects:'),
                  "tests": lambda n: case().replace("subjects:", f'tests: "{n}"\nsubjects:')}
        for place, text in places.items():
            for number in self.NUMBERS:
                with self.subTest(place=place, number=number):
                    self.write("case.yaml", text(number))
                    self.refuse("explain", "case.yaml", rule="personal-data")

    def test_dates_and_amounts_are_no_such_numbers(self):
        self.write("case.yaml", case(title='"On 2018-03-05, 100000 yuan"', more=", amount: 1000000 CNY"))
        self.succeed("explain", "case.yaml")


if __name__ == "__main__":
    unittest.main()

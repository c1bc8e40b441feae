"""The packs beside cn: every verb opens them by name, and their worked cases notice each provision and each number."""
import json
import re
import unittest

from program import FOUND, INVALID, ROOT, ProgramTest

PLAIN = re.compile(r"(-?\d+) (\w+)")


class PackTest:
    """What holds of each pack that a class below names, with a case to explain."""
    name = example = ""

    def listed(self, what):
        return json.loads(self.succeed("list", what, "--pack", self.name, "--format", "json"))

    def test_every_verb_opens_it_by_name(self):
        self.assertIn("no errors, 0 lints", self.succeed("check", self.name))
        self.assertRegex(self.succeed("test", self.name), r"(?m)^\d+ passed, 0 failed$")
        self.assertIn("citation:", self.succeed("show", self.listed("provisions")[0]["id"], "--pack", self.name))
        self.write("case.yaml", f"pack: {self.name}\n{self.example}")
        self.assertIn("What happened, and why", self.succeed("explain", "case.yaml"))
        audited = json.loads(self.run_program("audit", self.name, "--property", "minors", "--format", "json").stdout)
        self.assertEqual([(one["property"], one["verdict"]) for one in audited["verdicts"]], [("minors", "holds")])

    def test_its_cases_notice_each_provision(self):
        for provision in self.with_a_rule():
            with self.subTest(provision):
                self.write("reform.yaml", f"reform: Without it\nextends: {self.name}\nrepeal: [{provision}]\n")
                self.assertEqual(self.run_program("test", "reform.yaml").returncode, FOUND)

    def with_a_rule(self):
        texts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "packs" / self.name).rglob("*.yaml")))
        instrument = re.search(r"- instrument:\n    id: (\w+)", texts)[1]
        laws = [(re.search(r"\bid: (\w+)", law)[1], "\n  rule:" in law) for law in re.split(r"(?m)^- law:", texts)[1:]]
        return [f"{instrument}.{law}" for law, has_rule in laws if has_rule]

    def test_its_cases_notice_each_number(self):
        tried = 0
        for one in self.listed("parameters"):
            value = PLAIN.fullmatch(one["en"])
            of_range = one["id"].rpartition(".")[2] in ("start", "floor", "ceiling")  # a start outside is no law
            for step in (-1, 1) if value else ():
                other = f"{one['id']}={int(value[1]) + step} {value[2]}"
                with self.subTest(other):
                    self.assertIn(self.run_program("test", self.name, "--set", other).returncode, (FOUND, INVALID) if of_range else (FOUND,))
                    tried += 1
        self.assertGreaterEqual(tried, 10)


class Germany(PackTest, ProgramTest):
    name = "de"
    example = """\
case: Eight points
as_of: 2016-05-01
subjects: {driver: {residence: de}}
events: [{date: 2016-01-10, act: de.grave_offence, by: driver, count: 4}]
"""


class ImageScoring(PackTest, ProgramTest):
    name = "image_scoring"
    example = """\
case: One refusal
as_of: 2000-02-01
subjects: {one: {residence: island}}
events: [{date: 2000-01-10, act: help_refused, by: one}]
"""

    def test_it_is_told_in_forty_lines(self):
        text = (ROOT / "packs" / "image_scoring" / "regime.yaml").read_text(encoding="utf-8")
        self.assertLessEqual(len(text.splitlines()), 40)


if __name__ == "__main__":
    unittest.main()

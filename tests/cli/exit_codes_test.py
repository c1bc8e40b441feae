"""The exit codes that scripts rely on, and errors at FILE:LINE:COL."""
import json
import unittest

from program import DONE, ERROR, FOUND, INVALID, SCENARIO, UNFINISHED, USAGE, ProgramTest

CASE = """case: Somebody refuses a judgment
as_of: 2019-06-01
subjects:
  debtor: {kind: natural_person, born: 1975-03-10, residence: beijing}
events:
  - {date: 2018-03-05, act: refuse_judgment, by: debtor}
"""
BROKEN_LINE = "  litter: {domain: order, zh: 乱扔, en: litters, colour: red}"
BROKEN = f"acts:\n{BROKEN_LINE}\n"
BROKEN_AT = BROKEN_LINE.index("colour") + 1  # columns count characters, not bytes


class ExitCodes(ProgramTest):
    def test_done(self):
        case = self.write("case.yaml", CASE)
        for arguments in (["--version"], ["--help"], ["check", "cn"], ["check"], ["list", "acts"], ["show", "no_flights"],
                          ["explain", case], ["schema", "case"], ["test", "cn"]):
            with self.subTest(arguments):
                self.assertEqual(self.run_program(*arguments).returncode, DONE)

    def test_found_an_error_in_a_readable_pack(self):
        pack = self.write("broken.yaml", BROKEN)
        done = self.run_program("check", pack)
        self.assertEqual(done.returncode, FOUND)
        self.assertRegex(done.stdout, r"broken\.yaml:2:\d+: error: .*colour")
        self.assertIn("hint: ", done.stdout)

    def test_found_an_expectation_that_is_not_met(self):
        case = self.write("case.yaml", CASE + "expect:\n  debtor: {listings: []}\n")
        done = self.run_program("explain", case, "--format", "json")
        self.assertEqual(done.returncode, FOUND)
        unmet = json.loads(done.stdout)["expectations"]
        self.assertEqual([(one["subject"], one["field"]) for one in unmet], [("debtor", "listings")])

    def test_found_a_worked_case_that_fails(self):
        overlay = self.write("overlay.yaml", "reform: The school bar repealed\nextends: cn\n"
                                             "repeal: [reported_practice.school]\nset: {}\nadd: []\n")
        done = self.run_program("test", overlay)
        self.assertEqual(done.returncode, FOUND, done.stderr)
        self.assertRegex(done.stdout, r"\n\d+ passed, [1-9]\d* failed\n$")

    def test_wrong_usage(self):
        case = self.write("case.yaml", CASE)
        for arguments in ([], ["bogus"], ["explain"], ["explain", case, "--lang", "fr"], ["explain", case, "--as-of", "2019-02-30"],
                          ["explain", case, "--reading", "loose"], ["explain", case, "--include", "rumour"], ["schema", "nothing"],
                          ["list", "nothing"], ["show", "nothing_of_the_kind"], ["check", "cn", "--format", "xml"],
                          ["simulate", SCENARIO], ["simulate", SCENARIO, "--out", "run", "--size", "3"],
                          ["simulate", SCENARIO, "--out", "run", "--threads", "0"], ["explain", case, "--bogus"]):
            with self.subTest(arguments):
                self.refuse(*arguments, code=USAGE)

    def test_a_run_that_does_not_fit_is_refused_before_it_starts(self):
        said = self.refuse("simulate", SCENARIO, "--size", "20000", "--replicates", "1", "--memory", "0.001", "--out", "run",
                           code=UNFINISHED)
        self.assertRegex(said, r"needs about [\d.]+ GB of memory, and there are 0\.0; --size \d+ would fit")
        self.assertFalse((self.folder / "run").exists())

    def test_an_input_that_cannot_be_read_or_is_invalid(self):
        case = self.write("case.yaml", CASE)
        bad = self.write("bad.yaml", CASE.replace("refuse_judgment", "refuse_judgement"))
        pack = self.write("broken.yaml", "acts: [\n")
        for arguments in (["explain", "missing.yaml"], ["explain", bad], ["explain", case, "--pack", pack],
                          ["explain", case, "--pack", "nowhere"], ["check", "nowhere"], ["test", pack], ["test", "nowhere"],
                          ["simulate", "missing.yaml", "--out", "run"], ["simulate", case, "--out", "run"],
                          ["simulate", SCENARIO, "--out", "run", "--pack", pack],
                          ["report", "no_such_run", "--out", "page.html"]):
            with self.subTest(arguments):
                done = self.run_program(*arguments)
                self.assertEqual(done.returncode, INVALID, done.stdout + done.stderr)
                self.assertIn("error: ", done.stdout if arguments[0] == "check" else done.stderr)

    def test_a_scenario_copied_without_its_posterior(self):
        scenario = self.write("copied.yaml", SCENARIO.read_text(encoding="utf-8"))
        said = self.refuse("simulate", scenario, "--out", "run", rule="no-posterior")
        self.assertRegex(said, "copied.yaml.*no article.posterior.yaml beside.*\n.*hint: copy it along")

    def test_a_run_that_cannot_be_written(self):
        self.refuse("simulate", SCENARIO, "--size", "1000", "--replicates", "1", "--out", "/proc/nowhere", code=UNFINISHED)


class Places(ProgramTest):
    def errors(self, *arguments, stream="stderr"):
        return [(m["file"].rpartition("/")[2], int(m["line"]), int(m["column"]))
                for m in ERROR.finditer(getattr(self.run_program(*arguments), stream))]

    def test_a_case(self):
        self.write("case.yaml", CASE.replace("debtor}", "debtor, count: no}"))
        column = CASE.splitlines()[5].index("}") + len(", count: ") + 1
        self.assertEqual(self.errors("explain", "case.yaml"), [("case.yaml", 6, column)])

    def test_a_scenario(self):
        text = SCENARIO.read_text(encoding="utf-8")
        line = 1 + text[:text.index("seed:")].count("\n")
        self.write("scenario.yaml", text.replace("seed: ", "sead: ", 1))
        found = self.errors("simulate", "scenario.yaml", "--out", "run")
        self.assertIn(("scenario.yaml", line, 1), found)

    def test_a_pack_in_each_verb(self):
        self.write("pack.yaml", BROKEN)
        self.write("case.yaml", CASE)
        wanted = [("pack.yaml", 2, BROKEN_AT)]
        self.assertEqual(self.errors("check", "pack.yaml", stream="stdout"), wanted)
        self.assertEqual(self.errors("test", "pack.yaml"), wanted)
        self.assertEqual(self.errors("explain", "case.yaml", "--pack", "pack.yaml"), wanted)
        self.assertEqual(self.errors("list", "acts", "--pack", "pack.yaml"), wanted)

    def test_as_json_and_as_sarif(self):
        self.write("pack.yaml", BROKEN)
        one, = json.loads(self.run_program("check", "pack.yaml", "--format", "json").stdout)["diagnostics"]
        self.assertEqual((one["severity"], one["file"], one["line"], one["column"]), ("error", "pack.yaml", 2, BROKEN_AT))
        self.assertEqual((one["end_line"], one["end_column"]), (2, BROKEN_AT + len("colour")))
        self.assertTrue(one["message"] and one["hint"] and one["rule"])
        sarif = json.loads(self.run_program("check", "pack.yaml", "--format", "sarif").stdout)
        result, = sarif["runs"][0]["results"]
        place = result["locations"][0]["physicalLocation"]
        self.assertEqual(sarif["version"], "2.1.0")
        self.assertEqual((result["ruleId"], result["level"]), (one["rule"], "error"))
        self.assertEqual(place["artifactLocation"]["uri"], "pack.yaml")
        self.assertEqual((place["region"]["startLine"], place["region"]["startColumn"]), (2, BROKEN_AT))


if __name__ == "__main__":
    unittest.main()

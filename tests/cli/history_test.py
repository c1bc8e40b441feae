"""The history of a synthetic resident: found by running a finished run again, and the same however it is asked for."""
import json
import unittest

from program import ROOT, SCENARIO, USAGE, ProgramTest

OVERLAY = ROOT / "examples" / "one_year_term.yaml"


class History(ProgramTest):
    def traced(self, run):
        return sorted((run / "trace").iterdir(), key=lambda file: int(file.stem))

    def told(self, run, subject, *options):
        told = json.loads(self.succeed("explain", "--run", run, "--subject", subject, "--format", "json", *options))
        resident = told.pop("resident")
        self.assertEqual((resident["index"], resident["synthetic"]), (int(subject), True))
        return told

    def explained(self, file, *options):
        return json.loads(self.succeed("explain", file, "--format", "json", *options))

    def expect_each_told_as_traced(self, run, *options):
        files = self.traced(run)
        self.assertEqual(len(files), 4)
        timelines = []
        for file in files:
            told = self.told(run, file.stem)
            self.assertEqual(told, self.explained(file, *options))
            timelines.append(told["timeline"])
        self.assertTrue(any(timelines), "not each event has consequences, but some have")

    def test_a_trace_and_the_run_tell_the_same(self):
        run = self.simulate("run", "--trace", 4, "--reform", OVERLAY)
        self.expect_each_told_as_traced(run)
        self.expect_each_told_as_traced(run / "reform")
        names = [[file.name for file in self.traced(folder)] for folder in (run, run / "reform")]
        self.assertEqual(*names)

    def test_a_run_is_found_again_from_a_command_with_any_word(self):
        overlay = self.write("one year's $term.yaml", OVERLAY.read_text(encoding="utf-8"))
        setting = "spc_defaulter_list.grounds_2_to_6.term=3 years"
        run = self.simulate("run", "--trace", 4, "--pack", overlay.name, "--set", setting, "--include", "plan")
        self.expect_each_told_as_traced(run, "--set", setting)
        self.assertIn("--set '" + setting + "'", self.traced(run)[0].read_text(encoding="utf-8"))

    def test_another_reading_is_the_run_under_that_reading(self):
        run, other = self.simulate("run", "--trace", 4), self.simulate("other", "--reading", "text")
        for file in self.traced(run):
            both = self.told(run, file.stem, "--reading", "both")["readings"]
            self.assertEqual(both["article"], self.told(run, file.stem))
            self.assertEqual(both["text"], self.told(other, file.stem))
            self.assertEqual(both["text"], self.told(run, file.stem, "--reading", "text"))

    def test_each_replicate_has_its_own(self):
        run = self.simulate("run", "--trace", 4)
        first, second = ([self.told(run, file.stem, "--replicate", n) for file in self.traced(run)] for n in (0, 1))
        self.assertTrue(any(told["timeline"] for told in first))
        self.assertNotEqual(first, second)

    def test_a_resident_to_whom_nothing_happened(self):
        run = self.simulate("run", size=1000, replicates=1)
        said = self.succeed("explain", "--run", run, "--subject", 0)
        self.assertIn("Synthetic resident 0", said)
        self.assertIn("合成居民0", self.succeed("explain", "--run", run, "--subject", 0, "--lang", "zh"))

    def test_a_trace_changes_no_table_and_depends_on_no_thread(self):
        plain = self.simulate("plain")
        one = self.simulate("one", "--trace", 4, "--threads", 1)
        three = self.simulate("three", "--trace", 4, "--threads", 3)
        self.assert_same_tables(plain, one)
        for a, b in zip(self.traced(one), self.traced(three), strict=True):
            self.assertEqual((a.name, a.read_bytes()), (b.name, b.read_bytes()))

    def test_a_later_run_in_the_folder_leaves_no_trace_of_the_earlier(self):
        run = self.simulate("run", "--trace", 4)
        self.simulate("run")
        self.assertFalse((run / "trace").exists())


class Refusals(ProgramTest):
    def ask(self, run, *options, subject=0, **refusal):
        return self.refuse("explain", "--run", run, "--subject", subject, *options, **refusal)

    def test_what_is_no_run(self):
        self.ask(self.folder, rule="no-run")
        self.ask("nowhere", rule="no-run")
        self.write("run/manifest.json", "{}")
        self.ask("run", rule="no-run")

    def test_a_run_that_is_not_finished(self):
        self.write("run/checkpoint/replicates.bin", "")
        self.assertIn("--resume", self.ask("run", rule="unfinished-run"))

    def test_whom_the_run_has_not(self):
        run = self.simulate("run", size=1000)
        residents = json.loads((run / "manifest.json").read_text(encoding="utf-8"))["residents"]
        self.assertIn(f"0 to {residents - 1}", self.ask(run, subject=residents, rule="no-such-subject"))
        self.ask(run, "--replicate", 2, rule="no-such-replicate")

    def run_of_own_files(self):
        self.write("scenario.yaml", SCENARIO.read_text(encoding="utf-8"))
        self.write("article.posterior.yaml", SCENARIO.with_name("article.posterior.yaml").read_text(encoding="utf-8"))
        self.write("overlay.yaml", OVERLAY.read_text(encoding="utf-8"))
        self.succeed("simulate", "scenario.yaml", "--pack", "overlay.yaml", "--size", 1000, "--replicates", 1, "--quiet",
                     "--out", "run")
        self.succeed("explain", "--run", "run", "--subject", 0)

    def test_another_version_of_the_scenario(self):
        self.run_of_own_files()
        self.write("scenario.yaml", SCENARIO.read_text(encoding="utf-8") + "\n# changed\n")
        self.ask("run", rule="other-scenario")

    def test_another_version_of_the_pack(self):
        self.run_of_own_files()
        self.write("overlay.yaml", OVERLAY.read_text(encoding="utf-8").replace("1 year", "2 years"))
        self.ask("run", rule="other-pack")

    def test_files_that_are_not_there(self):
        self.run_of_own_files()
        (self.folder / "scenario.yaml").unlink()
        self.assertIn("simulate scenario.yaml", self.ask("run", rule="no-inputs"))

    def test_options_that_the_run_has_settled(self):
        for option in ("--pack", "--law-of", "--include", "--variant", "--set"):
            self.ask("run", option, "cn", code=USAGE)
        self.refuse("explain", "--subject", 0, code=USAGE)
        self.refuse("explain", "--run", "run", code=USAGE)
        self.refuse("explain", code=USAGE)


if __name__ == "__main__":
    unittest.main()

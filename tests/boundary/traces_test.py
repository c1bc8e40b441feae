"""A history is that of one synthetic resident, asked for by an index or drawn by chance: no list of persons, no name, nothing kept."""
import re
import unittest

from program import SCENARIO, USAGE, ProgramTest

ROLES = {"person", "parent", "child", "relative", "firm", "body"}
OF_A_SUBJECT = {"kind", "residence", "seat", "roles", "born", "sex", "guardian", "parent", "child", "representative", "unit", "granted"}


class Traces(ProgramTest):
    def files(self, folder):
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    def test_no_command_lists_who_is_listed(self):
        for what in ("persons", "residents", "subjects", "listed", "listings", "traces", "court_defaulter_list"):
            self.refuse("list", what, code=USAGE)
        options = set(re.findall(r"--[a-z-]+", self.succeed("explain", "--help") + self.succeed("simulate", "--help")))
        self.assertFalse(options & {"--subjects", "--listed", "--persons", "--residents", "--find", "--where", "--sort"})

    def test_a_subject_is_one_index(self):
        self.simulate("run", size=1000, replicates=1)
        for words in (["3,4"], ["3-9"], ["3", "4"], ["all"], ["*"], ["-1"], [""], ["3", "--subject", "4"], ["wang"]):
            with self.subTest(words):
                self.refuse("explain", "--run", "run", "--subject", *words, code=USAGE)
        self.refuse("explain", "--run", "run", "--run", "run", "--subject", "3", code=USAGE)

    def test_a_thousand_histories_at_most_and_never_whose(self):
        for number in ("1001", "0", "-1", "all", "3,4"):
            self.refuse("simulate", SCENARIO, "--out", "run", "--trace", number, code=USAGE)

    def test_a_history_is_synthetic_and_holds_no_name(self):
        run = self.simulate("run", "--trace", 20)
        written = [name for name in self.files(run) if name.startswith("trace/")]
        self.assertEqual(len(written), 20)
        for name in written:
            self.assertRegex(name, r"^trace/\d+\.yaml$")
            text = (run / name).read_text(encoding="utf-8")
            self.assertTrue(text.startswith("# A synthetic resident"), name)
            self.assertIn("Nobody real is meant", text)
            self.assertIn("case: 'Synthetic resident", text)
            subjects = text.partition("subjects:\n")[2].partition("events:\n")[0]
            for label, said in re.findall(r"^  (\w+): \{(.*)\}$", subjects, re.M):
                self.assertIn(label.rstrip("0123456789"), ROLES)
                without_answers = re.sub(r"granted: \{[^}]*\}", "granted: true", said)
                self.assertLessEqual(set(re.findall(r"(\w+): ", without_answers)), OF_A_SUBJECT)

    def test_asking_keeps_nothing(self):
        run = self.simulate("run", size=1000, replicates=1)
        before = {name: (run / name).read_bytes() for name in self.files(run)}
        self.assertIn("Synthetic", self.succeed("explain", "--run", run, "--subject", 3))
        self.assertEqual(before, {name: (run / name).read_bytes() for name in self.files(run)})
        self.assertEqual({path.name for path in self.folder.iterdir()}, {"run"})


if __name__ == "__main__":
    unittest.main()

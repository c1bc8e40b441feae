"""A run that is interrupted keeps what it has; taken up again it gives the bits of a run that never stopped."""
import signal
import subprocess
import time
import unittest

from program import INTERRUPTED, INVALID, PROGRAM, SCENARIO, ProgramTest

SIZE, REPLICATES = "20000", "12"
OPTIONS = ["--size", SIZE, "--replicates", REPLICATES]


class Interrupt(ProgramTest):
    def start(self, out):
        return subprocess.Popen([PROGRAM, "simulate", str(SCENARIO), *OPTIONS, "--threads", "1", "--out", out],
                                cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def replicates_done(self, out):
        progress = self.folder / out / "progress.jsonl"
        return len(progress.read_text(encoding="utf-8").splitlines()) if progress.exists() else 0

    def interrupted_after_two_replicates(self, out):
        run = self.start(out)
        deadline = time.monotonic() + 300
        while self.replicates_done(out) < 2 and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.002)
        run.send_signal(signal.SIGINT)
        printed, said = run.communicate(timeout=300)
        self.assertEqual(run.returncode, INTERRUPTED, said)
        self.assertEqual(printed, "")
        return said

    def test_taken_up_it_gives_the_same_bits(self):
        said = self.interrupted_after_two_replicates("broken")
        self.assertIn("--resume", said)
        self.assertFalse((self.folder / "broken" / "manifest.json").exists())
        kept = self.replicates_done("broken")
        self.assertIn(kept, range(2, 12))
        self.succeed("simulate", SCENARIO, *OPTIONS, "--out", "broken", "--resume", "--quiet", "--threads", "2")
        self.assertEqual(self.replicates_done("broken"), 12)
        self.simulate("whole", size=20000, replicates=12)
        self.assert_same_tables(self.folder / "broken", self.folder / "whole")

    def test_another_run_does_not_take_it_up(self):
        self.interrupted_after_two_replicates("broken")
        for change in (["--seed", "5"], ["--size", "21000"], ["--law-of", "2019-01-01"]):
            with self.subTest(change):
                options = ["--replicates", REPLICATES, *(change if "--size" in change else ["--size", SIZE, *change])]
                said = self.refuse("simulate", SCENARIO, *options, "--out", "broken", "--resume", code=INVALID)
                self.assertIn("checkpoint", said)


if __name__ == "__main__":
    unittest.main()

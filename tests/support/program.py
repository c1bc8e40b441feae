"""The built program as a user meets it: its exit code, standard output and standard error."""
import csv
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("OSMANTHUS_PROGRAM", str(ROOT / "build" / "osmanthus"))
SCENARIO = ROOT / "scenarios" / "article.yaml"
DONE, FOUND, USAGE, INVALID, UNFINISHED, INTERRUPTED = 0, 1, 2, 3, 4, 130
TABLES = ("indicators", "events", "flows", "spells", "burden", "population_fit")
# FILE:LINE:COL: error: MESSAGE [RULE]
ERROR = re.compile(r"^(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): error: (?P<message>.+) \[(?P<rule>[a-z-]+)\]$", re.M)


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own, in which the program runs."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, timeout=600, check=False, **options)

    def succeed(self, *arguments):
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, DONE, done.stderr)
        return done.stdout

    def refuse(self, *arguments, code=INVALID, rule=None):
        """The program refuses, and says why on standard error; returns what it says."""
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertNotEqual(done.stderr, "")
        if rule:
            self.assertIn(f"[{rule}]", done.stderr)
        return done.stderr

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def simulate(self, out, *options, size=20000, replicates=2):
        """A small run into `out` below the test's folder."""
        self.succeed("simulate", SCENARIO, "--size", size, "--replicates", replicates, "--quiet", "--out", out, *options)
        return self.folder / out

    def assert_same_tables(self, one, other):
        for table in TABLES:
            for ending in ("csv", "parquet"):
                name = f"{table}.{ending}"
                self.assertEqual((one / name).read_bytes(), (other / name).read_bytes(), name)


def rows(table):
    with open(table, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def figures(run, indicator):
    """The nation's figures of one indicator, over all months and replicates."""
    return [float(row["value"]) for row in rows(run / "indicators.csv")
            if (row["jurisdiction"], row["group"], row["indicator"]) == ("cn", "all", indicator)]

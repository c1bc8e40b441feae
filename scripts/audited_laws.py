"""Writes docs/audited-laws.md: the small laws on which the audit is tried, by property, and what it must say of them.

    python scripts/audited_laws.py [--check] build/tests/audit_test

Each law breaks one property in a way of its own, or only seems to. The names and the expected verdicts come from a run
of the tests, so that a law that is not tried is not listed. With --check, nothing is written, and it is an error if
the page would differ.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "audited-laws.md"
LEAST = 10
HEAD = """# Laws on which the audit is tried

Made by `scripts/audited_laws.py` from the tests in `tests/audit`: each is a law of a few lines that breaks one property in a way of its
own, or that one might take for such a law. All were found to be what they are. The built-in pack, and laws drawn by chance that are compared
with every life of up to three events, come on top ([audit.md](audit.md#how-it-is-tested)).

| property | violates it | keeps to it, though it may not seem so |
|---|---|---|
"""


def gathered(program):
    """By property, the names of the laws by the verdict that the tests expect of them."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "tests.json"
        done = subprocess.run([program, f"--gtest_output=json:{out}", "--gtest_brief=1"], check=False)
        if done.returncode:
            sys.exit("The tests fail: their laws are not what they are said to be.")
        suites = json.loads(out.read_text(encoding="utf-8"))["testsuites"]
    laws = defaultdict(lambda: defaultdict(list))
    for test in (test for suite in suites for test in suite["testsuite"]):
        for key, value in test.items():
            prop, dot, name = key.partition(".")
            if dot and value in ("violated", "holds", "unknown"):
                laws[prop][value].append(name.replace("_", " "))
    return laws


def page(laws):
    text = HEAD
    for prop in sorted(laws):
        columns = (f"{len(names)}: {'; '.join(sorted(names))}" for names in (laws[prop]["violated"], laws[prop]["holds"]))
        text += f"| `{prop}` | {' | '.join(columns)} |\n"
    return text


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=Path, help="the built test program audit_test")
    parser.add_argument("--check", action="store_true", help="compare with the page that is there")
    options = parser.parse_args()
    laws = gathered(options.program)
    few = [f"{prop}: {len(laws[prop][verdict])} {verdict}" for prop in sorted(laws) for verdict in ("violated", "holds")
           if len(laws[prop][verdict]) < LEAST]
    print("\n".join(few))
    if not options.check:
        PAGE.write_text(page(laws), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page(laws):
        sys.exit(f"{PAGE.name} is not what the tests say: run {sys.argv[0]} {options.program}")


if __name__ == "__main__":
    main()

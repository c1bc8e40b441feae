"""Holds the kernel on symbols against the kernel on integers, on random cases.

    python tests/differential/symbols.py --cases 3000 --seed 7 --driver build/tests/symbols_driver

The step runs on a life whose every value is a variable; then the case's values are put in their place and the
terms simplified. One case in a hundred is also decided by the solver. Exit: 0 they agree, 1 they differ.
"""
import argparse
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import generate  # noqa: E402  (beside this file)

BATCH = 500
SOLVED = 100


def compared(options, start):
    """(cases that agree, cases that differ, cases that the solver decided) of one batch, and what was printed."""
    number = min(BATCH, options.cases - start)
    cases = generate.cases(options.pack, number, options.seed + start // BATCH)
    done = subprocess.run([options.driver, options.pack, str(SOLVED)], input="".join(json.dumps(case) + "\n" for case in cases),
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return 0, number, 0, done.stdout + done.stderr
    passed, failed = map(int, re.search(r"^(\d+) passed, (\d+) failed$", done.stdout, re.M).groups())
    return passed, failed, int(re.search(r"^(\d+) of them decided", done.stdout, re.M)[1]), done.stdout if failed else ""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    root = HERE.parent.parent
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--driver", type=Path, default=root / "build" / "tests" / "symbols_driver")
    parser.add_argument("--pack", type=Path, default=root / "packs" / "cn")
    options = parser.parse_args()
    passed = failed = decided = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for good, bad, solved, said in pool.map(lambda start: compared(options, start), range(0, options.cases, BATCH)):
            passed, failed, decided = passed + good, failed + bad, decided + solved
            print(said, end="")
    print(f"{decided} of them decided by the solver")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""A second opinion: what the audit asks its solver, decided again by another one.

    python tests/second_opinion/decide_again.py --sample 200 --osmanthus build/osmanthus

The audit writes each of its questions as SMT-LIB, with the answer that Z3 gave as its status; cvc5 decides them
again, within a limit counted in its own resources, so that the same questions stay undecided on every machine.
A question on which they differ, or that cvc5 cannot read, fails. What one of them does not decide is counted.
Exit: 0 they agree, 1 they differ, 3 the audit could not run.
"""
import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

import cvc5

ROOT = Path(__file__).resolve().parents[2]
STATUS = re.compile(r"^\(set-info :status (\w+)\)$", re.M)
LIMIT = 1_000_000
# What cvc5 does beforehand is not counted in its resources, and can take minutes.
PLAIN = {"simplification": "none", "static-learning": "false", "ite-simp": "false"}


def decide(script):
    """cvc5's answer to a script: sat, unsat or unknown, or what it says where it cannot read it."""
    solver = cvc5.Solver(cvc5.TermManager())
    for option, value in {"rlimit": str(LIMIT), **PLAIN}.items():
        solver.setOption(option, value)
    parser = cvc5.InputParser(solver)
    # Its logic is not named, and its status is not to be told beforehand.
    unnamed = "(set-logic ALL)\n" + STATUS.sub("", script)
    parser.setStringInput(cvc5.InputLanguage.SMT_LIB_2_6, unnamed, "question")
    said = ""
    try:
        while not (command := parser.nextCommand()).isNull():
            said += command.invoke(solver, parser.getSymbolManager())
    except Exception as error:  # cvc5 has an exception of its own for each thing that can go wrong
        return f"error: {error}"
    return "unknown" if said.startswith("unknown") else said.strip()  # it says why: unknown (RESOURCEOUT)


def compared(path):
    """What came of one question, and the question, if that has to be shown."""
    script = path.read_text(encoding="utf-8")
    first, second = STATUS.search(script)[1], decide(script)
    if first == second:
        return first, ""
    if "unknown" in (first, second):
        return f"undecided by {'Z3' if first == 'unknown' else 'cvc5'}", ""
    return "failed", f"{script.splitlines()[0]}\n  Z3: {first}; cvc5: {second}\n"


def questions(program, arguments, folder):
    """The questions of one audit, or of the making of cases, in the order in which they were put."""
    done = subprocess.run([program, *arguments, "--save-queries", folder], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode not in (0, 1):
        print(f"The audit could not run. {done.stderr}", file=sys.stderr)
        sys.exit(3)
    return sorted(folder.iterdir())


def check_itself():
    """That a wrong answer would be noticed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "wrong.smt2")
        path.write_text("; nothing\n(set-info :status sat)\n(declare-fun x () Int)\n(assert (< x x))\n(check-sat)\n",
                        encoding="utf-8")
        if compared(path)[0] != "failed":
            sys.exit("A wrong answer goes unnoticed.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=0, help="so many questions, evenly chosen; else all")
    parser.add_argument("--days", nargs="+", default=["2019-11-30"], help="the days whose law is audited")
    parser.add_argument("--osmanthus", type=Path, default=ROOT / "build" / "osmanthus")
    options = parser.parse_args()
    check_itself()
    with tempfile.TemporaryDirectory() as folder, Pool() as pool:
        asked = []
        for day in options.days:
            for reading in ("article", "text"):
                for verb in (["audit"], ["test", "--generate"]):
                    arguments = [*verb, "cn", "--as-of", day, "--reading", reading]
                    asked += questions(options.osmanthus, arguments, Path(folder, f"{day}_{reading}_{verb[0]}"))
        every = max(1, len(asked) // options.sample) if options.sample else 1
        count = Counter()
        for outcome, said in pool.imap(compared, asked[::every], chunksize=4):
            count[outcome] += 1
            print(said, end="", flush=True)
    for outcome, number in sorted(count.items()):
        print(f"{outcome}: {number} of {len(asked)} asked")
    print(f"{count['sat'] + count['unsat']} passed, {count['failed']} failed")
    sys.exit(1 if count["failed"] or not count["sat"] or not count["unsat"] else 0)


if __name__ == "__main__":
    main()

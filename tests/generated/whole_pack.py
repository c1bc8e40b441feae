"""The cases that the audit makes of the built-in pack: they pass, and they tell the law from others.

    python tests/generated/whole_pack.py [--mutants] --osmanthus build/osmanthus

`test --generate` makes cases of both readings, which take the place of the pack's own. `osmanthus test` must find
what each expects. With --mutants, each number that a condition of these provisions compares with is moved by one, up
and down, in a law otherwise the same: some case must then find something else, unless that law is known to come to the
same. Exit: 0 all is so, 1 not.
"""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SAME = ROOT / "tests" / "mutation" / "same.yaml"
NUMBER = re.compile(r"(?:at least|at most|above|below|exactly) (\d+) (\w+) \((\w+)\)")


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)


def pack_of_generated_cases(program, folder, days):
    """A copy of the pack with the cases made of it in place of its own, and how many there are."""
    pack = folder / "cn"
    shutil.copytree(ROOT / "packs" / "cn", pack)
    shutil.rmtree(pack / "cases")
    (pack / "cases").mkdir()
    number = 0
    for day in days:
        for reading in ("article", "text"):
            made = run(program, "test", "--generate", "cn", "--as-of", day, "--reading", reading)
            print(made.stderr, end="")
            if made.returncode:
                sys.exit(f"No cases of {reading} on {day}: exit {made.returncode}.")
            (pack / "cases" / f"{reading}_{day}.yaml").write_text(made.stdout, encoding="utf-8")
            number += made.stdout.count("- case:")
    return pack, number


def compared_numbers():
    """(full name, value, unit) of each number that a condition of the pack compares with where it stands."""
    for file in sorted((ROOT / "packs" / "cn" / "instruments").glob("*.yaml")):
        instrument = ""
        for item in yaml.safe_load(file.read_text(encoding="utf-8")):
            instrument = item.get("instrument", {}).get("id", instrument)
            rule = item.get("rule")
            for line in conditions([rule.get(key) for key in ("if", "unless", "while")] if rule else []):
                for value, unit, name in NUMBER.findall(line):
                    yield f"{instrument}.{item['law']['id']}.{name}", int(value), unit


def conditions(guard):
    if isinstance(guard, str):
        yield guard
    for part in guard.values() if isinstance(guard, dict) else guard if isinstance(guard, list) else []:
        yield from conditions(part)


def mutants():
    for name, value, unit in compared_numbers():
        for moved in (value - 1, value + 1):
            yield name, f"{moved} {unit}"


def known_as_the_same():
    """(full name of a provision, condition) of those that come to the same law."""
    return [(entry["in"], change) for entry in yaml.safe_load(SAME.read_text(encoding="utf-8"))
            for change in entry["changes"]]


def is_the_same(known, mutant):
    (provision, _, name), value = mutant[0].rpartition("."), mutant[1]
    return any(one == provision and f"{value} ({name})" in change for one, change in known)


def tells_apart(program, pack, folder, mutant):
    name, value = mutant
    reform = folder / f"{name}_{value.split()[0]}.yaml"
    reform.write_text(f"reform: {name} is {value}\nextends: {pack}\nset: {{{name}: {value}}}\n", encoding="utf-8")
    done = run(program, "test", reform)
    if done.returncode not in (0, 1):
        sys.exit(f"{name}, {value}: {done.stderr}")
    return done.returncode == 1


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutants", action="store_true")
    parser.add_argument("--days", nargs="+", default=["2019-11-30"], help="the days whose law has cases made of it")
    parser.add_argument("--osmanthus", type=Path, default=ROOT / "build" / "osmanthus")
    options = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        pack, passed = pack_of_generated_cases(options.osmanthus, Path(name), options.days)
        done = run(options.osmanthus, "test", pack)
        if done.returncode:
            print(done.stdout + done.stderr)
            failed += 1
        if options.mutants:
            made = "".join(file.read_text(encoding="utf-8") for file in (pack / "cases").iterdir())
            known = known_as_the_same()
            all_of_them = [mutant for mutant in mutants()
                           if f"- case: '{mutant[0].rpartition('.')[0]} " in made and not is_the_same(known, mutant)]
            with ThreadPoolExecutor() as pool:
                told = list(pool.map(lambda one: tells_apart(options.osmanthus, pack, Path(name), one), all_of_them))
            for mutant, noticed in zip(all_of_them, told):
                passed, failed = passed + noticed, failed + (not noticed)
                if not noticed:
                    print("No case tells the law from one in which {} is {}.".format(*mutant))
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()

"""Holds the program against the independent evaluator, on the kept disagreements and then on random cases.

    python tests/differential/compare.py --cases 10000 --seed 7 --osmanthus build/osmanthus

Both read the same cases; the program's side is tests/differential_driver, beside the given program. A case on
which they differ is shrunk, by leaving out events, subjects and fields while they still differ, and printed whole
with both states. Exit: 0 they agree, 1 they differ, 3 a side could not run.
"""
import argparse
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
REFERENCE = HERE.parent / "reference" / "evaluator.py"
sys.path.insert(0, str(HERE))
import generate  # noqa: E402  (beside this file)


class Sides:
    """The two programs, each a filter from cases to states."""

    def __init__(self, driver, pack):
        self.commands = [[sys.executable, str(REFERENCE), str(pack)], [str(driver), str(pack)]]

    def states(self, command, cases):
        """A side's state for each case. Where it refuses one, what it said stands in place of the state."""
        text = "".join(json.dumps(case) + "\n" for case in cases)
        done = subprocess.run(command, input=text, capture_output=True, text=True)
        lines = done.stdout.splitlines()
        found = [canonical(json.loads(line)) for line in lines[:len(cases)]]
        if len(lines) < len(cases):
            found.append({"refused": f"{command[0]}: exit {done.returncode}: {done.stderr[-2000:]}"})
            found += self.states(command, cases[len(found):]) if len(found) < len(cases) else []
        return found

    def both(self, cases):
        """A pair of states for each case; the two sides run at once."""
        with ThreadPoolExecutor(2) as pool:
            return list(zip(*pool.map(lambda command: self.states(command, cases), self.commands)))

    def differing(self, cases):
        """The cases on which the two differ, each with whether a side refuses it."""
        pairs = zip(cases, self.both(cases)) if cases else []
        return [(case, "refused" in {**ours, **theirs}) for case, (ours, theirs) in pairs if ours != theirs]


def canonical(state):
    """Entries in an order of their own, scores as bare values; an error stays as it is."""
    if "subjects" not in state:
        return state
    subjects = {}
    for label, found in state["subjects"].items():
        lists = {name: sorted(found.get(name, []), key=lambda entry: json.dumps(entry, sort_keys=True))
                 for name in ("records", "listings", "measures")}
        scores = {name: score["value"] if isinstance(score, dict) else score
                  for name, score in found.get("scores", {}).items()}
        subjects[label] = {**lists, "scores": scores}
    return {"subjects": subjects}


def without(mapping, key):
    return {name: value for name, value in mapping.items() if name != key}


def without_subject(case, label):
    """The case without a subject, his events, and what others say of him."""
    def cleaned(value):
        if isinstance(value, list):
            return [one for one in value if one != label]
        return None if value == label else value
    left = {name: {key: cleaned(value) for key, value in fields.items()}
            for name, fields in case["subjects"].items() if name != label}
    subjects = {name: {key: value for key, value in fields.items() if value not in (None, [])}
                for name, fields in left.items()}
    events = [event for event in case["events"] if event["by"] != label]
    return {**case, "subjects": subjects, "events": events}


def simpler(case):
    """Every case that is this one with one thing left out."""
    for place in range(len(case["events"])):
        yield {**case, "events": case["events"][:place] + case["events"][place + 1:]}
    for label in case["subjects"]:
        if len(case["subjects"]) > 1:
            yield without_subject(case, label)
    for key in ("include", "variant", "law_of", "reading"):
        if key in case:
            yield without(case, key)
    for place, event in enumerate(case["events"]):
        fewer = [without(event, key) for key in event if key not in ("date", "act", "by", "change")]
        if event.get("count", 1) > 1:
            fewer.append({**event, "count": event["count"] - 1})
        for one in fewer:
            yield {**case, "events": [*case["events"][:place], one, *case["events"][place + 1:]]}
    for label, fields in case["subjects"].items():
        for key in fields:
            yield {**case, "subjects": {**case["subjects"], label: without(fields, key)}}


def valid(case):
    """Whether every event that is answered is still there."""
    ids = {event.get("id") for event in case["events"]}
    return all("of" not in event or event["of"] in ids for event in case["events"])


def shrunk(sides, case, refused):
    """A case on which the two still differ, in the same way, and from which nothing can be left out."""
    while True:
        found = sides.differing([one for one in simpler(case) if valid(one)])
        found = [one for one, refused_too in found if refused_too == refused]
        if not found:
            return case
        case = min(found, key=lambda one: (len(one["events"]), len(json.dumps(one))))


def show(sides, case):
    ours, theirs = sides.both([case])[0]
    print(yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=118, default_flow_style=None))
    for label in case["subjects"]:
        pair = [side["subjects"].get(label, {}) if "subjects" in side else side for side in (ours, theirs)]
        if pair[0] != pair[1]:
            for name, found in zip(("reference", "osmanthus"), pair):
                other = pair[1] if found is pair[0] else pair[0]
                print(f"  {name}, {label}:")
                for field, value in found.items():
                    for entry in value if isinstance(value, list) else [value]:
                        rest = other.get(field, [])
                        if (entry not in rest) if isinstance(rest, list) else (entry != rest):
                            print(f"    {field}: {json.dumps(entry, ensure_ascii=False)}")
    print()


def kept_cases(pack):
    """A pack's disagreements of the past, each a case file with a comment that says which side was wrong."""
    for path in sorted((HERE / "regressions" / pack.stem).glob("*.yaml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield {**json.loads(json.dumps(case, default=str)), "case": path.name}


def report(sides, title, cases, most):
    differing = sides.differing(cases)
    print(f"{title}: {len(cases)} cases, {len(differing)} on which they differ.")
    for case, refused in differing[:most]:
        print(f"--- {case['case']}")
        show(sides, shrunk(sides, case, refused))
    return len(differing)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    root = HERE.parent.parent
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--osmanthus", type=Path, default=root / "build" / "osmanthus")
    parser.add_argument("--driver", type=Path, help="else tests/differential_driver beside the program")
    parser.add_argument("--pack", type=Path, default=root / "packs" / "cn")
    parser.add_argument("--show", type=int, default=10, help="at most so many cases are shrunk and printed")
    options = parser.parse_args()
    driver = options.driver or options.osmanthus.parent / "tests" / "differential_driver"
    if not driver.exists():
        print(f"The program's side of the comparison is not built: {driver}", file=sys.stderr)
        sys.exit(3)
    sides = Sides(driver, options.pack)
    trial = {"case": "Nothing", "as_of": "2020-01-01", "subjects": {"person": {}}, "events": []}
    for said in (side["refused"] for side in sides.both([trial])[0] if "refused" in side):
        print(f"A side cannot run. {said}", file=sys.stderr)
        sys.exit(3)
    found = report(sides, "Kept disagreements", list(kept_cases(options.pack)), options.show)
    batch = 2000
    for start in range(0, options.cases, batch):
        number = min(batch, options.cases - start)
        seed = options.seed + start // batch
        found += report(sides, f"Seed {seed}", list(generate.cases(options.pack, number, seed)), options.show)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()

"""Holds the evaluator against a pack's worked cases (reasons, timelines and ways out aside):  run_cases.py PACK"""
import json
import sys
from pathlib import Path

import evaluator
import yaml


def agrees(wanted, found):
    """A named thing agrees in every field that is named."""
    wanted = wanted if isinstance(wanted, dict) else {found.get("register") and "register" or "id": wanted}
    told = {**found, "id": found.get("id", found.get("register"))}
    return all(told.get(key) == value for key, value in wanted.items() if key != "because")


def differences(expected, state):
    for field, wanted in expected.items():
        found = state.get(field, wanted)
        if field == "scores":
            if isinstance(wanted, list):
                wanted = {one["id"]: one for one in wanted}
            values = {name: one.get("value", found.get(name)) if isinstance(one, dict) else one
                      for name, one in wanted.items()}
            yield from [] if values == found else [(field, wanted, found)]
        elif field in state:
            missing = [one for one in wanted if not any(agrees(one, thing) for thing in found)]
            if missing or len(wanted) != len(found):
                yield field, wanted, found


def main():
    pack, failures, number = evaluator.Pack(sys.argv[1]), 0, 0
    for path in sorted(Path(sys.argv[1], "cases").rglob("*.yaml")):
        items = json.loads(json.dumps(yaml.safe_load(path.read_text(encoding="utf-8")), default=str))
        for case in items if isinstance(items, list) else [items]:
            number += 1
            states = evaluator.state(pack, case)["subjects"]
            found = [(who, *which) for who, expected in case.get("expect", {}).items()
                     for which in differences(expected, states[who])]
            failures += bool(found)
            for who, field, wanted, actual in found:
                print(f"{path.name}: {case['case']}: {who}.{field}\n  wanted {json.dumps(wanted)}\n  found  {json.dumps(actual)}")
    print(f"{number} cases, {failures} on which the evaluator differs.")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

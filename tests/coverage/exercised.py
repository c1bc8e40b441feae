"""Each provision of the pack has worked cases on both sides: in one it takes effect, in another it just does not.

    python tests/coverage/exercised.py [--osmanthus build/osmanthus]

That it takes effect: without it, some worked case finds something else. That it just does not, one of:
  a condition, the day or the place is all that is missing, as `explain` tells (a reading, a variant, a status do not
  count);
  of what rests on a state: the state was over by the day one looks at;
  the act that sets it off, or that opens the state on which it rests, was done across the border;
  of what ends something: its happening came, in force (a commencement with its first day), and there was nothing to end;
  of a bar: what it bars was done under it, and it did not bar.
And half of the cases at least test reasons. Exit: 0 all is so, 1 not.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import coverage  # noqa: E402
import inventory  # noqa: E402

VIEW = {"reading", "variant", "status"}
MODALITIES = ("must", "may", "must_not")
# What a timeline says of a thing that begins.
BEGINS = {"list": "listed", "record": "record_opened", "measure": "measure_started", "duty": "duty_imposed"}


def explained(program, folder, number, case):
    path = folder / f"{number}.yaml"
    alone = {key: value for key, value in case.items() if key not in ("file", "expect")}
    path.write_text(yaml.safe_dump(alone, allow_unicode=True), encoding="utf-8")
    command = [program, "explain", path, "--all", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{case['case']}: {done.stderr}")
    return json.loads(done.stdout)


def effects(rule):
    found = [rule[modality] for modality in MODALITIES if modality in rule]
    return [effect for one in found for effect in (one if isinstance(one, list) else [one]) if isinstance(effect, dict)]


def named(things):
    return things if isinstance(things, list) else [] if things is None else [things]


def happenings(rule):
    when = rule.get("when", [])
    return when if isinstance(when, list) else [when]


def missed_by_one(explanation):
    return {one["provision"] for one in explanation["why_not"]
            if len(one["failed"]) == 1 and one["failed"][0]["condition"] not in VIEW}


def told(explanation):
    return {change["because"]["provision"] for change in explanation["timeline"]}


def over(explanation):
    """What rested on a state that was over by the day one looks at."""
    ended = [change for change in explanation["timeline"] if change["change"] in ("measure_ended", "record_closed")]
    return {change["because"]["provision"] for change in ended}


def groups_of(pack):
    content = inventory.items(pack / "acts.yaml")[0]
    return {name: set(group["acts"]) for name, group in content["groups"].items()}


def standings_in(rule):
    """The registers and records that a state, or what opens one, names."""
    return set(re.findall(r"(?:listed on|recorded in) ([\w.]+)", json.dumps(rule.get("while", [])))) | {
        one.split()[0] for one in happenings(rule) if one.endswith(" opens")}


class Cases:
    def __init__(self, data, explanations):
        self.data = data
        self.pairs = list(zip(data.cases, explanations, strict=True))
        self.groups = groups_of(data.pack)
        self.outside = {place for place, content in data.places.items() if place != "cn" and "within" not in content}
        self.near = set().union(*map(missed_by_one, explanations))
        self.over = set().union(*map(over, explanations))

    def acts(self, happening):
        name = happening.split(" of ")[0]
        return self.groups.get(name, {name})

    def in_view_of(self, item):
        reading = item["law"].get("reading")
        return [(case, one) for case, one in self.pairs if reading in (None, one["reading"])]

    def setting_off(self, item):
        """The acts that set a rule off, or that open the state on which it rests."""
        rules = [item["rule"]]
        standings = standings_in(item["rule"])
        rules += [other["rule"] for other in self.data.provisions.values() if "rule" in other
                  for effect in effects(other["rule"]) if standings & {effect.get("list"), effect.get("record")}]
        return {act for rule in rules for one in happenings(rule) for act in self.acts(one)}

    def across_the_border(self, name, item):
        acts = self.setting_off(item)
        return any(event.get("act") in acts and event.get("in") in self.outside and name not in told(explanation)
                   for case, explanation in self.in_view_of(item) for event in case["events"])

    def ends_nothing(self, name, item):
        """A case in which the happening of an ending rule came and it ended nothing."""
        if not any("end" in effect for effect in effects(item["rule"])):
            return False
        acts = {act for one in happenings(item["rule"]) for act in self.acts(one)}
        first = self.first_day(name, item) if "commencement" in acts else None
        for case, explanation in self.in_view_of(item):
            done = any(event.get("act") in acts and event.get("granted", True) is True for event in case["events"])
            done = done or (first is not None and first <= str(case["as_of"]) and "law_of" not in case)
            hindered = {one["provision"] for one in explanation["why_not"]}
            if done and name not in told(explanation) | hindered:
                return True
        return False

    def first_day(self, name, item):
        """Of its force: its own, or that of the versions it cites, or of its instrument."""
        instrument = self.data.instruments[name.split(".")[0]]
        versions = instrument.get("versions", {})
        forces = [item["law"].get("force") or instrument.get("force")]
        forces = [one["force"] for key, one in versions.items() if key in item["law"]["cite"]] if versions else forces
        return min(str(force[0]) for force in forces)

    def bars_nothing(self, item):
        """A case in which what a bar bars began in its reading."""
        if "must_not" not in item["rule"]:
            return False
        barred = {(change, one) for effect in effects(item["rule"]) for verb, change in BEGINS.items()
                  for one in named(effect.get(verb))}
        return any((change["change"], change.get("what")) in barred
                   for _, explanation in self.in_view_of(item) for change in explanation["timeline"])

    def just_not(self, name, item):
        return (name in self.near or ("while" in item["rule"] and name in self.over) or self.ends_nothing(name, item)
                or self.bars_nothing(item) or self.across_the_border(name, item))


def tests_reasons(case):
    return "because" in json.dumps(case.get("expect", {}), default=str)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--osmanthus", type=Path, default=ROOT / "build" / "osmanthus")
    program = parser.parse_args().osmanthus.resolve()
    data = inventory.Repository()
    rules = {name: item for name, item in data.provisions.items() if "rule" in item}
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        explanations = list(pool.map(lambda one: explained(program, Path(folder), *one), enumerate(data.cases)))
        lacking = pool.map(lambda name: coverage.changed_cases(program, coverage.without(name)), rules)
        changed = dict(zip(rules, lacking, strict=True))
    cases = Cases(data, explanations)
    problems = [f"{name} takes effect in no worked case." for name in rules if not changed[name]]
    problems += [f"{name}: no worked case in which it just does not take effect." for name, item in rules.items()
                 if not cases.just_not(name, item)]
    reasons = sum(map(tests_reasons, data.cases))
    if 2 * reasons < len(data.cases):
        problems.append(f"Only {reasons} of {len(data.cases)} worked cases test reasons.")
    print("\n".join(problems))
    print(f"{2 * len(rules) + 1 - len(problems)} passed, {len(problems)} failed")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()

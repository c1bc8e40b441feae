"""Laws that differ from the built-in one in a single point: of nearly all, a worked case must tell.

    python tests/mutation/law.py [--sample N] [--seed S] [--provision NAME]... [--same | --list] [--osmanthus build/osmanthus]

Mutants are enumerated from the pack: each constant one more and one less, each comparison its neighbour, each condition
dropped and turned round, each day a day earlier and later, each place, reading, modality, target, measure, term and
way of ending another or none, each act of a group or a happening left out, each provision left out. The worked cases
are run under each; a mutant under which all pass has survived. One that is no law (the pack is refused) counts for
nothing. same.yaml names those that come to the same law, each with its reason; --same holds them against
`osmanthus diff`, which finds them equal. Exit: 0 if all others fall, else 1.
"""
import argparse
import copy
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

import yaml

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "packs" / "cn"
SAME = Path(__file__).resolve().parent / "same.yaml"
NEIGHBOUR = {"at least": ["above", "exactly"], "at most": ["below", "exactly"], "above": ["at least"],
             "below": ["at most"], "exactly": ["at least", "at most"]}
COMPARATOR = re.compile(r"\b(at least|at most|above|below|exactly)\b")
QUANTITY = re.compile(r"-?\d+(?= (?:to -?\d+ )?(?:times?|points?|CNY|days?|working days|months?|years?)\b)")
OTHERS = {"list": ["court_defaulter_list", "rail_restriction_list"],
          "record": ["cn.credit_reporting", "shenzhen.traffic_credit"],
          "duty": ["shenzhen.guardian_course", "jinan.dog_course"], "disclose": ["public_list", "roadside_display"],
          "refer": ["court_listing", "traffic_violation"], "by": ["repair", "release", "correction"]}
# What no answer to a case holds: an office's days prolong nothing, and whom a notice goes to is not told.
SILENT = {"within", "channel", "audience", "recipient"}


# ---- one point changed

def at(tree, path):
    for step in path:
        tree = tree[step]
    return tree


def changed(item, path, value):
    """The item with another value there."""
    other = copy.deepcopy(item)
    at(other, path[:-1])[path[-1]] = value
    return other


def without(item, path):
    other = copy.deepcopy(item)
    del at(other, path[:-1])[path[-1]]
    return other


def numbers_moved(text):
    """The text with each of its quantities one more and one less.

    The highest of a range only less, since no case can ask for more.
    """
    for match in QUANTITY.finditer(text):
        highest = text[:match.start()].endswith(" to ")
        for step in (-1,) if highest else (1, -1):
            value = int(match[0]) + step
            if value >= 0 or int(match[0]) < 0:
                yield f"{text[:match.start()]}{value}{text[match.end():]}"


def conditions_changed(line):
    yield from numbers_moved(line)
    for match in COMPARATOR.finditer(line):
        for other in NEIGHBOUR[match[1]]:
            yield f"{line[:match.start()]}{other}{line[match.end():]}"
    yield line.removeprefix("not ") if line.startswith("not ") else f"not {line}"
    for happening in re.findall(r" or (\w+)", line):
        yield line.replace(f" or {happening}", "", 1)


def days_moved(day):
    return [day + datetime.timedelta(days=step) for step in (-1, 1)]


# ---- the points of a provision

def leaves(tree, path=()):
    """(path, value) of everything below that is neither mapping nor list."""
    branches = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, value in branches:
        yield from leaves(value, (*path, step))
    if not isinstance(tree, (dict, list)):
        yield path, tree


def guards(item):
    """Each guard changed in one line, or without it."""
    for key in ("if", "unless", "while"):
        guard = item["rule"].get(key)
        if guard is None:
            continue
        for path, line in leaves(guard, ("rule", key)):
            for other in conditions_changed(line):
                yield f"{key}: {other}", changed(item, path, other)
            if isinstance(path[-1], int) and len(at(item, path[:-1])) > 1:
                yield f"{key} without {line}", without(item, path)
        if key != "while":
            yield f"without {key}: {guard}", without(item, ("rule", key))


def happenings(item):
    when = item["rule"].get("when")
    if isinstance(when, list):
        for number, one in enumerate(when):
            yield f"when without {one}", without(item, ("rule", "when", number))


def quantities(item):
    """Each number under `numbers` moved, and each term that is none or is dropped."""
    for path, value in leaves(item["rule"].get("numbers", {}), ("rule", "numbers")):
        if isinstance(value, str) and path[-1] not in ("cite", "grade", "why", "range", "by"):
            others = ["1 year"] if value == "none" else list(numbers_moved(value))
            others += ["same_day"] if value == "first_working_day_of_next_month" else []
            for other in others:
                yield f"{'.'.join(map(str, path[2:]))}: {other}", changed(item, path, other)


def effects_of(item):
    """(path, effect) of each effect, whether one or several stand there."""
    for modality in ("must", "may", "must_not"):
        effects = item["rule"].get(modality)
        if isinstance(effects, list):
            yield from ((("rule", modality, number), effect) for number, effect in enumerate(effects))
        elif effects is not None:
            yield ("rule", modality), effects


def effects(item):
    rule = item["rule"]
    for one, other in (("must", "may"), ("may", "must")):
        if one in rule and other not in rule:
            swapped = {other if key == one else key: value for key, value in rule.items()}
            yield f"{other} for {one}", {**item, "rule": swapped}
    for path, effect in effects_of(item):
        if isinstance(path[-1], int) or len(list(effects_of(item))) > 1:
            yield f"without {'.'.join(map(str, path[1:]))}", without(item, path)
        if isinstance(effect, dict):
            yield from parts(item, path, effect)


def parts(item, path, effect):
    """An effect with another target, measure, term or bearer, or without."""
    for key, value in effect.items():
        here = (*path, key)
        name = ".".join(map(str, here[1:]))
        if key in SILENT:
            continue
        for other in OTHERS.get(key, []):
            if other != value and isinstance(value, str):
                yield f"{name}: {other}", changed(item, here, other)
        if isinstance(value, list):
            members = list(enumerate(value)) if len(value) > 1 else []
            yield from ((f"{name} without {one}", without(item, (*here, number))) for number, one in members)
        elif isinstance(value, str):
            yield from ((f"{name}: {other}", changed(item, here, other)) for other in numbers_moved(value))
        if key in ("for", "after", "at_least", "notice", "from", "again", "to", "of", "until"):
            yield f"without {name}", without(item, here)


def scope(item, force):
    """Another reading, place, variant or rank of the provision, and another first or last day."""
    law = item["law"]
    for key in ("reading", "variant", "rank"):
        if key in law:
            yield f"without {key}: {law[key]}", without(item, ("law", key))
    if "reading" in law:
        other = {"article": "text", "text": "article"}[law["reading"]]
        yield f"reading: {other}", changed(item, ("law", "reading"), other)
    elif not isinstance(force, dict):
        yield from ((f"reading: {only}", changed(item, ("law", "reading"), only)) for only in ("article", "text"))
    yield from places(item, ("law", "in"), law.get("in"))
    yield from days(item, ("law", "force"), law.get("force"))


def places(item, path, place):
    if isinstance(place, list):
        yield from ((f"in without {one}", without(item, (*path, number))) for number, one in enumerate(place))
    elif place not in (None, "cn"):
        yield "in: cn", changed(item, path, "cn")
        yield "in: guizhou", changed(item, path, "guizhou")


def days(item, path, force):
    for place, day in leaves(force, path) if force else ():
        if isinstance(day, datetime.date):
            for other in days_moved(day):
                yield f"{'.'.join(map(str, place[1:]))}: {other}", changed(item, place, other)


def of_provision(item, force):
    if "rule" in item:
        for enumerated in (guards(item), happenings(item), quantities(item), effects(item), scope(item, force)):
            yield from enumerated
        yield "without the rule", without(item, ("rule",))


def of_instrument(item):
    instrument = item["instrument"]
    yield from days(item, ("instrument", "force"), instrument.get("force"))
    for version, content in item.get("versions", {}).items():
        yield from days(item, ("versions", version, "force"), content["force"])
    yield from places(item, ("instrument", "in"), instrument["in"])
    if instrument["in"] != "cn":
        other = {"act": "home", "home": "act"}[instrument["nexus"]]
        yield f"nexus: {other}", changed(item, ("instrument", "nexus"), other)
    if instrument["rank"] in ("plan", "draft", "practice", "private_scheme"):
        yield "rank: normative_document", changed(item, ("instrument", "rank"), "normative_document")


def of_score(item):
    for name, score in item["scores"].items():
        for key in ("start", "floor", "ceiling"):
            moved = numbers_moved(score[key])
            yield from ((f"{name}.{key}: {other}", changed(item, ("scores", name, key), other)) for other in moved)
        for path, line in leaves(score["for"], ("scores", name, "for")):
            yield f"{name} for all but: {line}", changed(item, path, f"not {line}")
            if isinstance(path[-1], int):
                yield f"{name} without {line}", without(item, path)


def of_acts(item):
    for group, content in item.get("groups", {}).items():
        for number, act in enumerate(content["acts"]):
            yield f"{group} without {act}", without(item, ("groups", group, "acts", number))
    for act, content in item.get("acts", {}).items():
        if content.get("anywhere"):
            yield f"{act} not anywhere", without(item, ("acts", act, "anywhere"))


# ---- all of them

def mutants():
    """(file, where in it, name of what is changed, what is changed, the changed item) of each mutant."""
    for file in [*sorted((PACK / "instruments").glob("*.yaml")), PACK / "acts.yaml"]:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        whole = content if isinstance(content, list) else [content]
        instrument, force = "acts", None
        for number, item in enumerate(whole):
            name = instrument
            if "instrument" in item:
                instrument = name = item["instrument"]["id"]
                force = item["instrument"].get("force")
                points = of_instrument(item) if any("rule" in other for other in whole) else ()
            elif "law" in item:
                name = f"{instrument}.{item['law']['id']}"
                points = of_provision(item, item["law"].get("force", force))
            elif "scores" in item:
                points = of_score(item)
            else:
                points = of_acts(item)
            for what, other in points:
                yield file, number, name, what, other


def write(file, number, item, pack):
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    if isinstance(content, list):
        content[number] = item
    else:
        content = item
    target = pack / file.relative_to(PACK)
    target.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10000), encoding="utf-8")
    return target


def verdict(program, mutant, packs):
    """fallen, survived, or refused, of one mutant."""
    file, number, _, _, item = mutant
    pack = packs.get()
    try:
        target = write(file, number, item, pack)
        done = subprocess.run([program, "test", pack, "--format", "json"], capture_output=True, text=True, check=False)
        target.write_bytes(file.read_bytes())
    finally:
        packs.put(pack)
    if done.returncode not in (0, 1):
        # A case that asks for what the law no longer allows has told the two apart.
        return "fallen" if re.search(r"/cases/\S+: error:", done.stderr) else "refused"
    return "fallen" if json.loads(done.stdout)["failed"] else "survived"


# ---- those that no case tells

DAYS = ("2019-11-30", "2021-12-31", "2023-06-01", "2026-06-01")


def compared(program, pack, day, reading):
    """What `diff` finds the mutant to do otherwise on that day, and whether it had to search for it."""
    done = subprocess.run([program, "diff", PACK, pack, "--as-of", day, "--reading", reading, "--threads", "1", "--format", "json"],
                          capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        return f"exit {done.returncode} on {day} by the {reading}: {done.stderr.strip()}", True
    rows = json.loads(done.stdout)["differences"]
    found = sorted({f"{row['second']} {row['what']}" for row in rows if row["second"] != "equal"})
    searched = any(row["bound"] != "unbounded" for row in rows)
    return f"on {day} by the {reading}: {', '.join(found)}" if found else "", searched


def proof(program, mutant, packs):
    """What `diff` finds between the law and a mutant: by each reading on the days that the change names and, of
    the others, on the first on which the change is in force; nothing, if they are equal."""
    file, number, _, what, item = mutant
    pack = packs.get()
    found = []
    try:
        target = write(file, number, item, pack)
        for reading in ("article", "text"):
            for day in re.findall(r"\d{4}-\d\d-\d\d", what):
                found.append(compared(program, pack, day, reading)[0])
            for day in DAYS:
                difference, searched = compared(program, pack, day, reading)
                found.append(difference)
                if searched:
                    break
        target.write_bytes(file.read_bytes())
    finally:
        packs.put(pack)
    return [one for one in found if one]


MAY_SURVIVE = 0.03  # of all mutants, without a proof that they are the same law


def prove(program, chosen, packs, pool):
    """Each law of same.yaml is compared with the built-in one by `diff`, which lives under both. Exit: 1 if one is
    another law, or too many are left undecided."""
    equal, undecided, other = [], [], []
    for mutant, found in zip(chosen, pool.map(lambda one: proof(program, one, packs), chosen), strict=True):
        told = {word.split()[0] for one in found for word in one.rpartition(": ")[2].split(", ")}
        (other if told - {"unknown"} else undecided if told else equal).append(mutant)
        print(f"{mutant[2]}: {mutant[3]}: {'; '.join(found) or 'equal'}", flush=True)
    print(f"{len(undecided)} of these are left undecided, of all {len(list(mutants()))} mutants.")
    print(f"{len(equal)} passed, {len(other)} failed")
    return 1 if other or len(undecided) > MAY_SURVIVE * len(list(mutants())) else 0


def said(what_of_them, mutants_of_a_kind):
    return [f"{what_of_them} {name}: {what}." for name, what in sorted(mutants_of_a_kind)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, help="only so many, drawn by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--provision", nargs="+", default=[], help="only of these provisions or instruments")
    parser.add_argument("--same", action="store_true", help="compare those of same.yaml with the law by `osmanthus diff`")
    parser.add_argument("--list", action="store_true", help="say which mutants there are, and run none")
    parser.add_argument("--osmanthus", type=Path, default=ROOT / "build" / "osmanthus")
    options = parser.parse_args()
    chosen = [one for one in mutants() if not options.provision or one[2] in options.provision]
    same = {(one["in"], what) for one in yaml.safe_load(SAME.read_text(encoding="utf-8")) for what in one["changes"]}
    if options.same:
        chosen = [one for one in chosen if one[2:4] in same]
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(options.seed).sample(chosen, options.sample)
    if options.list:
        sys.exit("\n".join(f"{name}: {what}" for _, _, name, what, _ in chosen))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        packs = Queue()
        for number in range(os.cpu_count()):
            packs.put(Path(shutil.copytree(PACK, Path(folder) / f"cn{number}")))
        if options.same:
            sys.exit(prove(options.osmanthus.resolve(), chosen, packs, pool))
        verdicts = list(pool.map(lambda one: verdict(options.osmanthus.resolve(), one, packs), chosen))
    of = {verdict: {mutant[2:4] for mutant, given in zip(chosen, verdicts, strict=True) if given == verdict}
          for verdict in ("fallen", "survived", "refused")}
    failures = said("No worked case tells the law from one in which, in", of["survived"] - same)
    failures += said("same.yaml names a law that a worked case tells apart:", same & of["fallen"])
    if len(chosen) == len(list(mutants())):
        failures += said("same.yaml names a law that is none:", same - of["fallen"] - of["survived"])
    print("\n".join(failures))
    print(f"{len(of['refused'])} mutants were no law, {len(of['survived'] & same)} the same law.")
    print(f"{len(of['fallen'])} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()

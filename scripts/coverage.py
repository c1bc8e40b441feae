"""Writes docs/coverage.md: each row of the article, what carries it, and the cases that change if it is taken away.

    .venv/bin/python scripts/coverage.py [--check] [--osmanthus PROGRAM]

The rows stand in docs/coverage.yaml. A row with provisions is proven by ablation: the law without them (or, of a place,
with it on the other side of the border) must change what one of the row's own worked cases finds. What else carries a
row is looked up and compared. With --check nothing is written: exit 1 if something is not covered, or the page is not
what would be written.
"""
import argparse
import collections
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from inventory import HELD, ROOT, Repository, holds, kind_of, rows_named

PAGE = ROOT / "docs" / "coverage.md"


# ---- what is not covered

# What a row is asks for what carries it.
NEEDS = {"rule": set(), "account": set(HELD) | {"statement"}, "scope": {"outside", "inside"},
         "figure": {"statement", "series", "target"}, "audited": {"property"}, "survey": {"survey"},
         "view": {"statement"}}


def has_effect(data, provision):
    return "rule" in data.provisions[provision]


def problems_of_row(data, row):
    provisions = data.provisions_of(row["id"])
    carriers = row.get("carried", [])
    if row["is"] not in NEEDS:
        yield f"{row['id']} is a {row['is']}, which is no kind of row."
    elif row["is"] == "rule" and not any(has_effect(data, one) for one in provisions):
        yield f"{row['id']} is a rule, and no provision with an effect names it."
    elif row["is"] != "rule" and any(has_effect(data, one) for one in provisions):
        yield f"{row['id']} is no rule, and {provisions[0]} names it."
    elif row["is"] == "account" and not provisions:
        yield f"{row['id']} is told by the article, and no provision names it."
    elif NEEDS[row["is"]] and not NEEDS[row["is"]] & {kind_of(one) for one in carriers}:
        yield f"{row['id']} is {row['is']}, and nothing of that kind carries it."
    for carrier in carriers:
        if not holds(data, carrier, row["id"]):
            yield f"{row['id']} rests on {carrier}, which does not stand there so."


def problems(data):
    """Sentences on what is not covered."""
    for row in data.rows():
        yield from problems_of_row(data, row)
    repeated = [one for one, times in collections.Counter(data.ids).items() if times > 1]
    yield from (f"{one} stands twice in docs/coverage.yaml." for one in repeated)
    for name, item in data.provisions.items():
        wrong = [word for word in item["law"].get("rows", []) if not data.named(word)]
        yield from (f"{name} names the row {word}, which is none." for word in wrong)
    for case in data.cases:
        wrong = [word for word in rows_named(case) if not data.named(word)]
        yield from (f"{case['file']}, {case['case']}: no row is named {word}." for word in wrong)
    for instrument in data.instruments:
        provisions = [item["law"] for name, item in data.provisions.items() if name.startswith(f"{instrument}.")]
        if not any(law.get("rows") for law in provisions):
            yield f"No provision of {instrument} names a row: it is an instrument that nothing cites."
    used = {carrier.get("statement") for row in data.rows() for carrier in row.get("carried", [])}
    rows = set(data.ids)
    lost = [line for line in data.statements if line["row"] not in rows]
    yield from (f"The statement {line['id']} belongs to {line['row']}, which is no row." for line in lost)
    unused = [line["id"] for line in data.statements if line["id"] not in used and line["grade"] == "article"]
    yield from (f"No row rests on the statement {one}." for one in unused)


# ---- the law without a row

def overlay(repealed, folder):
    path = folder / "without.yaml"
    path.write_text(f"reform: Without it\nextends: cn\nrepeal: [{', '.join(repealed)}]\n", encoding="utf-8")
    return path


def without(*provisions):
    """How the law without these provisions is made."""
    return functools.partial(overlay, provisions)


def redrawn(folder, pack, file, pattern, replacement):
    """A copy of the pack in which one line reads otherwise."""
    copy = folder / "cn"
    shutil.copytree(pack, copy)
    text = (copy / file).read_text(encoding="utf-8")
    changed, times = re.subn(pattern, replacement, text, flags=re.MULTILINE)
    if times != 1:
        raise ValueError(f"{pattern} stands {times} times in {file}")
    (copy / file).write_text(changed, encoding="utf-8")
    return copy


def other_place(place, data, folder):
    return redrawn(folder, data.pack, "pack.yaml", rf"^  {place}: \{{", f"  {place}: {{within: cn, ")


def no_place(place, data, folder):
    return redrawn(folder, data.pack, "pack.yaml", rf"^  {place}: \{{within: cn, ", f"  {place}: {{")


def ablations(data, row):
    """(what is taken away, how the law without it is made) for a row; some rows have no law to take away."""
    with_effect = [one for one in data.provisions_of(row["id"]) if has_effect(data, one)]
    if with_effect:
        yield " ".join(with_effect), without(*with_effect)
    for carrier in row.get("carried", []):
        if "outside" in carrier:
            yield carrier["outside"], functools.partial(other_place, carrier["outside"], data)
        if "inside" in carrier:
            yield carrier["inside"], functools.partial(no_place, carrier["inside"], data)


def changed_cases(program, make):
    """(file, case) of each worked case that finds something else under the law that `make` makes."""
    with tempfile.TemporaryDirectory() as name:
        law = make(pathlib.Path(name))
        done = subprocess.run([program, "test", law, "--format", "json"], capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr)
        cases = json.loads(done.stdout)["cases"]
        return {(pathlib.Path(case["file"]).name, case["case"]) for case in cases if not case["passed"]}


def ablate(program, data):
    """row → [(what is taken away, the row's own cases that change)]."""
    wanted = {what: make for row in data.rows() for what, make in ablations(data, row)}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        changed = dict(zip(wanted, pool.map(lambda make: changed_cases(program, make), wanted.values())))
    result = {}
    for row in data.rows():
        own = {(case["file"], case["case"]) for case in data.cases_of(row["id"])}
        result[row["id"]] = [(what, own & changed[what]) for what, _ in ablations(data, row)]
    return result


def problems_of_ablation(ablated):
    return [f"{row}: none of its own worked cases changes without {what}." for row, taken in ablated.items()
            for what, changed in taken if not changed]


# ---- the page

UNBINDING = ("plan", "draft")


def binds(data, provision):
    item = data.provisions[provision]
    instrument = data.instruments[provision.split(".")[0]]["instrument"]
    return item["law"].get("rank", instrument["rank"]) not in UNBINDING


def status(data, row, changed):
    if row["is"] == "rule":
        with_effect = [one for one in data.provisions_of(row["id"]) if has_effect(data, one)]
        asked = "" if any(binds(data, one) for one in with_effect) else "applies only if it is asked for; "
        return f"{asked}proven: {changed} of its cases fall without it"
    words = {"account": "stands without effect", "figure": "in the data", "audited": "answered by the audit",
             "survey": "asked of the synthetic residents", "view": "a view; its date is in the data"}
    return f"proven: {changed} of its cases change without it" if row["is"] == "scope" else words[row["is"]]


PUBLISHED = "../data/published"
CASES = "../packs/cn/cases"
CARRIED = {
    "law": lambda one: f"`{one['law']}`",
    "inside": lambda one: f"`{one['inside']}` lies inside `cn`",
    "instrument": lambda one: f"`{one['instrument']}` " + ", ".join(map(str, one["days"])),
    "statement": lambda one: f"[{one['statement']}]({PUBLISHED}/article_statements.csv)",
    "series": lambda one: f"[{one['series']}]({PUBLISHED}/court_list_national_series.csv) {one['day']}: {one['value']}",
    "target": lambda one: f"[{one['target']}](../scenarios/article.targets.yaml): {one['value']:,}",
    "pattern": lambda one: f"[{one['pattern']}](validation.yaml): {one['value']:,}",
    "property": lambda one: f"property [`{one['property']}`](audit.md)",
    "survey": lambda one: f"survey `{one['survey']}` of [the scenario](../scenarios/article.yaml): {one['value']:,}",
    "outside": lambda one: f"`{one['outside']}` lies outside `cn`",
    "rows": lambda one: f"rows {one['rows'][0]} to {one['rows'][-1]}"}


def in_files(cases):
    counted = collections.Counter(case["file"] for case in cases)
    links = {file: f"[{file.removesuffix('.yaml')}]({CASES}/{file})" for file in counted}
    return ", ".join(f"{counted[file]} in {link}" for file, link in sorted(links.items()))


def row_of_page(data, row, taken):
    changed = len(set().union(*(cases for _, cases in taken)))
    named = [f"`{one}`" + ("" if has_effect(data, one) else " (no effect)") for one in data.provisions_of(row["id"])]
    carriers = [CARRIED[kind_of(one)](one) for one in row.get("carried", [])]
    cells = [row["id"], f"{row['en']}<br>{row['zh']}", row["is"], "<br>".join(named) or "–",
             in_files(data.cases_of(row["id"])) or "–", "<br>".join(carriers) or "–", status(data, row, changed)]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


KINDS = {
    "rule": "executable: provisions with effect carry it; *proven* if a case of its own changes without them",
    "account": "the article tells of it and draws nothing from it; it stands in the pack as a provision without effect",
    "scope": "where the regime holds, *proven* if its cases change when the place lies on the other side of the border",
    "figure": "a published figure, in the data with its source and grade",
    "audited": "an evaluation that is a question to a regime: the audit decides it, and names whose principle it is",
    "survey": "an opinion counted: the run's survey asks the synthetic residents",
    "view": "what somebody said; what can be checked of it, its day or its figure, stands in the data"}


def page(data, ablated):
    rows = data.rows()
    kinds = collections.Counter(row["is"] for row in rows)
    table = "\n".join(f"| {kind} | {words} | {kinds[kind]} |" for kind, words in KINDS.items())
    beyond = [name for name, item in data.provisions.items() if not item["law"].get("rows")]
    parts = [f"""# Coverage

Everything that the article says, in {len(rows)} rows, and what carries each. The page is written by
`scripts/coverage.py` from [coverage.yaml](coverage.yaml), the pack and the data; nothing in it is written by hand:

```sh
.venv/bin/python scripts/coverage.py
```

| what a row is | | rows |
|---|---|---|
{table}

A worked case is a row's own if its `tests` names the row; the provisions name theirs under `rows`. From texts beyond
the article, and of no row, are {', '.join(f'`{one}`' for one in beyond)}."""]
    header = "| row | what it says | it is | provisions | own worked cases | carried also by | status |\n|" + "---|" * 7
    for section in data.sections:
        rows_of_section = [row_of_page(data, row, ablated[row["id"]]) for row in section["rows"]]
        parts.append("\n".join([f"## {section['title']}", "", header, *rows_of_section]))
    return "\n\n".join(parts) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing; say whether the page is as it should be")
    parser.add_argument("--osmanthus", type=pathlib.Path, default=ROOT / "build" / "osmanthus")
    chosen = parser.parse_args()
    data = Repository()
    found_wrong = list(problems(data))
    if not found_wrong:
        ablated = ablate(chosen.osmanthus.resolve(), data)
        found_wrong = problems_of_ablation(ablated)
    if not found_wrong and chosen.check and PAGE.read_text(encoding="utf-8") != page(data, ablated):
        found_wrong = ["docs/coverage.md is not what would be written: run scripts/coverage.py"]
    if found_wrong:
        sys.exit("\n".join(found_wrong))
    if not chosen.check:
        PAGE.write_text(page(data, ablated), encoding="utf-8")
        print(PAGE)


if __name__ == "__main__":
    main()

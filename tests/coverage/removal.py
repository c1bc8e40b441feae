"""What carries a row cannot be taken away unnoticed.

    python tests/coverage/removal.py

Each entry that a row of docs/coverage.yaml rests on is removed from what was read, and each provision's naming of rows:
then something is not covered, and it is said of that row. Exit: 0 all is so, 1 not.
"""
import copy
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import coverage  # noqa: E402
import inventory  # noqa: E402


def other(data, **changes):
    """The same but for what is given."""
    made = copy.copy(data)
    for name, value in changes.items():
        setattr(made, name, value)
    made.ids = made.all_ids()
    return made


def apart(lines, key, value):
    return [line for line in lines if line[key] != value]


def removed(data, carrier):
    """The repository without what the carrier names."""
    kind = inventory.kind_of(carrier)
    name = carrier[kind]
    if kind == "law":
        return other(data, provisions={one: item for one, item in data.provisions.items() if one != name})
    if kind == "instrument":
        return other(data, instruments={one: item for one, item in data.instruments.items() if one != name})
    if kind in ("outside", "inside"):
        return other(data, places={one: item for one, item in data.places.items() if one != name})
    if kind == "series":
        return other(data, series=apart(data.series, "date", str(carrier["day"])))
    if kind == "survey":
        return other(data, scenario={"survey": {}, "parameters": {}})
    if kind == "rows":
        sections = [{**section, "rows": apart(section["rows"], "id", name[0])} for section in data.sections]
        return other(data, sections=sections)
    lists = {"statement": ("statements", "id"), "target": ("targets", "id"), "pattern": ("patterns", "id"),
             "property": ("sources", "property")}
    field, key = lists[kind]
    return other(data, **{field: apart(getattr(data, field), key, name)})


def nameless(data, row):
    """The repository in which no provision names the row."""
    provisions = {}
    for name, item in data.provisions.items():
        rows = [one for word in item["law"].get("rows", []) for one in data.named(word) if one != row]
        provisions[name] = {**item, "law": {**item["law"], "rows": rows}}
    return other(data, provisions=provisions)


def main():
    data = inventory.Repository()
    passed, unnoticed = 0, []
    for row in data.rows():
        changed = [(str(carrier), removed(data, carrier)) for carrier in row.get("carried", [])]
        if row["is"] in ("rule", "account"):
            changed.append(("what names it", nameless(data, row["id"])))
        for what, without in changed:
            noticed = any(problem.startswith(f"{row['id']} ") for problem in coverage.problems(without))
            passed += noticed
            unnoticed += [] if noticed else [f"{row['id']}: nobody notices that {what} is gone."]
        if not changed:
            unnoticed.append(f"{row['id']}: nothing carries it.")
    print("\n".join(unnoticed))
    print(f"{passed} passed, {len(unnoticed)} failed")
    sys.exit(1 if unnoticed else 0)


if __name__ == "__main__":
    main()

"""The rows of the article and what carries them, as data: what scripts/coverage.py checks and writes."""
import csv
import datetime
import pathlib
import re

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
SEVERAL = re.compile(r"(\w+)-(\w+)")
NAMED = re.compile(r"[Ii]nventory ([^;]*)")


# ---- what is read

def items(path):
    """The items of a file: one or a list."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content if isinstance(content, list) else [content]


def lines(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rows_named(case):
    """The words under which a worked case names rows: "Inventory B07, BJ1a-BJ1e; calendar"."""
    return [word.strip() for named in NAMED.findall(case.get("tests", "")) for word in named.split(",")]


class Repository:
    """The files that carry the rows, as data."""

    def __init__(self, root=ROOT):
        self.pack = root / "packs" / "cn"
        self.sections = items(root / "docs" / "coverage.yaml")[0]["sections"]
        self.ids = self.all_ids()
        self.instruments, self.provisions = {}, {}
        for file in sorted((self.pack / "instruments").glob("*.yaml")):
            self.read_instrument(file)
        files = sorted((self.pack / "cases").glob("*.yaml"))
        self.cases = [{**case, "file": file.name} for file in files for case in items(file)]
        self.places = items(self.pack / "pack.yaml")[0]["jurisdictions"]
        self.sources = items(self.pack / "properties.yaml")[0]["properties"]["sources"]
        published = root / "data" / "published"
        self.statements = lines(published / "article_statements.csv")
        self.series = lines(published / "court_list_national_series.csv")
        self.targets = items(root / "scenarios" / "article.targets.yaml")[0]["lines"]
        self.scenario = items(root / "scenarios" / "article.yaml")[0]
        patterns = items(root / "docs" / "validation.yaml")[0]["sections"]
        self.patterns = [pattern for section in patterns for pattern in section["patterns"]]

    def read_instrument(self, file):
        instrument = None
        for item in items(file):
            if "instrument" in item:
                instrument = item["instrument"]["id"]
                self.instruments[instrument] = item
            if "law" in item:
                self.provisions[f"{instrument}.{item['law']['id']}"] = item

    def rows(self):
        return [row for section in self.sections for row in section["rows"]]

    def all_ids(self):
        return [row["id"] for row in self.rows()]

    def named(self, word):
        """The rows of a word: one, from one to another, or all that are parts of it (BJ1 of BJ1a)."""
        ids = self.ids
        ends = SEVERAL.fullmatch(word)
        if ends and ends[1] in ids and ends[2] in ids:
            return ids[ids.index(ends[1]):ids.index(ends[2]) + 1]
        return [word] if word in ids else [one for one in ids if one[:-1] == word]

    def provisions_of(self, row):
        return [name for name, item in self.provisions.items()
                if any(row in self.named(word) for word in item["law"].get("rows", []))]

    def cases_of(self, row):
        return [case for case in self.cases if any(row in self.named(word) for word in rows_named(case))]


# ---- what carries a row

def found(lines_read, key, value):
    return next((line for line in lines_read if line[key] == value), None)


def as_number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def lacks(text, words):
    return [word for word in words if str(word) not in text]


def held_by_law(data, carrier):
    item = data.provisions.get(carrier["law"])
    return item is not None and not lacks(item["law"]["zh"] + item["law"]["en"], carrier["says"])


def days_in(value):
    """All days that stand somewhere in an item."""
    if isinstance(value, datetime.date):
        return {value}
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return {day for part in parts for day in days_in(part)}


def held_by_instrument(data, carrier):
    item = data.instruments.get(carrier["instrument"])
    return item is not None and set(carrier["days"]) <= days_in(item)


def held_by_statement(data, carrier, row):
    line = found(data.statements, "id", carrier["statement"])
    return (line is not None and line["row"] == row and as_number(line["value"]) == as_number(carrier.get("value"))
            and ("day" not in carrier or line["day"] == str(carrier["day"])))


def held_by_series(data, carrier):
    line = found(data.series, "date", str(carrier["day"]))
    return line is not None and as_number(line[carrier["series"]]) == carrier["value"]


def published(line):
    figures = line["published"]
    return figures if isinstance(figures, list) else [figures]


def held_by_target(data, carrier):
    line = found(data.targets, "id", carrier["target"])
    return line is not None and carrier["value"] in published(line)


def held_by_pattern(data, carrier):
    line = found(data.patterns, "id", carrier["pattern"])
    return line is not None and carrier["value"] in published(line)


def held_by_property(data, carrier):
    sources = [source["en"] for source in data.sources if source["property"] == carrier["property"]]
    return bool(sources) and not lacks(" ".join(sources), carrier.get("says", []))


def held_by_survey(data, carrier):
    if carrier["survey"] == "asked":
        return data.scenario.get("survey", {}).get("asked") == carrier["value"]
    return data.scenario["parameters"].get(carrier["survey"], {}).get("value") == carrier["value"]


def held_by_place(data, carrier):
    return carrier["outside"] in data.places and "within" not in data.places[carrier["outside"]]


def held_by_mainland(data, carrier):
    return data.places.get(carrier["inside"], {}).get("within") == "cn"


def held_by_rows(data, carrier):
    return all(one in data.ids for one in carrier["rows"])


HELD = {"law": held_by_law, "instrument": held_by_instrument, "series": held_by_series, "target": held_by_target,
        "pattern": held_by_pattern, "property": held_by_property, "survey": held_by_survey, "outside": held_by_place,
        "inside": held_by_mainland, "rows": held_by_rows}


def kind_of(carrier):
    return next(kind for kind in ("statement", *HELD) if kind in carrier)


def holds(data, carrier, row):
    kind = kind_of(carrier)
    return held_by_statement(data, carrier, row) if kind == "statement" else HELD[kind](data, carrier)

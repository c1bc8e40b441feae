"""Writes docs/validation.md: published patterns beside what a run gives for them, each with its band and a verdict.

    .venv/bin/python scripts/validation.py RUN [--large RUN] [--text RUN] [--out FILE]

Where there is no run in RUN, scenarios/article.yaml is run first. What is rare is read off a larger run, and what only the reading
`text` has off a large one of that reading, if they are given. The patterns stand in docs/validation.yaml, the national series in the
calibration of the run's manifest.
"""
import argparse
import collections
import datetime
import json
import math
import pathlib
import subprocess

import pyarrow.compute as pc
import pyarrow.parquet as pq
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
PATTERNS = ROOT / "docs" / "validation.yaml"
WELL_FITTED = 0.15


# ---- figures of a run

def quantile(values, share):
    """Between two values by linear interpolation (Hyndman and Fan 1996, type 7)."""
    values = sorted(values)
    at = share * (len(values) - 1)
    low = math.floor(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def days_in(month_end):
    return month_end.day


def weight(month_end, term):
    """The share of a month's days that a term covers; of a stock, whether it is read in that month."""
    first = month_end.replace(day=1)
    until = term["until"]
    if "from" not in term:
        return 1.0 if first <= until <= month_end else 0.0
    covered = (min(until, month_end) - max(term["from"], first)).days + 1
    return max(0, covered) / days_in(month_end)


class Run:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        self.scale = self.manifest["national_per_resident"]
        self.tables = {}

    def rows(self, table, **wanted):
        """The rows whose columns hold what is wanted."""
        if table not in self.tables:
            self.tables[table] = pq.read_table(self.folder / f"{table}.parquet")
        rows = self.tables[table]
        for column, value in wanted.items():
            if column not in rows.column_names:
                raise KeyError(f"{table} has no column {column}")
            rows = rows.filter(pc.equal(rows[column], value))
        return rows

    def rows_of(self, term):
        place = term.get("place", "cn")
        if "indicator" in term:
            rows = self.rows("indicators", indicator=term["indicator"], jurisdiction=place, group=term.get("group", "all"))
            return rows, "value"
        if "flow" in term:
            return self.rows("flows", jurisdiction=place, **term["flow"]), "count"
        return self.rows("spells", group=term.get("group", "all"), **term["spells"]), "count"

    def covers(self, term):
        """Whether the run reports all the days of a term."""
        first = datetime.date.fromisoformat(self.manifest["first_month"]).replace(day=1)
        last = datetime.date.fromisoformat(self.manifest["last_month"])
        return "spells" in term or (term.get("from", first) >= first and term["until"] <= last)

    def figure(self, term):
        """replicate → the nation's figure; nothing where the run says nothing of it."""
        rows, column = self.rows_of(term)
        if rows.num_rows == 0 or not self.covers(term):
            return None
        sums = collections.defaultdict(float)
        for replicate in range(self.manifest["replicates"]):
            sums[replicate] = 0.0
        months = rows["month"].to_pylist() if "month" in rows.column_names else [None] * rows.num_rows
        for replicate, month, value in zip(rows["replicate"].to_pylist(), months, rows[column].to_pylist()):
            sums[replicate] += value * self.scale * (1.0 if month is None else weight(month, term))
        return sums

    def total(self, terms):
        figures = [self.figure(term) for term in terms]
        if any(figure is None for figure in figures):
            return None
        return {replicate: sum(figure[replicate] for figure in figures) for replicate in figures[0]}

    def band(self, read):
        """[5 %, 50 %, 95 %] over the replicates; nothing where there is a gap."""
        figures = self.total(read["of"])
        over = self.total(read["per"]) if "per" in read else None
        if figures is None or ("per" in read and over is None):
            return None
        times = read.get("times", 1)
        values = [times * figure if over is None else times * figure / over[replicate]
                  for replicate, figure in figures.items() if over is None or over[replicate] > 0]
        return [quantile(values, share) for share in (0.05, 0.5, 0.95)] if values else None


# ---- words

def number(value):
    """Three figures that matter, thousands grouped."""
    if value == 0:
        return "0"
    digits = max(0, 2 - math.floor(math.log10(abs(value))))
    rounded = round(value, 2 - math.floor(math.log10(abs(value))))
    text = f"{rounded:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def published_number(value):
    """As it was published."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6g}" if abs(value) < 1e4 else f"{value:,.0f}"


def banded(band):
    return "–" if band is None else f"{number(band[1])} ({number(band[0])} to {number(band[2])})"


def miss(model, published):
    return f"{100 * (model / published - 1):+.0f} %".replace("-", "−")


def row(*cells):
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def table(header, rows):
    return "\n".join([row(*header), "|" + "---|" * len(header), *rows])


# ---- patterns

def figures_of(pattern):
    published = pattern["published"]
    return published if isinstance(published, list) else [published]


def verdict_of(pattern, band):
    if "lacks" in pattern:
        return f"not in the model: {pattern['lacks']}"
    if band is None:
        return f"put in: {pattern['put_in']}" if "put_in" in pattern else "not in this run"
    if "put_in" in pattern:
        return f"put in, {miss(band[1], figures_of(pattern)[0])}: {pattern['put_in']}"
    inside = [published for published in figures_of(pattern) if band[0] <= published <= band[2]]
    if inside:
        return "reproduced" if len(figures_of(pattern)) == 1 else f"reproduced: {published_number(inside[0])}"
    return f"not reproduced: {', '.join(miss(band[1], published) for published in figures_of(pattern))}"


def pattern_row(runs, pattern):
    run = runs.get(pattern.get("run", "main"))
    band = run.band(pattern["read"]) if run is not None and "read" in pattern else None
    published = " or ".join(published_number(one) for one in figures_of(pattern))
    return row(pattern["pattern"], f"{published} {pattern['unit']}", banded(band), verdict_of(pattern, band), pattern["source"])


def patterns(runs, sections):
    header = ["pattern", "published", "simulated (5 to 95 %)", "verdict", "source"]
    return [f"## {section['title']}\n\n" + table(header, [pattern_row(runs, one) for one in section["patterns"]])
            for section in sections]


# ---- the national series

def spread(one):
    return None if one is None else [one["low"], one["median"], one["high"]]


def rival(figure, published):
    value = figure["median"] if isinstance(figure, dict) else figure
    return "–" if value is None else miss(value, published)


def period(target):
    return target["until"] if target["from"] == target["until"] else f"{target['from']} to {target['until']}"


def target_verdict(target):
    published, model = target["published"], target["model"]
    off = miss(model["median"], published)
    if target["aside"]:
        return f"set aside: {target['aside']}"
    if target["use"] == "fit":
        return f"within 15 %: {off}" if abs(model["median"] / published - 1) <= WELL_FITTED else f"not met: {off}"
    if model["low"] <= published <= model["high"]:
        return f"inside the band: {off}"
    wide = target["foretold"]
    inside = wide["low"] <= published <= wide["high"]
    return f"outside the band: {off}" + (", inside it with tolerance and discrepancy" if inside else "")


def target_row(target):
    published = target["published"]
    return row(f"`{target['id']}`", period(target), published_number(round(published)), banded(spread(target["model"])), target_verdict(target),
               *(rival(target[name], published) for name in ("straight_line", "constant_hazards", "caseload_alone")),
               target["remark"]["en"])


def targets(title, note, chosen):
    header = ["figure", "days", "published", "model (5 to 95 %)", "verdict", "straight line", "constant hazards", "caseload alone",
              "what would have to be invented"]
    return f"## {title}\n\n{note}\n\n" + table(header, [target_row(one) for one in chosen]) if chosen else ""


def factor(error):
    return f"{math.exp(error):.2f}"


def rivals(calibration):
    rows = [row(one["name"].replace("_", " "), one["figures"], factor(one["error"]), factor(one["model_error"]),
                "the model is better" if one["model_error"] < one["error"] else "the model is not better")
            for one in calibration["rivals"] if one["figures"] > 0]
    return "## Against its rivals on the same forecasts\n\n" + table(
        ["rival", "forecasts", "rival off by a factor of", "model off by a factor of", "verdict"], rows)


def mechanisms(calibration):
    rows = [row(f"`{one['name']}`", *(factor(one[name]) for name in ("fitted_with", "fitted_without", "error_with", "error_without")),
                "supported" if one["supported"] else "not supported") for one in calibration["mechanisms"]]
    return "## Does each mechanism earn its place?\n\n" + table(
        ["mechanism", "fit with it, off by a factor of", "fit without it", "forecast with it", "forecast without it", "verdict"], rows)


def series(calibration):
    if calibration is None:
        return ["## The national series\n\nThe run was not calibrated: no number was fitted to a published figure, and there is no fit to show."]
    counted = [one for one in calibration["targets"] if not one["aside"]]
    return [
        targets("The national series: fitted", "Increments between two days up to the last that is fitted to. A band is what the model expects.",
                [one for one in counted if one["use"] == "fit"]),
        targets("The national series and provinces: foretold", "Never fitted to.", [one for one in counted if one["use"] == "forecast"]),
        targets("Set aside", "No verdict rests on these.", [one for one in calibration["targets"] if one["aside"]]),
        rivals(calibration), mechanisms(calibration)]


# ---- the page

def in_words(manifest):
    calibration = manifest["calibration"]
    fitted = f"fitted up to {calibration['fitted_until']}" if calibration else "not calibrated"
    return (f"scenario `{manifest['scenario']['id']}`, reading `{manifest['pack']['reading']}`, {manifest['residents']:,} synthetic\n"
            f"residents, {manifest['replicates']} replicates, seed {manifest['seed']}, {fitted}")


def opening(runs):
    manifest = runs["main"].manifest
    others = {"large": "What is rare is read off a larger run", "text": "What only the reading `text` has is read off another"}
    rest = "".join(f" {words}: {in_words(runs[name].manifest)}." for name, words in others.items() if name in runs)
    return f"""# Validation

What was published beside what a run gives for it. The page is written by `scripts/validation.py`; nothing in it is written by hand:

```sh
build/osmanthus simulate {manifest['command'].split()[2]} --out runs/article
build/osmanthus simulate {manifest['command'].split()[2]} --size 14000000 --replicates 16 --out runs/large
build/osmanthus simulate {manifest['command'].split()[2]} --size 14000000 --replicates 8 --reading text --out runs/text
.venv/bin/python scripts/validation.py runs/article --large runs/large --text runs/text
```

The run: {in_words(manifest)}.{rest} A band goes from the 5 to the 95 % quantile over the replicates.

*Put in* means that a number of the scenario was set from the published figure, so that meeting it shows nothing. *Reproduced* means
that the published figure lies inside the band of a pattern that was not put in. How patterns are read off a run stands in
[validation.yaml](validation.yaml), how figures are fitted and foretold in [simulation.md](simulation.md)."""


def page(runs, sections):
    parts = [opening(runs), *patterns(runs, sections), *series(runs["main"].manifest["calibration"])]
    return "\n\n".join(part for part in parts if part) + "\n"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("run", type=pathlib.Path)
    options.add_argument("--large", type=pathlib.Path)
    options.add_argument("--text", type=pathlib.Path)
    options.add_argument("--out", type=pathlib.Path, default=ROOT / "docs" / "validation.md")
    chosen = options.parse_args()
    if not (chosen.run / "manifest.json").exists():
        subprocess.run([ROOT / "build" / "osmanthus", "simulate", "scenarios/article.yaml", "--out", chosen.run.resolve()], cwd=ROOT, check=True)
    sections = yaml.safe_load(PATTERNS.read_text(encoding="utf-8"))["sections"]
    folders = {"main": chosen.run, "large": chosen.large, "text": chosen.text}
    runs = {name: Run(folder) for name, folder in folders.items() if folder is not None}
    chosen.out.write_text(page(runs, sections), encoding="utf-8")
    print(chosen.out)


if __name__ == "__main__":
    main()

"""Makes the page of an invented baseline and reform and checks it from outside: it asks for nothing, its policy
admits its own script and style only, it is small and quick to make, and every figure equals the runs' own CSV."""

import base64
import collections
import csv
import datetime
import hashlib
import json
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

REPLICATES = 32
SECONDS = 3
BYTES = 2_000_000
AT_THE_END = {"listed_stock", "children_affected", "wrongly_listed_stock"}


def figures_by_month(folder):
    """indicator → replicate → the nation's figures, month by month."""
    series = collections.defaultdict(lambda: collections.defaultdict(dict))
    with open(folder / "indicators.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["synthetic"] == "true"
            if (row["jurisdiction"], row["group"]) == ("cn", "all"):
                month = datetime.date.fromisoformat(row["month"])
                series[row["indicator"]][int(row["replicate"])][month] = float(row["value_national"])
    return {
        name: {replicate: [months[month] for month in sorted(months)] for replicate, months in lines.items()}
        for name, lines in series.items()
    }


def quantile(figures, share):
    ordered = sorted(figures)
    whole, part = divmod(share * (len(ordered) - 1), 1)
    above = min(int(whole) + 1, len(ordered) - 1)
    return ordered[int(whole)] + part * (ordered[above] - ordered[int(whole)])


def band(figures):
    return [quantile(figures, 0.05), quantile(figures, 0.5), quantile(figures, 0.95), sum(figures) / len(figures)]


def close(found, wanted):
    return all(abs(one - other) <= 1e-9 * max(1, abs(other)) for one, other in zip(found, wanted, strict=True))


def measured(name, line):
    return line[-1] if name in AT_THE_END else sum(line)


def check_run(run, folder):
    national = figures_by_month(folder)
    national["listings_ever"] = {
        replicate: [sum(line[: month + 1]) for month in range(len(line))]
        for replicate, line in national["listings_new"].items()
    }
    assert run["manifest"] == json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(run["series"]) >= {"listed_stock", "listings_ever", "air_refusals", "rail_refusals"}
    for name, bands in run["series"].items():
        assert len(bands) == len(run["months"])
        for month, found in enumerate(bands):
            assert close(found, band([line[month] for line in national[name].values()])), (name, month)
    for headline in run["headlines"]:
        name = headline["indicator"]
        assert close(headline["band"], band([measured(name, line) for line in national[name].values()])), name
    return national


def check_differences(differences, before, after):
    assert differences
    for difference in differences:
        name = difference["indicator"]
        each = [measured(name, after[name][it]) - measured(name, before[name][it]) for it in before[name]]
        assert close(difference["band"], band(each)), name
        middle = band(each)[1]
        same = sum((it > 0) == (middle > 0) and (it < 0) == (middle < 0) for it in each)
        assert close([difference["share"]], [same / len(each)]), name


def check_policy(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'" and rules["base-uri"] == "'none'" and rules["form-action"] == "'none'"
    for rule, element in (("script-src", "script"), ("style-src", "style")):
        text = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert len(text) == 1, element
        digest = base64.b64encode(hashlib.sha256(text[0].encode("utf-8")).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'", rule
    assert rules["img-src"] == "data:" and len(rules) == 6


def check_asks_for_nothing(page):
    named = set(re.findall(r"https?://[\w./-]+", page))
    assert all(address.startswith("http://www.w3.org/") for address in named), named  # names of XML vocabularies
    assert not re.findall(r"<(?:img|iframe|object|embed|video|audio|source)\b", page)
    assert re.findall(r"<link [^>]*>", page) == ['<link rel="icon" href="data:,">']
    for way in ("fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts"):
        assert way not in page, way


def main(program):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([program, name, "en", "compare", str(REPLICATES)], check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert used.ru_utime + used.ru_stime < 2 * SECONDS, used  # it also writes the two runs
        page = (folder / "page.html").read_text(encoding="utf-8")
        assert len(page.encode("utf-8")) < BYTES, len(page)
        check_policy(page)
        check_asks_for_nothing(page)
        figures = json.loads(re.search(r'id="figures">(.*?)</script>', page, re.DOTALL)[1])
        before, after = (check_run(run, folder / it) for run, it in zip(figures["runs"], ("baseline", "reform")))
        check_differences(figures["differences"], before, after)


main(sys.argv[1])

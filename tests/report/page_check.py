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
AT_THE_END = {"listed_stock", "persons_ever_listed", "children_affected", "wrongly_listed_stock"}
ADDED_UP = {
    "listings_ever": ["listings_new", "firms_listings_new", "public_bodies_listings_new"],
    "air_refusals_ever": ["air_refusals"],
    "rail_refusals_ever": ["rail_refusals"],
    "persons_refused_ever": ["persons_refused"],
    "performed_ever": ["performed"],
}


def rows_of(folder, table):
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["synthetic"] == "true"
            yield row


def figures_by_month(folder):
    """indicator → replicate → the nation's figures, month by month."""
    series = collections.defaultdict(lambda: collections.defaultdict(dict))
    for row in rows_of(folder, "indicators"):
        if (row["jurisdiction"], row["group"]) == ("cn", "all") and row["value_national"]:
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
    for total, flows in ADDED_UP.items():
        national[total] = {
            replicate: [sum(sum(national.get(flow, {}).get(replicate, [0] * len(line))[: month + 1]) for flow in flows) for month in range(len(line))]
            for replicate, line in national[flows[0]].items()
        }
    assert run["manifest"] == json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert set(run["series"]) >= {"listed_stock", "air_refusals", "rail_refusals", *ADDED_UP}
    for name, bands in run["series"].items():
        assert len(bands) == len(run["months"])
        for month, found in enumerate(bands):
            assert close(found, band([line[month] for line in national[name].values()])), (name, month)
    for headline in run["headlines"]:
        name = headline["indicator"]
        assert close(headline["band"], band([measured(name, line) for line in national[name].values()])), name
    replicates = sorted(national["listed_stock"])
    check_ways(run["ways"], folder, replicates)
    check_survival(run["survival"], folder, replicates)
    check_concentration(run["concentration"], folder, replicates)
    check_survey(run["survey"], folder)
    check_touched(run, folder)
    return national


def check_survey(survey, folder):
    shares = collections.defaultdict(list)
    for row in rows_of(folder, "indicators"):
        if (row["jurisdiction"], row["indicator"]) == ("cn", "survey_approval"):
            shares[row["group"], row["month"]].append(float(row["value"]))
    found = {
        (group, month): band_of_month
        for group, bands in survey["approval"].items()
        for month, band_of_month in zip(survey["months"], bands, strict=True)
    }
    assert found.keys() == shares.keys()
    for key, each in shares.items():
        assert close(found[key], band(each)), key


def check_touched(run, folder):
    found = {(one["jurisdiction"], one["group"]): one for one in run["touched"]}
    if run["manifest"]["reform"] is None:
        assert not found
        return
    residents, shares = collections.defaultdict(list), collections.defaultdict(list)
    for row in rows_of(folder, "touched"):
        who = row["jurisdiction"], row["group"]
        residents[who].append(int(row["residents"]) * run["manifest"]["national_per_resident"])
        shares[who].append(int(row["residents"]) / int(row["of"]))
    assert found.keys() == residents.keys()
    for who, one in found.items():
        assert close(one["residents"], band(residents[who])) and close(one["share"], band(shares[who])), who


def check_ways(ways, folder, replicates):
    counts = collections.defaultdict(lambda: collections.defaultdict(float))
    black_lists = {row["register"] for row in rows_of(folder, "spells")}
    for row in rows_of(folder, "flows"):
        if row["group"] != "all":
            continue
        way = []
        for stage in (row["stage_from"], row["stage_to"]):
            one = row["register" if stage == "listing" else stage]
            way += ["red_list" if stage == "listing" and one not in black_lists else stage, one]
        counts[tuple(way)][int(row["replicate"])] += float(row["count_national"])
    assert len(ways) == len(counts)
    for way in ways:
        found = counts[way["from"], way["from_id"], way["to"], way["to_id"]]
        assert close(way["band"], band([found[it] for it in replicates])), way


def check_survival(survival, folder, replicates):
    """Recomputed listing by listing: n is counted, not carried along."""
    spells = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in rows_of(folder, "spells"):
        if row["group"] == "all":
            spells[row["ground"]][int(row["replicate"])].append((int(row["months"]), row["exit"], int(row["count"])))
    assert [one["ground"] for one in survival] == sorted(spells)
    for one in survival:
        of_ground = spells[one["ground"]]
        months = 1 + min(max(spell[0] for spell in of_ground[it]) for it in replicates)
        listed = {it: 1.0 for it in replicates}
        ended = {way: {it: 0.0 for it in replicates} for way in one["ended"]}
        for month in range(months):
            for it in replicates:
                at_risk = sum(count for length, _, count in of_ground[it] if length >= month)
                before = listed[it]
                for way in ended:
                    gone = sum(count for length, exit, count in of_ground[it] if (length, exit) == (month, way))
                    ended[way][it] += before * gone / at_risk
                    listed[it] -= before * gone / at_risk
            assert close(one["listed"][month], band(list(listed.values()))), month
            for way, bands in one["ended"].items():
                assert close(bands[month], band(list(ended[way].values()))), (way, month)


def check_concentration(concentration, folder, replicates):
    """Recomputed resident by resident."""
    counts = collections.defaultdict(list)
    for row in rows_of(folder, "burden"):
        if row["group"] == "all":
            counts[int(row["replicate"])] += [int(row["sanctions"])] * int(row["persons"])

    def borne(sanctions, share):
        ordered = sorted(sanctions, reverse=True)
        whole, part = divmod(share * len(ordered), 1)
        rest = part * ordered[int(whole)] if int(whole) < len(ordered) else 0
        return (sum(ordered[: int(whole)]) + rest) / sum(ordered)

    for point in concentration["residents"]:
        assert close(point["borne"], band([borne(counts[it], point["share"]) for it in replicates])), point
    for point in concentration["reached"]:
        reached = [[one for one in counts[it] if one > 0] for it in replicates]
        assert close(point["borne"], band([borne(one, point["share"]) for one in reached])), point
    share = [sum(one > 0 for one in counts[it]) / len(counts[it]) for it in replicates]
    assert close(concentration["share_reached"], band(share))


def check_differences(differences, before, after):
    assert differences
    for difference in differences:
        name = difference["indicator"]
        each = [measured(name, after[name][it]) - measured(name, before[name][it]) for it in before[name]]
        assert close(difference["band"], band(each)), name
        base = [measured(name, before[name][it]) for it in before[name]]
        per_cent = [100 * change / was for change, was in zip(each, base, strict=True) if was > 0]
        assert (close(difference["relative"], band(per_cent)) if per_cent else difference["relative"] == [None] * 4), name
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

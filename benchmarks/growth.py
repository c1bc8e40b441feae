"""How time and memory grow with the residents, with the rate of events and with threads; all on one machine, one after the other.

    python benchmarks/growth.py [--osmanthus build/osmanthus] [--largest 112000000] [--rounds 3] [--out FILE] [--plot FILE.png]

Residents: scenarios/article.yaml, one replicate, one thread. Rate: the small model of peers/points.yaml at twenty million residents.
Threads: the article's scenario at 28 million residents. Of several rounds the fastest counts, since what else a machine does only
slows a run. What a run takes before its first resident is measured by a run of 10,000, and taken off. Needs pyyaml, and matplotlib
for the plot.
"""
import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "peers"))
import peers  # noqa: E402  (beside this file)

ARTICLE = ROOT / "scenarios" / "article.yaml"
LEAST = 10_000
RESIDENTS = [3_500_000 * 2 ** k for k in range(9)]
RATES = [0.000835 * 2 ** k for k in range(6)]
OF_RATES = 20_000_000
OF_THREADS = 28_000_000


def run(program, scenario, size, threads=1):
    """Seconds of wall and of processor, peak bytes and events of a run."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        subprocess.run([program, "simulate", scenario, "--size", str(size), "--replicates", "1", "--threads", str(threads),
                        "--quiet", "--out", Path(folder, "run")], check=True, capture_output=True)
        wall = time.perf_counter() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        facts = json.loads(Path(folder, "run", "run.json").read_text(encoding="utf-8"))
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"size": size, "threads": threads, "wall": wall, "processor": processor, "bytes": facts["peak_bytes"],
            "events": facts["events"]}


def fastest(rounds, program, scenario, size, threads=1):
    runs = [run(program, scenario, size, threads) for _ in range(rounds)]
    return min(runs, key=lambda one: one["wall"])


def told(rows, what, empty):
    """A table whose last columns say by how much each row is above the one before, what a run takes at least being taken off."""
    print(f"| {what} | processor seconds | memory | events | time: times the last | memory: times the last |\n|---|---|---|---|---|---|")
    before = None
    for row in rows:
        grown = "| | |" if before is None else (
            f"| {(row['processor'] - empty['processor']) / (before['processor'] - empty['processor']):.2f} | "
            f"{row['bytes'] / before['bytes']:.2f} |")
        print(f"| {row['label']} | {row['processor']:.1f} | {row['bytes'] / 1e6:,.0f} MB | {row['events']:,} {grown}", flush=True)
        before = row
    print()


def plot(path, residents, rates):
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib import pyplot
    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for axis, rows, key, label in ((axes[0], residents, "size", "residents"), (axes[1], rates, "events", "events, at 20 million residents")):
        x = [row[key] for row in rows]
        axis.loglog(x, [row["processor"] for row in rows], "o-", label="processor seconds")
        axis.loglog(x, [row["bytes"] / 1e6 for row in rows], "s--", label="memory, MB")
        axis.loglog(x, [rows[0]["processor"] * value / x[0] for value in x], ":", color="gray", label="twice as much for twice as much")
        axis.set_xlabel(label)
        axis.grid(True, which="both", alpha=0.25)
        axis.legend(frameon=False, fontsize=8)
    figure.savefig(path, dpi=120)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--osmanthus", default=ROOT / "build" / "osmanthus")
    parser.add_argument("--largest", type=int, default=112_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, help="the same as JSON")
    parser.add_argument("--plot", type=Path, help="a picture of it")
    options = parser.parse_args()
    empty = fastest(options.rounds, options.osmanthus, ARTICLE, LEAST)
    print(f"A run of {LEAST:,} residents takes {empty['processor']:.2f} processor seconds.\n")
    residents = []
    for size in (size for size in RESIDENTS if size <= options.largest):
        residents.append({**fastest(options.rounds if size < OF_THREADS else 1, options.osmanthus, ARTICLE, size),
                          "label": f"{size / 1e6:g} million residents"})
    told(residents, "article.yaml, one replicate, one thread", empty)
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        scenario = Path(folder, "points.yaml")
        for rate in RATES:
            scenario.write_text(peers.scenario_text(OF_RATES, rate), encoding="utf-8")
            rates.append({**fastest(1, options.osmanthus, scenario, OF_RATES), "label": f"{1000 * rate:.2f} offences a month of 1,000"})
        scenario.write_text(peers.scenario_text(OF_RATES, 1e-9), encoding="utf-8")
        idle = fastest(1, options.osmanthus, scenario, OF_RATES)
    told(rates, "points.yaml, 20 million residents, one thread", idle)
    threads = [fastest(options.rounds, options.osmanthus, ARTICLE, OF_THREADS, n) for n in (1, 2)]
    print(f"Two threads: {threads[0]['wall'] / threads[1]['wall']:.2f} times as fast as one "
          f"({threads[0]['wall']:.1f} s and {threads[1]['wall']:.1f} s at {OF_THREADS:,} residents).")
    if options.out:
        options.out.write_text(json.dumps({"residents": residents, "rates": rates, "threads": threads}, indent=1) + "\n", encoding="utf-8")
    if options.plot:
        plot(options.plot, residents, rates)


if __name__ == "__main__":
    main()

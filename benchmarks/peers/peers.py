"""One small model by seven engines, in one run on one machine.

    python benchmarks/peers/peers.py [--osmanthus build/osmanthus]
                                     [--rate 0.00167] [--seconds 300] [--out FILE]

Each resident offends in a month with chance RATE, and three offences within twelve months put him on a list for two years
(points.yaml); 84 months. Sizes grow tenfold until a run takes longer than SECONDS or does not fit. Needs numpy, numba,
laser-core and mesa, which the project itself does not. Prints a table: persons × months a second, events a second, bytes a
person, and the share who are listed at the end, which all engines must agree on.
"""
import argparse
import csv
import functools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MONTHS, WINDOW, LIMIT, TERM = 84, 12, 3, 24
SIZES = [10 ** k for k in range(4, 10)]


# ---- one engine each: (events, listed at the end)

def numpy_dense(size, rate):
    import numpy as np
    random = np.random.default_rng(1)
    # Twelve bits of a person: in which of the last months he offended.
    window = np.zeros(size, np.uint16)
    until = np.zeros(size, np.int16)
    events = 0
    for month in range(MONTHS):
        offends = random.random(size, np.float32) < rate
        window = (window << 1 | offends) & 0xFFF
        events += int(offends.sum())
        listed = offends & (np.bitwise_count(window) >= LIMIT)
        until[listed] = month + TERM
        window[listed] = 0
    return events, int((until >= MONTHS).sum())


def numpy_sparse(size, rate):
    import numpy as np
    random = np.random.default_rng(1)
    who = np.empty(0, np.int64)  # whoever has an offence that still counts, or is listed
    window = np.empty(0, np.uint16)
    until = np.empty(0, np.int16)
    events = 0
    for month in range(MONTHS):
        gaps = random.geometric(rate, int(size * rate + 10 * (size * rate) ** 0.5 + 10))
        offenders = np.cumsum(gaps) - 1
        offenders = offenders[offenders < size]
        events += len(offenders)
        window = window << 1 & 0xFFF
        new = offenders[~np.isin(offenders, who, assume_unique=True)]
        who = np.concatenate([who, new])
        order = np.argsort(who, kind="stable")
        who = who[order]
        window = np.concatenate([window, np.zeros(len(new), np.uint16)])[order]
        until = np.concatenate([until, np.zeros(len(new), np.int16)])[order]
        at = np.searchsorted(who, offenders)
        window[at] |= 1
        listed = at[np.bitwise_count(window[at]) >= LIMIT]
        until[listed] = month + TERM
        window[listed] = 0
        alive = (window != 0) | (until > month)
        who, window, until = who[alive], window[alive], until[alive]
    return events, int((until >= MONTHS).sum())


@functools.cache
def compiled_step():
    import numba
    import numpy as np

    @numba.njit(parallel=True)
    def step(window, until, month, rate):
        events = 0
        for i in numba.prange(window.size):
            w = (window[i] << 1) & 0xFFF
            if np.random.random() < rate:
                events += 1
                w |= 1
                bits = 0
                for b in range(12):
                    bits += (w >> b) & 1
                if bits >= 3:
                    until[i] = month + 24
                    w = 0
            window[i] = w
        return events

    return step


def laser(size, rate):
    import numpy as np
    from laser.core import LaserFrame
    people = LaserFrame(size)
    people.add_scalar_property("window", np.uint16, 0)
    people.add_scalar_property("until", np.int16, 0)
    step = compiled_step()
    events = sum(step(people.window, people.until, month, rate) for month in range(MONTHS))
    return int(events), int((people.until >= MONTHS).sum())


def mesa(size, rate):
    import random as chance
    from mesa import Agent, Model

    class Person(Agent):
        def __init__(self, model):
            super().__init__(model)
            self.offences, self.until = [], 0

        def step(self):
            if chance.random() >= rate:
                return
            now = self.model.month
            self.model.events += 1
            self.offences = [month for month in self.offences if month > now - WINDOW] + [now]
            if len(self.offences) >= LIMIT:
                self.until, self.offences = now + TERM, []

    class Register(Model):
        def __init__(self):
            super().__init__(seed=1)
            self.month, self.events = 0, 0
            for _ in range(size):
                Person(self)

    model = Register()
    for model.month in range(MONTHS):
        model.agents.do("step")
    return model.events, sum(agent.until >= MONTHS for agent in model.agents)


ENGINES = {"numpy_dense": numpy_dense, "numpy_sparse": numpy_sparse, "laser": laser, "mesa": mesa}


# ---- Osmanthus

def scenario_text(size, rate):
    """The article's scenario with nothing in it but the one act, by everybody alike."""
    import yaml
    scenario = yaml.safe_load((ROOT / "scenarios" / "article.yaml").read_text(encoding="utf-8"))
    flat = {"grade": "cited", "source": "the benchmark", "age": [1] * 10, "female": 1, "male": 1, "income": [1] * 5, "rural": 1, "urban": 1}
    number = {"grade": "cited", "source": "the benchmark"}
    scenario.update(scenario="points", pack=str(Path(__file__).resolve().parent / "points.yaml"), replicates=1, roles=[], answers=[],
                    horizon={"start": "2014-01-01", "report": "2014-01-01", "until": "2021-01-01"},
                    enforcement_cases=[{"year": 2014, "cases": 0, **number}], debt=flat, profiles={"all": flat},
                    survey={**scenario["survey"], "asked": 0})
    del scenario["posterior"]
    scenario["population"].update(size=size, frailty=[{"share": 1, "relative_rate": 1}])
    scenario["acts"] = [{"act": "offence", "who": "all", "a_year": {"value": rate * 12_000, **number},
                         "recorded": {"value": 1, **number}, "wrongly": {"value": 0, **number}}]
    still = {"own_news": 0, "hearsay": 0, "stigma": 0, "crowding_out": 0, "rewards": 0, "firms": 0, "public_bodies": 0,
             "public_servants": 0, "public_bodies_listed": 0, "wrong_listings": 0}
    for name, parameter in scenario["parameters"].items():
        parameter.pop("range", None)
        parameter.pop("drawn", None)
        parameter.update(grade="cited", value=still.get(name, parameter["value"]))
    return json.dumps(scenario, ensure_ascii=False, indent=1, default=str)  # which is YAML without anchors


def osmanthus(program, size, rate, threads, seconds):
    with tempfile.TemporaryDirectory() as folder:
        scenario = Path(folder, "points.yaml")
        scenario.write_text(scenario_text(size, rate), encoding="utf-8")
        began = time.perf_counter()
        done = subprocess.run([program, "simulate", scenario, "--threads", str(threads), "--quiet", "--out", Path(folder, "run")],
                              capture_output=True, text=True, timeout=seconds, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        took = time.perf_counter() - began
        facts = json.loads(Path(folder, "run", "run.json").read_text(encoding="utf-8"))
        manifest = json.loads(Path(folder, "run", "manifest.json").read_text(encoding="utf-8"))
        with open(Path(folder, "run", "indicators.csv"), encoding="utf-8", newline="") as table:
            last = [float(row["value"]) for row in csv.DictReader(table)
                    if (row["indicator"], row["jurisdiction"], row["group"]) == ("listed_stock", "cn", "all")][-1]
        return {"seconds": took, "events": facts["events"], "listed": last, "bytes": facts["peak_bytes"],
                "persons": manifest.get("residents", size)}


# ---- the runs

def one(engine, size, rate):
    """In a process of its own: seconds, events, listed, bytes."""
    ENGINES[engine](1000, rate)  # what is compiled at the first call is not counted
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.perf_counter()
    events, listed = ENGINES[engine](size, rate)
    took = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"seconds": took, "events": events, "listed": listed, "bytes": (peak - before) * 1024, "persons": size}))


def measured(engine, size, options):
    if engine.startswith("osmanthus"):
        return osmanthus(options.osmanthus, size, options.rate, int(engine.rpartition("_")[2]), options.seconds)
    done = subprocess.run([sys.executable, __file__, "--one", engine, "--size", str(size), "--rate", str(options.rate)],
                          capture_output=True, text=True, timeout=options.seconds, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().rpartition("\n")[2] or f"exit {done.returncode}")
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--osmanthus", default=ROOT / "build" / "osmanthus")
    parser.add_argument("--rate", type=float, default=0.00167, help="offences a resident and month")
    parser.add_argument("--seconds", type=float, default=300, help="at most, a run")
    parser.add_argument("--engines", nargs="+", default=["osmanthus_1", "osmanthus_2", *ENGINES])
    parser.add_argument("--largest", type=int, default=SIZES[-1])
    parser.add_argument("--out", type=Path, help="the same as JSON")
    parser.add_argument("--one", choices=ENGINES, help=argparse.SUPPRESS)
    parser.add_argument("--size", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return one(options.one, options.size, options.rate)
    rows = []
    print(f"{os.cpu_count()} processors; {options.rate} offences a resident and month, {MONTHS} months.\n")
    print("| engine | persons | seconds | persons × months / s | events / s | bytes a person | listed, of 1,000,000 |\n|---|---|---|---|---|---|---|")
    for engine in options.engines:
        for size in [size for size in SIZES if size <= options.largest]:
            try:
                found = measured(engine, size, options)
            except (RuntimeError, subprocess.TimeoutExpired, MemoryError) as problem:
                print(f"| {engine} | {size:,} | – | {str(problem)[:80]} | | | |", flush=True)
                break
            rows.append({"engine": engine, **found})
            n, s = found["persons"], found["seconds"]
            print(f"| {engine} | {n:,} | {s:.2f} | {n * MONTHS / s:.3g} | {found['events'] / s:.3g} | {found['bytes'] / n:.1f} | "
                  f"{1e6 * found['listed'] / n:.1f} |", flush=True)
            if s * 8 > options.seconds:
                break
    if options.out:
        options.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

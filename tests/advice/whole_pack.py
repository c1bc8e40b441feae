"""The overlays that the audit advises for the built-in pack: each loads, helps, and is no larger than it need be.

    python tests/advice/whole_pack.py [--property P]... [--reading article|text] --osmanthus build/osmanthus

`audit --advise` writes one overlay for each property that is violated. Under it, `audit --property` must find no
violation, and leave nothing open that was not open in the pack; without any one of its entries it must. Exit: 0 all is
so, 1 not.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
# Those that are soon decided, with every form of change among them.
USUAL = ["legal_basis", "no_third_party", "repair_reachable", "linkage", "dead", "remedy", "publication_bounded",
         "notice_before_effect", "overlap", "contradiction"]


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)


def smaller(overlay):
    """(what was left out, the overlay without it) for each of its entries."""
    for key in ("repeal", "amend"):
        entries = overlay.get(key, {})
        for left_out in entries:
            rest = ([one for one in entries if one != left_out] if isinstance(entries, list) else
                    {name: one for name, one in entries.items() if name != left_out})
            yield left_out, {**overlay, key: rest}


def open_provisions(verdicts, prop):
    return {one for v in verdicts if (v["property"], v["verdict"]) == (prop, "unknown") for one in v["provisions"]}


class Judge:
    def __init__(self, options, folder, verdicts):
        self.options, self.folder, self.passed, self.failed = options, folder, 0, 0
        self.open = {v["property"]: open_provisions(verdicts, v["property"]) for v in verdicts}

    def is_kept(self, overlay, prop):
        done = run(self.options.osmanthus, "audit", overlay, "--property", prop, "--reading", self.options.reading,
                   "--threads", "1", "--format", "json")
        if done.returncode not in (0, 1):
            sys.exit(f"{overlay}: exit {done.returncode}: {done.stderr}")
        verdicts = json.loads(done.stdout)["verdicts"]
        return done.returncode == 0 and open_provisions(verdicts, prop) <= self.open[prop]

    def expect(self, so, message):
        self.passed, self.failed = self.passed + so, self.failed + (not so)
        if not so:
            print(message)

    def without(self, prop, left_out, overlay):
        file = self.folder / f"{prop}_without_{left_out}.yaml"
        file.write_text(yaml.safe_dump(overlay, allow_unicode=True), encoding="utf-8")
        return left_out, self.is_kept(file, prop)

    def judge(self, advised):
        prop = advised["property"]
        if advised["file"] is None:
            return self.expect(False, f"{prop}: no overlay was found.")
        file = self.folder / advised["file"]
        self.expect(self.is_kept(file, prop), f"{prop}: violated still under {file.name}.")
        overlay = yaml.safe_load(file.read_text(encoding="utf-8"))
        with ThreadPoolExecutor() as pool:
            for left_out, kept in pool.map(lambda one: self.without(prop, *one), smaller(overlay)):
                self.expect(not kept, f"{prop}: {file.name} does as well without {left_out}.")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--property", action="append", dest="properties", help="default: those that are soon decided")
    parser.add_argument("--all", action="store_true", help="all properties")
    parser.add_argument("--reading", default="article")
    parser.add_argument("--osmanthus", type=Path, default=ROOT / "build" / "osmanthus")
    options = parser.parse_args()
    properties = [] if options.all else options.properties or USUAL
    with tempfile.TemporaryDirectory() as name:
        asked = [word for prop in properties for word in ("--property", prop)]
        done = run(options.osmanthus, "audit", "cn", "--reading", options.reading, "--format", "json", "--advise", name, *asked)
        if done.returncode != 1:
            sys.exit(f"Exit {done.returncode}: {done.stderr}")
        found = json.loads(done.stdout)
        judge = Judge(options, Path(name), found["verdicts"])
        for advised in found["advice"]:
            judge.judge(advised)
    print(f"{judge.passed} passed, {judge.failed} failed")
    sys.exit(1 if judge.failed else 0)


if __name__ == "__main__":
    main()

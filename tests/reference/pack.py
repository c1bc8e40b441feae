"""A law pack as the evaluator reads it: provisions with their forces, words by kind, numbers by full name."""
import re, yaml
from collections import defaultdict
from pathlib import Path
from terms import FOREVER, literal, many, strings
NAMED = re.compile(r"(-?\d+(?: to -?\d+)? [A-Za-z ]+?|[a-z_]+) \((\w+)\)")

class Law:  # a provision or score: its head, with its instrument's fields behind it, and its rule
    def __init__(self, pack, instrument, own, rule):
        self.own, self.rule, self.head, self.instrument = own, rule, {**instrument, **own}, instrument["id"]
        self.name = f"{self.instrument}.{own['id']}"
        self.called = {self.name, own["id"]}
        self.effects = [({"warn": "warn"} if effect == "warn" else effect, modality)
                        for modality in ("must", "may", "must_not") for effect in many(rule.get(modality))]
        self.concludes = [effect.get("record") for effect, _ in self.effects if "while" in rule]
        numbers = {name: text for line in strings(rule) for text, name in NAMED.findall(line)}
        numbers.update(rule.get("numbers", {}))
        pack.numbers.update({f"{self.name}.{name}": node for name, node in numbers.items()})
        self.split = "count of same" in str(rule) or any("by" in node for node in numbers.values())

    def force(self, reading, on):  # its own, else that of the versions cited, else its instrument's
        cited = [version for name, version in self.head["versions"].items() if name in self.own["cite"]]
        forces = [source["force"] for source in ([self.own] if "force" in self.own else cited or [self.head])]
        spans = [force[reading] if isinstance(force, dict) else force for force in forces]
        since, until = min(literal(a) for a, _ in spans), max(literal(b) or FOREVER for _, b in spans)
        return (since, FOREVER if on else until) if since <= (on or since) < until else (FOREVER, FOREVER)

class Pack:  # words by kind, provisions in the order of paths, numbers by full name
    def __init__(self, folder):
        self.words, self.numbers, self.laws = defaultdict(dict), {}, []
        for path in sorted(Path(folder).rglob("*.yaml"), key=Path.as_posix):
            if path.name != "properties.yaml" and "cases" not in path.relative_to(folder).parts:
                self.read(many(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)))
        self.root, self.scores = next(iter(self.words["jurisdictions"])), self.words["scores"]
        self.acts, groups = self.words["acts"], self.words["groups"]
        self.acts.update({step: {"anywhere": "true"} for step in self.words["steps"]})
        self.names = {act: {act, *(key for key in groups if act in groups[key]["acts"])} for act in self.acts}
        self.ages = {((18, "year"),), *(literal(text) for text in strings(self.numbers) if " year" in text)}
        off, on = ({day for book in self.words["calendars"].values() for day in book[kind]}
                   for kind in ("holidays", "worked"))
        self.working = lambda day: str(day) in on or (day.weekday() < 5 and str(day) not in off)

    def read(self, items):
        for item in items:
            if "instrument" in item:
                instrument = {**item["instrument"], "versions": item.get("versions", {})}
            self.laws += [Law(self, instrument, item["law"], item["rule"])] if "rule" in item else []
            for name, score in item.get("scores", {}).items():
                own = {**score, "id": name, "cite": [*instrument["versions"]]}  # it lasts through all of them
                item["scores"][name] = Law(self, instrument, own, {"if": score["for"]})
            for kind in item.keys() - {"linkage", "legal_basis"}:
                self.words[kind].update(item[kind])

    def within(self, place, wider):
        up = self.words["jurisdictions"].get(place, {}).get("within")
        return place == wider or bool(up) and self.within(up, wider)

"""An independent judge of what a law pack comes to for a case:  evaluator.py PACK < cases.jsonl > states.jsonl

It interprets the YAML text of the rules line by line, keeps plain lists of entries and asks, on every day on which
anything can change, what is in effect. Written from the rule language and the decisions on meaning in docs/, it
shares neither code nor compiled form with the program. It knows the grammar as far as packs/cn uses it: no amounts,
no commencement, no points that lapse.
"""
import calendar
import json
import operator
import re
import sys
from collections import defaultdict, namedtuple
from datetime import date, timedelta
from pathlib import Path

import yaml

ALWAYS, FOREVER, UNKNOWN_BIRTH = date.min, date.max, date(1, 1, 1)  # whose birth is unknown is an adult
EVERYWHERE = "everywhere"
NOT_BINDING = {"plan", "draft", "practice", "private_scheme"}
OTHER_SIDE = {"parent": "child", "child": "parent", "representative": "unit", "unit": "representative"}
ALSO_A = {"driver": "driver", "rider": "driver", "owner": "dog_owner",
          "public_servant": "natural_person", "public_body": "legal_person"}
OPENING = ("list", "record", "measure", "duty")
VERBS = (*OPENING, "points", "extend", "end", "fine", "warn", "disclose", "refer")
COMPARATORS = {"at least": operator.ge, "at most": operator.le, "above": operator.gt, "below": operator.lt,
               "exactly": operator.eq}
LITERAL = re.compile(r"(-?\d+)(?: to -?\d+)?(?: (time|point|CNY|day|working day|month|year)s?)?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NAMED = re.compile(r"(-?\d+(?: to -?\d+)? [A-Za-z ]+?|[a-z_]+) \((\w+)\)")
LINE = re.compile(r"(not )?(?:(guardian|parent|child|representative|unit) )?(.+)")
COMPARED = re.compile(rf"(age|count of|score of)(?: (.+?))? ({'|'.join(COMPARATORS)}) (.+)")
PAST = re.compile(r"(.+?)(?: within (.+?))?(?: since (\S+))?")
STANDING = re.compile(r"(?:(guardian|parent|child|representative|unit) )?"
                      r"(?:listed on|recorded in|bound by|bears|score of) (\S+).*")
IS = re.compile(r"(?:(\S+) )?is (not )?(\S+)")

Context = namedtuple("Context", "law who day event cause", defaults=(None, None))
Event = namedtuple("Event", "raw day act who places names index matter")
Happening = namedtuple("Happening", "who names event")


class Entry:
    """A decision's standing: what, who, matter; since, until; base and term of its reckoning; lock against repair."""

    def __init__(self, **fields):
        self.__dict__ = fields

    def answered_by(self, event):
        """Whether an event is about it: of its matter, if it names one, and answering what opened it."""
        about, of = event.raw.get("about", self.what), event.raw.get("of")
        return about == self.what and event.matter in (None, self.matter) and of in (None, self.event.raw.get("id"))


def many(thing):
    return [] if thing is None else thing if isinstance(thing, list) else [thing]


def plus(day, term, working=None, sign=1):
    """The day a term later: months and years first, cut to the month's end, then days, then working days."""
    size = defaultdict(int)
    for number, unit in term or ():
        size[unit] += sign * number
    year, month = divmod(day.year * 12 + day.month - 1 + 12 * size["year"] + size["month"], 12)
    last = calendar.monthrange(year, month + 1)[1]
    day = date(year, month + 1, min(day.day, last)) + timedelta(size["day"])
    while size["working day"] > 0:
        day += timedelta(1)
        size["working day"] -= working(day)
    return day


def literal(text):
    """A term ((2, "year"),), a whole number, a day, None, or a word; of a range the least."""
    if found := LITERAL.fullmatch(text or "none"):
        number, unit = int(found[1]), found[2]
        return ((number, unit),) if unit in ("day", "working day", "month", "year") else number
    return None if text in (None, "none", "null") else date.fromisoformat(text) if DAY.fullmatch(text) else text


def strings(node):
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [node] if isinstance(node, str) else [text for part in parts for text in strings(part)]


def union(spans, touching):
    """Spans that overlap (or touch) made one."""
    merged = []
    for since, until in sorted(spans):
        if merged and (since < merged[-1][1] or (touching and since == merged[-1][1])):
            since, until = merged[-1][0], max(until, merged.pop()[1])
        merged.append((since, until))
    return merged


class Law:
    """A provision (or a score): its head, with its instrument's fields behind it, and its rule as it stands."""

    def __init__(self, pack, instrument, own, rule):
        self.own, self.rule, self.head, self.instrument = own, rule, {**instrument, **own}, instrument["id"]
        self.name, self.places, self.nexus = f"{self.instrument}.{own['id']}", many(self.head["in"]), self.head["nexus"]
        self.effects = [({"warn": "warn"} if effect == "warn" else effect, modality)
                        for modality in ("must", "may", "must_not") for effect in many(rule.get(modality))]
        self.concludes = [effect["record"] for effect, _ in self.effects if "record" in effect and "while" in rule]
        numbers = {name: text for line in strings(rule) for text, name in NAMED.findall(line)}
        numbers.update(rule.get("numbers", {}))
        pack.numbers.update({f"{self.name}.{name}": node for name, node in numbers.items()})
        self.split = "count of same" in " ".join(strings(rule)) or any("by" in node for node in numbers.values())

    def force(self, reading):
        """Its own days of force, else those of the versions that it cites, else its instrument's."""
        versions = self.head["versions"]
        cited = [versions[key] for key in self.own["cite"] if key in versions]
        forces = [source["force"] for source in ([self.own] if "force" in self.own else cited or [self.head])]
        spans = [force[reading] if isinstance(force, dict) else force for force in forces]
        return literal(min(span[0] for span in spans)), max(literal(span[1]) or FOREVER for span in spans)

    def is_called(self, names):
        return self.name in names or self.own["id"] in names


class Pack:
    """A pack as its text has it: vocabulary by kind, provisions in the order of paths, numbers by full name."""

    def __init__(self, folder):
        self.words, self.numbers, self.laws = defaultdict(dict), {}, []
        for path in sorted(Path(folder).rglob("*.yaml"), key=Path.as_posix):
            if path.name != "properties.yaml" and "cases" not in path.relative_to(folder).parts:
                self.read(many(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)))
        self.root, self.acts = next(iter(self.words["jurisdictions"])), {**self.words["acts"], **self.words["steps"]}
        self.names = {act: {act, *(name for name, group in self.words["groups"].items() if act in group["acts"])}
                      for act in self.acts}
        books = self.words["calendars"].values()
        off, on = ({day for book in books for day in book[kind]} for kind in ("holidays", "worked"))
        self.working = lambda day: str(day) in on or (day.weekday() < 5 and str(day) not in off)

    def read(self, items):
        instrument = {}
        for item in items:
            if "instrument" in item:
                instrument = {**item["instrument"], "versions": item.get("versions", {})}
            elif "rule" in item:
                self.laws.append(Law(self, instrument, item["law"], item["rule"]))
            for kind, things in item.items():
                if kind == "scores":
                    things = {name: Law(self, instrument, {**score, "id": name}, {"if": score["for"]})
                              for name, score in things.items()}
                self.words[kind].update(things if isinstance(things, dict) else {})

    def within(self, place, wider):
        while place and place != wider:
            place = self.words["jurisdictions"][place].get("within")
        return place == wider


class Life:
    """What became of the subjects of one case."""

    def __init__(self, pack, case):
        self.pack, self.as_of, self.law_of = pack, literal(case["as_of"]), literal(case.get("law_of"))
        self.reading = case.get("reading") or pack.words["pack"]["default_reading"]
        included = many(pack.words["defaults"]["include"][self.reading]) + many(case.get("include"))
        wanted = many(case.get("variant"))
        self.chosen = [next((name for name in variant["choices"] if name in wanted), variant["choices"][0])
                       for variant in pack.words["variants"].values()]
        self.force = {law.name: law.force(self.reading) for law in [*pack.laws, *pack.words["scores"].values()]
                      if law.head.get("reading", self.reading) == self.reading
                      and law.head["rank"] not in NOT_BINDING.difference(included)
                      and law.head.get("variant") in (None, *self.chosen)}
        if self.law_of:  # the law of that day, from its own first days
            self.force = {name: (since, FOREVER) for name, (since, until) in self.force.items()
                          if since <= self.law_of < until}
        self.laws = [law for law in pack.laws if law.name in self.force]
        self.facts = {label: [(ALWAYS, fields or {})] for label, fields in case["subjects"].items()}
        self.entries, self.happened, self.scores, self.marks = [], [], defaultdict(list), set()
        for raw in sorted(case.get("events") or [], key=lambda raw: raw["date"]):
            for _ in range(int(raw.get("count", 1)) if raw["date"] <= case["as_of"] else 0):
                self.happen(literal(raw["date"]), raw)

    def fields(self, who, day):
        return next(fields for since, fields in reversed(self.facts[who]) if since <= day)

    def home(self, who, day):
        """His own, else that of the first parent, else guardian, who has one."""
        kin = [who, *self.related(who, "parent", day), *self.related(who, "guardian", day)]
        homes = [fields.get("residence") or fields.get("seat") for fields in (self.fields(one, day) for one in kin)]
        return next((home for home in homes if home), None)

    def age(self, who, term, day):
        """-1, 0 or 1: before, on or after the birthday, which is a day to look at again."""
        birthday = plus(literal(self.fields(who, day).get("born")) or UNKNOWN_BIRTH, term)
        self.marks.add(birthday)
        return (day > birthday) - (day < birthday)

    def related(self, who, role, day):
        """Those who stand in a relation to somebody (either side may name it); without a role, himself."""
        if role is None or (role == "guardian" and self.age(who, ((18, "year"),), day) >= 0):
            return [] if role else [who]
        naming = [one for one in self.facts if who in many(self.fields(one, day).get(OTHER_SIDE.get(role)))]
        return list(dict.fromkeys([*many(self.fields(who, day).get(role)), *naming]))

    def is_a(self, word, who, day):
        fields, label = self.fields(who, day), who.rstrip("0123456789")
        kind = fields.get("kind", "natural_person")
        return word in (kind, ALSO_A.get(kind), label, ALSO_A.get(label), *many(fields.get("roles")))

    def number(self, text, c):
        """A literal with its name, or the name of a number, as it stands for the event at hand."""
        name = text and (NAMED.fullmatch(text) or [0, 0, text])[2]
        for full in (f"{c.law.name}.{name}", f"{c.law.instrument}.{name}", name):
            if full in self.pack.numbers:
                return self.value(self.pack.numbers[full], c.event and c.event.raw.get(full.rsplit(".", 1)[-1]), c)
        return literal(name)

    def value(self, node, given, c):
        if isinstance(node, str) or (given and "range" in node):
            return literal(given if given and ("range" in node or " to " in node) else node)
        if "by" in node:
            rows = [c.cause, *sorted(c.event.names)] if node["by"] == "act" else [c.event.raw[node["by"]]]
            return literal(next(node[row] for row in rows if row in node))
        dated = sorted(key for key in node if DAY.fullmatch(key) and key <= str(self.law_of or c.day))
        keys = [*dated[-1:], self.reading, *self.chosen, "value", "range"]
        return self.value(next(node[key] for key in keys if key in node), given, c)

    def holds(self, lines, c):
        return all(self.line(line, c) for line in many(lines))

    def line(self, line, c):
        if isinstance(line, dict):
            return self.holds(line["all"], c) if "all" in line else any(self.line(one, c) for one in many(line["any"]))
        negated, role, rest = LINE.fullmatch(line).groups()
        return any(self.fact(rest, who, c) for who in self.related(c.who, role, c.day)) != bool(negated)

    def fact(self, text, who, c):
        if compared := COMPARED.fullmatch(text):
            kind, what, comparator, number = compared.groups()
            limit, compare = self.number(number, c), COMPARATORS[comparator]
            if kind == "age":
                return compare(self.age(who, limit, c.day), 0)
            found = self.times(what, who, c) if kind == "count of" else self.score(what, who, c.day)
            return found is not None and compare(found, limit)
        if held := STANDING.fullmatch(text):
            return bool(self.first_days(held[2], who, c.day))
        if text.startswith("done "):
            return self.times(text[5:], who, c) > 0
        if text.startswith("resides in "):
            return self.pack.within(self.home(who, c.day), text[11:])
        what, negated, word = IS.fullmatch(text if " " in text else f"is {text}").groups()
        if what is None:
            return self.is_a(word, who, c.day) != bool(negated)
        found = ("of" in c.event.raw) if word == "answering" else c.event.raw.get(word if what == "act" else what)
        return (found in (True, "true") if what == "act" else found == word) != bool(negated)

    def times(self, text, who, c):
        """How often something was done that concerns the provision, after what a count since something empties."""
        what, within, since = PAST.fullmatch(text).groups()
        this = (c.law.name, c.cause) if c.law.split else c.law.name
        marks = {this} if since == "this" else {since, f"{c.law.instrument}.{since}"}
        mine = [h for h in self.happened if h.who == who]
        after = max((h.event.index for h in mine if marks & h.names), default=-1)
        start = plus(c.day, self.number(within, c), sign=-1) if within else ALWAYS
        names = {c.cause} if what == "same" else set(what.split(" or "))
        return sum(h.event.index > after and start < h.event.day <= c.day and self.concerns(c.law, h.event)
                   and (h.event.places["act"] != EVERYWHERE or not c.event or h.event.matter in (None, c.event.matter))
                   for h in mine if names & h.names)

    def applies(self, law, day, place):
        """In force and in place; the whole mainland is no condition, for what is done elsewhere is not counted."""
        since, until = self.force.get(law.name, (FOREVER, FOREVER))
        return since <= day < until and (place == EVERYWHERE or self.pack.root in law.places or any(
            self.pack.within(place, wide) for wide in law.places))

    def concerns(self, law, event):
        return self.applies(law, event.day, event.places[law.nexus])

    def barred(self, verb, thing, who, c):
        """Whether some must_not bars this effect of the provision."""
        return any(modality == "must_not" and thing in many(effect.get(verb)) and self.concerns(law, c.event)
                   and c.law.is_called(many(effect.get("of", c.law.name)))
                   and self.holds(law.rule["if"], c._replace(law=law, who=who))
                   for law in self.laws for effect, modality in law.effects)

    def happen(self, day, raw):
        who, act, home = raw["by"], raw.get("act"), self.home(raw["by"], day) or self.pack.root
        if "change" in raw:
            self.facts[who].append((day, {**self.fields(who, day), **raw["change"]}))
            return
        place = EVERYWHERE if self.pack.acts[act].get("anywhere") == "true" else raw.get("in") or home
        if place == EVERYWHERE or self.pack.within(place, self.pack.root):
            event = Event(raw, day, act, who, {"act": place, "home": home}, self.pack.names[act],
                          len(self.happened), raw.get("matter"))
            self.happened.append(Happening(who, event.names, event))
            self.hold_back(event)
            self.rounds(event)
            for entry in self.entries:
                if entry.who == who and self.pack.words["duties"].get(entry.what, {}).get("done_by") in event.names:
                    entry.until = min(entry.until, day)

    def rounds(self, event):
        """All that an event sets off, then all that this sets off, each provision once for a person."""
        causes, done = [(name, event.who) for name in sorted(event.names)], set()
        while causes:
            due = []
            for law, (cause, who) in ((law, cause) for law in self.laws for cause in causes):
                key, c = (law, who, law.split and cause), Context(law, who, event.day, event, cause)
                if key not in done and self.is_set_off(c):
                    done.add(key)
                    due.append((c, self.allowed(c)))
            causes = [cause for c, effects in due for effect in effects for cause in self.carry_out(*effect, c)]
            self.happened += [Happening(c.who, {c.law.name, (c.law.name, c.cause)}, event)
                              for c, effects in due if effects]

    def is_set_off(self, c):
        """Whether a happening after `when:` is the cause (about that standing, if it says so), and the guard holds."""
        whens = [when.partition(" of ") for when in many(c.law.rule.get("when"))]
        return (any(name == c.cause and of in ("", c.event.raw.get("about", of)) for name, _, of in whens)
                and self.concerns(c.law, c.event) and self.holds(c.law.rule.get("if"), c)
                and not any(self.line(line, c) for line in many(c.law.rule.get("unless"))))

    def allowed(self, c):
        """What the event does not withhold and no must_not bars: (verb, thing, target, effect, modality)."""
        granted = c.event.raw.get("granted")
        if isinstance(granted, dict):
            granted = next((word for name, word in granted.items() if c.law.is_called([name])), None)
        return [(verb, thing, who, effect, modality) for effect, modality in c.law.effects
                if modality == "must" or granted not in (False, "false")
                for verb in VERBS if verb in effect for thing in many(effect[verb])
                for who in self.related(c.who, effect.get("to"), c.day) if not self.barred(verb, thing, who, c)]

    def carry_out(self, verb, thing, who, effect, modality, c):
        """Does what an effect says and names what that sets off."""
        if verb in OPENING:
            return self.open(thing, who, effect, modality, c)
        if verb == "points":
            return self.change_score(thing, who, effect, c)
        for entry in self.entries:
            of, age = many(effect.get("of")), "new" if entry.event.index == c.event.index else "older"
            answered = effect.get("by") == "correction" and "of" in c.event.raw  # on whomever it fell
            if entry.what != thing or (entry.who != who and not answered) or entry.until <= c.day or not (
                    not of or age in of or entry.law.is_called(of)):
                continue
            if verb == "extend" and entry.term and entry.matter == c.event.matter:
                entry.until = max(entry.until, plus(entry.base, entry.term + self.number(effect["by"], c)))
            locked = effect.get("by") == "repair" and c.day < entry.lock
            if verb == "end" and entry.answered_by(c.event) and not locked:
                linger = self.number(effect.get("after"), c) if entry.since <= c.day else None
                entry.until = min(entry.until, plus(c.day, linger))
        return []

    def open(self, thing, who, effect, modality, c):
        same = [entry for entry in self.entries if (entry.what, entry.who, entry.matter) == (thing, who, c.event.matter)]
        if effect.get("again") == "keep" and any(entry.until > c.day for entry in same):
            return []
        notice, wait, term, lock = (self.number(effect.get(key), c) for key in ("notice", "after", "for", "at_least"))
        since = c.day
        if notice == "first_working_day_of_next_month":
            month_end = plus(since.replace(day=1), ((1, "month"),)) - timedelta(1)
            since = plus(month_end, ((1, "working day"),), self.pack.working)
        if wait:
            since = plus(since, wait, self.pack.working) + timedelta(wait[0][1] == "working day")
        base = c.day if effect.get("from") == "act" else since
        self.entries.append(Entry(what=thing, who=who, matter=c.event.matter, law=c.law, event=c.event,
                                  modality=modality, since=since, until=plus(base, term) if term else FOREVER,
                                  base=base, term=term, held=None, lock=plus(base, lock) if lock else ALWAYS))
        self.happened.append(Happening(who, {thing}, c.event))
        return [(f"{thing} opens", who)]

    def hold_back(self, event):
        """An objection filed in time keeps an entry from starting until it is rejected."""
        for entry in self.entries:
            if entry.who == event.who and entry.answered_by(event) and entry.until > event.day:
                if event.act == "objection_filed" and event.day < entry.since < FOREVER:
                    entry.held, entry.since = entry.since, FOREVER
                elif event.act == "objection_rejected" and entry.held:
                    entry.since, start, entry.held = max(entry.held, event.day), entry.held, None
                    if entry.base == start and entry.term:
                        entry.base, entry.until = entry.since, plus(entry.since, entry.term)

    def score(self, name, who, day):
        """The score on a day; None where it does not cover the subject."""
        law = self.pack.words["scores"][name]
        if self.applies(law, day, EVERYWHERE) and self.holds(law.rule["if"], Context(law, who, day)):
            return [literal(law.head["start"]), *(value for since, value in self.scores[name, who] if since <= day)][-1]

    def change_score(self, name, who, effect, c):
        old, head = self.score(name, who, c.day), self.pack.words["scores"][name].head
        if old is None:
            return []
        new = literal(head["start"]) if effect.get("set") == "start" else old + self.number(effect["add"], c)
        new = min(max(new, literal(head["floor"])), literal(head["ceiling"]))
        self.scores[name, who].append((c.day, new))
        return [(f"{name} changes", who)] if old != new else []

    def first_days(self, what, who, day):
        """The first days of what is in effect of a register, record, duty or imposed measure, by matter."""
        mine = [entry for entry in self.entries if (entry.what, entry.who) == (what, who) and entry.since < entry.until]
        spans = [span for matter in {entry.matter for entry in mine} for span in union(
            [(entry.since, entry.until) for entry in mine if entry.matter == matter], touching=False)]
        derived = [ground[1] for law in self.laws if what in law.concludes for _, _, ground in self.follows(law, who, day)]
        return [since for since, until in spans if since <= day < until] + derived

    def follows(self, law, who, day):
        """What a `while` gives somebody on a day: (measure or record, modality, ground (id, first day, whose))."""
        for effect, modality in law.effects if "while" in law.rule else ():
            for c in (Context(law, one, day) for one in self.facts if who in self.related(one, effect.get("to"), day)):
                for ground in self.grounds(c) if self.holds(law.rule["while"], c) else ():
                    if self.applies(law, day, self.home(who, day) or self.home(ground[2], day)):
                        yield from ((thing, modality, ground) for verb in ("measure", "record")
                                    for thing in many(effect.get(verb)))

    def grounds(self, c):
        """The standings and scores that hold among the lines of a `while`."""
        for line, found in ((line, STANDING.fullmatch(line)) for line in strings(c.law.rule["while"])):
            for one in self.related(c.who, found[1], c.day) if found else ():
                if found[2] not in self.pack.words["scores"]:
                    yield from ((found[2], since, one) for since in self.first_days(found[2], one, c.day))
                elif self.line(line, c):
                    yield found[2], ALWAYS, one

    def resting(self, who):
        """What rests on grounds, asked on every day on which anything can change: (thing, modality, ground, span)."""
        days = {day for span in self.force.values() for day in span} | {h.event.day for h in self.happened} | {
            day for entry in self.entries for day in (entry.since, entry.until)} | {
            day for facts in self.facts.values() for day, _ in facts}
        days, running, rows = days - {ALWAYS, FOREVER}, {}, []
        while days:
            day, self.marks = min(days), set()
            found = {what for law in self.laws for what in self.follows(law, who, day)}
            rows += [(*what, (running.pop(what), day)) for what in [*running] if what not in found]
            running.update({what: day for what in found if what not in running})
            days = {later for later in days | self.marks if later > day}
        return rows + [(*what, (since, FOREVER)) for what, since in running.items()]

    def state(self, who):
        """What is in effect on the day one looks: standings by matter, measures by their grounds, scores."""
        day, words, result = self.as_of, self.pack.words, {"records": [], "listings": [], "measures": [], "scores": {}}
        rows = [(what, None, *row) for what, *row in self.resting(who)]
        rows += [(e.what, None if e.what in words["measures"] else e.matter, e.modality,
                  (e.event.act, e.since, e.event.who), (e.since, e.until))
                 for e in self.entries if e.who == who and e.since < e.until]
        for what, matter in sorted({row[:2] for row in rows}, key=str):
            mine = [row[2:] for row in rows if row[:2] == (what, matter)]
            live = [(modality, ground) for modality, ground, span in mine if span[0] <= day < span[1]]
            for since, until in union([span for _, _, span in mine], touching=what in words["measures"]):
                if not since <= day < until:
                    continue
                span = {"since": str(since), "until": None if until == FOREVER else str(until)}
                if what in words["records"]:
                    result["records"].append({"id": what, **span})
                elif what in words["registers"]:
                    result["listings"].append({"register": what, "matter": matter, **span, "state": "in_effect"})
                elif what in words["measures"]:
                    first = min((ground for _, ground in live), key=lambda ground: (ground[2] != who, ground[1]))
                    result["measures"].append({
                        "id": what, "modality": "must" if "must" in dict(live) else "may", **span,
                        "grounds": sorted({ground[0] for _, ground in live}),
                        "borne_for": None if first[2] == who else first[2]})
        scores = {name: self.score(name, who, day) for name in sorted(words["scores"])}
        return {**result, "scores": {name: value for name, value in scores.items() if value is not None}}


def state(pack, case):
    """Every subject's records, listings, measures and scores on the case's as_of."""
    life = Life(pack, case)
    return {"subjects": {who: life.state(who) for who in case["subjects"]}}


if __name__ == "__main__":
    PACK = Pack(sys.argv[1])
    for TEXT in sys.stdin:
        print(json.dumps(state(PACK, json.loads(TEXT)), sort_keys=True))

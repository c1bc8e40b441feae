"""An independent judge of what a law pack comes to:  evaluator.py PACK < cases.jsonl > states.jsonl
It reads the rules' YAML line by line, keeps a list of entries and asks, on every day on which anything can
change, what is in effect. Written from the rule language and the decisions on meaning in docs/ alone."""
import json, re, sys, yaml
from collections import Counter, defaultdict, namedtuple
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace as Entry
ALWAYS, FOREVER, EVERYWHERE = date.min, date.max, "everywhere"
NOT_BINDING = {"plan", "draft", "practice", "private_scheme"}
OTHER_SIDE = {"parent": "child", "child": "parent", "representative": "unit", "unit": "representative"}
ALSO_A = dict(rider="driver", owner="dog_owner", public_servant="natural_person", public_body="legal_person")
VERBS = ("list", "record", "measure", "duty", "points", "extend", "end", "fine", "warn", "disclose", "refer")
SIGNS = {"at least": (0, 1), "at most": (0, -1), "above": (1,), "below": (-1,), "exactly": (0,)}
LITERAL = re.compile(r"(-?\d+)(?: to -?\d+)?(?: (time|point|CNY|day|working day|month|year)s?)?")
NAMED = re.compile(r"(-?\d+(?: to -?\d+)? [A-Za-z ]+?|[a-z_]+) \((\w+)\)")
LINE = re.compile(r"(not )?(?:(guardian|parent|child|representative|unit) )?(.+)")
COMPARED = re.compile(rf"(age|count of|score of)(?: (.+?))? ({'|'.join(SIGNS)}) (.+)")
STANDING = re.compile(r"(?:listed on|recorded in|bound by|bears|score of) (\S+).*")
PAST = re.compile(r"(.+?)(?: within (.+?))?(?: since (\S+))?")
IS = re.compile(r"(?:(\S+) )?is (not )?(\S+)")
Context = namedtuple("Context", "law who day event cause", defaults=(None, None))
Event = namedtuple("Event", "raw day act who places names index matter")
Fact = namedtuple("Fact", "who names event")

def many(thing):
    return [] if thing is None else thing if isinstance(thing, list) else [thing]

def strings(node):
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [node] if isinstance(node, str) else [text for part in parts for text in strings(part)]

def literal(text):  # a term ((2, "year"),), a whole number, a day, None, or a word; of a range the least
    if found := LITERAL.fullmatch(text or "none"):
        return int(found[1]) if found[2] in (None, "time", "point", "CNY") else ((int(found[1]), found[2]),)
    return None if text in (None, "none", "null") else date.fromisoformat(text) if text[0].isdigit() else text

def plus(day, term, working=None, sign=1):  # months and years first, cut to the month's end
    size = defaultdict(int)
    for number, unit in term or ():
        size[unit] += sign * number
    month = day.year * 12 + day.month - 1 + 12 * size["year"] + size["month"]
    last = date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)
    day = last.replace(day=min(day.day, last.day)) + timedelta(size["day"])
    while size["working day"] > 0:
        day += timedelta(1)
        size["working day"] -= working(day)
    return day

def union(spans, touching):  # spans that overlap (or touch) made one
    merged = []
    for since, until in sorted(spans):
        if merged and (since < merged[-1][1] or (touching and since == merged[-1][1])):
            since, until = merged[-1][0], max(until, merged.pop()[1])
        merged.append((since, until))
    return merged

def withheld(law, thing, granted):  # by the answer with the nearest name: of the thing, else of the provision
    answers = granted if isinstance(granted, dict) else {law.name: granted}
    names = [name + part for part in (f".{thing}", "") for name in (law.name, law.own["id"])]
    return next((answers[name] for name in names if name in answers), True) in (False, "false")

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
                item["scores"][name] = Law(self, instrument, {**score, "id": name}, {"if": score["for"]})
            for kind in item.keys() - {"linkage", "legal_basis"}:
                self.words[kind].update(item[kind])

    def within(self, place, wider):
        up = self.words["jurisdictions"].get(place, {}).get("within")
        return place == wider or bool(up) and self.within(up, wider)

class Life:  # what became of the subjects of one case
    def __init__(self, pack, case):
        self.pack, self.as_of, self.law_of = pack, literal(case["as_of"]), literal(case.get("law_of"))
        self.reading = case.get("reading") or pack.words["pack"]["default_reading"]
        included = pack.words["defaults"]["include"][self.reading] + many(case.get("include"))
        choices, wanted = [v["choices"] for v in pack.words["variants"].values()], many(case.get("variant"))
        self.chosen = [next((name for name in some if name in wanted), some[0]) for some in choices]
        self.force = {law.name: law.force(self.reading, self.law_of)
                      for law in [*pack.laws, *pack.scores.values()]
                      if law.head.get("reading", self.reading) == self.reading
                      and law.head["rank"] not in NOT_BINDING.difference(included)
                      and law.head.get("variant") in (None, *self.chosen)}
        self.laws = [law for law in pack.laws if law.name in self.force]
        self.whiles = [law for law in self.laws if "while" in law.rule]
        self.facts = {label: [(ALWAYS, fields or {})] for label, fields in case["subjects"].items()}
        self.entries, self.happened, self.scores, self.taken = [], [], defaultdict(list), defaultdict(Counter)
        for raw in sorted(case.get("events") or [], key=lambda raw: raw["date"]):
            for _ in range(int(raw.get("count", 1)) if raw["date"] <= case["as_of"] else 0):
                self.happen(literal(raw["date"]), raw)

    def fields(self, who, day):
        return next(fields for since, fields in reversed(self.facts[who]) if since <= day)

    def home(self, who, day):  # his own, else that of the first parent, else guardian, who has one
        kin = [who, *self.related(who, "parent", day), *self.related(who, "guardian", day)]
        homes = [self.fields(one, day).get(word) for one in kin for word in ("residence", "seat")]
        return next((home for home in homes if home), None)

    def age(self, who, term, day):  # -1, 0, 1: before, on, after the birthday; one unknown is long past
        return (day > (on := plus(literal(self.fields(who, day).get("born") or "0001-01-01"), term))) - (day < on)

    def related(self, who, role, day):  # either side may name a relation; without a role, himself
        if role is None or (role == "guardian" and self.age(who, ((18, "year"),), day) >= 0):
            return [] if role else [who]
        naming = [one for one in self.facts if who in many(self.fields(one, day).get(OTHER_SIDE.get(role)))]
        return list(dict.fromkeys([*many(self.fields(who, day).get(role)), *naming]))

    def number(self, text, c):  # a literal with its name, or a number's name
        name = text and (NAMED.fullmatch(text) or [0, 0, text])[2]
        full = next((full for full in (f"{c.law.name}.{name}", f"{c.law.instrument}.{name}", name)
                     if full in self.pack.numbers), None)
        given = c.event and full and c.event.raw.get(full, c.event.raw.get(full.rsplit(".", 1)[-1]))
        return self.value(self.pack.numbers[full], given, c) if full else literal(name)

    def value(self, node, given, c):
        if isinstance(node, str) or (given and "range" in node):
            return literal(given if given and ("range" in node or " to " in node) else node)
        if "by" in node:
            rows = [c.cause, *sorted(c.event.names)] if node["by"] == "act" else [c.event.raw[node["by"]]]
            return literal(next(node[row] for row in rows if row in node))
        dated = sorted(key for key in node if key[0].isdigit() and key <= str(self.law_of or c.day))
        keys = [*dated[-1:], self.reading, *self.chosen, "value", "range"]
        return self.value(next(node[key] for key in keys if key in node), given, c)

    def holds(self, line, c):  # a condition, a list of them, {all: ...} or {any: ...}
        if isinstance(line, dict):
            return (all if "all" in line else any)(self.holds(one, c) for one in many([*line.values()][0]))
        if not isinstance(line, str):
            return all(self.holds(one, c) for one in line or [])
        negated, role, rest = LINE.fullmatch(line).groups()
        return any(self.fact(rest, who, c) for who in self.related(c.who, role, c.day)) != bool(negated)

    def fact(self, text, who, c):
        if compared := COMPARED.fullmatch(text):
            kind, what, comparator, number = compared.groups()
            limit = self.number(number, c)
            if kind == "age":
                return self.age(who, limit, c.day) in SIGNS[comparator]
            found = self.times(what, who, c) if kind == "count of" else self.score(what, who, c.day)
            return found is not None and (found > limit) - (found < limit) in SIGNS[comparator]
        if held := STANDING.fullmatch(text):
            return bool(self.first_days(held[1], who, c.day))
        if text.startswith("done "):
            return self.times(text[5:], who, c) > 0
        if text.startswith("resides in "):
            return self.pack.within(self.home(who, c.day), text[11:])
        what, negated, word = IS.fullmatch(text if " " in text else f"is {text}").groups()
        if what == "act":
            flags = [flag for flag, value in c.event.raw.items() if value in (True, "true")]
            return (word in flags + ["answering"] * ("of" in c.event.raw)) != bool(negated)
        kinds = [who.rstrip("0123456789"), self.fields(who, c.day).get("kind", "natural_person")]
        all_of = [*kinds, *map(ALSO_A.get, kinds), *many(self.fields(who, c.day).get("roles"))]
        return (c.event.raw.get(what) == word if what else word in all_of) != bool(negated)

    def times(self, text, who, c):  # after whatever empties the count, if it concerns the provision
        what, within, since = PAST.fullmatch(text).groups()
        this = (c.law.name, c.cause) if c.law.split else c.law.name
        marks = {this} if since == "this" else {since, f"{c.law.instrument}.{since}"}
        after = max((h.event.index for h in self.happened if h.who == who and marks & h.names), default=-1)
        start = plus(c.day, self.number(within, c), sign=-1) if within else ALWAYS
        names = {c.cause} if what == "same" else set(what.split(" or "))
        return sum(e.index > after and start < e.day <= c.day and self.applies(c.law, e.day, e.places) and (
            e.places["act"] != EVERYWHERE or not c.event or e.matter in (None, c.event.matter))
                   for e in (h.event for h in self.happened if h.who == who and names & h.names))

    def applies(self, law, day, places=None):  # in force and in place; off the mainland nothing counts
        (since, until), wide = self.force.get(law.name, (FOREVER, FOREVER)), many(law.head["in"])
        place = places[law.head["nexus"]] if places else EVERYWHERE
        return since <= day < until and (place == EVERYWHERE or self.pack.root in wide or any(
            self.pack.within(place, one) for one in wide))

    def bars(self, verb, thing, who, c):  # whether some must_not bars this effect of the provision
        return any(modality == "must_not" and thing in many(effect.get(verb))
                   and c.law.called & {*many(effect.get("of", c.law.name))}
                   and self.applies(law, c.day, c.event.places)
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
                          self.happened[-1].event.index + 1 if self.happened else 0, raw.get("matter"))
            self.happened.append(Fact(who, event.names, event))
            self.hold_back(event)
            self.rounds(event)

    def rounds(self, event):  # all it sets off, then all that this sets off, each provision once
        causes, done = [(name, event.who) for name in sorted(event.names)], set()
        while causes:
            due = []
            for law, (cause, who) in ((law, cause) for law in self.laws for cause in causes):
                key, c = (law, who, law.split and cause), Context(law, who, event.day, event, cause)
                if key not in done and self.is_set_off(c):
                    done.add(key)
                    due.append((c, self.allowed(c)))
            causes = [cause for c, some in due for effect in some for cause in self.carry_out(c, *effect)]
            self.happened += [Fact(c.who, {c.law.name, (c.law.name, c.cause)}, event) for c, e in due if e]

    def is_set_off(self, c):  # by a happening after `when:`, if the guard holds
        whens = [when.partition(" of ") for when in many(c.law.rule.get("when"))]
        return (any(name == c.cause and of in ("", c.event.raw.get("about", of)) for name, _, of in whens)
                and self.applies(c.law, c.day, c.event.places) and self.holds(c.law.rule.get("if"), c)
                and not any(self.holds(line, c) for line in many(c.law.rule.get("unless"))))

    def allowed(self, c):  # what neither the event withholds nor a must_not bars
        granted = c.event.raw.get("granted")
        return [(verb, thing, one, effect, m) for effect, m in c.law.effects
                for verb in VERBS if verb in effect for thing in many(effect[verb])
                if m == "must" or not withheld(c.law, thing, granted)
                for one in self.related(c.who, effect.get("to"), c.day) if not self.bars(verb, thing, one, c)]

    def carry_out(self, c, verb, thing, who, effect, modality):  # and names what that sets off
        if verb in VERBS[:5]:
            return (self.change_score if verb == "points" else self.open)(c, thing, who, effect, modality)
        anyone = effect.get("by") == "correction" and "of" in c.event.raw  # on whomever that event fell
        if anyone:  # what is answered counts no longer, and its points come back
            self.happened = [h for h in self.happened if h.event.raw.get("id") != c.event.raw["of"]]
            if thing in self.pack.scores:
                return sum((self.change_score(c, thing, one, effect, modality) for one in self.facts), [])
        for entry in self.entries:
            of, age = {*many(effect.get("of"))}, "new" if entry.event.index == c.event.index else "older"
            if entry.what == thing and entry.until > c.day and (entry.who == who or anyone) and (
                    not of or age in of or entry.law.called & of):
                if verb == "extend" and entry.term and entry.matter == c.event.matter:
                    longer = plus(entry.base, entry.term + self.number(effect["by"], c))
                    entry.until = max(entry.until, longer)
                locked = effect.get("by") == "repair" and c.day < entry.lock
                if verb == "end" and self.is_about(c.event, entry) and not locked:
                    linger = self.number(effect.get("after"), c) if entry.since <= c.day else None
                    entry.until = min(entry.until, plus(c.day, linger))
        return []

    def is_about(self, event, entry):  # its matter, if named, and what opened it, if answered
        return (event.matter in (None, entry.matter) and event.raw.get("about") in (None, entry.what)
                and event.raw.get("of") in (None, entry.event.raw.get("id")))

    def open(self, c, thing, who, effect, modality):
        if effect.get("again") == "keep" and any(
                (e.what, e.who) == (thing, who) and e.until > c.day for e in self.entries):
            return []
        since, words = c.day, [effect.get(word) for word in ("notice", "after", "for", "at_least")]
        notice, wait, term, lock = (self.number(word, c) for word in words)
        if notice == "first_working_day_of_next_month":
            month_end = plus(since.replace(day=1), ((1, "month"),)) - timedelta(1)
            since = plus(month_end, ((1, "working day"),), self.pack.working)
        since = plus(since, wait, self.pack.working) + timedelta(bool(wait) and wait[0][1] == "working day")
        base = c.day if effect.get("from") == "act" else since
        self.entries.append(Entry(
            what=thing, who=who, matter=c.event.matter, law=c.law, event=c.event, modality=modality,
            since=since, until=plus(base, term) if term else FOREVER, base=base, term=term, held=None,
            lock=plus(base, lock) if lock else ALWAYS))
        self.happened.append(Fact(who, {thing}, c.event))
        return [(f"{thing} opens", who)]

    def hold_back(self, event):  # an objection in time keeps an entry from starting until rejected
        for entry in self.entries:
            if entry.who == event.who and self.is_about(event, entry) and entry.until > event.day:
                if event.act == "objection_filed" and event.day < entry.since < FOREVER:
                    entry.until = FOREVER if entry.term and entry.base == entry.since else entry.until
                    entry.held, entry.since = entry.since, FOREVER
                elif event.act == "objection_rejected" and entry.held:
                    entry.since, start, entry.held = max(entry.held, event.day), entry.held, None
                    if entry.base == start and entry.term:
                        entry.base, entry.until = entry.since, plus(entry.since, entry.term)

    def score(self, name, who, day):  # the score on a day; None where it does not cover the subject
        law = self.pack.scores[name]
        values = [value for since, value in self.scores[name, who] if since <= day]
        if self.applies(law, day) and self.holds(law.rule["if"], Context(law, who, day)):
            return values[-1] if values else literal(law.head["start"])

    def change_score(self, c, name, who, effect, _):
        law, taken, past = self.pack.scores[name], self.taken[name, who], self.scores[name, who]
        old = self.score(name, who, c.day) if "points" in effect else past[-1][1] if past else None
        if old is None or c.event.raw.get("about", name) != name:
            return []
        key = c.event.raw.get("id" if "add" in effect else "of")
        new = old + self.number(effect["add"], c) if "add" in effect else old - taken[key]
        if "set" in effect:
            new, self.taken[name, who] = literal(law.head["start"]), Counter()
        new = min(max(new, literal(law.head["floor"])), literal(law.head["ceiling"]))
        taken[key] += new - old
        self.scores[name, who].append((c.day, new))
        return [(f"{name} changes", who)] if old != new else []

    def first_days(self, what, who, day):  # of what is in effect of any standing
        mine = [e for e in self.entries if (e.what, e.who) == (what, who) and e.since < e.until]
        spans = [span for matter in {e.matter for e in mine} for span in union(
            [(e.since, e.until) for e in mine if e.matter == matter], touching=False)]
        more = [g[1] for law in self.whiles if what in law.concludes for *_, g in self.follows(law, who, day)]
        return [since for since, until in spans if since <= day < until] + more

    def follows(self, law, who, day):  # from a `while`: (measure or record, modality, ground)
        for effect, modality in law.effects:
            for one in (one for one in self.facts if who in self.related(one, effect.get("to"), day)):
                c = Context(law, one, day)
                for ground in self.grounds(c) if self.holds(law.rule["while"], c) else ():
                    home = self.home(who, day) or self.home(ground[2], day)
                    if self.applies(law, day, {"act": home, "home": home}):
                        yield from ((thing, modality, ground) for verb in ("measure", "record")
                                    for thing in many(effect.get(verb)) if modality == "must" or not
                                    withheld(law, thing, self.fields(who, day).get("granted")))

    def grounds(self, c):  # what a `while` rests on: (id, first day, whose)
        for _, role, rest in (LINE.fullmatch(line).groups() for line in strings(c.law.rule["while"])):
            what = (STANDING.fullmatch(rest) or [0, None])[1]
            for one in self.related(c.who, role, c.day) if what else ():
                days = [ALWAYS] if what in self.pack.scores else self.first_days(what, one, c.day)
                yield from ((what, first, one) for first in days if self.fact(rest, one, c))

    def resting(self, who):  # what rests on grounds: (thing, modality, ground, span)
        facts = [fact for some in self.facts.values() for fact in some]
        days = {day for some in self.scores.values() for day, _ in some} | {day for day, _ in facts}
        days |= {d for span in [*self.force.values(), *((e.since, e.until) for e in self.entries)] for d in span}
        days |= {plus(literal(f["born"]), age) for _, f in facts if f.get("born") for age in self.pack.ages}
        running, rows = {}, []
        for day in sorted(days - {ALWAYS, FOREVER}):
            found = {what for law in self.whiles for what in self.follows(law, who, day)}
            rows += [(*what, (running.pop(what), day)) for what in [*running] if what not in found]
            running.update({what: day for what in found if what not in running})
        return rows + [(*what, (since, FOREVER)) for what, since in running.items()]

    def state(self, who):  # what is in effect on the day one looks
        day, words, result = self.as_of, self.pack.words, {"records": [], "listings": [], "measures": []}
        rows = [(what, None, *row) for what, *row in self.resting(who)]
        rows += [(e.what, e.matter if e.what not in words["measures"] else None, e.modality,
                  (e.event.act, e.since, e.event.who), (e.since, e.until))
                 for e in self.entries if e.who == who and e.since < e.until]
        for what, matter in sorted({row[:2] for row in rows}, key=str):
            mine = [row[2:] for row in rows if row[:2] == (what, matter)]
            live = [(modality, ground) for modality, ground, span in mine if span[0] <= day < span[1]]
            spans = union([span for _, _, span in mine], touching=what in words["measures"])
            for since, until in [span for span in spans if span[0] <= day < span[1]]:
                span = {"since": str(since), "until": None if until == FOREVER else str(until)}
                if what in words["records"]:
                    result["records"].append({"id": what, **span})
                elif what in words["registers"]:
                    result["listings"] += [{"register": what, "matter": matter, **span, "state": "in_effect"}]
                elif what in words["measures"]:
                    whose = min((g[2] != who, g[1], [*self.facts].index(g[2]), g[2]) for _, g in live)[3]
                    result["measures"] += [{
                        "id": what, "modality": "must" if "must" in dict(live) else "may", **span,
                        "borne_for": None if whose == who else whose, "grounds": sorted({g[0] for _, g in live})}]
        scores = {name: self.score(name, who, day) for name in sorted(words["scores"])}
        return {**result, "scores": {name: value for name, value in scores.items() if value is not None}}

def state(pack, case):  # every subject's records, listings, measures and scores on the case's as_of
    life = Life(pack, case)
    return {"subjects": {who: life.state(who) for who in case["subjects"]}}

if __name__ == "__main__":
    PACK = Pack(sys.argv[1])
    for LINE_READ in sys.stdin:
        print(json.dumps(state(PACK, json.loads(LINE_READ)), sort_keys=True))

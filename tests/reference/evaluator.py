"""An independent judge of what a law pack comes to:  evaluator.py PACK < cases.jsonl > states.jsonl
It reads the rules' YAML line by line, keeps a list of entries and asks, on every day on which anything can
change, what is in effect. Written from the rule language and the decisions on meaning in docs/ alone."""
import json, re, sys
from collections import namedtuple
from datetime import timedelta
from types import SimpleNamespace as Entry
from pack import NAMED, Pack
from terms import ALWAYS, FOREVER, literal, longer, many, plus, strings, union
EVERYWHERE = "everywhere"
NOT_BINDING = {"plan", "draft", "practice", "private_scheme"}
OTHER_SIDE = {"parent": "child", "child": "parent", "representative": "unit", "unit": "representative"}
ALSO_A = dict(rider="driver", owner="dog_owner", public_servant="natural_person", public_body="legal_person")
VERBS = ("list", "record", "measure", "duty", "points", "extend", "end", "fine", "warn", "disclose", "refer")
SIGNS = {"at least": (0, 1), "at most": (0, -1), "above": (1,), "below": (-1,), "exactly": (0,)}
LINE = re.compile(r"(not )?(?:(guardian|parent|child|representative|unit) )?(.+)")
COMPARED = re.compile(rf"(age|count of|(?:earlier )?score of|time since)(?: (.+?))? ({'|'.join(SIGNS)}) (.+)")
STANDING = re.compile(r"(?:listed on|recorded in|bound by|bears|score of) (\S+).*")
PAST = re.compile(r"(.+?)(?: within (.+?))?(?: since (\S+))?")
IS = re.compile(r"(?:(\S+) )?is (not )?(\S+)")
Context = namedtuple("Context", "law who day event cause", defaults=(None, None))
Event = namedtuple("Event", "raw day act who places names index matter")
Fact = namedtuple("Fact", "who names event")

def withheld(law, thing, granted, to=None):  # by the answer with the nearest name: of the thing, else of the provision
    answers = granted if isinstance(granted, dict) else {law.name: granted}
    own = to and any(m == "may" and not effect.get("to") and thing in many(effect.get(verb))
                     for effect, m in law.effects for verb in VERBS)
    parts = [f".{thing}.{to}"] * bool(to) + [f".{thing}"] * (not own) + [""]
    names = [name + part for part in parts for name in (law.name, law.own["id"])]
    return next((answers[name] for name in names if name in answers), True) in (False, "false")

class Life:  # what became of the subjects of one case
    def __init__(self, pack, case):
        self.pack, self.as_of, self.law_of = pack, literal(case["as_of"]), literal(case.get("law_of"))
        self.reading = case.get("reading") or pack.words["pack"].get("default_reading", "article")
        included = pack.words["defaults"].get("include", {}).get(self.reading, []) + many(case.get("include"))
        choices, wanted = [v["choices"] for v in pack.words["variants"].values()], many(case.get("variant"))
        self.chosen = [next((name for name in some if name in wanted), some[0]) for some in choices]
        self.force = {law.name: law.force(self.reading, self.law_of)
                      for law in [*pack.laws, *pack.scores.values()]
                      if law.head.get("reading", self.reading) == self.reading
                      and law.head["rank"] not in NOT_BINDING.difference(included)
                      and law.head.get("variant") in (None, *self.chosen)}
        self.laws = [law for law in pack.laws if law.name in self.force]
        self.whiles = [law for law in self.laws if "while" in law.rule]
        self.barring = [law for law in self.laws if "must_not" in law.rule]
        self.facts = {label: [(ALWAYS, fields or {})] for label, fields in case["subjects"].items()}
        self.entries, self.happened = [], []
        starts = {self.force[law.name][0] for law in self.laws if "commencement" in many(law.rule.get("when"))}
        own_days = [{"date": str(day)} for day in starts if day <= self.as_of]  # of the law come before events
        self.gaps = {}  # for whom what rests on points does not hold as the day begins
        for raw in sorted([*own_days, *(case.get("events") or [])], key=lambda raw: raw["date"]):
            day = literal(raw["date"])
            if day not in self.gaps:
                self.gaps[day] = {(who, law.name) for who in self.facts for law in self.whiles if "score of" in str(
                    law.rule["while"]) and not any(True for _ in self.follows(law, who, day))}
            for _ in range(int(raw.get("count", 1)) if day <= self.as_of else 0):
                (self.happen if "by" in raw else self.commence)(day, raw)

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
            return self.value(node[self.row(node, c)], given, c)
        dated = sorted(key for key in node if key[0].isdigit() and key <= str(self.law_of or c.day))
        keys = [*dated[-1:], self.reading, *self.chosen, "value", "range"]
        return self.value(next(node[key] for key in keys if key in node), given, c)

    def row(self, table, c):  # by the act, the points of a score, or a field of the act
        if table["by"] == "act":
            return next(row for row in [c.cause, *sorted(c.event.names)] if row in table)
        if not table["by"].startswith("score of "):
            return c.event.raw[table["by"]]
        points = self.score(table["by"][9:], c.who, c.day)
        rows = [row for row in table if row[0] in "-0123456789"]
        return next(row for row in rows if int(row.split()[0]) <= points and (
            row.endswith(" up") or points <= int(row.split()[-1])))

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
            if kind == "time since":
                last = max((h.event.day for h in self.happened if h.who == who and {*what.split(" or ")} & h.names),
                           default=None)
                return last is not None and (c.day > plus(last, limit)) - (c.day < plus(last, limit)) in SIGNS[comparator]
            before = c.event if kind.startswith("earlier") else None
            found = self.times(what, who, c) if kind == "count of" else self.score(what, who, c.day, before)
            return found is not None and (found > limit) - (found < limit) in SIGNS[comparator]
        if held := STANDING.fullmatch(text):
            return bool(self.first_days(held[1], who, c.day))
        if text.startswith("done "):
            return self.times(text[5:], who, c) > 0
        if text.startswith("resides in "):
            return self.pack.within(self.home(who, c.day), text[11:])
        what, negated, word = IS.fullmatch(text if " " in text else f"is {text}").groups()
        raw = c.event.raw if c.event else {}  # a state has no act
        if what == "act":
            flags = [flag for flag, value in raw.items() if value in (True, "true")]
            return (word in flags + ["answering"] * ("of" in raw)) != bool(negated)
        kinds = [who.rstrip("0123456789"), self.fields(who, c.day).get("kind", "natural_person")]
        all_of = [*kinds, *map(ALSO_A.get, kinds), *many(self.fields(who, c.day).get("roles"))]
        return (raw.get(what) == word if what else word in all_of) != bool(negated)

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

    def bars(self, verb, thing, who, c, places):  # whether some must_not bars this effect of the provision
        return any(thing in many(effect.get(verb)) and c.law.called & {*many(effect.get("of", c.law.name))}
                   and self.applies(law, c.day, places) and self.holds(law.rule["if"], c._replace(law=law, who=who))
                   for law in self.barring for effect, _ in law.effects)

    def happen(self, day, raw):
        who, act, home = raw["by"], raw.get("act"), self.home(raw["by"], day) or self.pack.root
        if "change" in raw:
            self.facts[who].append((day, {**self.fields(who, day), **raw["change"]}))
            return
        place = EVERYWHERE if self.pack.acts[act].get("anywhere") == "true" else raw.get("in") or home
        if place == EVERYWHERE or self.pack.within(place, self.pack.root):
            event = Event(raw, day, act, who, {"act": place, "home": home}, self.pack.names[act],
                          self.next_index(), raw.get("matter"))
            self.happened.append(Fact(who, event.names, event))
            self.hold_back(event)
            self.rounds(event)

    def commence(self, day, raw):  # for everybody, what takes effect on the first day of its own force
        for who in self.facts:
            places = {"act": EVERYWHERE, "home": self.home(who, day)}
            self.rounds(Event({**raw, "granted": self.fields(who, day).get("granted")}, day, None, who, places,
                              {"commencement"}, self.next_index(), None))

    def next_index(self):
        return self.happened[-1].event.index + 1 if self.happened else 0

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
                and (c.cause != "commencement" or c.day == self.force[c.law.name][0])
                and self.applies(c.law, c.day, c.event.places) and self.holds(c.law.rule.get("if"), c)
                and not any(self.holds(line, c) for line in many(c.law.rule.get("unless"))))

    def allowed(self, c):  # what neither the event withholds nor a must_not bars
        granted = c.event.raw.get("granted")
        return [(verb, thing, one, effect, m) for effect, m in c.law.effects
                for verb in VERBS if verb in effect for thing in many(effect[verb])
                if m == "must" or not withheld(c.law, thing, granted, effect.get("to"))
                for one in self.related(c.who, effect.get("to"), c.day) if not self.bars(verb, thing, one, c, c.event.places)]

    def carry_out(self, c, verb, thing, who, effect, modality):  # and names what that sets off
        if verb in VERBS[:5]:
            return (self.change_score if verb == "points" else self.open)(c, thing, who, effect, modality)
        anyone = effect.get("by") == "correction" and "of" in c.event.raw  # on whomever that event fell
        if anyone:  # what is answered counts no longer; what it opened does, until it is itself corrected
            opened = [id(entry.opening) for entry in self.entries]
            self.happened = [h for h in self.happened if h.event.raw.get("id") != c.event.raw["of"] or id(h) in opened]
        for entry in self.entries:
            of, age = {*many(effect.get("of"))}, "new" if entry.event.index == c.event.index else "older"
            if entry.what == thing and entry.until > c.day and (entry.who == who or anyone) and (
                    not of or age in of or entry.law.called & of):
                if verb == "extend" and entry.term and entry.matter == c.event.matter:
                    entry.until = max(entry.until, longer(entry.base, entry.term, self.number(effect["by"], c)))
                locked = effect.get("by") == "repair" and c.day < entry.lock
                if verb == "end" and self.is_about(c.event, entry) and not locked:
                    linger = self.number(effect.get("after"), c) if entry.since <= c.day else None
                    entry.until = min(entry.until, plus(c.day, linger))
                    if effect["by"] == "correction":
                        self.happened = [h for h in self.happened if h is not entry.opening]
        return []

    def is_about(self, event, entry):  # its matter, if named (points have none), and what opened it, if answered
        return ((entry.what in self.pack.scores or event.matter in (None, entry.matter))
                and event.raw.get("about") in (None, entry.what)
                and event.raw.get("of") in (None, entry.event.raw.get("id")))

    def open(self, c, thing, who, effect, modality):
        if effect.get("again") == "keep" and any(
                (e.what, e.who) == (thing, who) and e.until > c.day for e in self.entries):
            return []
        since, notice, wait = c.day, self.number(effect.get("notice"), c), self.number(effect.get("after"), c)
        if notice == "first_working_day_of_next_month":
            month_end = plus(since.replace(day=1), ((1, "month"),)) - timedelta(1)
            since = plus(month_end, ((1, "working day"),), self.pack.working)
        since = plus(since, wait, self.pack.working) + timedelta(bool(wait) and wait[0][1] == "working day")
        self.happened.append(Fact(who, {thing}, c.event))
        self.enter(c, thing, who, effect, modality, since, opening=self.happened[-1])
        return [(f"{thing} opens", who)]

    def enter(self, c, thing, who, effect, modality, since, weight=0, opening=None):  # until a day, after a time, or for ever
        base = c.day if effect.get("from") == "act" else since
        until, term, lock = (self.number(effect.get(word), c) for word in ("until", "for", "at_least"))
        until = plus(c.day, until) if isinstance(until, tuple) else until
        self.entries.append(Entry(
            what=thing, who=who, matter=c.event.matter, law=c.law, event=c.event, modality=modality, since=since,
            until=until or (plus(base, term) if term else FOREVER), base=base, term=term, held=None, weight=weight,
            lock=plus(base, lock) if lock else ALWAYS, opening=opening))

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

    def score(self, name, who, day, before=None):  # on a day; before an event; None where it does not cover
        law = self.pack.scores[name]
        if self.applies(law, day) and self.holds(law.rule["if"], Context(law, who, day)):
            return self.cut(law, self.uncut(name, who, day, before))

    def cut(self, law, points):
        low, high = (literal(law.head.get(end)) for end in ("floor", "ceiling"))
        points = points if low is None else max(points, low)
        return points if high is None else min(points, high)

    def uncut(self, name, who, day, before=None):  # the start and all gains and losses that have not lapsed
        return literal(self.pack.scores[name].head["start"]) + sum(
            e.weight for e in self.entries
            if (e.what, e.who) == (name, who) and e.since <= day < e.until and e.event is not before)

    def change_score(self, c, name, who, effect, modality):
        law, now = self.pack.scores[name], self.score(name, who, c.day)
        limit = self.number(effect.get("lower_to"), c)
        if now is None or (limit is not None and now <= limit):
            return []
        wanted = now + self.number(effect["add"], c) if "add" in effect else limit
        if "set" in effect:  # what there was is forgotten
            wanted = literal(law.head["start"])
            for entry in self.entries:
                if (entry.what, entry.who) == (name, who):
                    entry.until = min(entry.until, c.day)
        weight = self.cut(law, wanted) - self.uncut(name, who, c.day)  # out of range, if points were cut in between
        self.enter(c, name, who, effect, modality, c.day, weight=weight)
        return [(f"{name} changes", who)] if self.score(name, who, c.day) != now else []

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
                    places = {"act": home, "home": home}
                    if self.applies(law, day, places):
                        yield from ((thing, modality, ground) for verb in ("measure", "record")
                                    for thing in many(effect.get(verb)) if not self.bars(verb, thing, one, c, places)
                                    and (modality == "must" or not
                                         withheld(law, thing, self.fields(who, day).get("granted"))))

    def grounds(self, c):  # what a `while` rests on: (id, first day, whose)
        for _, role, rest in (LINE.fullmatch(line).groups() for line in strings(c.law.rule["while"])):
            what = (STANDING.fullmatch(rest) or [0, None])[1]
            for one in self.related(c.who, role, c.day) if what else ():
                days = [ALWAYS] if what in self.pack.scores else self.first_days(what, one, c.day)
                yield from ((what, first, one) for first in days if self.fact(rest, one, c))

    def resting(self, who):  # what rests on grounds: (thing, modality, ground, span)
        facts = [fact for some in self.facts.values() for fact in some]
        days = {day for day, _ in facts}
        days |= {d for span in [*self.force.values(), *((e.since, e.until) for e in self.entries)] for d in span}
        days |= {plus(literal(f["born"]), age) for _, f in facts if f.get("born") for age in self.pack.ages}
        running, rows = {}, []
        for day in sorted(days - {ALWAYS, FOREVER}):
            found = {(law.name, *what) for law in self.whiles for what in self.follows(law, who, day)}
            ended = {what for what in running if what not in found or (who, what[0]) in self.gaps.get(day, ())}
            rows += [(*what[1:], (running.pop(what), day)) for what in ended]
            running.update({what: day for what in found if what not in running})
        return rows + [(*what[1:], (since, FOREVER)) for what, since in running.items()]

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

"""Random cases over the whole vocabulary of a pack:  generate.py --cases N --seed S PACK > cases.jsonl

A case has a theme (the court list, traffic, dogs, ...), so that its events meet one another; now and then one is
drawn from everything. A pack without themes of its own is one theme. Dates crowd where law changes: days of force, month-ends, 29 Februaries, birthdays, and
exact terms after an earlier event. Every case is valid and wholly invented.
"""
import argparse
import calendar
import json
import random
import re
from collections import namedtuple
from datetime import date, timedelta
from pathlib import Path

import yaml

FIRST, LAST = date(2013, 1, 1), date(2021, 12, 31)
COURT = """refuse_judgment obstruct_enforcement evade_enforcement violate_property_report
    violate_consumption_order break_settlement"""
EXITS = """perform_judgment correct_dishonesty settlement_performed security_given creditor_consents
    enforcement_terminated"""
OBJECTIONS = "objection_filed objection_rejected objection_upheld"

# `first`: where most days begin, before its law; `last`: where they end, if before what is the end for all
Theme = namedtuple("Theme", "weight first acts places labels last", defaults=[None])


def theme(weight, first, acts, places, labels, last=None):
    """A word that stands twice is drawn twice as often; "-" is no place."""
    return Theme(weight, first, acts.split(), [place if place != "-" else None for place in places.split()],
                 labels.split(), last)


THEMES = {
    "court": theme(8, FIRST, f"""{COURT} {COURT} {EXITS} {EXITS} {OBJECTIONS} consumption_order_issued
        consumption_order_issued consumption_order_issued visit_order_refused""",
        "beijing fujian jinan foshan chongqing hebei shandong hong_kong -",
        "debtor person parent firm servant body"),
    "family": theme(4, date(2016, 6, 1), f"{COURT} {EXITS}", "chongqing foshan hebei foshan beijing macau -",
        "parent parent2 child person firm"),
    "rail": theme(5, date(2018, 3, 1), f"""smoke_on_high_speed_train rail_travel_misconduct air_travel_misconduct
        smoke_on_high_speed_train rail_travel_misconduct air_travel_misconduct rail_fare_evasion rail_fare_evasion
        rail_fare_evasion rail_fare_evasion fare_paid fare_paid {OBJECTIONS} {OBJECTIONS}""",
        "beijing shanghai hong_kong -", "passenger person firm servant"),
    "metro": theme(3, date(2019, 4, 1), """metro_fare_evasion metro_seat_occupation metro_eating metro_eating
        metro_selling metro_loud_media volunteer_service objection_upheld""",
        "beijing beijing beijing shanghai -", "passenger child person"),
    "shenzhen": theme(6, date(2019, 9, 1), """red_light_pedestrian jaywalking red_light_pedestrian jaywalking
        traffic_fine traffic_violation_unprocessed high_beam_misuse licence_point_trading drunk_ebike
        refuse_guardian_duty refuse_guardian_duty objection_upheld""",
        "shenzhen shenzhen shenzhen shenzhen guangdong beijing", "child driver parent rider driver"),
    "nanjing": theme(6, date(2018, 10, 1), """red_light_pedestrian red_light_nonmotor motor_lane_nonmotor
        unplated_nonmotor illegal_modification_nonmotor rectification_notice_unperformed
        rectification_notice_unperformed obstruct_traffic_police hit_and_run objection_upheld""",
        "nanjing nanjing nanjing nanjing suzhou -", "rider pedestrian driver"),
    "waste": theme(4, date(2019, 6, 1), f"""waste_not_sorted waste_not_sorted waste_penalty waste_penalty
        visit_order_refused perform_judgment {OBJECTIONS}""",
        "shanghai hangzhou shanghai hangzhou zhejiang -", "resident firm relative"),
    "guangzhou": theme(2, date(2019, 6, 1), """exam_cheating transit_credential_misuse transit_credential_forged
        transit_seat_grabbing brave_deed charitable_donation objection_upheld""",
        "guangzhou guangzhou guangdong -", "student passenger person firm"),
    "dogs": theme(6, date(2016, 11, 1), """dog_off_leash dog_nuisance dog_off_leash dog_nuisance dog_off_leash
        dog_nuisance dog_unlicensed dog_not_reviewed dog_exam_passed dog_exam_passed dog_exam_failed
        dog_volunteering dog_patrol objection_upheld""",
        "jinan jinan jinan jinan shandong beijing", "owner owner owner person"),
    "suzhou": theme(4, date(2015, 11, 1), """ride_hailing_no_show game_cheating hotel_no_show phone_arrears
        restaurant_no_show takeaway_uncollected volunteer_service blood_donation volunteer_service
        objection_upheld""",
        "suzhou suzhou suzhou nanjing hong_kong", "resident resident firm"),
    "credit": theme(4, FIRST, """loan_overdue loan_repaid financial_fraud refuse_judgment perform_judgment
        visit_order_refused correct_dishonesty objection_upheld objection_upheld""",
        "shanghai beijing -", "debtor firm servant"),
    "servants": theme(4, FIRST, f"""break_public_commitment break_public_commitment break_public_commitment
        {COURT} {EXITS} objection_upheld""", "beijing shandong -", "servant body person"),
    "internet": theme(2, date(2019, 7, 1), """internet_service_violation internet_service_violation brave_deed
        objection_upheld""", "beijing -", "person firm"),
    "red": theme(2, FIRST, "brave_deed charitable_donation loan_overdue refuse_judgment",
        "guangzhou guangdong suzhou -", "person firm servant"),
    "penalty": theme(2, date(2026, 3, 1), """administrative_penalty administrative_penalty administrative_penalty
        repair_granted repair_granted objection_upheld""", "beijing -", "firm person"),
    "statutes": theme(5, date(2017, 9, 1), """administrative_penalty administrative_penalty licence_by_deceit
        decision_unperformed decision_unperformed decision_performed refuse_judgment perform_judgment evade_enforcement
        endanger_life_or_health disrupt_market_or_order refuse_defence_duty waste_not_sorted waste_penalty
        removal_decided removal_decided repair_granted decision_annulled objection_upheld""",
        "shanghai zhejiang shanghai zhejiang hangzhou -", "firm person resident firm"),
    "later statutes": theme(5, date(2020, 4, 1), """administrative_penalty administrative_penalty licence_by_deceit
        decision_unperformed decision_performed refuse_judgment perform_judgment exam_cheating endanger_life_or_health
        charitable_donation removal_decided repair_granted decision_annulled objection_upheld""",
        "henan shandong henan shandong jinan -", "firm person resident student"),
    "commitments": theme(3, date(2023, 2, 1), """commitment_broken commitment_broken commitment_broken brave_deed
        charitable_donation drunk_ebike repair_granted objection_upheld""", "shenzhen shenzhen guangdong -", "firm person rider"),
}
OWN_THEMES = {
    "cn": THEMES,
    "de": {
        "offences": theme(3, date(2013, 1, 1), """de.offence de.grave_offence de.crime de.licence_crime de.fitness_seminar
            de.follow_up_seminar de.licence_regranted de.decision_set_aside""", "de de de de abroad -",
            "driver driver driver person firm"),
        "new": theme(4, date(2014, 4, 1), """de.grave_offence de.grave_offence de.licence_crime de.licence_crime de.crime
            de.offence de.offence de.fitness_seminar de.licence_regranted de.decision_set_aside""", "de de de -", "driver"),
        "old": theme(4, date(2013, 1, 1), """de.crime de.crime de.licence_crime de.offence de.offence de.follow_up_seminar
            de.consultation de.seminar_missed de.licence_regranted""", "de de de -", "driver", date(2014, 7, 31)),
    },
}
SPANS = [(0, 0), (0, 0), (0, 1), (0, 7), (0, 30), (0, 90), (0, 180), (1, 0), (2, 0), (3, 0), (6, 0), (12, 0),
         (12, 0), (24, 0), (30, 0), (36, 0), (60, 0)]  # months and days after an earlier event
KINDS = {"firm": "legal_person", "unit": "legal_person", "body": "public_body", "servant": "public_servant"}


class Vocabulary:
    """What a pack's text offers: acts with flags and fields, places, variants, days of force, ranged numbers."""

    def __init__(self, folder):
        self.acts, self.groups, self.places, self.variants, self.days = {}, {}, [], [], set()
        self.ranged, self.provisions, self.standings = {}, [], []
        self.pack = None
        for path in sorted(Path(folder).rglob("*.yaml")):
            if "cases" not in path.parts and path.name != "properties.yaml":
                content = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
                for item in content if isinstance(content, list) else [content]:
                    self.read(item)
        self.days = sorted(day for day in self.days if FIRST <= day <= date(2027, 1, 1))

    def read(self, item):
        self.pack = item.get("pack", {}).get("id", self.pack)
        self.acts.update(item.get("acts", {}))
        self.acts.update({step: {**fields, "step": "true"} for step, fields in item.get("steps", {}).items()})
        self.groups.update({name: group["acts"] for name, group in item.get("groups", {}).items()})
        self.places += item.get("jurisdictions", {})
        self.standings += [*item.get("registers", {}), *item.get("records", {})]
        self.variants += [variant["choices"] for variant in item.get("variants", {}).values()]
        if item.keys() & {"instrument", "law"}:
            text = json.dumps({**item, "rows": "", "source": ""})
            self.days |= {date.fromisoformat(day) for day in re.findall(r"\d{4}-\d\d-\d\d", text)}
        if "rule" in item:
            self.read_rule(item["law"]["id"], item["rule"])

    def read_rule(self, name, rule):
        when = rule.get("when", [])
        when = when if isinstance(when, list) else [when]
        acts = [act for happening in when for act in self.groups.get(happening, [happening])]
        found = re.findall(r"(-?\d+) to (-?\d+) (\w+) \((\w+)\)", json.dumps(rule))
        for number, node in rule.get("numbers", {}).items():
            if isinstance(node, dict) and "range" in node:
                found += [(*re.fullmatch(r"(-?\d+) to (-?\d+) (\w+)", node["range"]).groups(), number)]
            for act in set(acts) & (node.keys() if isinstance(node, dict) else set()):
                if ranged := re.fullmatch(r"(-?\d+) to (-?\d+) (\w+)", node[act]):
                    self.ranged.setdefault(act, []).append((number, int(ranged[1]), int(ranged[2]), ranged[3]))
        for low, high, unit, number in found:
            for act in acts:
                self.ranged.setdefault(act, []).append((number, int(low), int(high), unit))
        if "may" in rule:
            self.provisions.append(name)
        for effect in rule["may"] if isinstance(rule.get("may"), list) else [rule.get("may")]:
            if "when" not in rule or not isinstance(effect, dict) or "to" not in effect:
                continue
            for thing in [effect[verb] for verb in ("measure", "record", "duty", "list") if verb in effect]:
                self.provisions += [f"{name}.{one}.{effect['to']}" for one in (thing if isinstance(thing, list) else [thing])]

    def themes(self):
        """Those of the pack, else one of all that it has, from its first day on."""
        everything = Theme(1, max(FIRST, min(self.days, default=FIRST)), list(self.acts), [*self.places, None],
                           ["person", "one", "other", "firm"])
        return OWN_THEMES.get(self.pack, {"everything": everything})


class Maker:
    """One random case."""

    about = 1  # 0: a step names the standing that it is about only where a provision asks for it

    def __init__(self, words, seed):
        self.words, self.random = words, random.Random(seed)
        themes = words.themes()
        name = self.random.choices(list(themes), [theme.weight for theme in themes.values()])[0]
        theme = themes[name]
        self.acts, self.places, self.labels = theme.acts, theme.places, theme.labels
        if self.chance(0.5):  # a few habits, so that like acts add up
            self.acts = self.random.choices(theme.acts, k=3)
        if self.chance(0.5):
            self.places = [self.random.choice(theme.places)] * 6 + theme.places
        self.first = theme.first if self.chance(0.85) else FIRST
        self.last = theme.last or (max(LAST, theme.first + timedelta(5 * 365)) if theme.first > LAST else LAST)
        self.name, self.anchors = f"{name} {seed}", []

    def chance(self, share):
        return self.random.random() < share

    def day(self):
        """A day in 2013 to 2021, most often one where something may turn."""
        pick = self.random.random()
        if self.anchors and pick < 0.45:
            near = self.random.choice(self.anchors)
            months, days = self.random.choice(SPANS)
            day = later(near, months) + timedelta(days + self.random.choice([-1, 0, 0, 0, 1]))
        elif pick < 0.65:
            days = [day for day in self.words.days if day >= self.first] or [self.first]
            day = self.random.choice(days) + timedelta(self.random.choice([-1, 0, 0, 1, 30]))
        elif pick < 0.8:
            year, month = self.random.randint(self.first.year, self.last.year), self.random.randint(1, 12)
            day = date(year, month, calendar.monthrange(year, month)[1])
        elif pick < 0.84:
            day = date(self.random.choice([2016, 2020, 2028 if self.last > LAST else 2020]), 2, 29)
        else:
            day = self.first + timedelta(self.random.randrange((self.last - self.first).days))
        return min(max(day, self.first), self.last)

    def place(self):
        return self.random.choice(self.places if self.chance(0.9) else self.words.places)

    def born(self, label):
        if self.chance(0.2):
            return None
        young = "child" in label or self.chance(0.2)
        years = self.random.choice([1, 9, 13, 14, 14, 17, 18, 18] if young else [30, 40, 65])
        day = self.random.choice(self.anchors)
        born = later(day, -12 * years) + timedelta(self.random.choice([-1, 0, 0, 1, 400]))
        return max(born, date(1930, 1, 1))

    def subject(self, label):
        bare = label.rstrip("0123456789")
        kind = KINDS.get(bare, "natural_person")
        if bare == "parent" and self.chance(0.1):
            kind = "public_servant"
        fields = {"kind": kind} if kind != "natural_person" or self.chance(0.5) else {}
        place, legal = self.place(), kind in ("legal_person", "public_body")
        if place:
            fields["seat" if legal else "residence"] = place
        born = None if legal else self.born(label)
        if born:
            fields["born"] = str(born)
        if not legal and self.chance(0.25):
            roles = ["driver", "dog_owner", "patient", "student"]
            fields["roles"] = self.random.sample(roles, self.random.randint(1, 2))
        return fields

    def relations(self, subjects):
        """Kin and officers, named from one side or the other."""
        def link(one, relation, other):
            if one != other and other in subjects:
                known = subjects[one].get(relation, [])
                known = known if isinstance(known, list) else [known]
                if other not in known:
                    subjects[one][relation] = [*known, other] if known else other
        for label in list(subjects):
            bare = label.rstrip("0123456789")
            if bare == "child" and self.chance(0.8):
                for other in [other for other in subjects if subjects[other].get("kind", "natural_person") in
                              ("natural_person", "public_servant") and "child" not in other]:
                    roll = self.random.random()
                    if roll < 0.35:
                        link(label, "parent", other)
                    elif roll < 0.5:
                        link(other, "child", label)
                    if self.chance(0.5):
                        link(label, "guardian", other)
            if bare in ("firm", "body") and self.chance(0.8):
                officers = ("representative", "person", "servant")
                people = [other for other in subjects if other.startswith(officers)]
                for other in people[:1]:
                    link(*((label, "representative", other) if self.chance(0.6) else (other, "unit", label)))

    def event(self, subjects, past):
        by = self.random.choice(list(subjects))
        act = self.random.choice(self.acts if self.chance(0.93) else list(self.words.acts))
        event = {"date": str(self.day()), "act": act, "by": by}
        wards = [ward for ward in subjects.values() if "guardian" in ward]
        if act == "refuse_guardian_duty" and wards:
            guardians = self.random.choice(wards)["guardian"]
            event["by"] = guardians if isinstance(guardians, str) else self.random.choice(guardians)
        elif past and self.chance(0.5):  # like events of one person make the thresholds
            event["by"] = self.random.choice(past)["by"]
        self.anchors.append(date.fromisoformat(event["date"]))
        if self.chance(0.06):
            kind = subjects[event["by"]].get("kind", "natural_person")
            seat = "seat" if kind in ("legal_person", "public_body") else "residence"
            places = [place for place in self.places if place]
            change = {seat: self.random.choice([*places, self.random.choice(self.words.places)])}
            if seat == "residence" and self.chance(0.3):
                change = self.random.choice([{"roles": ["dog_owner"]}, {"roles": []}, {"roles": ["driver"]},
                                             {"kind": "public_servant"}, {"kind": "natural_person"}])
            return {"date": event["date"], "change": change, "by": event["by"]}
        place = self.place() if self.chance(0.5) else None
        if place:
            event["in"] = place
        self.details(event, past)
        if act in OBJECTIONS.split() and past and self.chance(0.7):  # soon after what it objects to
            earlier = self.random.choice(past)
            days = timedelta(self.random.choice([0, 1, 3, 10, 20, 30, 45, 100]))
            day = date.fromisoformat(earlier["date"]) + days
            event.update(date=str(min(day, self.last)), by=earlier["by"])
        return event

    def ladder(self, subjects):
        """Like acts of one person, the first and the last exactly a term apart, or a day more or less."""
        first = self.day()
        last = later(first, self.random.choice([6, 12, 12, 12, 24])) + timedelta(self.random.choice([-1, 0, 0, 1]))
        between = [first + timedelta(self.random.randrange((last - first).days))
                   for _ in range(self.random.choice([0, 1, 1, 3, 3]))]
        act = {"act": self.random.choice(self.acts), "by": self.random.choice(list(subjects))}
        place = self.place()
        if place:
            act["in"] = place
        self.details(act, [])
        act.pop("count", None)
        act.pop("id", None)
        self.anchors += [first, last, last]
        return [{"date": str(day), **act} for day in [first, *sorted(between), last]]

    def objected(self, subjects):
        """An act, an objection soon after, and its rejection about when what waits would begin."""
        day, by = self.day(), self.random.choice(list(subjects))
        acts = [act for act in self.acts if "step" not in self.words.acts[act]] or self.acts
        events = [{"date": str(day), "act": self.random.choice(acts), "by": by, "id": "e0"}]
        for act in OBJECTIONS.split()[:self.random.choice([1, 2, 2, 3])]:
            day += timedelta(self.random.choice([0, 1, 7, 14, 20, 30, 30, 60, 150]))
            events.append({"date": str(day), "act": act, "by": by, **({"of": "e0"} if self.chance(0.4) else {})})
        self.anchors.append(day)
        return events

    def details(self, event, past):
        word = self.words.acts[event["act"]]
        for flag in word.get("flags", []):
            if self.chance(0.55):
                event[flag] = True
        for field, values in word.get("fields", {}).items():
            event[field] = self.random.choice(values)
        for number, low, high, unit in self.words.ranged.get(event["act"], []):
            if self.chance(0.3):
                event[number] = f"{self.random.randint(low, high)} {unit}"
        if self.chance(0.3):
            event["count"] = self.random.choice([1, 2, 2, 3, 3, 4, 5, 6])
        if self.chance(0.2):
            event["matter"] = self.random.choice("ab")
        if self.chance(0.08):
            one = {self.random.choice(self.words.provisions): False} if self.words.provisions else False
            event["granted"] = self.random.choice([False, False, True, one])
        if self.chance(0.25):
            event["id"] = f"e{len(past) + 1}"
        answered = [one["id"] for one in past if "id" in one]
        answers = "step" in word or word.get("good") or event["act"] in EXITS.split()
        if answered and answers and self.chance(0.6):
            event["of"] = self.random.choice(answered)
        if word.get("of") == "standing" and self.chance(0.7 if self.name.startswith("penalty") else 0.1 * self.about):
            event["about"] = self.random.choice(self.words.standings if self.chance(0.3) else [
                "cn.published_penalty", "court_defaulter_list"])
        if self.chance(0.04):
            event["wrongly"] = True

    def case(self):
        labels = dict.fromkeys(self.random.choices(self.labels, k=self.random.choice([1, 1, 1, 2, 2, 3])))
        if self.chance(0.4) or any(label in ("child", "parent", "firm") for label in labels):
            kin = ["child", "parent", "guardian", "representative", "parent2"]
            labels |= dict.fromkeys(self.random.choices(kin, k=self.random.randint(1, 2)))
        self.anchors = [self.day() for _ in range(2)]
        subjects = {label: self.subject(label) for label in labels}
        self.relations(subjects)
        events = self.ladder(subjects) if self.chance(0.25) else []
        events += self.objected(subjects) if "objection_filed" in self.words.acts and self.chance(0.1) else []
        for _ in range(self.random.choice([1, 2, 3, 4, 5, 6, 8, 10] if not events else [0, 1, 2, 4])):
            events.append(self.event(subjects, events))
        if self.chance(0.9):  # now and then a case is written out of order
            events.sort(key=lambda event: event["date"])
        case = {"case": self.name, "as_of": str(self.as_of()), "subjects": subjects, "events": events}
        if self.chance(0.75):
            case["reading"] = self.random.choice(["article", "text", "text"])
        if self.chance(0.4):
            ranks = ["plan", "draft", "practice", "private_scheme"]
            case["include"] = self.random.sample(ranks, self.random.randint(1, 4))
        if self.words.variants and self.chance(0.3):
            chosen = [self.random.choice(choices) for choices in self.words.variants]
            case["variant"] = self.random.choice([chosen, chosen[0]])
        if self.chance(0.12):
            case["law_of"] = str(self.day())
        return case

    def as_of(self):
        """The day one looks: now and then in the middle, mostly after all that happens."""
        day, after = self.day(), later(max(self.anchors), self.random.choice([0, 0, 6, 12, 24, 36]))
        if self.chance(0.15):
            return day
        if self.chance(0.6):
            return max([day, *self.anchors])
        return after + timedelta(self.random.choice([-1, 0, 1, 45]))


def later(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def cases(pack, number, seed):
    words = Vocabulary(pack)
    return (Maker(words, seed * 1_000_003 + which).case() for which in range(number))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pack")
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for case in cases(options.pack, options.cases, options.seed):
        print(json.dumps(case))


if __name__ == "__main__":
    main()

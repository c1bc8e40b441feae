"""Days, terms and literals as the rule language has them (docs/language.md, Numbers and Time)."""
import re
from collections import defaultdict
from datetime import date, timedelta
ALWAYS, FOREVER = date.min, date.max
LITERAL = re.compile(r"(-?\d+)(?: to -?\d+)?(?: (time|point|CNY|EUR|day|working day|month|year)s?)?")

def many(thing):
    return [] if thing is None else thing if isinstance(thing, list) else [thing]

def strings(node):
    parts = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [node] if isinstance(node, str) else [text for part in parts for text in strings(part)]

def literal(text):  # a term ((2, "year"),), a whole number, a day, None, or a word; of a range the least
    if found := LITERAL.fullmatch(text or "none"):
        return int(found[1]) if found[2] in (None, "time", "point", "CNY", "EUR") else ((int(found[1]), found[2]),)
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

def longer(day, term, more):  # years and years are one term; of other units the second follows on the first
    same = {unit for _, unit in term} == {unit for _, unit in more}
    return plus(day, term + more) if same else plus(plus(day, term), more)

def union(spans, touching):  # spans that overlap (or touch) made one
    merged = []
    for since, until in sorted(spans):
        if merged and (since < merged[-1][1] or (touching and since == merged[-1][1])):
            since, until = merged[-1][0], max(until, merged.pop()[1])
        merged.append((since, until))
    return merged

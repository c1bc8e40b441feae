import { h } from "../dom";
import { finding } from "./audit";
import { anchorOf, daysOf, nameOf, placeOf, sourceOf, type Setting } from "./names";
import { numberName, sentence, value } from "./sentences";
import type { Instrument, Provision } from "./types";

/** The instruments with their provisions, and a search over all that they say. */
export function browser(setting: Setting): HTMLElement {
  const { words, site } = setting;
  const entries = site.instruments.map((one) => instrument(setting, one));
  const count = h("p", { class: "count", role: "status" }, words.found(site.provisions.length));
  const search = h("input", { type: "search", id: "search", placeholder: words.searchHint });
  search.addEventListener("input", () => {
    const wanted = search.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = entries.reduce((sum, entry) => sum + entry.keep(wanted), 0);
    count.textContent = words.found(found);
  });
  return h(
    "section",
    { id: "law" },
    h("h2", {}, words.law),
    h("p", {}, words.lawSays),
    h("p", { class: "pick" }, h("label", { for: "search" }, words.search, " "), search),
    count,
    ...entries.map(({ element }) => element),
  );
}

interface Entry {
  element: HTMLElement;
  /** Shows what holds all these words, and tells how many provisions do. */
  keep: (wanted: string[]) => number;
}

function instrument(setting: Setting, one: Instrument): Entry {
  const { words, site, language } = setting;
  const mine = site.provisions.filter(({ instrument: id }) => id === one.id).map((p) => ({ p, element: provision(setting, p), text: textOf(setting, one, p) }));
  const element = h(
    "details",
    { class: "instrument" },
    h("summary", {}, one.title[language], h("span", { class: "mark" }, ` ${words.ranks[one.rank]} · ${words.found(mine.length)}`)),
    h(
      "p",
      { class: "note" },
      [words.ranks[one.rank], one.binds ? words.binding : words.notBinding, one.places.map((place) => nameOf(setting, place)).join(words.comma), ...one.force.map(words.inForce), sourceOf(setting, one.source), words.textHad[one.text_had]]
        .filter(Boolean)
        .join(" · "),
    ),
    ...mine.map((each) => each.element),
  );
  const keep = (wanted: string[]) => {
    let found = 0;
    for (const each of mine) {
      const is = wanted.every((word) => each.text.includes(word));
      each.element.hidden = !is;
      found += is ? 1 : 0;
    }
    element.hidden = found === 0;
    element.open = wanted.length > 0 && found > 0;
    return found;
  };
  return { element, keep };
}

/** All that a search may hit, in both languages. */
function textOf({ site }: Setting, one: Instrument, p: Provision): string {
  const rule = JSON.stringify(p.rule);
  const names = [...rule.matchAll(/[a-z][a-z0-9_.]*/g)].flatMap(([id]) => Object.values(site.names[id] ?? {}));
  const places = p.places.flatMap((place) => [place, ...Object.values(site.names[place] ?? {})]);
  return [p.id, p.text.zh, p.text.en, p.citation, one.title.zh, one.title.en, rule, ...p.rows, ...names, ...places].join(" ").toLowerCase();
}

function provision(setting: Setting, p: Provision): HTMLElement {
  const { words, language } = setting;
  const [title = "", ...rest] = language === "zh" ? p.text.zh.split("。") : p.text.en.split(". ");
  const body = rest.join(language === "zh" ? "。" : ". ");
  return h(
    "article",
    { id: anchorOf(p.id), class: "provision" },
    h("h3", {}, title),
    body !== "" && h("p", { class: "sentence" }, body),
    h("dl", {}, ...facts(setting, p).flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
    ...rule(setting, p),
    ...numbers(setting, p),
    h("details", {}, h("summary", {}, words.inside(words.cases, String(p.cases.length))), cases(setting, p)),
    onIt(setting, p),
  );
}

function facts(setting: Setting, p: Provision): [string, string][] {
  const { words } = setting;
  const all: [string, string][] = [
    [/^(\(\d{4}\) )?\d/.test(p.citation) ? words.article : words.citation, placeOf(setting, p.citation)],
    [words.rank, words.inside(words.ranks[p.rank]!, p.binds ? words.binding : words.notBinding)],
    [words.places, p.places.map((place) => nameOf(setting, place)).join(words.comma)],
    [words.force, daysOf(setting, p).join(words.semicolon)],
    [words.source, sourceOf(setting, p.source)],
    [words.onlyReading, p.reading === "" ? "" : words.readings[p.reading]!],
    [words.variant, p.variant.replaceAll("_", " ")],
    [words.rows, p.rows.join(words.comma)],
    ["", p.repealed ? words.repealed : ""],
  ];
  return all.filter(([, text]) => text !== "");
}

const IN_ORDER = ["when", "while", "if", "unless", "must", "may", "must_not"];

function rule(setting: Setting, p: Provision): HTMLElement[] {
  const { words } = setting;
  const keys = IN_ORDER.filter((key) => key in p.rule);
  if (keys.length === 0) return [h("p", { class: "note" }, words.noRule)];
  const rows = keys.map((key) => h("tr", {}, h("th", { scope: "row" }, words.keys[key]!), h("td", {}, sentence({ ...setting, provision: p }, key, p.rule[key]!))));
  return [h("h4", {}, words.rule), h("table", { class: "rule" }, h("tbody", {}, ...rows))];
}

function numbers(setting: Setting, p: Provision): HTMLElement[] {
  const { words } = setting;
  if (p.numbers.length === 0) return [];
  const rows = p.numbers.map((one) => h("tr", {}, h("th", { scope: "row" }, numberName(setting, one.name)), h("td", {}, value(setting, one.value)), h("td", {}, graded(setting, one.grade))));
  return [h("h4", {}, words.numbers), h("table", { class: "rule" }, h("tbody", {}, ...rows))];
}

/** “assumed, 1 to 3 points: why”, its first word in the reader's language. */
function graded(setting: Setting, grade: string): HTMLElement {
  const [, word = "", range, why] = /^(\w+)(?:, ([^:]+))?(?:: (.*))?$/.exec(grade) ?? [];
  const { words } = setting;
  return value(setting, [words.numberGrades[word] ?? grade, range, why].filter((part) => part !== undefined).join(words.semicolon));
}

function cases({ words }: Setting, p: Provision): HTMLElement {
  if (p.cases.length === 0) return h("p", {}, words.noCases);
  return h("ul", {}, ...p.cases.map((one) => h("li", {}, one.title, one.why === "" ? "" : ` — ${one.why}`)));
}

function onIt(setting: Setting, p: Provision): HTMLElement {
  const { words, site } = setting;
  const found = site.audits.map((audit) => ({ audit, mine: audit.verdicts.filter((one) => one.verdict !== "holds" && one.provisions.includes(p.id)) }));
  const count = found.reduce((sum, { mine }) => sum + mine.length, 0);
  if (count === 0) return h("p", { class: "note" }, words.nothingOnIt);
  const box = h("details", { class: "on-it" }, h("summary", {}, words.inside(words.onIt, String(count))));
  // Drawn when it is opened: most never are.
  box.addEventListener("toggle", () => {
    if (box.childElementCount > 1) return;
    for (const { audit, mine } of found) {
      if (mine.length > 0) box.append(h("h4", {}, words.readings[audit.reading]!), ...mine.map((one) => finding(setting, one)));
    }
  });
  return box;
}

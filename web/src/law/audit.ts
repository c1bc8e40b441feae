import { h } from "../dom";
import { scrolling } from "../figure";
import { citationOf, nameOf, wayTo, type Setting } from "./names";
import { inWords, person } from "./sentences";
import type { Audit, Site, Verdict } from "./types";

interface Choice {
  reading: string;
  property: string | null;
  place: string | null;
}

const isFinding = ({ verdict }: Verdict): boolean => verdict !== "holds";

/** Properties by places, each cell a way to its findings; below, the findings that were chosen. */
export function audit(setting: Setting): HTMLElement {
  const { words, site } = setting;
  const choice: Choice = { reading: site.audits[0]!.reading, property: null, place: null };
  const picture = h("div");
  const list = h("div", { "aria-live": "polite" });
  const draw = () => {
    const one = site.audits.find(({ reading }) => reading === choice.reading)!;
    picture.replaceChildren(matrix(setting, one, choice, pick));
    list.replaceChildren(...findings(setting, one, choice, pick));
  };
  const pick = (change: Partial<Choice>) => {
    Object.assign(choice, change);
    draw();
  };
  draw();
  return h(
    "section",
    { id: "findings", class: "wide" },
    h("h2", {}, words.findings),
    h("p", {}, words.findingsSays(site.as_of)),
    readings(setting, choice, (reading) => pick({ reading, property: null, place: null })),
    picture,
    list,
  );
}

function readings({ words, site }: Setting, choice: Choice, pick: (reading: string) => void): HTMLElement {
  const select = h("select", { id: "reading" }, ...site.audits.map(({ reading }) => h("option", { value: reading }, words.readings[reading]!)));
  select.value = choice.reading;
  select.addEventListener("change", () => pick(select.value));
  return h("p", { class: "pick" }, h("label", { for: "reading" }, words.readingOf, " "), select);
}

/** In the order of the pack, the whole before its parts. */
const placesOf = ({ verdicts }: Audit, { names }: Site): string[] => {
  const found = new Set(verdicts.filter(isFinding).flatMap((one) => one.jurisdictions));
  return Object.keys(names).filter((id) => found.has(id));
};

const meant = (one: Verdict, { property, place }: Choice): boolean =>
  isFinding(one) && (property === null || one.property === property) && (place === null || one.jurisdictions.includes(place));

function matrix(setting: Setting, one: Audit, choice: Choice, pick: (change: Partial<Choice>) => void): HTMLElement {
  const { words, site } = setting;
  const places = placesOf(one, site);
  const head = h("tr", {}, h("th", { scope: "col" }, words.property), ...[null, ...places].map((place) => h("th", { scope: "col" }, place === null ? words.everywhere : nameOf(setting, place))));
  const rows = site.properties.map(({ id, sentence, source }) => {
    const mine = one.verdicts.filter(({ property }) => property === id);
    if (mine.length === 0) return null;
    const name = h("th", { scope: "row", title: `${sentence[setting.language]} (${source[setting.language]})` }, words.titles[id] ?? id);
    return h("tr", {}, name, ...[null, ...places].map((place) => cell(setting, mine, { ...choice, property: id, place }, choice, pick)));
  });
  const label = `${words.findings}, ${words.readings[one.reading]}`;
  return scrolling(label, h("table", { class: "matrix" }, h("thead", {}, head), h("tbody", {}, ...rows)));
}

function cell({ words }: Setting, mine: Verdict[], here: Choice, choice: Choice, pick: (change: Partial<Choice>) => void): HTMLElement {
  const found = mine.filter((one) => meant(one, here));
  if (found.length === 0) return h("td", { class: "holds" }, here.place === null ? words.holds : "");
  const violated = found.filter(({ verdict }) => verdict === "violated").length;
  const open = found.length - violated;
  const text = [violated > 0 ? String(violated) : "", open > 0 ? `${open}?` : ""].filter(Boolean).join(" · ");
  const says = [violated > 0 ? `${words.violated} ${violated}` : "", open > 0 ? `${words.unknown} ${open}` : ""].filter(Boolean).join(", ");
  const chosen = choice.property === here.property && choice.place === here.place;
  const button = h("button", { type: "button", "aria-pressed": String(chosen), "aria-label": `${words.titles[here.property!]}${words.colon}${text} (${says})`, click: () => pick({ property: here.property, place: here.place }) }, text);
  return h("td", { class: violated > 0 ? "violated" : "open" }, button);
}

function findings(setting: Setting, one: Audit, choice: Choice, pick: (change: Partial<Choice>) => void): HTMLElement[] {
  const { words, site, language } = setting;
  const some = one.verdicts.filter((verdict) => meant(verdict, choice));
  const property = site.properties.find(({ id }) => id === choice.property);
  const all = h("button", { type: "button", click: () => pick({ property: null, place: null }) }, words.showAll);
  return [
    ...(property ? [h("h3", {}, words.titles[property.id] ?? property.id), h("p", {}, property.sentence[language])] : []),
    h("p", { class: "count" }, some.length === 0 ? words.none : words.shown(some.length), " ", choice.property !== null && all),
    ...some.map((verdict) => finding(setting, verdict)),
  ];
}

/** One finding: what it says, and, opened, its yardstick and its case. */
export function finding(setting: Setting, one: Verdict): HTMLElement {
  const { words, language } = setting;
  const zh = language === "zh";
  const said = zh ? one.says_zh : one.says;
  const why = zh ? one.why_zh : one.why;
  const provisions = one.provisions.flatMap((id, place) => [place > 0 ? " · " : "", wayTo(setting, id)]);
  return h(
    "details",
    { class: `finding ${one.verdict}` },
    h(
      "summary",
      {},
      h("span", { class: "verdict" }, one.verdict === "violated" ? words.violated : words.unknown),
      ` ${words.titles[one.property] ?? one.property} — ${one.things.map((thing) => inWords(setting, thing)).join(words.comma)}${words.stop}${said}`,
    ),
    h("p", {}, ...provisions),
    why !== undefined && h("p", {}, why),
    h("p", {}, `${words.yardstick}${words.colon}${words.inside(zh ? one.source_zh : one.source, words.grades[one.grade]!)} · ${one.reach === "all" ? words.allLives : words.upTo(String(one.bound))}`),
    one.rests_on !== undefined && h("p", {}, words.restsOn(words.ranks[one.rests_on] ?? one.rests_on)),
    one.borne !== undefined && h("p", {}, borne(setting, one)),
    one.counterexample !== undefined && theCase(setting, one),
  );
}

function borne(setting: Setting, { borne: b }: Verdict): string {
  const { words } = setting;
  const time = b!.days === null ? words.endless : words.days(b!.days);
  return words.borne(inWords(setting, b!.who), b!.whose.map((label) => inWords(setting, label)).join(words.comma), b!.acts.map((act) => nameOf(setting, act)).join(words.comma), b!.for_another, time);
}

/** Acts and consequences by date, in one table; each consequence with its provision. */
function theCase(setting: Setting, one: Verdict): HTMLElement {
  const { words } = setting;
  const events = one.counterexample!.events.map((event) => ({ on: event.date, order: 0, row: eventRow(setting, event) }));
  const lines = (one.timeline ?? []).map((line) => ({
    on: line.on,
    order: 1,
    row: h(
      "tr",
      {},
      h("td", {}, line.on),
      h("td", {}, inWords(setting, line.who)),
      h("td", { class: "follows" }, [words.changes[line.change] ?? line.change, line.what === line.change ? "" : inWords(setting, line.what), line.amount ?? ""].filter((part) => part !== "").join(" ")),
      h("td", {}, line.provision ? wayTo(setting, line.provision) : "", line.citation ? words.inside("", citationOf(setting, line.provision, line.citation)) : ""),
    ),
  }));
  const rows = [...events, ...lines].sort((a, b) => a.on.localeCompare(b.on) || a.order - b.order).map(({ row }) => row);
  const head = h("tr", {}, ...[words.date, words.who, words.what, words.because].map((text) => h("th", { scope: "col" }, text)));
  return h(
    "div",
    {},
    h("p", { class: "sub" }, words.theCase),
    h("p", { class: "people" }, `${words.people}${words.colon}${people(setting, one.counterexample!.subjects)}`),
    h("div", { class: "scrolling", tabindex: 0 }, h("table", { class: "timeline" }, h("thead", {}, head), h("tbody", {}, ...rows))),
  );
}

function eventRow(setting: Setting, event: NonNullable<Verdict["counterexample"]>["events"][number]): HTMLElement {
  const act = event.act === undefined ? Object.entries(event.change ?? {}).map(([what, to]) => `${what}: ${nameOf(setting, to)}`).join(", ") : nameOf(setting, event.act);
  const flags = Object.entries(event).flatMap(([flag, is]) => ((is as unknown) === true ? [inWords(setting, flag)] : []));
  const where = event.in === undefined ? [] : [nameOf(setting, event.in)];
  const about = flags.length + where.length === 0 ? "" : setting.words.inside("", [...flags, ...where].join(setting.words.comma));
  const count = event.count === undefined ? "" : ` × ${event.count}`;
  return h("tr", {}, h("td", {}, event.date), h("td", {}, inWords(setting, event.by)), h("td", {}, `${act}${count}${about}`), h("td", {}));
}

const people = (setting: Setting, subjects: Record<string, Record<string, unknown>>): string =>
  Object.entries(subjects)
    .map(([label, about]) => person(setting, label, about))
    .join(setting.words.semicolon);

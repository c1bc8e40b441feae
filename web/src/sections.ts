import { h } from "./dom";
import { amount, dayOf, day, exact, monthOf, percent, signed, whole } from "./format";
import { scrolling, tableOf } from "./figure";
import { bandText } from "./series";
import type { Difference, Figure, Headline, LawLine, Manifest, Parameter, Run } from "./types";
import { labelled, letterOf, meaningOf, titleOf, unitOf, type Setting } from "./words";

const LAW_LINES_SHOWN = 4;
const WRONG = "wrongly_listed_stock";

/** What the reader must know before any figure. */
export function warning(setting: Setting): HTMLElement {
  const { words, runs } = setting;
  const calibrated = runs.every((run) => run.manifest.calibrated);
  return h(
    "aside",
    { class: "warning", "aria-label": words.notCalibrated },
    h("strong", {}, calibrated ? words.calibrated : words.notCalibrated),
    h("p", {}, calibrated ? words.calibratedSays : words.notCalibratedSays),
    h("p", {}, words.syntheticSays),
    h("p", {}, words.wrongUnknown),
  );
}

export function whatWasRun(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const counts = runs.map(({ manifest }) => whole(manifest.replicates, language));
  return h(
    "section",
    {},
    h("h2", {}, words.whatWasRun),
    runs.length > 1 && h("p", {}, words.compared),
    ...runs.map((run, place) => ranOf(setting, run, place)),
    h("p", {}, words.replicates([...new Set(counts)].join(" / "))),
  );
}

function ranOf(setting: Setting, run: Run, place: number): HTMLElement {
  const { words, language } = setting;
  const { manifest } = run;
  const month = (text: string) => monthOf(day(text), language);
  const letter = letterOf(setting, place);
  return h(
    "p",
    {},
    letter && h("strong", {}, `${labelled(setting, place, titleOf(run, language))}${words.fullStop}`),
    [
      words.ran(
        whole(manifest.residents, language),
        whole(manifest.national_per_resident, language),
        month(manifest.first_month),
        month(manifest.last_month),
        manifest.pack.title[language],
      ),
      words.reading(manifest.pack.reading),
      manifest.pack.law_of ? words.frozen(dayOf(day(manifest.pack.law_of), language)) : "",
    ]
      .filter(Boolean)
      .join(words.between),
  );
}

/** The law in words: the first provisions in full, all of them behind a fold, and what a reform changes. */
export function law(setting: Setting): HTMLElement {
  const { words, language, runs } = setting;
  const lines = runs.at(-1)!.manifest.law;
  return h(
    "section",
    {},
    h("h2", {}, words.lawSays),
    lines.length === 0 && h("p", {}, words.noProvisions),
    h("ul", { class: "law" }, ...lines.slice(0, LAW_LINES_SHOWN).map((line) => lawLine(setting, line))),
    lines.length > LAW_LINES_SHOWN &&
      h(
        "details",
        {},
        h("summary", {}, words.allProvisions(whole(lines.length, language))),
        h("ul", { class: "law" }, ...lines.map((line) => lawLine(setting, line))),
      ),
    ...runs.map((run, place) => reformOf(setting, run, place)),
  );
}

const lawLine = ({ words: { comma }, language }: Setting, line: LawLine): HTMLElement =>
  h("li", {}, line.words[language], " ", h("cite", {}, `${line.instrument[language]}${comma}${line.citation}`));

function reformOf(setting: Setting, run: Run, place: number): HTMLElement | null {
  const { words, language } = setting;
  const { reform } = run.manifest;
  if (!reform) return null;
  return h(
    "div",
    { class: "reform" },
    h("h3", {}, labelled(setting, place, `${words.reformChanges}${words.colon}${reform.title[language]}`)),
    h("ul", {}, ...reform.changes.map((change) => h("li", {}, change[language]))),
  );
}

function whenOf(setting: Setting, headline: Headline): string {
  const { words, language, runs } = setting;
  const { first_month, last_month } = runs[0]!.manifest;
  const [first, last] = [first_month, last_month].map((text) => monthOf(day(text), language)) as [string, string];
  return headline.measured === "end" ? words.atTheEnd(last) : words.inTotal(first, last);
}

function nameOf(setting: Setting, headline: Headline): string {
  const name = setting.words.indicators[headline.indicator] ?? headline.indicator;
  return headline.indicator === WRONG ? `${name} *` : name;
}

/** The headline figures of every run; wherever wrong listings are among them, that their rate is unknown. */
export function headlines(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const write = (value: Figure) => amount(value, language);
  const bandOf = (run: Run, indicator: string) =>
    bandText(words, run.headlines.find((one) => one.indicator === indicator)?.band ?? [], write);
  const rows = runs[0]!.headlines.map((headline) => [
    nameOf(setting, headline),
    ...runs.map((run) => bandOf(run, headline.indicator)),
    whenOf(setting, headline),
  ]);
  const columns = runs.map((_, place) => labelled(setting, place, `${words.median} (${words.band})`));
  return h(
    "section",
    { class: "wide" },
    h("h2", {}, words.figures, " ", h("span", { class: "mark" }, words.synthetic)),
    h("p", {}, words.figuresSays),
    scrolling(words.figures, tableOf({ header: [words.figure, ...columns, words.when], rows })),
    h("p", { class: "note" }, `* ${words.wrongUnknown}`),
  );
}

/** B minus A, with the share of replicates that agree about the sign. */
export function differences(setting: Setting, all: Difference[]): HTMLElement | null {
  if (all.length === 0) return null;
  const { words, language, runs } = setting;
  const write = (value: Figure) => signed(value, language);
  const rows = all.map((one) => [
    nameOf(setting, one),
    bandText(words, one.band, write),
    percent(one.share, language),
    whenOf(setting, one),
  ]);
  const header = [words.figure, `${words.difference} (${words.band})`, words.shareOfSign, words.when];
  return h(
    "section",
    { class: "wide", id: "differences" },
    h("h2", {}, words.differences, " ", h("span", { class: "mark" }, words.synthetic)),
    h("p", {}, words.differencesSays(whole(all[0]!.replicates, language))),
    !sharesLuck(runs) && h("p", { class: "alert" }, words.luckDiffers),
    scrolling(words.differences, tableOf({ header, rows })),
    h("p", { class: "note" }, `* ${words.wrongUnknown}`),
  );
}

/** Two runs can be set against each other replicate by replicate only if all but the law is equal. */
function sharesLuck(runs: Run[]): boolean {
  const luck = ({ manifest }: Run) => `${manifest.scenario.digest} ${manifest.seed} ${manifest.residents}`;
  return new Set(runs.map(luck)).size === 1;
}

export function parameters(setting: Setting): HTMLElement {
  const { words, language, runs } = setting;
  const all = runs.at(-1)!.manifest.parameters;
  const assumed = all.filter((one) => one.grade === "assumed").length;
  const header = [words.parameter, words.value, words.rangeHeading, words.grade, words.source];
  return h(
    "section",
    { class: "wide" },
    h("h2", {}, words.parameters),
    h("p", {}, words.parametersSays(whole(all.length, language), whole(assumed, language))),
    scrolling(words.parameters, tableOf({ header, rows: all.map((one) => parameterRow(setting, one)) })),
  );
}

function parameterRow(setting: Setting, one: Parameter): string[] {
  const { words, language } = setting;
  const write = (value: Figure) => exact(value, language);
  return [
    meaningOf(one, language),
    `${write(one.value)} ${unitOf(one, language)}`.trim(),
    one.low === null || one.high === null ? "" : words.range(write(one.low), write(one.high)),
    words.grades[one.grade] ?? one.grade,
    one.source,
  ];
}

/** The command and the digests by which another run can be known for the same. */
export function again(setting: Setting): HTMLElement {
  const { words, runs } = setting;
  return h(
    "section",
    {},
    h("h2", {}, words.again),
    h("p", {}, words.againSays),
    ...runs.flatMap((run, place) => [
      h("pre", { tabindex: 0, "aria-label": labelled(setting, place, words.again) }, h("code", {}, run.manifest.command)),
      identity(setting, run.manifest),
    ]),
  );
}

function identity({ words, language }: Setting, manifest: Manifest): HTMLElement {
  const facts: [string, string][] = [
    [words.seed, String(manifest.seed)],
    [words.repetitions, whole(manifest.replicates, language)],
    [words.scenario, `${manifest.scenario.id} ${manifest.scenario.digest}`],
    [words.pack, `${manifest.pack.id} ${manifest.pack.digest}`],
    ...(manifest.reform ? [[words.reform, manifest.reform.digest] as [string, string]] : []),
    [words.program, `${manifest.build.version} ${manifest.build.digest}`],
  ];
  return h("dl", { class: "identity" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

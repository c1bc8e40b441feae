import { h } from "../dom";
import { day, dayOf, monthOf, whole } from "../format";
import type { LawLine, Run } from "../types";
import { labelled, letterOf, titleOf, type Setting } from "../words";

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

/** What was run: residents, horizon, law, reading and repetitions. */
export function whatWasRun(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const counts = runs.map(({ manifest }) => whole(manifest.replicates, language));
  return h(
    "section",
    { id: "run" },
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

/**
 * The law in words: first the provisions of the text under which people were listed, then the others behind a fold,
 * and what a reform changes.
 */
export function law(setting: Setting): HTMLElement {
  const { words, language, runs } = setting;
  const run = runs.at(-1)!;
  const opening = listing(run);
  const others = run.manifest.law.filter((line) => !opening.includes(line));
  return h(
    "section",
    { id: "law" },
    h("h2", {}, words.lawSays),
    run.manifest.law.length === 0 && h("p", {}, words.noProvisions),
    opening.length > 0 && h("p", {}, words.lawOpening(whole(opening.length, language), opening[0]!.instrument[language])),
    h("ul", { class: "law" }, ...opening.map((line) => lawLine(setting, line, false))),
    others.length > 0 &&
      h(
        "details",
        {},
        h("summary", {}, words.allProvisions(whole(others.length, language))),
        h("ul", { class: "law" }, ...others.map((line) => lawLine(setting, line))),
      ),
    ...runs.map((each, place) => reformOf(setting, each, place)),
  );
}

const instrumentOf = (provision: string): string => provision.slice(0, provision.lastIndexOf("."));

/** The provisions of the instrument under which most people were listed in the run. */
function listing(run: Run): LawLine[] {
  const [most] = [...run.survival].sort((a, b) => b.listings - a.listings);
  return run.manifest.law.filter(({ provision }) => most && instrumentOf(provision) === instrumentOf(most.ground));
}

/** A provision with its article, and with its instrument unless that was named before. */
const lawLine = ({ words: { comma }, language }: Setting, line: LawLine, instrument = true): HTMLElement =>
  h("li", {}, line.words[language], " ", h("cite", {}, instrument ? `${line.instrument[language]}${comma}${line.citation}` : line.citation));

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

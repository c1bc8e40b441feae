import { colourOf } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type TableOf } from "../figure";
import { amount, percent, whole } from "../format";
import { bandText } from "../series";
import type { Figure, Run, Way } from "../types";
import { labelled, letterOf, type Setting } from "../words";
import { between, COURT_LIST, nameOf } from "./passages";
import { mostOf, namedRows, type NamedRow } from "./rows";

const STAGES = ["record", "listing", "red_list", "measure"];

/** From an act that leads to no court list to a record, to another list, or at once to a measure or points. */
function waysOf(run: Run): Way[] {
  const leadsToCourt = new Set(between(run, "act", "listing").filter((way) => way.to_id === COURT_LIST).map((way) => way.from_id));
  return STAGES.flatMap((stage) => between(run, "act", stage)).filter((way) => !leadsToCourt.has(way.from_id));
}

/** What else than a judgment left unperformed is recorded: act by act, and what came of it. */
export function recorded(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.some((run) => waysOf(run).length > 0)) return null;
  const says = words.charts.recorded;
  const all = distinct(runs);
  return figure(setting, {
    id: "recorded",
    title: says.title,
    sentence: sentencesOf(setting),
    unit: says.unit,
    legend: {
      synthetic: runs.map((_, place) => ({
        sample: "dot",
        colour: colourOf(setting, place),
        says: labelled(setting, place, `${words.median}${words.comma}${words.band}`),
      })),
      published: [],
    },
    notes: [assumedSays(setting), says.note],
    pictures: pictures(setting, all),
    tables: [tableFor(setting, all)],
    csv: csvOf(setting),
  });
}

/** Every way that any run has once, with those of one record or list together. */
function distinct(runs: Run[]): Way[] {
  const found = new Map(runs.flatMap(waysOf).map((way) => [keyOf(way), way]));
  return [...found.values()].sort((a, b) => STAGES.indexOf(a.to) - STAGES.indexOf(b.to) || a.to_id.localeCompare(b.to_id) || (b.band[1] ?? 0) - (a.band[1] ?? 0));
}

const keyOf = (way: Way): string => [way.from_id, way.to, way.to_id].join(" ");
const bandIn = (run: Run, way: Way) => waysOf(run).find((one) => keyOf(one) === keyOf(way))?.band;

/** One picture for each record or list, each on its own scale: some are a thousand times as common as others. */
function pictures(setting: Setting, all: Way[]): HTMLElement[] {
  const row = (way: Way): NamedRow => ({ name: nameOf(setting, "act", way.from_id), bandIn: (run) => bandIn(run, way) });
  const ends = new Map(all.map((way) => [`${way.to} ${way.to_id}`, nameOf(setting, way.to, way.to_id)]));
  return [...ends].flatMap(([end, label], place) => {
    const rows = all.filter((way) => `${way.to} ${way.to_id}` === end).map(row);
    const axis = place === ends.size - 1 ? setting.words.charts.recorded.axis : "";
    return [h("h3", {}, asHeading(label)), namedRows(setting, { label, axis, rows, most: mostOf(setting, rows) })];
  });
}

const asHeading = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** One sentence for both runs where they are alike in this. */
function sentencesOf(setting: Setting): string {
  const { words, runs } = setting;
  const sentences = runs.map((run) => sentenceOf(setting, run));
  if (new Set(sentences).size === 1) return sentences[0]!;
  return sentences.map((sentence, place) => words.who.inRun(letterOf(setting, place), sentence)).join(words.between);
}

function sentenceOf(setting: Setting, run: Run): string {
  const { words, language } = setting;
  const says = words.charts.recorded;
  const [most] = waysOf(run).sort((a, b) => (b.band[1] ?? 0) - (a.band[1] ?? 0));
  const [low, middle, high] = (most?.band ?? []).map((figure) => amount(figure, language));
  if (!most) return says.none;
  return says.one(nameOf(setting, "act", most.from_id), middle!, low!, high!, nameOf(setting, most.to, most.to_id));
}

/** How many of the rates on which these figures rest no source gives. */
function assumedSays({ words, language, runs }: Setting): string {
  const rates = runs[0]!.manifest.parameters.filter(({ name }) => name.startsWith("acts."));
  const assumed = rates.filter(({ grade }) => grade === "assumed").length;
  const says = words.charts.recorded;
  if (rates.length === 0) return says.assumed;
  return `${says.assumed}${words.between}${says.assumedOf(whole(assumed, language), whole(rates.length, language), percent(assumed / rates.length, language))}`;
}

function tableFor(setting: Setting, all: Way[]): TableOf {
  const { words, runs, language } = setting;
  const says = words.charts.recorded;
  const write = (value: Figure) => whole(value, language);
  return {
    header: [says.act, says.cameOfIt, ...runs.map((_, place) => labelled(setting, place, says.count))],
    rows: all.map((way) => [
      nameOf(setting, "act", way.from_id),
      nameOf(setting, way.to, way.to_id),
      ...runs.map((run) => bandText(words, bandIn(run, way) ?? [], write)),
    ]),
  };
}

const csvOf = (setting: Setting): Csv => ({
  name: "osmanthus-recorded.csv",
  header: ["run", "act", "stage", "brought", "p05", "median", "p95", "mean", "origin"],
  rows: setting.runs.flatMap((run, place) =>
    waysOf(run).map((way) => [letterOf(setting, place) || run.manifest.scenario.id, way.from_id, way.to, way.to_id, ...way.band, "synthetic"]),
  ),
});

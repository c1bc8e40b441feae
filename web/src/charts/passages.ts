import { COLOUR, colourOf, fitted } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type LegendItem, type TableOf } from "../figure";
import { amount, day, monthOf, percent, tick, whole } from "../format";
import { bandText } from "../series";
import type { Band, Figure, Run, Way } from "../types";
import { labelled, letterOf, titleOf, type Setting } from "../words";
import { drawRibbons, type Ribbon } from "./ribbons";
import { mostOf, namedRows } from "./rows";

const ENDS = ["repair", "expiry", "release", "correction"];

/** An act of a smaller share of the listings has no ribbon of its own. */
const LEAST_SHARE = 0.01;

/** The courts' list of judgment defaulters, beside which every other list is short. */
export const COURT_LIST = "court_defaulter_list";

const mean = (way: Way): number => way.band[3] ?? 0;

/** The ways from one stage to another, the most trodden first. */
export const between = (run: Run, from: string, to: string): Way[] =>
  run.ways.filter((way) => way.from === from && way.to === to).sort((a, b) => mean(b) - mean(a));
const total = (ways: Way[]): number => ways.reduce((sum, way) => sum + mean(way), 0);
const ended = (run: Run, end: string): number => total(between(run, "listing", "end").filter((way) => way.to_id === end));
const still = (run: Run): Band | undefined => run.series.listings_stock?.at(-1);

/** From the act through the list to the way out, and what a listing brings meanwhile. */
export function passages(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.every((run) => between(run, "act", "listing").length > 0 && still(run))) return null;
  const says = words.charts.passages;
  const sentence = runs.map((run, place) => sentenceOf(setting, run, place)).join(words.between);
  return figure(setting, {
    id: "passages",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: { synthetic: legendOf(setting), published: [] },
    notes: [says.note, ...(hasOthers(runs) ? [says.othersSays] : []), ...(withoutRelease(setting) ? [says.noRelease] : [])],
    pictures: [
      ...runs.map((run, place) =>
        h(
          "div",
          {},
          runs.length > 1 && h("h3", {}, labelled(setting, place, titleOf(run, setting.language))),
          fitted(sentence, (width) => drawRibbons(ribbonsOf(setting, run), width)),
        ),
      ),
      ...measures(setting),
    ],
    tables: [tableOfWays(setting)],
    csv: csvOf(setting),
  });
}

/** In the reading `article` nothing releases: then a nought is the law's and not the model's finding. */
export const withoutRelease = ({ runs }: Setting): boolean =>
  runs.some((run) => run.manifest.pack.reading === "article" && ended(run, "release") === 0);

/** What a stage's id is called: as the page says it, or as the law does. */
export function nameOf({ words, runs, language }: Setting, stage: string, id: string): string {
  const { acts, standings, measureNames, ways } = words.charts;
  const names = { act: acts, record: standings, listing: standings, measure: measureNames, end: ways } as Record<string, Record<string, string>>;
  const ofTheLaw = runs.map((run) => run.manifest.names[id]?.[language]).find((name) => name !== undefined);
  return names[stage]?.[id] ?? ofTheLaw ?? id.replaceAll(/[_.]/g, " ");
}

function ribbonsOf(setting: Setting, run: Run) {
  const { words, language } = setting;
  const says = words.charts.passages;
  const ribbon = (text: string, value: number, colour: string): Ribbon => ({ says: text, figure: amount(value, language), short: tick(value, language), value, colour });
  const acts = actsOf(setting, run).map(([name, listings]) => ribbon(name, listings, "var(--synthetic)"));
  const ends = ENDS.map((end, place) => ribbon(words.charts.ways[end]!, ended(run, end), COLOUR.kinds[place]!)).filter(({ value }) => value > 0);
  const right = [...ends, ribbon(says.still, still(run)?.[3] ?? 0, COLOUR.soft)];
  const before = right.reduce((sum, { value }) => sum + value, 0) - acts.reduce((sum, { value }) => sum + value, 0);
  const earlier = says.before(monthOf(day(run.months[0]!), language));
  return { middle: says.list, left: before > 0 ? [...acts, ribbon(earlier, before, COLOUR.soft)] : acts, right };
}

const hasOthers = (runs: Run[]): boolean => runs.some((run) => between(run, "act", "listing").some((way) => way.to_id !== COURT_LIST));

/** The acts that led to a listing with their listings, those of small shares together as the last. */
function actsOf(setting: Setting, run: Run): [name: string, listings: number][] {
  const ways = between(run, "act", "listing");
  const isSmall = (way: Way) => mean(way) < LEAST_SHARE * total(ways);
  const own = ways.filter((way) => !isSmall(way)).map((way): [string, number] => [nameOf(setting, "act", way.from_id), mean(way)]);
  const others = total(ways.filter(isSmall));
  return others > 0 ? [...own, [setting.words.charts.passages.others, others]] : own;
}

/** What a listing on the court list brings; other lists bring theirs to few, and the table names them. */
const measuresOf = (run: Run): Way[] => between(run, "listing", "measure").filter((way) => way.from_id === COURT_LIST);

function measures(setting: Setting): HTMLElement[] {
  const { words, runs } = setting;
  const says = words.charts.passages;
  const ids = [...new Set(runs.flatMap((run) => measuresOf(run).map((way) => way.to_id)))];
  if (ids.length === 0) return [];
  const rows = ids.map((id) => ({
    name: nameOf(setting, "measure", id),
    bandIn: (run: Run) => measuresOf(run).find((way) => way.to_id === id)?.band,
  }));
  const picture = namedRows(setting, { label: says.measures, axis: says.measuresUnit, rows, most: mostOf(setting, rows) });
  return [h("h3", {}, says.measures), picture];
}

function legendOf(setting: Setting): LegendItem[] {
  const { words, runs } = setting;
  return runs.map((_, place) => ({
    sample: "dot",
    colour: colourOf(setting, place),
    says: labelled(setting, place, `${words.charts.passages.measures}${words.colon}${words.median}${words.comma}${words.band}`),
  }));
}

function sentenceOf(setting: Setting, run: Run, place: number): string {
  const { words, language } = setting;
  const says = words.charts.passages;
  const acts = between(run, "act", "listing");
  const bandOf = (name: string): Figure[] => run.headlines.find((one) => one.indicator === name)?.band ?? [null, null, null, null];
  const made = bandOf("listings_new");
  const ways = (end: string) => bandOf(`delisted_${end}`)[1];
  const write = (value: Figure | undefined) => amount(value, language);
  const first = acts[0]!;
  const sentence = [
    says.one(write(made[1]), write(made[0]), write(made[2]), nameOf(setting, "act", first.from_id), percent(mean(first) / total(acts), language)),
    says.out(write(ways("repair")), write(ways("expiry")), write(still(run)?.[1])),
  ].join(words.between);
  const letter = letterOf(setting, place);
  return letter ? words.who.inRun(letter, sentence) : sentence;
}

const keyOf = (way: Way): string => [way.from, way.from_id, way.to, way.to_id].join(" ");

function tableOfWays(setting: Setting): TableOf {
  const { words, runs, language } = setting;
  const says = words.charts.passages;
  const ways = new Map(runs.flatMap((run) => run.ways).map((way) => [keyOf(way), way]));
  const bandIn = (run: Run, key: string) => run.ways.find((way) => keyOf(way) === key)?.band ?? [];
  return {
    header: [says.from, says.to, ...runs.map((_, place) => labelled(setting, place, says.count))],
    rows: [...ways].map(([key, way]) => [
      `${says.stages[way.from] ?? way.from}${words.colon}${nameOf(setting, way.from, way.from_id)}`,
      `${says.stages[way.to] ?? way.to}${words.colon}${nameOf(setting, way.to, way.to_id)}`,
      ...runs.map((run) => bandText(words, bandIn(run, key), (value) => whole(value, language))),
    ]),
  };
}

const csvOf = (setting: Setting): Csv => ({
  name: "osmanthus-passages.csv",
  header: ["run", "stage_from", "id_from", "stage_to", "id_to", "p05", "median", "p95", "mean", "origin"],
  rows: setting.runs.flatMap((run, place) =>
    run.ways.map((way) => [
      letterOf(setting, place) || run.manifest.scenario.id, way.from, way.from_id, way.to, way.to_id, ...way.band, "synthetic",
    ]),
  ),
});

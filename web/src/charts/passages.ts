import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, fitted, isNarrow, picture } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type LegendItem, type TableOf } from "../figure";
import { amount, day, monthOf, percent, tick, whole } from "../format";
import { bandText } from "../series";
import type { Band, Figure, Run, Way } from "../types";
import { labelled, letterOf, titleOf, type Setting } from "../words";
import { drawRibbons, type Ribbon } from "./ribbons";

const ENDS = ["repair", "expiry", "release", "correction"];

const mean = (way: Way): number => way.band[3] ?? 0;
const between = (run: Run, from: string, to: string): Way[] =>
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
    notes: [says.note, ...(withoutRelease(setting) ? [says.noRelease] : [])],
    pictures: [
      ...runs.map((run, place) =>
        h(
          "div",
          {},
          runs.length > 1 && h("h3", {}, labelled(setting, place, titleOf(run, setting.language))),
          fitted(sentence, (width) => drawRibbons(ribbonsOf(setting, run), width)),
        ),
      ),
      h("h3", {}, says.measures),
      measures(setting),
    ],
    tables: [tableOfWays(setting)],
    csv: csvOf(setting),
  });
}

/** In the reading `article` nothing releases: then a nought is the law's and not the model's finding. */
export const withoutRelease = ({ runs }: Setting): boolean =>
  runs.some((run) => run.manifest.pack.reading === "article" && ended(run, "release") === 0);

/** What a stage's id is called. */
export function nameOf({ words }: Setting, stage: string, id: string): string {
  const { acts, measureNames, ways } = words.charts;
  return (stage === "end" ? ways : stage === "measure" ? measureNames : acts)[id] ?? id.replaceAll("_", " ");
}

function ribbonsOf(setting: Setting, run: Run) {
  const { words, language } = setting;
  const says = words.charts.passages;
  const ribbon = (text: string, value: number, colour: string): Ribbon => ({ says: text, figure: amount(value, language), value, colour });
  const acts = between(run, "act", "listing").map((way) => ribbon(nameOf(setting, "act", way.from_id), mean(way), "var(--synthetic)"));
  const ends = ENDS.map((end, place) => ribbon(words.charts.ways[end]!, ended(run, end), COLOUR.kinds[place]!)).filter(({ value }) => value > 0);
  const right = [...ends, ribbon(says.still, still(run)?.[3] ?? 0, COLOUR.soft)];
  const before = right.reduce((sum, { value }) => sum + value, 0) - acts.reduce((sum, { value }) => sum + value, 0);
  const earlier = `${says.before} ${monthOf(day(run.months[0]!), language)}`;
  return { middle: says.list, left: before > 0 ? [...acts, ribbon(earlier, before, COLOUR.soft)] : acts, right };
}

function measures(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const ids = [...new Set(runs.flatMap((run) => between(run, "listing", "measure").map((way) => way.to_id)))];
  const rows = runs.map((run) =>
    ids.map((id) => ({ name: nameOf(setting, "measure", id), band: between(run, "listing", "measure").find((way) => way.to_id === id)?.band })),
  );
  const most = Math.max(...rows.flat().map(({ band }) => band?.[2] ?? 0));
  return picture(words.charts.passages.measures, (width) => ({
    height: 52 + 24 * ids.length,
    marginBottom: 40,
    marginLeft: isNarrow(width) ? 158 : 210,
    marginTop: 4,
    x: { domain: [0, most], nice: true },
    y: { domain: ids.map((id) => nameOf(setting, "measure", id)), label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: 4 }),
      Plot.axisX({ ticks: 4, tickSize: 0, color: COLOUR.soft, label: words.charts.passages.measuresUnit, labelArrow: false, tickFormat: (value: number) => tick(value, language) }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null }),
      ...rows.flatMap((each, place) => bars(each, colourOf(setting, place), runs.length < 2 ? 0 : place === 0 ? -4 : 4)),
    ],
  }));
}

function bars(rows: { name: string; band: Band | undefined }[], colour: string, dy: number): Plot.Markish[] {
  const at = (which: number) => (row: (typeof rows)[number]) => row.band?.[which] ?? null;
  return [
    Plot.ruleY(rows, { y: "name", x1: at(0), x2: at(2), stroke: colour, strokeWidth: 3, strokeOpacity: 0.4, dy }),
    Plot.dot(rows, { y: "name", x: at(1), r: 4, fill: colour, dy }),
  ];
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

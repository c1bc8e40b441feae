import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, isNarrow, picture } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type LegendItem, type TableOf } from "../figure";
import { decimal, GAP, percent } from "../format";
import { bandText } from "../series";
import type { Band, Figure, Run, Survival } from "../types";
import { labelled, letterOf, type Setting } from "../words";

const TWO_YEARS = 24;
const ENDS = ["repair", "expiry", "release", "correction"];
const YEAR = 12;

/** Under a provision of a smaller share of a run's listings there are too few to draw a curve of. */
const LEAST_SHARE = 0.01;

/** How long listings last, by the provision under which they were made and by how they end. */
export function survival(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.every((run) => run.survival.length > 0)) return null;
  const says = words.charts.survival;
  const sentence = sentences(setting).join(words.between);
  const grounds = groundsOf(setting);
  const often = oftenUsed(setting);
  return figure(setting, {
    id: "survival",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: { synthetic: legendOf(setting), published: [] },
    notes: [says.note, ...(often.length < grounds.length ? [says.few] : []), ...(runs.length > 1 ? [says.noteTwo] : [])],
    pictures: [h("div", { class: "panels" }, ...often.map((ground) => panel(setting, ground)))],
    tables: grounds.map((ground) => tableFor(setting, ground)),
    csv: csvOf(setting),
  });
}

const groundsOf = ({ runs }: Setting): string[] => [...new Set(runs.flatMap((run) => run.survival.map(({ ground }) => ground)))];

/** The provisions under which listings are often made in any run. */
const oftenUsed = (setting: Setting): string[] => groundsOf(setting).filter((ground) => setting.runs.some((run) => isOften(run, ground)));

/** Whether listings are often made under the provision, measured by all of the run's. */
export const isOften = (run: Run, ground: string): boolean =>
  (found(run, ground)?.listings ?? 0) >= LEAST_SHARE * run.survival.reduce((sum, { listings }) => sum + listings, 0);

const found = (run: Run, ground: string): Survival | undefined => run.survival.find((one) => one.ground === ground);

/** A provision by the first sentence of its words, which is its title; by its id where the run has none. */
export function groundName({ language }: Setting, run: Run, ground: string): string {
  const line = run.manifest.law.find(({ provision }) => provision === ground);
  return line?.words[language].split(/[.。]/)[0] || ground;
}

/** Whether they are still listed two years on: the band, or a gap if the run is too short to see it. */
export const afterTwoYears = (one: Survival): Band => one.listed[TWO_YEARS] ?? [null, null, null, null];

function sentences(setting: Setting): string[] {
  const { words, language, runs } = setting;
  const often = oftenUsed(setting);
  if (runs.length > 1) return often.map((ground) => sideBySide(setting, ground));
  return runs.flatMap((run, place) =>
    run.survival.filter(({ ground }) => often.includes(ground)).map((one) => {
      const [low, middle, high] = afterTwoYears(one);
      const name = labelled(setting, place, groundName(setting, run, one.ground));
      const write = (value: Figure) => percent(value, language);
      return middle === null ? words.charts.survival.short(name) : words.charts.survival.one(name, write(middle), write(low), write(high));
    }),
  );
}

function sideBySide(setting: Setting, ground: string): string {
  const { words, language, runs } = setting;
  const shares = runs.map((run) => found(run, ground)).map((one) => (one ? percent(afterTwoYears(one)[1], language) : GAP));
  return words.charts.survival.two(groundName(setting, runs.find((run) => found(run, ground))!, ground), shares[0]!, shares[1]!);
}

interface Point {
  month: number;
  low: Figure;
  middle: Figure;
  high: Figure;
}

const hundred = (value: Figure): Figure => (value === null ? null : 100 * value);

const points = (bands: Band[]): Point[] =>
  bands.map(([low, middle, high], month) => ({ month, low: hundred(low), middle: hundred(middle), high: hundred(high) }));

function panel(setting: Setting, ground: string): HTMLElement {
  const title = groundName(setting, setting.runs.find((run) => found(run, ground))!, ground);
  return h("div", {}, h("h3", {}, title), picture(`${title}: ${setting.words.charts.survival.unit}`, (width) => drawn(setting, ground, width)));
}

function drawn(setting: Setting, ground: string, width: number): Plot.PlotOptions {
  const { words, runs } = setting;
  const says = words.charts.survival;
  const months = Math.max(...runs.map((run) => found(run, ground)?.listed.length ?? 0));
  const ticks = Array.from({ length: Math.floor(months / YEAR) + 1 }, (_, year) => year * YEAR);
  return {
    height: isNarrow(width) ? 250 : 280,
    marginTop: 28,
    marginBottom: 40,
    x: { domain: [0, Math.max(months, YEAR)] },
    y: { domain: [0, 100] },
    marks: [
      Plot.gridY({ stroke: COLOUR.rule, strokeOpacity: 1 }),
      Plot.axisY({ tickSize: 0, label: says.axis, labelArrow: false, labelAnchor: "top", color: COLOUR.soft, ticks: 5 }),
      Plot.axisX({ ticks, tickSize: 4, tickFormat: String, label: says.axisMonths, labelArrow: false, color: COLOUR.soft }),
      Plot.ruleX([TWO_YEARS], { stroke: COLOUR.soft, strokeDasharray: "2 3" }),
      ...runs.flatMap((run, place) => curvesOf(setting, found(run, ground), place)),
    ],
  };
}

function curvesOf(setting: Setting, one: Survival | undefined, place: number): Plot.Markish[] {
  if (!one) return [];
  const ended = setting.runs.length > 1 ? [] : ENDS.filter((end) => one.ended[end]);
  return [
    ...ended.flatMap((end) => curve(points(one.ended[end]!), COLOUR.kinds[ENDS.indexOf(end)]!, "4 3")),
    ...curve(points(one.listed), colourOf(setting, place)),
  ];
}

const curve = (all: Point[], colour: string, dashes?: string): Plot.Markish[] => [
  Plot.areaY(all, { x: "month", y1: "low", y2: "high", fill: colour, fillOpacity: 0.2, curve: "step-after" }),
  Plot.lineY(all, { x: "month", y: "middle", stroke: colour, strokeWidth: 2, strokeDasharray: dashes, curve: "step-after" }),
];

function legendOf(setting: Setting): LegendItem[] {
  const { words, runs } = setting;
  const says = words.charts.survival;
  const still = runs.map((_, place): LegendItem => ({ sample: "line", colour: colourOf(setting, place), says: labelled(setting, place, says.still) }));
  if (runs.length > 1) return still;
  const there = ENDS.filter((end) => runs[0]!.survival.some((one) => one.ended[end]));
  return [
    ...still,
    ...there.map((end): LegendItem => ({ sample: "dash", colour: COLOUR.kinds[ENDS.indexOf(end)]!, says: says.endedBy(words.charts.ways[end]!) })),
  ];
}

function tableFor(setting: Setting, ground: string): TableOf {
  const { words, language, runs } = setting;
  const says = words.charts.survival;
  const write = (value: Figure) => percent(value, language, 1);
  const columns = runs.flatMap((run, place) => {
    const one = found(run, ground);
    const ends = ENDS.filter((end) => one?.ended[end]);
    return [
      { heading: labelled(setting, place, says.still), bands: one?.listed ?? [] },
      ...ends.map((end) => ({ heading: labelled(setting, place, says.endedBy(words.charts.ways[end]!)), bands: one!.ended[end]! })),
    ];
  });
  const months = Math.max(...columns.map(({ bands }) => bands.length));
  const title = groundName(setting, runs.find((run) => found(run, ground))!, ground);
  const sample = runs.map((run) => decimal(found(run, ground)?.listings ?? null, language)).join(" / ");
  return {
    header: [`${title} (${says.all}${words.colon}${sample}), ${says.months}`, ...columns.map(({ heading }) => heading)],
    rows: Array.from({ length: months }, (_, month) => [
      String(month),
      ...columns.map(({ bands }) => bandText(words, bands[month] ?? [], write)),
    ]),
  };
}

const csvOf = (setting: Setting): Csv => ({
  name: "osmanthus-survival.csv",
  header: ["run", "provision", "state", "months", "p05", "median", "p95", "mean", "origin"],
  rows: setting.runs.flatMap((run, place) => {
    const name = letterOf(setting, place) || run.manifest.scenario.id;
    return run.survival.flatMap((one) =>
      Object.entries({ listed: one.listed, ...one.ended }).flatMap(([state, bands]) =>
        bands.map((band, month) => [name, one.ground, state, month, ...band, "synthetic"]),
      ),
    );
  }),
});

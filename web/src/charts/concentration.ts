import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, isNarrow, picture } from "../drawing";
import { figure, type Csv, type TableOf } from "../figure";
import { decimal, exact, percent } from "../format";
import { bandText } from "../series";
import type { Band, BorneBy, Figure, Run } from "../types";
import { labelled, letterOf, type Setting } from "../words";
import { lineLegend } from "./over-time";

const TENTH = 0.1;

/** How unevenly sanctions are borne among those who bear any. */
export function concentration(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.every((run) => run.concentration.gini[1] !== null)) return null;
  const says = words.charts.concentration;
  const sentence = sentenceOf(setting);
  return figure(setting, {
    id: "concentration",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: {
      synthetic: [...lineLegend(setting), { sample: "rule", colour: COLOUR.soft, says: says.even }],
      published: [],
    },
    notes: [says.note],
    pictures: [picture(sentence, (width) => drawn(setting, width))],
    tables: [tableFor(setting)],
    csv: csvOf(setting),
  });
}

function drawn(setting: Setting, width: number): Plot.PlotOptions {
  const says = setting.words.charts.concentration;
  const per = (value: number) => `${value} %`;
  return {
    height: isNarrow(width) ? 300 : 380,
    width: Math.min(width, 560),
    marginTop: 28,
    marginBottom: 40,
    x: { domain: [0, 100] },
    y: { domain: [0, 100] },
    marks: [
      Plot.gridY({ stroke: COLOUR.rule, strokeOpacity: 1 }),
      Plot.axisY({ tickSize: 0, ticks: 5, tickFormat: per, label: says.axisY, labelArrow: false, labelAnchor: "top", color: COLOUR.soft }),
      Plot.axisX({ tickSize: 4, ticks: 5, tickFormat: per, label: says.axisX, labelArrow: false, labelAnchor: "center", color: COLOUR.soft }),
      Plot.link([0], { x1: 0, y1: 0, x2: 100, y2: 100, stroke: COLOUR.soft, strokeWidth: 1.5 }),
      ...setting.runs.flatMap((run, place) => curve(run.concentration.reached, colourOf(setting, place))),
    ],
  };
}

function curve(all: BorneBy[], colour: string): Plot.Markish[] {
  const hundred = (value: Figure) => (value === null ? null : 100 * value);
  const points = all.map(({ share, borne: [low, middle, high] }) => ({ share: 100 * share, low: hundred(low), middle: hundred(middle), high: hundred(high) }));
  return [
    Plot.areaY(points, { x: "share", y1: "low", y2: "high", fill: colour, fillOpacity: 0.22 }),
    Plot.lineY(points, { x: "share", y: "middle", stroke: colour, strokeWidth: 2 }),
  ];
}

function sentenceOf(setting: Setting): string {
  const { words, language, runs } = setting;
  const says = words.charts.concentration;
  const reached = (run: Run) => percent(run.concentration.share_reached[1], language, 1);
  const tenth = (run: Run) => percent(run.concentration.reached.find(({ share }) => share === TENTH)?.borne[1], language);
  const [a, b] = runs;
  if (b) return says.two(reached(a!), reached(b), tenth(a!), tenth(b));
  return says.one(reached(a!), tenth(a!), decimal(a!.concentration.most[1], language));
}

/** What is told of a run's concentration, each with its name in the table and in the file. */
function linesOf(setting: Setting, run: Run): { name: string; id: string; band: Band; share: boolean }[] {
  const says = setting.words.charts.concentration;
  const { residents, reached, gini, share_reached, most } = run.concentration;
  const per = (share: number) => percent(share, setting.language, 1);
  return [
    { name: says.shareReached, id: "share_reached", band: share_reached, share: true },
    { name: says.gini, id: "gini", band: gini, share: false },
    { name: says.most, id: "most", band: most, share: false },
    ...residents.map(({ share, borne }) => ({ name: says.residents(per(share)), id: `residents:${share}`, band: borne, share: true })),
    ...reached.map(({ share, borne }) => ({ name: says.reached(per(share)), id: `reached:${share}`, band: borne, share: true })),
  ];
}

function tableFor(setting: Setting): TableOf {
  const { words, language, runs } = setting;
  const says = words.charts.concentration;
  const all = runs.map((run) => linesOf(setting, run));
  return {
    header: [says.of, ...runs.map((_, place) => labelled(setting, place, `${words.median} (${words.band})`))],
    rows: all[0]!.map(({ name, share }, line) => [
      name,
      ...all.map((lines) => bandText(words, lines[line]!.band, (value) => (share ? percent(value, language, 1) : exact(value, language, 3)))),
    ]),
  };
}

const csvOf = (setting: Setting): Csv => ({
  name: "osmanthus-concentration.csv",
  header: ["run", "figure", "p05", "median", "p95", "mean", "origin"],
  rows: setting.runs.flatMap((run, place) =>
    linesOf(setting, run).map(({ id, band }) => [letterOf(setting, place) || run.manifest.scenario.id, id, ...band, "synthetic"]),
  ),
});

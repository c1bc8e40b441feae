import type * as Plot from "@observablehq/plot";
import { axes, colourOf, picture, timeScale } from "../drawing";
import { figure, type LegendItem } from "../figure";
import { h } from "../dom";
import { amount, day, monthOf } from "../format";
import { increments } from "../published";
import { has, incrementRows, monthCsv, monthTable } from "../series";
import type { Run } from "../types";
import { labelled, type Setting } from "../words";
import { bandedLines, tips } from "./lines";
import { overTime } from "./over-time";
import { incrementLegend, incrementMarks } from "./published-marks";

const AIR = "air_refusals";
const RAIL = "rail_refusals";
const PERSONS = "persons_refused";

/** Attempts to fly or to take a fast train that were refused, each on its own scale. */
export function refusals(setting: Setting): HTMLElement | null {
  if (!has(setting, AIR, RAIL)) return null;
  const { words } = setting;
  const sentence = sentenceOf(setting);
  return figure(setting, {
    id: "refusals",
    title: words.refusals.title,
    sentence,
    unit: words.refusals.unit,
    legend: { synthetic: setting.runs.map((_, place) => legendOf(setting, place)), published: incrementLegend(words) },
    notes: [words.refusals.note],
    pictures: [
      panel(words.refusals.air, sentence, (width) => drawn(setting, AIR, width)),
      panel(words.refusals.rail, sentence, (width) => drawn(setting, RAIL, width)),
      ...(has(setting, PERSONS) ? [h("h3", {}, words.refusals.persons), overTime(setting, PERSONS, words.refusals.persons, words.refusals.personsUnit)] : []),
    ],
    tables: [monthTable(setting, [AIR, RAIL, PERSONS])],
    csv: monthCsv(setting, "refusals", [AIR, RAIL, PERSONS], [
      ...incrementRows(AIR, increments(AIR)),
      ...incrementRows(RAIL, increments(RAIL)),
    ]),
  });
}

const panel = (title: string, sentence: string, draw: (width: number) => Plot.PlotOptions): HTMLElement =>
  h("div", {}, h("h3", {}, title), picture(`${title}: ${sentence}`, draw));

function drawn(setting: Setting, name: typeof AIR | typeof RAIL, width: number): Plot.PlotOptions {
  return {
    height: 260,
    marginTop: 28,
    x: timeScale(setting),
    marks: [
      ...axes(setting, setting.words.refusals.axis, width),
      ...bandedLines(setting, name),
      ...incrementMarks(increments(name)),
      tips(setting, name),
    ],
  };
}

function legendOf(setting: Setting, place: number): LegendItem {
  const { words } = setting;
  return { sample: "line", colour: colourOf(setting, place), says: labelled(setting, place, `${words.median}${words.comma}${words.band}`) };
}

function sentenceOf(setting: Setting): string {
  const { words, language, runs } = setting;
  const [a, b] = runs;
  const last = (run: Run, name: string) => amount(run.series[name]?.at(-1)?.[1], language);
  const month = monthOf(day(a!.months.at(-1)!), language);
  if (a && b) return words.refusals.two(month, last(a, AIR), last(b, AIR), last(a, RAIL), last(b, RAIL));
  return words.refusals.one(month, last(a!, AIR), last(a!, RAIL));
}

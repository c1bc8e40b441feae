import * as Plot from "@observablehq/plot";
import { axes, COLOUR, colourOf, picture, timeScale } from "../drawing";
import { figure, type LegendItem } from "../figure";
import { amount, percent } from "../format";
import { increments } from "../published";
import { has, incrementRows, monthCsv, monthsOf, monthTable } from "../series";
import type { Run } from "../types";
import { labelled, letterOf, type Setting } from "../words";
import { incrementLegend, incrementMarks } from "./published-marks";

const MADE = "listings_new";
const KINDS = ["expiry", "repair", "release", "correction"];
const ends = (kind: string): string => `delisted_${kind}`;

interface Column {
  on: Date;
  kind: string;
  value: number | null;
}

/** Listings made above nought, ended ones below it by how they ended. */
export function flows(setting: Setting): HTMLElement | null {
  if (!has(setting, MADE)) return null;
  const { words } = setting;
  const sentence = sentenceOf(setting);
  const names = [MADE, ...KINDS.map(ends)];
  return figure(setting, {
    id: "flows",
    title: words.flows.title,
    sentence,
    unit: words.flows.unit,
    legend: { synthetic: legendOf(setting), published: incrementLegend(words) },
    notes: [words.flows.note, words.wrongUnknown],
    pictures: setting.runs.map((_, place) => picture(sentence, (width) => drawn(setting, place, width))),
    tables: [monthTable(setting, names)],
    csv: monthCsv(setting, "flows", names, incrementRows(MADE, increments("listed"))),
  });
}

function columnsOf(run: Run, name: string, kind: string, sign: number): Column[] {
  return monthsOf(run, name).map(({ on, mean }) => ({ on, kind, value: mean === null ? null : sign * mean }));
}

function drawn(setting: Setting, place: number, width: number): Plot.PlotOptions {
  const run = setting.runs[place]!;
  const letter = letterOf(setting, place);
  const ended = KINDS.flatMap((kind) => columnsOf(run, ends(kind), kind, -1));
  const column = { x: "on", interval: "month", insetLeft: 0.4, insetRight: 0.4 } as const;
  return {
    height: width < 480 ? 300 : setting.runs.length > 1 ? 300 : 380,
    marginTop: 28,
    x: timeScale(setting),
    y: { domain: rangeOf(setting) },
    color: { type: "ordinal", domain: KINDS, range: COLOUR.kinds },
    marks: [
      ...axes(setting, letter ? `${letter} · ${setting.words.flows.axis}` : setting.words.flows.axis, width),
      Plot.rectY(columnsOf(run, MADE, "made", 1), { ...column, y: "value", fill: colourOf(setting, place) }),
      Plot.rectY(ended, Plot.stackY({ ...column, y: "value", fill: "kind", order: KINDS })),
      Plot.ruleY([0], { stroke: COLOUR.ink }),
      ...incrementMarks(increments("listed")),
    ],
  };
}

/** One scale for all the pictures, so that two runs can be compared by eye. */
function rangeOf(setting: Setting): [number, number] {
  const means = (run: Run, name: string) => monthsOf(run, name).map(({ mean }) => mean ?? 0);
  const most = setting.runs.flatMap((run) => means(run, MADE));
  const least = setting.runs.flatMap((run) =>
    run.months.map((_, month) => KINDS.reduce((sum, kind) => sum + (means(run, ends(kind))[month] ?? 0), 0)),
  );
  const published = increments("listed").map((one) => one.perMonth);
  return [-1.05 * Math.max(...least), 1.05 * Math.max(...most, ...published)];
}

function legendOf(setting: Setting): LegendItem[] {
  const { flows: says } = setting.words;
  const made = setting.runs.map((_, place): LegendItem => ({
    sample: "block",
    colour: colourOf(setting, place),
    says: labelled(setting, place, says.made),
  }));
  const ended = KINDS.map((kind, place): LegendItem => ({
    sample: "block",
    colour: COLOUR.kinds[place]!,
    says: says.ended(says.kinds[kind]!),
  }));
  return [...made, ...ended];
}

const totalOf = (run: Run, name: string): number => monthsOf(run, name).reduce((sum, { mean }) => sum + (mean ?? 0), 0);
const endedOf = (run: Run): number => KINDS.reduce((sum, kind) => sum + totalOf(run, ends(kind)), 0);

function sentenceOf(setting: Setting): string {
  const { words, language, runs } = setting;
  const [a, b] = runs;
  const write = (value: number) => amount(value, language);
  if (a && b) {
    return words.flows.two(write(totalOf(a, MADE)), write(totalOf(b, MADE)), write(endedOf(a)), write(endedOf(b)));
  }
  const commonest = [...KINDS].sort((one, other) => totalOf(a!, ends(other)) - totalOf(a!, ends(one)))[0]!;
  const ended = endedOf(a!);
  const share = ended > 0 ? totalOf(a!, ends(commonest)) / ended : null;
  return words.flows.one(write(totalOf(a!, MADE)), write(ended), words.flows.kinds[commonest]!, percent(share, language));
}

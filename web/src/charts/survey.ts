import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, isNarrow, picture } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type TableOf } from "../figure";
import { day, monthOf, percent, yearOf } from "../format";
import { bandText } from "../series";
import type { Band, Figure, Run } from "../types";
import { labelled, letterOf, type Setting } from "../words";
import { dotted, groupName, groupsIn } from "./groups";

const ALL = "all";

/** What residents say when they are asked, year by year and by sex, age and income. */
export function survey(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.every((run) => run.survey.months.length > 0)) return null;
  const says = words.charts.survey;
  const sentence = sentenceOf(setting);
  const groups = groupsIn(runs.map((run) => run.survey.approval));
  const bandsOf = (run: Run) => Object.fromEntries(groups.map((id) => [id, inPercent(run.survey.approval[id]?.at(-1))]));
  return figure(setting, {
    id: "survey",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: {
      synthetic: runs.map((_, place) => ({
        sample: "dot",
        colour: colourOf(setting, place),
        says: labelled(setting, place, `${words.median}${words.comma}${words.band}`),
      })),
      published: [],
    },
    notes: [says.note, says.few],
    pictures: [
      picture(sentence, (width) => byYear(setting, width)),
      ...(groups.length > 0 ? [h("h3", {}, says.groups(lastAsked(setting))), dotted(setting, { label: says.groups(lastAsked(setting)), groups, bandsOf, unit: " %", most: 100 })] : []),
    ],
    tables: [yearTable(setting), ...(groups.length > 0 ? [groupTable(setting, groups)] : [])],
    csv: csvOf(setting),
  });
}

const inPercent = (band: Band | undefined): Band => (band ?? [null, null, null, null]).map((share) => (share === null ? null : 100 * share)) as Band;
const lastAsked = ({ runs, language }: Setting): string => monthOf(day(runs[0]!.survey.months.at(-1)!), language);

function sentenceOf(setting: Setting): string {
  const { words, language, runs } = setting;
  const says = words.charts.survey;
  const bands = runs.map((run) => run.survey.approval[ALL]?.at(-1) ?? []);
  const write = (place: number, which: number) => percent(bands[place]?.[which], language);
  if (runs.length > 1) return says.two(lastAsked(setting), write(0, 1), write(1, 1));
  return says.one(lastAsked(setting), write(0, 1), write(0, 0), write(0, 2));
}

function byYear(setting: Setting, width: number): Plot.PlotOptions {
  const { language, runs, words } = setting;
  const years = runs[0]!.survey.months.map((month) => yearOf(day(month), language));
  const short = (year: string) => (isNarrow(width) ? year.replace(/^20(\d\d).*/, "’$1") : year);
  return {
    height: isNarrow(width) ? 200 : 220,
    marginTop: 28,
    marginLeft: 52,
    x: { type: "point", domain: years, padding: 0.5 },
    y: { domain: [0, 100] },
    marks: [
      Plot.gridY({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ ticks: 5, tickSize: 0, color: COLOUR.soft, label: words.charts.survey.axis, labelArrow: false, labelAnchor: "top", tickFormat: (value: number) => `${value} %` }),
      Plot.axisX({ tickSize: 4, tickFormat: short, color: COLOUR.soft, label: null }),
      ...runs.flatMap((run, place) => yearDots(run, language, colourOf(setting, place), runs.length < 2 ? 0 : place === 0 ? -4 : 4)),
    ],
  };
}

function yearDots(run: Run, language: Setting["language"], colour: string, dx: number): Plot.Markish[] {
  const rows = run.survey.months.map((month, at) => ({ year: yearOf(day(month), language), band: inPercent(run.survey.approval[ALL]?.[at]) }));
  const figure = (which: number) => ({ band }: (typeof rows)[number]) => band[which] ?? null;
  return [
    Plot.ruleX(rows, { x: "year", y1: figure(0), y2: figure(2), stroke: colour, strokeWidth: 3, strokeOpacity: 0.4, dx }),
    Plot.dot(rows, { x: "year", y: figure(1), r: 4, fill: colour, dx }),
  ];
}

function yearTable(setting: Setting): TableOf {
  const { words, runs, language } = setting;
  const says = words.charts.survey;
  const write = (value: Figure) => percent(value, language, 1);
  return {
    header: [words.month, ...runs.map((_, place) => labelled(setting, place, says.approve))],
    rows: runs[0]!.survey.months.map((month, at) => [
      monthOf(day(month), language),
      ...runs.map((run) => bandText(words, run.survey.approval[ALL]?.[at] ?? [], write)),
    ]),
  };
}

function groupTable(setting: Setting, groups: string[]): TableOf {
  const { words, runs, language } = setting;
  const write = (value: Figure) => percent(value, language, 1);
  return {
    header: [words.who.group, ...runs.map((_, place) => labelled(setting, place, words.charts.survey.approve))],
    rows: groups.map((id) => [groupName(setting, id), ...runs.map((run) => bandText(words, run.survey.approval[id]?.at(-1) ?? [], write))]),
  };
}

const csvOf = (setting: Setting): Csv => ({
  name: "osmanthus-survey.csv",
  header: ["month", "run", "group", "p05", "median", "p95", "mean", "origin"],
  rows: setting.runs.flatMap((run, place) =>
    Object.entries(run.survey.approval).flatMap(([group, bands]) =>
      bands.map((band, at) => [run.survey.months[at]!, letterOf(setting, place) || run.manifest.scenario.id, group, ...band, "synthetic"]),
    ),
  ),
});

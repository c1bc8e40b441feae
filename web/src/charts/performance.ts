import { COLOUR } from "../drawing";
import { h } from "../dom";
import { figure, tableOf } from "../figure";
import { amount, dayOf } from "../format";
import { totals, type Point } from "../published";
import { bandText, has, monthCsv, monthTable, pointRows } from "../series";
import type { Figure } from "../types";
import { labelled, type Setting } from "../words";
import { lastInWords, lineLegend, overTime } from "./over-time";
import { diamonds } from "./published-marks";

const EVER = "performed_ever";
const COSTS = ["person_days_under_measure", "wrongly_listed_stock", "children_affected"];

/** Judgments performed, never without what stands beside them: days under a measure, wrong listings, children. */
export function performance(setting: Setting): HTMLElement | null {
  if (!has(setting, EVER)) return null;
  const { words } = setting;
  const says = words.charts.performance;
  const sentence = lastInWords(setting, EVER, says);
  const points = pointsWithin(setting);
  return figure(setting, {
    id: "performance",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: {
      synthetic: lineLegend(setting),
      published: [{ sample: "diamond", colour: COLOUR.published, says: says.point }],
    },
    notes: [says.note, words.wrongUnknown],
    pictures: [overTime(setting, EVER, sentence, says.axis, [diamonds(points, { x: "on", y: "value" })]), costs(setting)],
    tables: [monthTable(setting, [EVER, ...COSTS]), publishedTable(setting, points)],
    csv: monthCsv(setting, "performance", [EVER, ...COSTS], pointRows(EVER, points)),
  });
}

function pointsWithin(setting: Setting): Point[] {
  const until = Math.max(...setting.runs.map((run) => Date.parse(run.months.at(-1)!)));
  return totals("performed").filter((point) => point.on.getTime() <= until);
}

function costs(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const write = (value: Figure) => amount(value, language);
  const rows = COSTS.map((name) => [
    words.indicators[name] ?? name,
    ...runs.map((run) => bandText(words, run.headlines.find((one) => one.indicator === name)?.band ?? [], write)),
  ]);
  const header = [words.charts.performance.cost, ...runs.map((_, place) => labelled(setting, place, `${words.median} (${words.band})`))];
  return h("div", { class: "beside" }, tableOf({ header, rows }));
}

function publishedTable(setting: Setting, points: Point[]) {
  const { words, language } = setting;
  return {
    header: [`${words.published}${words.colon}${words.date}`, words.charts.performance.point],
    rows: points.map((point) => [dayOf(point.on, language), amount(point.value, language)]),
  };
}

import type * as Plot from "@observablehq/plot";
import { axes, COLOUR, colourOf, picture, timeScale } from "../drawing";
import { figure, type LegendItem } from "../figure";
import { amount, day, dayOf, monthOf } from "../format";
import { lastTotal, totals, type Point } from "../published";
import { atOrBefore, has, monthCsv, monthsOf, monthTable, pointRows, type Month } from "../series";
import { labelled, type Setting } from "../words";
import { bandedLines, tips } from "./lines";
import { diamonds } from "./published-marks";

const STOCK = "listed_stock";
const EVER = "listings_ever";

/** Persons on the list, and listings ever made beside the published cumulative series. */
export function listed(setting: Setting): HTMLElement | null {
  if (!has(setting, STOCK, EVER)) return null;
  const { words } = setting;
  const sentence = sentences(setting).join(setting.words.between);
  const points = pointsWithin(setting);
  return figure(setting, {
    id: "listed",
    title: words.listed.title,
    sentence,
    unit: words.listed.unit,
    legend: {
      synthetic: setting.runs.flatMap((_, place) => legendOf(setting, place)),
      published: [{ sample: "diamond", colour: COLOUR.published, says: words.listed.point }],
    },
    notes: [words.listed.note(monthOf(day(setting.runs[0]!.months[0]!), setting.language))],
    pictures: [picture(sentence, (width) => drawn(setting, points, width))],
    tables: [monthTable(setting, [STOCK, EVER]), publishedTable(setting, points)],
    csv: monthCsv(setting, "listed", [STOCK, EVER], pointRows(EVER, points)),
  });
}

function drawn(setting: Setting, points: Point[], width: number): Plot.PlotOptions {
  return {
    height: width < 480 ? 300 : 380,
    marginTop: 28,
    x: timeScale(setting),
    marks: [
      ...axes(setting, setting.words.listed.axis, width),
      ...bandedLines(setting, EVER, true),
      ...bandedLines(setting, STOCK),
      diamonds(points, { x: "on", y: "value" }),
      tips(setting, EVER),
      tips(setting, STOCK),
    ],
  };
}

function legendOf(setting: Setting, place: number): LegendItem[] {
  const { listed: says } = setting.words;
  const colour = colourOf(setting, place);
  return [
    { sample: "line", colour, says: labelled(setting, place, says.stock) },
    { sample: "dash", colour, says: labelled(setting, place, says.ever) },
  ];
}

function pointsWithin(setting: Setting): Point[] {
  const until = Math.max(...setting.runs.map((run) => Date.parse(run.months.at(-1)!)));
  return totals("listed").filter((point) => point.on.getTime() <= until);
}

function sentences(setting: Setting): string[] {
  const { words, language, runs } = setting;
  const ends = runs.map((run) => monthsOf(run, STOCK).at(-1)).filter((month): month is Month => month !== undefined);
  const [a, b] = ends;
  if (!a) return [];
  const write = (value: number | null) => amount(value, language);
  if (b) return [words.listed.two(monthOf(a.on, language), write(a.middle), write(b.middle))];
  return [words.listed.one(monthOf(a.on, language), write(a.middle), write(a.low), write(a.high)), ...beside(setting, a.on)];
}

/** The last published total beside what the model has made by then. */
function beside(setting: Setting, until: Date): string[] {
  const { words, language, runs } = setting;
  const point = lastTotal("listed", until);
  const made = point && atOrBefore(monthsOf(runs[0]!, EVER), point.on);
  if (!made) return [];
  return [words.listed.published(dayOf(point.on, language), amount(point.value, language), amount(made.middle, language))];
}

function publishedTable(setting: Setting, points: Point[]) {
  const { words, language } = setting;
  return {
    header: [`${words.published}${words.colon}${words.date}`, words.listed.point],
    rows: points.map((point) => [dayOf(point.on, language), amount(point.value, language)]),
  };
}

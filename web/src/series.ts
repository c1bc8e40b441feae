import type { CsvCell } from "./csv";
import { day, monthOf, whole, GAP } from "./format";
import type { Band, Figure, Run } from "./types";
import type { Increment, Point } from "./published";
import { labelled, letterOf, type Dictionary, type Setting } from "./words";
import type { Csv, TableOf } from "./figure";

/** One month of a series, ready to be drawn; a gap keeps its place. */
export interface Month {
  on: Date;
  low: Figure;
  middle: Figure;
  high: Figure;
  mean: Figure;
}

export function monthsOf(run: Run, name: string): Month[] {
  const bands: Band[] = run.series[name] ?? [];
  return bands.map(([low, middle, high, mean], place) => ({ on: day(run.months[place]!), low, middle, high, mean }));
}

export const has = (setting: Setting, ...names: string[]): boolean =>
  setting.runs.every((run) => names.some((name) => name in run.series));

/** The last month of the series that ends on or before `on`. */
export const atOrBefore = (months: Month[], on: Date): Month | undefined => months.filter((month) => month.on <= on).at(-1);

/** Median (5 % to 95 %). */
export const bandText = (words: Dictionary, [low, middle, high]: readonly Figure[], write: (value: Figure) => string): string =>
  middle === null || middle === undefined ? GAP : `${write(middle)} (${words.range(write(low!), write(high!))})`;

/** The months in rows, the series of every run in columns, each as median (5 % to 95 %). */
export function monthTable(setting: Setting, names: string[]): TableOf {
  const { runs, words, language } = setting;
  const write = (value: Figure) => whole(value, language);
  const columns = runs.flatMap((run, place) =>
    names.map((name) => ({ run, name, heading: labelled(setting, place, words.indicators[name] ?? name) })),
  );
  const rows = runs[0]!.months.map((month, place) => [
    monthOf(day(month), language),
    ...columns.map(({ run, name }) => bandText(words, run.series[name]?.[place] ?? [], write)),
  ]);
  return { header: [words.month, ...columns.map(({ heading }) => heading)], rows };
}

export const CSV_HEADER = ["from", "until", "run", "series", "p05", "median", "p95", "mean", "origin"];

const iso = (date: Date): string => date.toISOString().slice(0, 10);

const seriesRows = (setting: Setting, run: Run, place: number, name: string): CsvCell[][] =>
  run.months.map((month, at) => [
    `${month.slice(0, 8)}01`,
    month,
    letterOf(setting, place) || run.manifest.scenario.id,
    name,
    ...(run.series[name]?.[at] ?? [null, null, null, null]),
    "synthetic",
  ]);

const published = (from: string | null, until: string, name: string, value: number): CsvCell[] => [
  from, until, null, name, null, value, null, null, "published",
];

export const pointRows = (name: string, points: Point[]): CsvCell[][] =>
  points.map((point) => published(null, iso(point.on), name, point.value));

export const incrementRows = (name: string, increments: Increment[]): CsvCell[][] =>
  increments.map((one) => published(iso(one.from), iso(one.until), name, one.perMonth));

/** Every run's series by month, and below them what was published. */
export function monthCsv(setting: Setting, id: string, names: string[], publishedRows: CsvCell[][]): Csv {
  const synthetic = setting.runs.flatMap((run, place) => names.flatMap((name) => seriesRows(setting, run, place, name)));
  return { name: `osmanthus-${id}.csv`, header: CSV_HEADER, rows: [...synthetic, ...publishedRows] };
}

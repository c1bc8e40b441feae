import makeUp from "../../data/published/court_list_make_up.csv";
import series from "../../data/published/court_list_national_series.csv";
import { readCsv } from "./csv";
import { day } from "./format";

/** A published total up to a day, in persons or person-times. */
export interface Point {
  on: Date;
  value: number;
}

/** A published monthly figure: of one month alone, or the mean a month between two published totals. */
export interface Increment {
  from: Date;
  until: Date;
  perMonth: number;
  kind: "month" | "mean";
}

type Quantity = "listed" | "air_refusals" | "rail_refusals" | "performed";

const MILLION = 1e6;
const DAYS_A_MONTH = 30.436875; // 365.2425 / 12
const DAY = 86_400_000;

const rows = readCsv(series);

function rowsOf(quantity: Quantity, kind: string) {
  const column = `${quantity}_millions`;
  return rows
    .filter((row) => row.kind === kind && row[column] !== "")
    .map((row) => ({ on: day(row.date!), value: Number(row[column]) * MILLION, note: row.note! }));
}

/** The published totals up to a day, in the order of time. */
export const totals = (quantity: Quantity): Point[] => rowsOf(quantity, "cumulative");

const monthsBetween = (from: Date, until: Date): number => (until.getTime() - from.getTime()) / DAY / DAYS_A_MONTH;

const between = (from: Date, until: Date, value: number): Increment => ({
  from,
  until,
  perMonth: value / monthsBetween(from, until),
  kind: "mean",
});

const singleMonth = (on: Date, value: number): Increment => ({
  from: new Date(Date.UTC(on.getUTCFullYear(), on.getUTCMonth(), 1)),
  until: on,
  perMonth: value,
  kind: "month",
});

/** What was published month by month, or follows from two totals that were published one after the other. */
export function increments(quantity: Quantity): Increment[] {
  const points = totals(quantity);
  const steps = points.slice(1).map((point, place) => between(points[place]!.on, point.on, point.value - points[place]!.value));
  const single = rowsOf(quantity, "month").map((row) => singleMonth(row.on, row.value));
  const since = rowsOf(quantity, "increment").map((row) => between(sinceOf(row.note), row.on, row.value));
  return [...since, ...steps, ...single];
}

const sinceOf = (note: string): Date => day(/since (\d{4}-\d{2}-\d{2})/.exec(note)![1]!);

/** The last published total on or before `until`. */
export const lastTotal = (quantity: Quantity, until: Date): Point | undefined =>
  totals(quantity).filter((point) => point.on <= until).at(-1);

function makeUpOf(quantity: string): Record<string, number> {
  const found = readCsv(makeUp).filter((row) => row.quantity === quantity);
  return Object.fromEntries(found.map((row) => [row.place_or_group!, Number(row.value)]));
}

/** Current entries per 1,000 residents by province, 2020, where a figure was published (per 10,000). */
export const publishedDensity = Object.fromEntries(Object.entries(makeUpOf("current_entries")).map(([id, value]) => [id, value / 10]));

/** Shares of the listed by group, per cent, from a sample of 2016. */
export const publishedShares = makeUpOf("share_of_listed");

// The figures of a run, computed anew from its CSV files, and what the page writes read back into numbers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The rows of a plain CSV as records by column. */
export function readCsv(text) {
  const [header, ...lines] = text.trimEnd().split(/\r?\n/).map((line) => line.split(","));
  return lines.map((cells) => Object.fromEntries(header.map((name, place) => [name, cells[place]])));
}

const nations = new Map(); // by folder, so that each file is read once

function nationOf(folder) {
  if (!nations.has(folder)) {
    const rows = readCsv(readFileSync(join(folder, "indicators.csv"), "utf8"));
    nations.set(folder, rows.filter((row) => row.jurisdiction === "cn" && row.group === "all"));
  }
  return nations.get(folder);
}

/** An indicator of the nation: month → the figure of every replicate, scaled to the nation. */
export function national(folder, indicator) {
  const months = new Map();
  for (const row of nationOf(folder)) {
    if (row.indicator !== indicator) continue;
    if (!months.has(row.month)) months.set(row.month, new Map());
    months.get(row.month).set(row.replicate, Number(row.value_national));
  }
  return months;
}

/** The sum of series, month by month and replicate by replicate. */
export function together(first, ...more) {
  const sum = (month, replicate, figure) => more.reduce((all, series) => all + (series.get(month)?.get(replicate) ?? 0), figure);
  return new Map([...first].map(([month, figures]) =>
    [month, new Map([...figures].map(([replicate, figure]) => [replicate, sum(month, replicate, figure)]))]));
}

/** A series added up from the first month on. */
export function addedUp(months) {
  const sums = new Map();
  const soFar = new Map();
  for (const [month, figures] of months) {
    for (const [replicate, figure] of figures) soFar.set(replicate, (soFar.get(replicate) ?? 0) + figure);
    sums.set(month, new Map(soFar));
  }
  return sums;
}

/** 5 %, 50 % and 95 %, between two figures by linear interpolation. */
export function band(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return [0.05, 0.5, 0.95].map((share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  });
}

const UNITS = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** The numbers in a text as the page writes them: 3.21 million, 184,000, 321万. */
export function numbersIn(text) {
  const found = text.replaceAll("−", "-").matchAll(/(-?\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|万亿|万|亿)?/g);
  return [...found].map(([, digits, unit]) => Number(digits.replaceAll(",", "")) * (unit ? UNITS[unit] : 1));
}

/** Whether a written number, of three figures that matter, is the one computed. */
export const agrees = (written, computed) => Math.abs(written - computed) <= 0.0051 * Math.abs(computed) + 1e-9;

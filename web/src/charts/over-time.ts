import * as Plot from "@observablehq/plot";
import { axes, colourOf, isNarrow, picture, timeScale } from "../drawing";
import type { LegendItem } from "../figure";
import { amount, day, monthOf } from "../format";
import { monthsOf } from "../series";
import type { Band } from "../types";
import { labelled, type Setting } from "../words";
import { bandedLines, tips } from "./lines";

/** One series of every run by month, with its bands, and what else is to be drawn over it. */
export function overTime(setting: Setting, name: string, label: string, axis: string, over: Plot.Markish[] = []): HTMLElement {
  return picture(label, (width) => ({
    height: isNarrow(width) ? 260 : 320,
    marginTop: 28,
    x: timeScale(setting),
    y: { zero: true },
    marks: [...axes(setting, axis, width), ...bandedLines(setting, name), ...over, tips(setting, name)],
  }));
}

/** A line for each run: what it shows is told by the title. */
export const lineLegend = (setting: Setting): LegendItem[] =>
  setting.runs.map((_, place) => ({
    sample: "line",
    colour: colourOf(setting, place),
    says: labelled(setting, place, `${setting.words.median}${setting.words.comma}${setting.words.band}`),
  }));

interface Says {
  one: (month: string, middle: string, low: string, high: string) => string;
  two: (month: string, a: string, b: string) => string;
}

/** The last month of a series in a sentence, for one run or for two. */
export function lastInWords(setting: Setting, name: string, says: Says): string {
  const { language, runs } = setting;
  const bands = runs.map((run): Band | undefined => run.series[name]?.at(-1));
  const month = monthOf(day(runs[0]!.months.at(-1)!), language);
  const write = (band: Band | undefined, which: number) => amount(band?.[which], language);
  const [a, b] = bands;
  if (runs.length > 1) return says.two(month, write(a, 1), write(b, 1));
  return says.one(month, write(a, 1), write(a, 0), write(a, 2));
}

/** Whether any month of the series has any figure above nought. */
export const happens = (setting: Setting, name: string): boolean =>
  setting.runs.some((run) => monthsOf(run, name).some(({ high }) => (high ?? 0) > 0));

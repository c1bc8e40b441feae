import * as Plot from "@observablehq/plot";
import { COLOUR } from "../drawing";
import type { LegendItem } from "../figure";
import type { Increment } from "../published";
import type { Dictionary } from "../words";

/** A published month is a diamond; a mean between two published totals is a line as long as the time between them. */
export function incrementMarks(increments: Increment[]): Plot.Markish[] {
  const means = increments.filter((one) => one.kind === "mean");
  const months = increments.filter((one) => one.kind === "month");
  return [
    Plot.ruleY(means, { x1: "from", x2: "until", y: "perMonth", stroke: COLOUR.paper, strokeWidth: 5 }),
    Plot.ruleY(means, { x1: "from", x2: "until", y: "perMonth", stroke: COLOUR.published, strokeWidth: 2.5 }),
    diamonds(months, { x: "until", y: "perMonth" }),
  ];
}

export const diamonds = (points: object[], at: { x: string; y: string; dy?: number }): Plot.Markish =>
  Plot.dot(points, { ...at, symbol: "diamond", r: 5.5, fill: COLOUR.published, stroke: COLOUR.paper, strokeWidth: 1.2 });

export const incrementLegend = (words: Dictionary): LegendItem[] => [
  { sample: "rule", colour: COLOUR.published, says: words.flows.mean },
  { sample: "diamond", colour: COLOUR.published, says: words.flows.single },
];

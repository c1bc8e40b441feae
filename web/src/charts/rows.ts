import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, isNarrow, picture } from "../drawing";
import { tick } from "../format";
import type { Band, Run } from "../types";
import type { Setting } from "../words";

export interface NamedRow {
  name: string;
  bandIn: (run: Run) => Band | undefined;
}

interface Rows {
  label: string;
  axis: string; // what the axis counts; no words where another picture below says it
  rows: NamedRow[];
  most: number; // the end of the axis
}

/** The greatest figure of any row in any run, where an axis for all of them may end. */
export const mostOf = ({ runs }: Setting, rows: NamedRow[]): number =>
  Math.max(...runs.flatMap((run) => rows.map(({ bandIn }) => bandIn(run)?.[2] ?? 0)));

/** A dot and its band for each named row and run; the names stand at the left and wrap. */
export function namedRows(setting: Setting, { label, axis, rows, most }: Rows): HTMLElement {
  const { language, runs } = setting;
  const below = axis ? 40 : 22;
  const height = 12 + below + 26 * rows.length;
  const frame = picture(label, (width) => ({
    height,
    marginBottom: below,
    marginLeft: isNarrow(width) ? 164 : 230,
    marginTop: 4,
    marginRight: 24,
    x: { domain: [0, most], nice: true },
    y: { domain: rows.map(({ name }) => name), label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: isNarrow(width) ? 2 : 4 }),
      Plot.axisX({ ticks: isNarrow(width) ? 2 : 4, tickSize: 0, color: COLOUR.soft, label: axis || null, labelArrow: false, tickFormat: (value: number) => tick(value, language) }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null, lineWidth: isNarrow(width) ? 12.5 : 18 }),
      ...runs.flatMap((run, place) => dots(rows, run, colourOf(setting, place), runs.length < 2 ? 0 : place === 0 ? -4 : 4)),
    ],
  }));
  frame.style.minHeight = `${height}px`;
  return frame;
}

function dots(rows: NamedRow[], run: Run, colour: string, dy: number): Plot.Markish[] {
  const at = (which: number) => ({ bandIn }: NamedRow) => bandIn(run)?.[which] ?? null;
  return [
    Plot.ruleY(rows, { y: "name", x1: at(0), x2: at(2), stroke: colour, strokeWidth: 3, strokeOpacity: 0.4, dy }),
    Plot.dot(rows, { y: "name", x: at(1), r: 4, fill: colour, dy }),
  ];
}

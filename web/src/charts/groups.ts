import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, isNarrow, picture } from "../drawing";
import type { Band, Run } from "../types";
import type { Setting } from "../words";
import { diamonds } from "./published-marks";

const ORDER = ["sex", "age", "income"];

/** The groups of which any run tells who is listed. */
export const groupsOf = (setting: Setting): string[] => groupsIn(setting.runs.map((run) => run.groups));

/** The groups among the keys, sex before age before income, each in the order of its words. */
export function groupsIn(all: Record<string, unknown>[]): string[] {
  const ids = new Set(all.flatMap((each) => Object.keys(each)));
  const rank = (id: string) => ORDER.indexOf(id.split(":")[0]!);
  return [...ids].filter((id) => rank(id) >= 0).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
}

/** What a group is called. */
export function groupName(setting: Setting, id: string): string {
  const { who } = setting.words;
  const [dimension, value = ""] = id.split(":");
  if (dimension === "sex") return who.sex[value] ?? value;
  return dimension === "age" ? who.age(value.replace("-", "–")) : who.income(value);
}

interface Dotted {
  label: string;
  groups: string[];
  bandsOf: (run: Run) => Record<string, Band>;
  published?: Record<string, number>;
  unit: string; // written behind the figures of the axis
  most?: number;
}

/** A dot and its band for each group and run, and a diamond where a figure was published. */
export function dotted(setting: Setting, of: Dotted): HTMLElement {
  const names = of.groups.map((id) => groupName(setting, id));
  const known = of.groups.filter((id) => id in (of.published ?? {}));
  return picture(of.label, (width) => ({
    height: 30 + 24 * of.groups.length,
    marginLeft: isNarrow(width) ? 96 : 130,
    marginTop: 4,
    marginRight: 28,
    x: { domain: [0, of.most ?? greatest(setting, of)], nice: true },
    y: { domain: names, label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, color: COLOUR.soft, label: null, tickFormat: (value: number) => `${value}${of.unit}` }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null }),
      ...setting.runs.flatMap((_, place) => dots(setting, of, place)),
      diamonds(known.map((id) => ({ name: groupName(setting, id), value: of.published![id]! })), { x: "value", y: "name" }),
    ],
  }));
}

const greatest = (setting: Setting, of: Dotted): number =>
  Math.max(...setting.runs.flatMap((run) => of.groups.map((id) => of.bandsOf(run)[id]?.[2] ?? 0)));

function dots(setting: Setting, of: Dotted, place: number): Plot.Markish[] {
  const { runs } = setting;
  const rows = of.groups.map((id) => ({ name: groupName(setting, id), band: of.bandsOf(runs[place]!)[id] }));
  const colour = colourOf(setting, place);
  const dy = runs.length < 2 ? 0 : place === 0 ? -4 : 4;
  const at = (which: number) => (row: (typeof rows)[number]) => row.band?.[which] ?? null;
  return [
    Plot.ruleY(rows, { y: "name", x1: at(0), x2: at(2), stroke: colour, strokeWidth: 3, strokeOpacity: 0.4, dy }),
    Plot.dot(rows, { y: "name", x: at(1), r: 4, fill: colour, dy }),
  ];
}

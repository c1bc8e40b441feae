import * as Plot from "@observablehq/plot";
import { COLOUR, colourOf, picture } from "../drawing";
import { publishedShares } from "../published";
import type { Setting } from "../words";
import { diamonds } from "./published-marks";

const ORDER = ["sex", "age", "income"];

/** The groups that any run has, sex before age before income, each in the order of its words. */
export function groupsOf(setting: Setting): string[] {
  const ids = new Set(setting.runs.flatMap((run) => Object.keys(run.groups)));
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

/** Each group's share of the listed: a dot and its band, and a diamond where a share was published. */
export function shares(setting: Setting): HTMLElement {
  const groups = groupsOf(setting);
  const names = groups.map((id) => groupName(setting, id));
  return picture(setting.words.who.shares, (width) => ({
    height: 30 + 24 * groups.length,
    marginLeft: width < 480 ? 88 : 120,
    marginTop: 4,
    marginRight: 28,
    x: { domain: [0, 100] },
    y: { domain: names, label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, color: COLOUR.soft, label: null, tickFormat: (value: number) => `${value} %` }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null }),
      ...setting.runs.flatMap((_, place) => dots(setting, groups, place)),
      diamonds(publishedRows(setting, groups), { x: "value", y: "name" }),
    ],
  }));
}

function dots(setting: Setting, groups: string[], place: number): Plot.Markish[] {
  const { runs } = setting;
  const rows = groups.map((id) => ({ name: groupName(setting, id), band: runs[place]!.groups[id] }));
  const colour = colourOf(setting, place);
  const dy = runs.length < 2 ? 0 : place === 0 ? -4 : 4;
  const at = (which: number) => (row: (typeof rows)[number]) => row.band?.[which] ?? null;
  return [
    Plot.ruleY(rows, { y: "name", x1: at(0), x2: at(2), stroke: colour, strokeWidth: 3, strokeOpacity: 0.4, dy }),
    Plot.dot(rows, { y: "name", x: at(1), r: 4, fill: colour, dy }),
  ];
}

const publishedRows = (setting: Setting, groups: string[]): { name: string; value: number }[] =>
  groups
    .filter((id) => id in publishedShares)
    .map((id) => ({ name: groupName(setting, id), value: publishedShares[id]! }));

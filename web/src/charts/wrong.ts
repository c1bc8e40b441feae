import { figure } from "../figure";
import { percent } from "../format";
import { has, monthCsv, monthTable } from "../series";
import type { Setting } from "../words";
import { lastInWords, lineLegend, overTime } from "./over-time";

const WRONG = "wrongly_listed_stock";
const RATE = "wrong_listings";

/** Persons on the list by mistake; the figure rests on a rate that nobody knows, and says so. */
export function wrong(setting: Setting): HTMLElement | null {
  if (!has(setting, WRONG)) return null;
  const { words } = setting;
  const says = words.charts.wrong;
  const sentence = [lastInWords(setting, WRONG, says), ...assumed(setting)].join(words.between);
  return figure(setting, {
    id: "wrong",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: { synthetic: lineLegend(setting), published: [] },
    notes: [words.wrongUnknown],
    pictures: [overTime(setting, WRONG, sentence, says.axis)],
    tables: [monthTable(setting, [WRONG])],
    csv: monthCsv(setting, "wrong", [WRONG], []),
  });
}

function assumed({ words, runs, language }: Setting): string[] {
  const rate = runs.at(-1)!.manifest.parameters.find((one) => one.name === RATE);
  if (!rate || rate.low === null || rate.high === null) return [];
  return [words.charts.wrong.range(percent(rate.low, language, 2), percent(rate.high, language, 2))];
}

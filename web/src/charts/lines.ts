import * as Plot from "@observablehq/plot";
import { colourOf } from "../drawing";
import { amount, monthOf } from "../format";
import { bandText, monthsOf, type Month } from "../series";
import { labelled, type Setting } from "../words";

/** The band and the median of one series of every run. */
export function bandedLines(setting: Setting, name: string, dashed = false): Plot.Markish[] {
  return setting.runs.flatMap((run, place) => {
    const months = monthsOf(run, name);
    const colour = colourOf(setting, place);
    return [
      Plot.areaY(months, { x: "on", y1: "low", y2: "high", fill: colour, fillOpacity: dashed ? 0.12 : 0.22 }),
      Plot.lineY(months, { x: "on", y: "middle", stroke: colour, strokeWidth: 2, strokeDasharray: dashed ? "5 4" : undefined }),
    ];
  });
}

/** What stands under the pointer, in words. */
export function tips(setting: Setting, name: string): Plot.Markish {
  const { language, words } = setting;
  const all = setting.runs.flatMap((run, place) =>
    monthsOf(run, name)
      .filter((month) => month.middle !== null)
      .map((month) => ({ ...month, says: tip(month, labelled(setting, place, words.indicators[name] ?? name)) })),
  );
  function tip(month: Month, label: string): string {
    const figures = bandText(words, [month.low, month.middle, month.high], (value) => amount(value, language));
    return `${monthOf(month.on, language)}\n${label}\n${figures}`;
  }
  const look = { fill: "var(--paper)", stroke: "var(--rule)", lineHeight: 1.35 };
  return Plot.tip(all, Plot.pointer({ x: "on", y: "middle", title: "says", ...look }));
}

import { withoutRelease } from "../charts/passages";
import { h } from "../dom";
import { scrolling, tableOf } from "../figure";
import { amount, day, monthOf } from "../format";
import { bandText } from "../series";
import type { Figure, Headline, Run } from "../types";
import { labelled, type Setting } from "../words";
import { SAID_NOTHING } from "./verdicts";

const WRONG = "wrongly_listed_stock";

export function whenOf(setting: Setting, headline: Headline): string {
  const { words, language, runs } = setting;
  const { first_month, last_month } = runs[0]!.manifest;
  const [first, last] = [first_month, last_month].map((text) => monthOf(day(text), language)) as [string, string];
  return headline.measured === "end" ? words.atTheEnd(last) : words.inTotal(first, last);
}

export function nameOf(setting: Setting, headline: Headline): string {
  const name = setting.words.indicators[headline.indicator] ?? headline.indicator;
  return headline.indicator === WRONG ? `${name} *` : name;
}

/** The name, and whether the published figures said next to nothing of it. */
function nameWithOrigin(setting: Setting, headline: Headline): string {
  const fitted = setting.runs[0]!.manifest.calibration?.headlines.find(({ indicator }) => indicator === headline.indicator);
  const name = nameOf(setting, headline);
  return fitted && fitted.overlap > SAID_NOTHING ? `${name} (${setting.words.setByAssumption})` : name;
}

/** The headline figures of every run; wherever wrong listings are among them, that their rate is unknown. */
export function headlines(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const write = (value: Figure) => amount(value, language);
  const bandOf = (run: Run, indicator: string) =>
    bandText(words, run.headlines.find((one) => one.indicator === indicator)?.band ?? [], write);
  const rows = runs[0]!.headlines.map((headline) => [
    nameWithOrigin(setting, headline),
    ...runs.map((run) => bandOf(run, headline.indicator)),
    whenOf(setting, headline),
  ]);
  const columns = runs.map((_, place) => labelled(setting, place, `${words.median} (${words.band})`));
  return h(
    "section",
    { class: "wide", id: "figures-at-a-glance" },
    h("h2", {}, words.figures, " ", h("span", { class: "mark" }, words.synthetic)),
    h("p", {}, words.figuresSays),
    scrolling(words.figures, tableOf({ header: [words.figure, ...columns, words.when], rows })),
    h("p", { class: "note" }, `* ${words.wrongUnknown}`),
    withoutRelease(setting) && h("p", { class: "note" }, words.charts.passages.noRelease),
  );
}

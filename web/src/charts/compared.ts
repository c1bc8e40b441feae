import * as Plot from "@observablehq/plot";
import { COLOUR, isNarrow, picture } from "../drawing";
import type { CsvCell } from "../csv";
import { h } from "../dom";
import { figure, type Csv, type TableOf } from "../figure";
import { amount, percent, portion, signed, whole } from "../format";
import { nameOfPlace } from "../provinces";
import { nameOf, whenOf } from "../sections/headlines";
import { bandText } from "../series";
import type { Difference, Figure, Run, Touched } from "../types";
import { labelled, type Setting } from "../words";
import { groupName, groupsIn } from "./groups";

/** B minus A, each repetition against itself, with the share of repetitions that agree about the sign. */
export function compared(setting: Setting, all: Difference[]): HTMLElement | null {
  if (all.length === 0) return null;
  const { words, language, runs } = setting;
  const says = words.charts.compared;
  const sentence = [words.differencesSays(whole(all[0]!.replicates, language)), ...touchedInWords(setting)].join(words.between);
  return figure(setting, {
    id: "differences",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: { synthetic: [{ sample: "dot", colour: "var(--synthetic)", says: `${words.median}${words.comma}${words.band}` }], published: [] },
    notes: [says.note, ...(runs.some(({ touched }) => touched.length > 0) ? [says.touchedNote] : []), `* ${words.wrongUnknown}`],
    pictures: [
      ...(sharesLuck(runs) ? [] : [h("p", { class: "alert" }, words.luckDiffers)]),
      picture(`${says.title}: ${sentence}`, (width) => drawn(setting, all, width)),
    ],
    tables: [tableFor(setting, all), ...touchedTables(setting)],
    csv: csvOf(setting, all),
  });
}

/** The share of repetitions that agree about the sign; "=" where not one differs. */
function agreement({ band, share }: Difference, language: Setting["language"]): string {
  const differs = band.some((value) => value !== 0);
  return differs ? percent(share, language) : "=";
}

function drawn(setting: Setting, all: Difference[], width: number): Plot.PlotOptions {
  const { language } = setting;
  const rows = all
    .filter(({ relative }) => relative[1] !== null)
    .map((one) => ({ name: nameOf(setting, one), low: one.relative[0], middle: one.relative[1], high: one.relative[2], agrees: agreement(one, language) }));
  const ticks = isNarrow(width) ? 2 : 5;
  return {
    height: 62 + 26 * rows.length,
    marginBottom: 40,
    marginLeft: isNarrow(width) ? 158 : 250,
    marginRight: 52,
    marginTop: 18,
    x: { nice: true },
    y: { domain: rows.map(({ name }) => name), label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks }),
      Plot.axisX({ ticks, tickSize: 0, color: COLOUR.soft, label: setting.words.charts.compared.axis, labelArrow: false, tickFormat: (value: number) => `${value}`.replace("-", "−") }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null, lineWidth: isNarrow(width) ? 12 : 20 }),
      Plot.ruleX([0], { stroke: COLOUR.ink, strokeOpacity: 0.6 }),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--synthetic)", strokeWidth: 3, strokeOpacity: 0.4 }),
      Plot.dot(rows, { y: "name", x: "middle", r: 4, fill: "var(--synthetic)" }),
      Plot.text(rows, { y: "name", frameAnchor: "right", dx: 48, text: "agrees", fill: COLOUR.soft }),
      Plot.text([setting.words.shareOfSign], { frameAnchor: "top-right", dx: 48, dy: -14, fill: COLOUR.soft }),
    ],
  };
}

function tableFor(setting: Setting, all: Difference[]): TableOf {
  const { words, language } = setting;
  const write = (value: Figure) => signed(value, language);
  return {
    header: [words.figure, `${words.difference} (${words.band})`, words.charts.compared.relative, words.shareOfSign, words.when],
    rows: all.map((one) => [
      nameOf(setting, one),
      bandText(words, one.band, write),
      bandText(words, one.relative, write),
      agreement(one, language),
      whenOf(setting, one),
    ]),
  };
}

/** Two runs can be set against each other replicate by replicate only if all but the law is equal. */
function sharesLuck(runs: Run[]): boolean {
  const luck = ({ manifest }: Run) => `${manifest.scenario.digest} ${manifest.seed} ${manifest.residents}`;
  return new Set(runs.map(luck)).size === 1;
}

/** How many residents a reform reached: a sentence for each run that tells. */
function touchedInWords(setting: Setting): string[] {
  const { words, language, runs } = setting;
  const says = words.charts.compared;
  return runs.flatMap(({ touched }, place) => {
    const nation = touched.find((one) => one.jurisdiction === "cn" && one.group === "all");
    if (!nation) return [];
    const residents = nation.residents.map((figure) => amount(figure, language));
    const share = nation.share.map((figure) => portion(figure, language));
    if (nation.residents[2] === 0) return [says.touchedNone];
    return [says.touched("AB"[place]!, residents[1]!, residents[0]!, residents[2]!, share[1]!, share[0]!, share[2]!)];
  });
}

/** The nation before its groups, in their order, and then the places where anybody was reached. */
function inOrder(touched: Touched[]): Touched[] {
  const nation = touched.filter(({ jurisdiction }) => jurisdiction === "cn");
  const groups = ["all", ...groupsIn([Object.fromEntries(nation.map(({ group }) => [group, true]))])];
  const places = touched.filter(({ jurisdiction, residents }) => jurisdiction !== "cn" && residents[2] !== 0);
  return [...groups.flatMap((id) => nation.filter(({ group }) => group === id)), ...places];
}

/** By group of the nation and by place. */
function touchedTables(setting: Setting): TableOf[] {
  const { words, language, runs } = setting;
  const says = words.charts.compared;
  return runs.flatMap(({ touched }, place) => {
    if (touched.length === 0) return [];
    return [{
      header: [labelled(setting, place, says.whom), says.residents, says.share],
      rows: inOrder(touched).map((one) => [
        touchedName(setting, one),
        bandText(words, one.residents, (value) => whole(value, language)),
        bandText(words, one.share, (value) => portion(value, language)),
      ]),
    }];
  });
}

function touchedName(setting: Setting, { jurisdiction, group }: Touched): string {
  if (jurisdiction !== "cn") return nameOfPlace(jurisdiction, setting.language);
  return group === "all" ? setting.words.charts.compared.everybody : groupName(setting, group);
}

function csvOf({ runs }: Setting, all: Difference[]): Csv {
  const touched = runs.flatMap((run) =>
    run.touched.flatMap(({ jurisdiction, group, residents, share }): CsvCell[][] => {
      const row = (name: string, band: readonly Figure[]): CsvCell[] =>
        [`${name}:${jurisdiction}:${group}`, "total", ...band, null, null, null, null, null, run.manifest.replicates, "synthetic"];
      return [row("touched_residents", residents), row("touched_share", share)];
    }),
  );
  return {
    name: "osmanthus-differences.csv",
    header: ["indicator", "measured", "p05", "median", "p95", "mean", "relative_p05", "relative_median", "relative_p95", "relative_mean", "share_of_sign", "replicates", "origin"],
    rows: [
      ...all.map((one) => [one.indicator, one.measured, ...one.band, ...one.relative, one.share, one.replicates, "synthetic"]),
      ...touched,
    ],
  };
}

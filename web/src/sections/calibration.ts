import * as Plot from "@observablehq/plot";
import { COLOUR, isNarrow, picture } from "../drawing";
import { h } from "../dom";
import { figure, type Csv, type TableOf } from "../figure";
import { amount, day, dayOf, exact, GAP, whole } from "../format";
import type { Calibration, Spread, Target } from "../types";
import type { Setting } from "../words";
import { counts, isMet, isWellFitted, nameOf, periodOf, verdicts } from "./verdicts";

/** What was fitted and forecast beside what was published, the rivals, and what follows from it. */
export function calibration(setting: Setting): HTMLElement {
  const { words, runs } = setting;
  const says = words.charts.calibration;
  const found = runs[0]!.manifest.calibration;
  if (!found) return h("section", { id: "calibration" }, h("h2", {}, says.title), h("p", {}, says.none));
  const sentence = sentenceOf(setting, found);
  return figure(setting, {
    id: "calibration",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: {
      synthetic: [
        { sample: "dot", colour: "var(--synthetic)", says: `${says.model}${words.comma}${words.median}${words.comma}${words.band}` },
        { sample: "dot", colour: COLOUR.soft, says: `${says.constant}${words.comma}${says.caseload}${words.comma}${says.line}` },
      ],
      published: [{ sample: "rule", colour: COLOUR.published, says: says.target }],
    },
    notes: [says.note, says.workings(whole(found.runs, setting.language), whole(found.residents, setting.language), exact(found.surface_off, setting.language, 2))],
    pictures: [picture(sentence, (width) => drawn(setting, found, width)), ...verdicts(setting, found)],
    tables: [targetTable(setting, found)],
    csv: csvOf(found),
  });
}

function sentenceOf({ words, language }: Setting, { targets, fitted_until }: Calibration): string {
  const counted = targets.filter(counts);
  const fitted = counted.filter((one) => one.use === "fit");
  const forecast = counted.filter((one) => one.use === "forecast");
  return words.charts.calibration.sentence(
    dayOf(day(fitted_until), language),
    whole(fitted.length, language),
    whole(fitted.filter(isWellFitted).length, language),
    whole(forecast.length, language),
    whole(forecast.filter(isMet).length, language),
  );
}

function drawn(setting: Setting, { targets }: Calibration, width: number): Plot.PlotOptions {
  const rows = targets.filter(counts).map((one) => ({ name: nameOf(setting, one), ...ratios(one) }));
  const rivals = rows.flatMap(({ name, rivals: all }) => all.map((value) => ({ name, value })));
  return {
    height: 60 + 30 * rows.length,
    marginBottom: 40,
    marginLeft: isNarrow(width) ? 150 : 250,
    marginTop: 16,
    x: { type: "log", nice: true },
    y: { domain: rows.map(({ name }) => name), label: null },
    marks: [
      Plot.gridX({ stroke: COLOUR.rule, strokeOpacity: 1, ticks: 5 }),
      Plot.axisX({ ticks: 5, tickSize: 0, color: COLOUR.soft, label: setting.words.charts.calibration.axis, labelArrow: false, tickFormat: (value: number) => exact(value, setting.language, 2) }),
      Plot.axisY({ tickSize: 0, color: COLOUR.ink, label: null, lineWidth: isNarrow(width) ? 12 : 20 }),
      Plot.ruleX([1], { stroke: COLOUR.published, strokeWidth: 2 }),
      Plot.dot(rivals, { y: "name", x: "value", r: 3, stroke: COLOUR.soft }),
      Plot.ruleY(rows, { y: "name", x1: "low", x2: "high", stroke: "var(--synthetic)", strokeWidth: 3, strokeOpacity: 0.4 }),
      Plot.dot(rows, { y: "name", x: "middle", r: 4, fill: "var(--synthetic)" }),
    ],
  };
}

/** The model and its rivals as multiples of what was published. */
function ratios(one: Target) {
  const of = (value: number) => value / one.published;
  const rivals = [one.constant_hazards?.median, one.caseload_alone?.median, one.straight_line].filter((value) => value != null && value > 0) as number[];
  return { low: of(one.model.low), middle: of(one.model.median), high: of(one.model.high), rivals: rivals.map(of) };
}

function targetTable(setting: Setting, { targets }: Calibration): TableOf {
  const { words, language } = setting;
  const says = words.charts.calibration;
  const write = (value: number) => amount(value, language);
  const spread = (one: Spread | null) => (one ? `${write(one.median)} (${words.range(write(one.low), write(one.high))})` : GAP);
  return {
    header: [says.target, says.period, says.use, says.published, says.model, says.foretold, says.constant, says.caseload, says.line],
    rows: targets.map((one) => [
      nameOf(setting, one),
      periodOf(setting, one),
      one.aside ? `${says.aside}${words.colon}${one.aside}` : (says.uses[one.use] ?? one.use),
      write(one.published),
      spread(one.model),
      spread(one.foretold),
      spread(one.constant_hazards),
      spread(one.caseload_alone),
      one.straight_line === null ? GAP : write(one.straight_line),
    ]),
  };
}

const spreadCells = (one: Spread | null) => (one ? [one.low, one.median, one.high] : [null, null, null]);

const csvOf = ({ targets }: Calibration): Csv => ({
  name: "osmanthus-calibration.csv",
  header: [
    "id", "quantity", "jurisdiction", "from", "until", "use", "aside", "published", "p05", "median", "p95",
    "foretold_p05", "foretold_median", "foretold_p95",
    "constant_hazards_p05", "constant_hazards_median", "constant_hazards_p95",
    "caseload_alone_p05", "caseload_alone_median", "caseload_alone_p95", "straight_line",
  ],
  rows: targets.map((one) => [
    one.id, one.quantity, one.jurisdiction, one.from, one.until, one.use, one.aside, one.published,
    ...spreadCells(one.model), ...spreadCells(one.foretold), ...spreadCells(one.constant_hazards), ...spreadCells(one.caseload_alone), one.straight_line,
  ]),
});

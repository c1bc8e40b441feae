import { h } from "../dom";
import { scrolling, tableOf } from "../figure";
import { exact, whole } from "../format";
import type { CalibratedParameter, Figure, Manifest, Parameter } from "../types";
import { meaningOf, unitOf, type Setting } from "../words";
import { SAID_NOTHING } from "./verdicts";

/** Every number on which the run rests: its grade, source and prior range, and what a calibration made of it. */
export function parameters(setting: Setting): HTMLElement {
  const { words, language, runs } = setting;
  const { manifest } = runs.at(-1)!;
  const all = manifest.parameters;
  const assumed = all.filter((one) => one.grade === "assumed").length;
  const header = [words.parameter, words.value, words.priorHeading, words.posterior, words.grade, words.source];
  return h(
    "section",
    { class: "wide", id: "parameters" },
    h("h2", {}, words.parameters),
    h("p", {}, words.parametersSays(whole(all.length, language), whole(assumed, language))),
    h("p", {}, manifest.calibration ? words.overlapSays : words.noPosterior),
    scrolling(words.parameters, tableOf({ header, rows: all.map((one) => row(setting, manifest, one)) })),
  );
}

function row(setting: Setting, manifest: Manifest, one: Parameter): string[] {
  const { words, language } = setting;
  const write = (value: Figure) => exact(value, language);
  const fitted = manifest.calibration?.parameters.find(({ name }) => name === one.name);
  const prior = fitted?.prior ?? (one.low === null || one.high === null ? undefined : [one.low, one.high]);
  return [
    meaningOf(one, language),
    `${write(one.value)} ${unitOf(one, language)}`.trim(),
    prior ? words.range(write(prior[0]!), write(prior[1]!)) : "",
    posteriorOf(setting, fitted, prior !== undefined),
    words.grades[one.grade] ?? one.grade,
    one.source,
  ];
}

/** The posterior, and whether the figures moved it; a parameter that was drawn but never fitted is set by assumption. */
function posteriorOf({ words, language }: Setting, fitted: CalibratedParameter | undefined, drawn: boolean): string {
  if (!fitted) return drawn ? words.setByAssumption : "";
  const { low, median, high } = fitted.posterior;
  const write = (value: number) => exact(value, language, 3);
  const posterior = `${write(median)} (${words.range(write(low), write(high))})`;
  const said = [...(fitted.overlap > SAID_NOTHING ? [words.setByAssumption] : []), ...(fitted.pressed ? [words.atAnEnd] : [])];
  return [posterior, ...said].join(words.comma);
}

import { h } from "../dom";
import { whole } from "../format";
import type { Manifest } from "../types";
import { labelled, type Setting } from "../words";

/** The command and the digests by which another run can be known for the same. */
export function again(setting: Setting): HTMLElement {
  const { words, runs } = setting;
  return h(
    "section",
    { id: "again" },
    h("h2", {}, words.again),
    h("p", {}, words.againSays),
    ...runs.flatMap((run, place) => [
      h("pre", { tabindex: 0, "aria-label": labelled(setting, place, words.again) }, h("code", {}, run.manifest.command)),
      identity(setting, run.manifest),
    ]),
  );
}

function identity({ words, language }: Setting, manifest: Manifest): HTMLElement {
  const facts: [string, string][] = [
    [words.seed, String(manifest.seed)],
    [words.repetitions, whole(manifest.replicates, language)],
    [words.scenario, `${manifest.scenario.id} ${manifest.scenario.digest}`],
    [words.pack, `${manifest.pack.id} ${manifest.pack.digest}`],
    ...(manifest.reform ? [[words.reform, manifest.reform.digest] as [string, string]] : []),
    ...(manifest.calibration
      ? [[words.charts.calibration.file, `${manifest.calibration.file} ${manifest.calibration.digest}`] as [string, string]]
      : []),
    [words.program, `${manifest.build.version} ${manifest.build.digest}`],
  ];
  return h("dl", { class: "identity" }, ...facts.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

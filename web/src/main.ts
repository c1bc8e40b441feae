import { flows } from "./charts/flows";
import { listed } from "./charts/listed";
import { refusals } from "./charts/refusals";
import { who } from "./charts/who";
import { h } from "./dom";
import { again, differences, headlines, law, parameters, warning, whatWasRun } from "./sections";
import type { Language, Page } from "./types";
import { labelled, titleOf, WORDS, type Setting } from "./words";

const page = JSON.parse(document.getElementById("figures")!.textContent!) as Page;
const root = document.getElementById("page")!;

function heading(setting: Setting): HTMLElement {
  const { runs, language, words } = setting;
  const other: Language = language === "zh" ? "en" : "zh";
  const titles = runs.map((run, place) => labelled(setting, place, titleOf(run, language)));
  return h(
    "header",
    {},
    h(
      "div",
      { class: "masthead" },
      h("p", {}, h("strong", {}, words.masthead), ` · ${words.mastheadSays}`),
      h("button", { type: "button", lang: other === "zh" ? "zh-CN" : "en", click: () => show(other) }, words.switchTo),
    ),
    h("h1", {}, runs[0]!.manifest.scenario.title[language]),
    runs.length > 1 && h("p", { class: "compared" }, titles.join("  /  ")),
  );
}

function show(language: Language): void {
  const setting: Setting = { runs: page.runs, language, words: WORDS[language] };
  const title = page.runs.at(-1)!.manifest.scenario.title[language];
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${title} · ${setting.words.masthead}`;
  const charts = [listed, flows, refusals, who].map((chart) => chart(setting) ?? h("p", { class: "alert" }, setting.words.missing));
  root.replaceChildren(
    heading(setting),
    h(
      "main",
      {},
      warning(setting),
      whatWasRun(setting),
      law(setting),
      headlines(setting),
      differences(setting, page.differences) ?? "",
      ...charts,
      parameters(setting),
      again(setting),
    ),
    h("footer", {}, h("p", {}, setting.words.footer)),
  );
}

show(page.language);

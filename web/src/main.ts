import { children } from "./charts/children";
import { compared } from "./charts/compared";
import { concentration } from "./charts/concentration";
import { flows } from "./charts/flows";
import { listed } from "./charts/listed";
import { passages } from "./charts/passages";
import { performance } from "./charts/performance";
import { recorded } from "./charts/recorded";
import { refusals } from "./charts/refusals";
import { survey } from "./charts/survey";
import { survival } from "./charts/survival";
import { who } from "./charts/who";
import { wrong } from "./charts/wrong";
import { h } from "./dom";
import { masthead } from "./masthead";
import { again } from "./sections/again";
import { calibration } from "./sections/calibration";
import { claims } from "./sections/claims";
import { headlines } from "./sections/headlines";
import { law, warning, whatWasRun } from "./sections/opening";
import { parameters } from "./sections/parameters";
import type { Language, Page } from "./types";
import { labelled, titleOf, WORDS, type Setting } from "./words";

const page = JSON.parse(document.getElementById("figures")!.textContent!) as Page;
const CHARTS = [listed, passages, flows, survival, refusals, performance, who, concentration, children, wrong];
/** Of these a run has the figures only if its scenario tells of everyday acts, or asks residents. */
const OF_SOME_RUNS = [recorded, survey];
const root = document.getElementById("page")!;

function heading(setting: Setting): HTMLElement {
  const { runs, language, words } = setting;
  const titles = runs.map((run, place) => labelled(setting, place, titleOf(run, language)));
  return h(
    "header",
    {},
    masthead(words, language, show),
    h("h1", {}, runs[0]!.manifest.scenario.title[language]),
    runs.length > 1 && h("p", { class: "compared" }, titles.join("  /  ")),
  );
}

function show(language: Language): void {
  const setting: Setting = { runs: page.runs, language, words: WORDS[language] };
  const title = page.runs.at(-1)!.manifest.scenario.title[language];
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${title} · ${setting.words.masthead}`;
  const charts = CHARTS.map((chart) => chart(setting) ?? h("p", { class: "alert" }, setting.words.missing));
  const main = h(
    "main",
    {},
    warning(setting),
    whatWasRun(setting),
    law(setting),
    headlines(setting),
    claims(setting),
    compared(setting, page.differences) ?? "",
    ...charts,
    ...OF_SOME_RUNS.map((chart) => chart(setting) ?? ""),
    calibration(setting),
    parameters(setting),
    again(setting),
  );
  root.replaceChildren(heading(setting), contents(setting, main), main, h("footer", {}, h("p", {}, setting.words.footer)));
}

/** The headings of the page, each a way to its part. */
function contents({ words }: Setting, main: HTMLElement): HTMLElement {
  const parts = [...main.querySelectorAll<HTMLElement>(":scope > [id]")];
  const items = parts.map((part) => h("li", {}, h("a", { href: `#${part.id}` }, part.querySelector("h2")!.firstChild!.textContent!.trim())));
  return h("nav", { "aria-label": words.contents }, h("ol", {}, ...items));
}

show(page.language);

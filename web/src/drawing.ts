import * as Plot from "@observablehq/plot";
import { h } from "./dom";
import { day, tick, yearOf } from "./format";
import type { Setting } from "./words";

const NARROW = 480;

/** Colours are named here and valued in style.css, for light, dark and print. */
export const COLOUR = {
  ink: "var(--ink)",
  soft: "var(--soft)",
  paper: "var(--paper)",
  rule: "var(--rule)",
  published: "var(--published)",
  kinds: ["var(--out-1)", "var(--out-2)", "var(--out-3)", "var(--out-4)"],
};

/** The accent for a run alone and for the second of two; the first of two stands back. */
export const colourOf = (setting: Setting, place: number): string =>
  setting.runs.length > 1 && place === 0 ? "var(--baseline)" : "var(--synthetic)";

/** One picture: drawn anew whenever the room for it changes; to a reader of screens it is its sentence. */
export const picture = (label: string, draw: (width: number) => Plot.PlotOptions): HTMLElement =>
  fitted(label, (width) => plain(Plot.plot({ ...BASE, width, ...draw(width) })));

/** The same of a drawing that Plot has not. */
export function fitted(label: string, draw: (width: number) => Element): HTMLElement {
  const frame = h("div", { class: "picture" });
  let drawn = 0;
  new ResizeObserver(() => {
    const width = Math.floor(frame.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    frame.replaceChildren(named(draw(width), label));
  }).observe(frame);
  return frame;
}

const BASE: Plot.PlotOptions = {
  style: { background: "transparent", color: "var(--ink)", fontFamily: "inherit", fontSize: "12px", overflow: "visible" },
  marginLeft: 52,
  marginRight: 12,
  marginBottom: 26,
};

/** The policy of the page allows its own style only, and the parts of one picture need no names of their own. */
function plain(plot: Element): Element {
  plot.querySelectorAll("style").forEach((style) => style.remove());
  plot.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  return plot;
}

function named(drawing: Element, label: string): Element {
  const svg = drawing instanceof SVGElement ? drawing : drawing.querySelector("svg")!;
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return drawing;
}

export const isNarrow = (width: number): boolean => width < NARROW;

/** All the runs' months, the first from its first day, so that every picture has the same years. */
export function timeScale({ runs }: Setting): Plot.ScaleOptions {
  const first = runs.map((run) => run.months[0]!.slice(0, 8) + "01");
  const last = runs.map((run) => run.months.at(-1)!);
  return { type: "utc", domain: [day(first.sort()[0]!), day(last.sort().at(-1)!)] };
}

/** Years below, amounts at the left with the unit above them, and thin lines across. */
export function axes(setting: Setting, unit: string, width: number): Plot.Markish[] {
  const { language } = setting;
  const short = (date: Date) => (width < NARROW ? `’${String(date.getUTCFullYear()).slice(2)}` : yearOf(date, language));
  return [
    Plot.gridY({ stroke: COLOUR.rule, strokeOpacity: 1 }),
    Plot.axisY({
      tickSize: 0,
      tickFormat: (value: number) => tick(Math.abs(value), language),
      label: unit,
      labelArrow: false,
      labelAnchor: "top",
      color: COLOUR.soft,
      ticks: 5,
    }),
    Plot.axisX({ ticks: "year", tickSize: 4, tickFormat: short, label: null, color: COLOUR.soft }),
    Plot.ruleY([0], { stroke: COLOUR.ink, strokeOpacity: 0.6 }),
  ];
}

import { citationOf, copyText } from "./copy";
import { csvText, type CsvCell } from "./csv";
import { h } from "./dom";
import type { Setting } from "./words";

/** How a legend's sample is drawn: see style.css. */
export type Sample = "line" | "dash" | "block" | "diamond" | "rule" | "dot";

export interface LegendItem {
  sample: Sample;
  colour: string;
  says: string;
}

export interface TableOf {
  header: string[];
  rows: string[][];
}

export interface Csv {
  name: string;
  header: string[];
  rows: CsvCell[][];
}

export interface FigureOf {
  id: string;
  title: string;
  sentence: string;
  unit: string;
  legend: { synthetic: LegendItem[]; published: LegendItem[] };
  notes: string[];
  pictures: HTMLElement[];
  tables: TableOf[];
  csv: Csv;
}

function sample(item: LegendItem): HTMLElement {
  const key = h("span", { class: `sample ${item.sample}`, "aria-hidden": "true" });
  key.style.setProperty("--colour", item.colour);
  return h("li", {}, key, item.says);
}

function legend(heading: string, items: LegendItem[]): HTMLElement | null {
  if (items.length === 0) return null;
  return h("div", { class: "legend" }, h("span", { class: "legend-of" }, heading), h("ul", {}, ...items.map(sample)));
}

export function tableOf({ header, rows }: TableOf): HTMLElement {
  const head = h("tr", {}, ...header.map((cell) => h("th", { scope: "col" }, cell)));
  const body = rows.map(([first = "", ...rest]) =>
    h("tr", {}, h("th", { scope: "row" }, first), ...rest.map((cell) => h("td", {}, cell))),
  );
  return h("table", {}, h("thead", {}, head), h("tbody", {}, ...body));
}

/** A box that scrolls by itself, also by keyboard. */
export const scrolling = (label: string, ...content: HTMLElement[]): HTMLElement =>
  h("div", { class: "scrolling", tabindex: 0, role: "region", "aria-label": label }, ...content);

function save(csv: Csv): void {
  const blob = new Blob([csvText(csv.header, csv.rows)], { type: "text/csv;charset=utf-8" });
  const address = URL.createObjectURL(blob);
  h("a", { href: address, download: csv.name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Copies what the figure says, in what unit, and how it is cited; says whether that worked. */
function copyButton(setting: Setting, of: FigureOf): HTMLElement {
  const { words } = setting;
  const said = h("span", { class: "said", role: "status" });
  const text = [of.title, of.sentence, `${words.unit}${words.colon}${of.unit}`, ...of.notes, citationOf(setting)].join("\n");
  const copy = async () => {
    said.textContent = (await copyText(text)) ? words.copied : words.notCopied;
  };
  return h(
    "span",
    { class: "copy" },
    h("button", { type: "button", "aria-label": words.copyOf(of.title), click: () => void copy() }, words.copy),
    said,
  );
}

/** A chart with all that belongs to it: title, what one sees, unit, marks, legend, the table behind it, the CSV. */
export function figure(setting: Setting, of: FigureOf): HTMLElement {
  const { words } = setting;
  const { calibrated } = setting.runs[0]!.manifest;
  const mark = calibrated ? words.synthetic : `${words.synthetic} · ${words.notCalibrated.toLowerCase()}`;
  return h(
    "figure",
    { id: of.id, "aria-labelledby": `${of.id}-title` },
    h(
      "figcaption",
      {},
      h("h2", { id: `${of.id}-title` }, of.title, " ", h("span", { class: "mark" }, mark)),
      h("p", { class: "sentence" }, of.sentence),
      h("p", { class: "unit" }, `${words.unit}${words.colon}${of.unit}`),
    ),
    legend(words.synthetic, of.legend.synthetic),
    legend(words.published, of.legend.published),
    ...of.pictures,
    ...of.notes.map((note) => h("p", { class: "note" }, note)),
    h(
      "div",
      { class: "behind" },
      h(
        "details",
        {},
        h("summary", {}, words.table),
        scrolling(`${of.title}${words.colon}${words.table}`, ...of.tables.map(tableOf)),
      ),
      h("button", { type: "button", "aria-label": words.downloadOf(of.title), click: () => save(of.csv) }, words.download),
      copyButton(setting, of),
    ),
  );
}

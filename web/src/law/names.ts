import { h } from "../dom";
import type { Language } from "../types";
import type { Provision, Site } from "./types";
import type { Words } from "./words";

const ARTICLE = /^(\d+(?:-\d+)?)(?:\((\d+)\))?(?: nos?\. ([\d、-]+))?$/;

/** What everything on the page is drawn from. */
export interface Setting {
  site: Site;
  language: Language;
  words: Words;
  /** Whose rule is told. */
  provision?: Provision;
}

export const titleOf = ({ text }: Provision, language: Language): string => text[language].split(language === "zh" ? "。" : ". ")[0]!;

/** The name of a thing of the law; its id where it has none. */
export const nameOf = ({ site, language }: Setting, id: string): string => site.names[id]?.[language] || id.replaceAll("_", " ");

export const anchorOf = (provision: string): string => `p-${provision}`;

/** A provision by its title, as a way to it. */
export function wayTo(setting: Setting, id: string): HTMLElement {
  const provision = setting.site.provisions.find((one) => one.id === id);
  if (!provision) return h("span", {}, id);
  return h("a", { href: `#${anchorOf(id)}` }, titleOf(provision, setting.language));
}

/** Where a provision stands, with the title of its instrument. */
export function citationOf(setting: Setting, id: string, citation: string): string {
  const { site, language } = setting;
  const instrument = site.instruments.find((one) => id.startsWith(`${one.id}.`) && citation.startsWith(`${one.id} `));
  if (!instrument) return citation;
  const place = placeOf(setting, citation.slice(instrument.id.length + 1));
  return `${instrument.title[language]}${language === "zh" ? "" : " "}${place}`;
}

/** The days of a provision; one without days of its own is in force with its instrument, or with those of its versions that it cites. */
export function daysOf({ site, words }: Setting, p: Provision): string[] {
  const days = p.force.length > 0 ? p.force : (site.instruments.find(({ id }) => id === p.instrument)?.force ?? []);
  const cited = days.filter((one) => p.citation.includes(`(${one.slice(0, 4)})`));
  const read = days.filter((one) => p.reading === "" || !/^[a-z]+: /.test(one) || one.startsWith(`${p.reading}: `));
  return (cited.length > 0 ? cited : read).map(words.inForce);
}

/** A source, its grade in words. */
export function sourceOf(setting: Setting, source: string): string {
  const [, grade = "", rest = ""] = /^(\w+)(?: \((.*)\))?$/.exec(source) ?? [];
  const known = setting.words.sources[grade];
  if (known === undefined) return source;
  return rest === "" ? known : setting.words.inside(known, placeOf(setting, rest));
}

/** Where something stands; in Chinese by article, paragraph and item. */
export const placeOf = ({ language }: Setting, citation: string): string =>
  language === "zh" ? citation.split("; ").map(placeInChinese).join("；") : citation;

function placeInChinese(text: string): string {
  const [, year, rest = text] = /^(?:\((\d{4})\) )?(.*)$/.exec(text) ?? [];
  const version = year === undefined ? "" : `${year}年文本`;
  const listed = rest.replace(/(\d+(?:, \d+)*) and (\d+)/g, (_, some: string, last: string) => `${some.replaceAll(", ", "、")}、${last}`);
  const articles = listed.split(", ").map((one) => ARTICLE.exec(one));
  if (articles.every((one): one is RegExpExecArray => one !== null)) {
    return version + articles.map(([, article, paragraph, items]) => `第${article}条${paragraph ? `第${paragraph}款` : ""}${items ? `第${items}项` : ""}`).join("、");
  }
  const press = rest.replace(/\bfn /g, "注").replace(/\bpress of ([\d-]+)/g, "$1报道").replace(/\bpress\b/g, "报道").replace(/报道 no\. ([\d, -]*\d)/, "报道第$1项");
  const linked = press.replace(/ and (?=报道|\d)/, "和");
  return version + (/[a-z]/i.test(linked) ? linked : linked.replaceAll(", ", "、"));
}

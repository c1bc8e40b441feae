import { h } from "../dom";
import type { Language } from "../types";
import type { Provision, Site } from "./types";
import type { Words } from "./words";

/** What everything on the page is drawn from. */
export interface Setting {
  site: Site;
  language: Language;
  words: Words;
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
export function citationOf({ site, language }: Setting, id: string, citation: string): string {
  const instrument = site.instruments.find((one) => id.startsWith(`${one.id}.`));
  return instrument ? citation.replace(instrument.id, instrument.title[language]) : citation;
}

import type { Language, Parameter, Run } from "../types";
import { en, type Dictionary } from "./en";
import { zh } from "./zh";
import { ZH_UNITS } from "./zh-units";

export type { Dictionary };
export const WORDS: Record<Language, Dictionary> = { en, zh };

/** What everything on the page is drawn from: the runs, the language, and that language's words. */
export interface Setting {
  runs: Run[];
  language: Language;
  words: Dictionary;
}

/** A and B where two runs are compared; one run needs no letter. */
export const letterOf = (setting: Setting, place: number): string => (setting.runs.length < 2 ? "" : "AB"[place]!);

/** What a run is called: its reform if it has one, else its scenario. */
export const titleOf = (run: Run, language: Language): string =>
  (run.manifest.reform?.title ?? run.manifest.scenario.title)[language];

/** The words of a legend, with the run's letter before them where there are two. */
export function labelled(setting: Setting, place: number, text: string): string {
  const letter = letterOf(setting, place);
  return letter ? `${letter} · ${text}` : text;
}

/** What a parameter means; its name where the run has no words in the page's language. */
export const meaningOf = (one: Parameter, language: Language): string => one.meaning[language] || one.name;

export const unitOf = (one: Parameter, language: Language): string =>
  (language === "zh" ? ZH_UNITS[one.unit] : undefined) ?? one.unit;

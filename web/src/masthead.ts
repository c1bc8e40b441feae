import { h } from "./dom";
import type { Language } from "./types";

interface Words {
  masthead: string;
  mastheadSays: string;
  switchTo: string;
}

/** Whose page it is, and the button to the other language. */
export function masthead(words: Words, language: Language, show: (language: Language) => void): HTMLElement {
  const other: Language = language === "zh" ? "en" : "zh";
  return h(
    "div",
    { class: "masthead" },
    h("p", {}, h("strong", {}, words.masthead), ` · ${words.mastheadSays}`),
    h("button", { type: "button", lang: other === "zh" ? "zh-CN" : "en", click: () => show(other) }, words.switchTo),
  );
}

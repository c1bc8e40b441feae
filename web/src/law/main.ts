import { h } from "../dom";
import { masthead } from "../masthead";
import type { Language } from "../types";
import { audit } from "./audit";
import { browser } from "./browser";
import type { Setting } from "./names";
import type { Site } from "./types";
import { WORDS } from "./words";

const site = JSON.parse(document.getElementById("figures")!.textContent!) as Site;
const root = document.getElementById("page")!;

function heading({ words, language }: Setting): HTMLElement {
  return h(
    "header",
    {},
    masthead(words, language, show),
    h("h1", {}, site.pack.title[language]),
    h("p", { class: "compared" }, words.lead(site.provisions.length, site.instruments.length)),
    h("p", { class: "alert" }, words.model),
  );
}

function show(language: Language): void {
  const setting: Setting = { site, language, words: WORDS[language] };
  const { words } = setting;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${site.pack.title[language]} · ${words.masthead}`;
  const ways = [["findings", words.findings], ["law", words.law]].map(([id, title]) => h("li", {}, h("a", { href: `#${id}` }, title!)));
  root.replaceChildren(
    heading(setting),
    h("nav", { "aria-label": words.contents }, h("ol", {}, ...ways)),
    h("main", {}, audit(setting), browser(setting)),
    h("footer", {}, h("p", {}, words.footer)),
  );
  open();
}

/** Opens what holds the part that the address names, and goes there. */
function open(): void {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const box = part?.closest("details");
  if (box) box.open = true;
  part?.scrollIntoView();
}

addEventListener("hashchange", open);
show(site.language);

import { h } from "../dom";
import { decimal } from "../format";
import { bandText } from "../series";
import { classEnds, classOf, TILES, type Tile } from "../provinces";
import { publishedDensity } from "../published";
import type { Run } from "../types";
import type { Setting } from "../words";

const CLASSES = 5;

/** The upper ends of the shades, the same for every run on the page. */
export function shadesOf(setting: Setting): number[] {
  const values = setting.runs.flatMap((run) => TILES.map((tile) => run.places[tile.id]?.[1] ?? 0));
  return classEnds(Math.max(...values), CLASSES);
}

/** A map of equal tiles: the shade is the run's figure, the diamond what was published. */
export const tileMap = (setting: Setting, run: Run, ends: number[]): HTMLElement =>
  h("ol", { class: "tiles" }, ...TILES.map((tile) => drawn(setting, run, ends, tile)));

function drawn(setting: Setting, run: Run, ends: number[], tile: Tile): HTMLElement {
  const { language, words } = setting;
  const value = run.places[tile.id]?.[1] ?? null;
  const known = publishedDensity[tile.id];
  const name = tile.name[language];
  const whole = words.who.band(name, bandText(words, run.places[tile.id] ?? [], (figure) => decimal(figure, language)));
  const item = h(
    "li",
    { class: value === null ? "tile gap" : `tile shade-${classOf(value, ends)}`, title: whole },
    h("span", { class: "tile-name" }, name),
    h("span", { class: "tile-letters", "aria-hidden": "true" }, language === "zh" ? name : tile.letters),
    h("span", { class: "tile-value" }, decimal(value, language)),
    known !== undefined && h("span", { class: "tile-published", title: `${words.published}${words.colon}${words.who.tilePublished}` }, `◆${decimal(known, language)}`),
  );
  item.style.gridRow = String(tile.row + 1);
  item.style.gridColumn = String(tile.column + 1);
  return item;
}

/** The shades from light to dark with the upper end of each. */
export const shadeKey = (setting: Setting, ends: number[]): HTMLElement =>
  h(
    "ol",
    { class: "shades" },
    ...ends.map((end, place) => h("li", {}, h("span", { class: `shade shade-${place}` }), `≤ ${decimal(end, setting.language)}`)),
  );

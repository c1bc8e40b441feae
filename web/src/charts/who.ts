import type { CsvCell } from "../csv";
import { h } from "../dom";
import { COLOUR, colourOf } from "../drawing";
import { figure, type Csv, type LegendItem, type TableOf } from "../figure";
import { decimal, GAP } from "../format";
import { TILES } from "../provinces";
import { publishedDensity, publishedShares } from "../published";
import { bandText } from "../series";
import type { Band, Figure, Run } from "../types";
import { labelled, letterOf, titleOf, type Setting } from "../words";
import { dotted, groupName, groupsOf } from "./groups";
import { shadeKey, shadesOf, tileMap } from "./tiles";

const NONE: Band = [null, null, null, null];

/** Who is listed: by province on a tile map, and by sex, age and income where the run has them. */
export function who(setting: Setting): HTMLElement | null {
  const { words, runs } = setting;
  if (!runs.every((run) => TILES.some((tile) => tile.id in run.places))) return null;
  const ends = shadesOf(setting);
  const maps = runs.map((run, place) =>
    h("div", {}, runs.length > 1 && h("h3", {}, labelled(setting, place, titleOf(run, setting.language))), tileMap(setting, run, ends)),
  );
  const groups = groupsOf(setting);
  return figure(setting, {
    id: "who",
    title: words.who.title,
    sentence: runs.map((run, place) => sentenceOf(setting, run, place)).join(" "),
    unit: words.who.unit,
    legend: { synthetic: runs.map((_, place) => legendOf(setting, place)), published: publishedLegend(setting, groups) },
    notes: [words.who.note],
    pictures: [
      h("div", { class: "maps" }, ...maps),
      shadeKey(setting, ends),
      ...(groups.length > 0 ? groupPictures(setting, groups) : []),
    ],
    tables: [placeTable(setting), ...(groups.length > 0 ? [rateTable(setting, groups), shareTable(setting, groups)] : [])],
    csv: csvOf(setting, groups),
  });
}

function groupPictures(setting: Setting, groups: string[]): HTMLElement[] {
  const { who: says } = setting.words;
  const shares = groups.filter((id) => setting.runs.some((run) => run.shares[id]));
  return [
    h("h3", {}, says.rates),
    dotted(setting, { label: says.rates, groups, bandsOf: (run) => run.groups, unit: "" }),
    h("h3", {}, says.shares),
    dotted(setting, {
      label: says.shares, groups: shares, bandsOf: (run) => run.shares, published: publishedShares, unit: " %", most: 100,
    }),
  ];
}

function legendOf(setting: Setting, place: number): LegendItem {
  const { words } = setting;
  return { sample: "dot", colour: colourOf(setting, place), says: labelled(setting, place, `${words.median}${words.comma}${words.band}`) };
}

function publishedLegend(setting: Setting, groups: string[]): LegendItem[] {
  const { who: says } = setting.words;
  const item = (text: string): LegendItem => ({ sample: "diamond", colour: COLOUR.published, says: text });
  return [item(says.tilePublished), ...(groups.length > 0 ? [item(says.sharesPublished)] : [])];
}

function sentenceOf(setting: Setting, run: Run, place: number): string {
  const { words, language } = setting;
  const ranked = TILES.filter((tile) => run.places[tile.id]?.[1] != null).sort(
    (a, b) => run.places[b.id]![1]! - run.places[a.id]![1]!,
  );
  const most = ranked[0]!;
  const least = ranked.at(-1)!;
  const value = (id: string) => decimal(run.places[id]![1], language);
  const sentence = words.who.one(most.name[language], value(most.id), least.name[language], value(least.id));
  const letter = letterOf(setting, place);
  return letter ? words.who.inRun(letter, sentence) : sentence;
}

function rowsOf(setting: Setting, id: string, name: string, bands: (run: Run) => Record<string, Band>, known: Record<string, number>) {
  const write = (value: Figure) => decimal(value, setting.language);
  const cells = setting.runs.map((run) => bandText(setting.words, bands(run)[id] ?? [], write));
  return [name, ...cells, known[id] === undefined ? GAP : write(known[id]!)];
}

const publishedHeading = ({ words }: Setting, text: string): string => `${words.published}${words.colon}${text}`;

function placeTable(setting: Setting): TableOf {
  const { words, language, runs } = setting;
  return {
    header: [words.who.place, ...runs.map((_, place) => labelled(setting, place, words.who.per)), publishedHeading(setting, words.who.tilePublished)],
    rows: TILES.map((tile) => rowsOf(setting, tile.id, tile.name[language], (run) => run.places, publishedDensity)),
  };
}

function rateTable(setting: Setting, groups: string[]): TableOf {
  const { words, runs } = setting;
  const rows = groups.map((id) => rowsOf(setting, id, groupName(setting, id), (run) => run.groups, {}).slice(0, -1));
  return { header: [words.who.group, ...runs.map((_, place) => labelled(setting, place, words.who.per))], rows };
}

function shareTable(setting: Setting, groups: string[]): TableOf {
  const { words, runs } = setting;
  return {
    header: [words.who.share, ...runs.map((_, place) => labelled(setting, place, "%")), publishedHeading(setting, words.who.sharesPublished)],
    rows: groups.map((id) => rowsOf(setting, id, groupName(setting, id), (run) => run.shares, publishedShares)),
  };
}

function csvOf(setting: Setting, groups: string[]): Csv {
  const line = (letter: string | null, series: string, id: string, band: Band | Figure[], origin: string): CsvCell[] =>
    [letter, series, id, ...band, origin];
  const synthetic = setting.runs.flatMap((run, place) => {
    const name = letterOf(setting, place) || run.manifest.scenario.id;
    return [
      ...TILES.map(({ id }) => line(name, "listed_per_1000", id, run.places[id] ?? NONE, "synthetic")),
      ...groups.map((id) => line(name, "listed_per_1000", id, run.groups[id] ?? NONE, "synthetic")),
      ...groups.map((id) => line(name, "percent_of_listed", id, run.shares[id] ?? NONE, "synthetic")),
    ];
  });
  const known = (series: string, figures: Record<string, number>) =>
    Object.entries(figures).map(([id, value]) => line(null, series, id, [null, value, null, null], "published"));
  return {
    name: "osmanthus-who.csv",
    header: ["run", "series", "place_or_group", "p05", "median", "p95", "mean", "origin"],
    rows: [...synthetic, ...known("entries_per_1000", publishedDensity), ...known("percent_of_listed", publishedShares)],
  };
}

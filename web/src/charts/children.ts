import type { CsvCell } from "../csv";
import { figure, type TableOf } from "../figure";
import { decimal } from "../format";
import { CITIES, nameOfPlace, TILES } from "../provinces";
import { bandText, CSV_HEADER, has, monthCsv, monthTable } from "../series";
import type { Figure, Run } from "../types";
import { labelled, letterOf, type Setting } from "../words";
import { groupName } from "./groups";
import { lastInWords, lineLegend, overTime } from "./over-time";

const CHILDREN = "children_affected";

/** Children under a measure because a parent is listed, and where they live. */
export function children(setting: Setting): HTMLElement | null {
  if (!has(setting, CHILDREN)) return null;
  const { words } = setting;
  const says = words.charts.children;
  const places = placesOf(setting.runs[0]!);
  const where = placesInWords(setting, setting.runs[0]!);
  const sentence = [lastInWords(setting, CHILDREN, says), ...(where ? [says.where(where)] : [])].join(words.between);
  const csv = monthCsv(setting, "children", [CHILDREN], []);
  return figure(setting, {
    id: "children",
    title: says.title,
    sentence,
    unit: says.unit,
    legend: { synthetic: lineLegend(setting), published: [] },
    notes: [says.note],
    pictures: [overTime(setting, CHILDREN, sentence, says.axis)],
    tables: [rateTable(setting, places), monthTable(setting, [CHILDREN])],
    csv: { ...csv, header: CSV_HEADER, rows: [...csv.rows, ...setting.runs.flatMap((run, place) => rateRows(setting, run, place))] },
  });
}

/** The provinces with any child affected, those with the highest rate first. */
const placesOf = (run: Run): string[] =>
  Object.entries(run.children_by_place)
    .filter(([id, band]) => (band[1] ?? 0) > 0 && TILES.some((tile) => tile.id === id))
    .sort(([, a], [, b]) => b[1]! - a[1]!)
    .map(([id]) => id);

/** Where the children live: provinces, and behind each those of its cities that are counted by themselves. */
export function placesInWords({ words, language }: Setting, run: Run): string {
  const cities = (province: string) => CITIES.filter((city) => city.province === province && (run.children_by_place[city.id]?.[1] ?? 0) > 0);
  const each = placesOf(run).map((id) => {
    const names = cities(id).map((city) => city.name[language]);
    return names.length > 0 ? words.inside(nameOfPlace(id, language), names.join(words.listComma)) : nameOfPlace(id, language);
  });
  return each.join(words.listComma);
}

const groupsOf = (run: Run): string[] => Object.keys(run.children_by_group).filter((id) => (run.children_by_group[id]![1] ?? 0) > 0);

function rateTable(setting: Setting, places: string[]): TableOf {
  const { words, runs, language } = setting;
  const write = (value: Figure) => decimal(value, language);
  const heading = words.charts.children.rate;
  const row = (name: string, bandOf: (run: Run) => Figure[] | undefined) => [name, ...runs.map((run) => bandText(words, bandOf(run) ?? [], write))];
  return {
    header: [words.who.place, ...runs.map((_, place) => labelled(setting, place, heading))],
    rows: [
      ...places.map((id) => row(nameOfPlace(id, language), (run) => run.children_by_place[id])),
      ...groupsOf(runs[0]!).map((id) => row(groupName(setting, id), (run) => run.children_by_group[id])),
    ],
  };
}

function rateRows(setting: Setting, run: Run, place: number): CsvCell[][] {
  const month = run.months.at(-1)!;
  const all = [...Object.entries(run.children_by_place), ...Object.entries(run.children_by_group)];
  const name = letterOf(setting, place) || run.manifest.scenario.id;
  return all.map(([id, band]) => [`${month.slice(0, 8)}01`, month, name, `children_per_1000:${id}`, ...band, "synthetic"]);
}

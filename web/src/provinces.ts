import type { Language, Words } from "./types";

/** A province's place on the tile map (from 0), its names, and the letters it goes by where room is short. */
export interface Tile {
  id: string;
  row: number;
  column: number;
  letters: string;
  name: Words;
}

const tile = (id: string, row: number, column: number, letters: string, zh: string, en: string): Tile => ({
  id,
  row,
  column,
  letters,
  name: { zh, en },
});

/**
 * The 31 provinces, one tile each, roughly where they lie. Hong Kong, Macau and Taiwan are outside the law that is
 * modelled and so have none.
 */
export const TILES: Tile[] = [
  tile("heilongjiang", 0, 6, "HL", "黑龙江", "Heilongjiang"),
  tile("inner_mongolia", 1, 4, "NM", "内蒙古", "Inner Mongolia"),
  tile("jilin", 1, 6, "JL", "吉林", "Jilin"),
  tile("xinjiang", 2, 0, "XJ", "新疆", "Xinjiang"),
  tile("gansu", 2, 1, "GS", "甘肃", "Gansu"),
  tile("ningxia", 2, 2, "NX", "宁夏", "Ningxia"),
  tile("shanxi", 2, 3, "SX", "山西", "Shanxi"),
  tile("beijing", 2, 4, "BJ", "北京", "Beijing"),
  tile("tianjin", 2, 5, "TJ", "天津", "Tianjin"),
  tile("liaoning", 2, 6, "LN", "辽宁", "Liaoning"),
  tile("qinghai", 3, 1, "QH", "青海", "Qinghai"),
  tile("shaanxi", 3, 2, "SN", "陕西", "Shaanxi"),
  tile("henan", 3, 3, "HA", "河南", "Henan"),
  tile("hebei", 3, 4, "HE", "河北", "Hebei"),
  tile("shandong", 3, 5, "SD", "山东", "Shandong"),
  tile("tibet", 4, 0, "XZ", "西藏", "Tibet"),
  tile("sichuan", 4, 1, "SC", "四川", "Sichuan"),
  tile("chongqing", 4, 2, "CQ", "重庆", "Chongqing"),
  tile("hubei", 4, 3, "HB", "湖北", "Hubei"),
  tile("anhui", 4, 4, "AH", "安徽", "Anhui"),
  tile("jiangsu", 4, 5, "JS", "江苏", "Jiangsu"),
  tile("shanghai", 4, 6, "SH", "上海", "Shanghai"),
  tile("yunnan", 5, 1, "YN", "云南", "Yunnan"),
  tile("guizhou", 5, 2, "GZ", "贵州", "Guizhou"),
  tile("hunan", 5, 3, "HN", "湖南", "Hunan"),
  tile("jiangxi", 5, 4, "JX", "江西", "Jiangxi"),
  tile("zhejiang", 5, 5, "ZJ", "浙江", "Zhejiang"),
  tile("guangxi", 6, 3, "GX", "广西", "Guangxi"),
  tile("guangdong", 6, 4, "GD", "广东", "Guangdong"),
  tile("fujian", 6, 5, "FJ", "福建", "Fujian"),
  tile("hainan", 7, 3, "HI", "海南", "Hainan"),
];

/** The cities that are counted by themselves, each in its province. */
export const CITIES: { id: string; province: string; name: Words }[] = [
  { id: "guangzhou", province: "guangdong", name: { zh: "广州", en: "Guangzhou" } },
  { id: "shenzhen", province: "guangdong", name: { zh: "深圳", en: "Shenzhen" } },
  { id: "foshan", province: "guangdong", name: { zh: "佛山", en: "Foshan" } },
  { id: "hangzhou", province: "zhejiang", name: { zh: "杭州", en: "Hangzhou" } },
  { id: "nanjing", province: "jiangsu", name: { zh: "南京", en: "Nanjing" } },
  { id: "suzhou", province: "jiangsu", name: { zh: "苏州", en: "Suzhou" } },
  { id: "jinan", province: "shandong", name: { zh: "济南", en: "Jinan" } },
];

/** A province or a city by its name; the id of any other place. */
export const nameOfPlace = (id: string, language: Language): string =>
  [...TILES, ...CITIES].find((place) => place.id === id)?.name[language] ?? id;

const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The upper ends of `count` classes of equal width that reach `most`, at round numbers (one of STEPS times 10ⁿ). */
export function classEnds(most: number, count: number): number[] {
  const raw = most > 0 ? most / count : 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = STEPS.map((factor) => factor * power).find((width) => width * count >= most * (1 - 1e-12))!;
  return Array.from({ length: count }, (_, place) => (place + 1) * step);
}

/** The class of `value`: the first whose upper end it does not exceed. */
export const classOf = (value: number, ends: number[]): number => {
  const found = ends.findIndex((end) => value <= end);
  return found < 0 ? ends.length - 1 : found;
};

import { h } from "../dom";
import type { Language } from "../types";
import { nameOf, titleOf, type Setting } from "./names";
import type { Part, Provision } from "./types";

// The lines of a rule for a reader: ids by their names, and the words of the rule language in plain ones.

type Phrase = [RegExp, string];

const COMPARISONS: Phrase[] = [
  [/ at least /, "不少于"], [/ at most /, "不多于"], [/ above /, "超过"], [/ below /, "不满"], [/ exactly /, "恰为"],
];
const ROLES: Phrase[] = [
  [/^guardian /, "监护人"], [/^parent /, "父母"], [/^child /, "子女"], [/^representative /, "代表人"], [/^unit /, "所在单位"],
];
const FACTS: Phrase[] = [
  [/^listed on (.+)$/, "在$1上"], [/^recorded in (.+)$/, "已被记入$1"], [/^bound by (.+)$/, "负有$1"], [/^bears (.+)$/, "承受$1"],
  [/^resides in (.+)$/, "居住于$1"], [/^done (\S+) within (.+)$/, "$2内已有：$1"], [/^done (.+)$/, "已有：$1"],
  [/^act is not (.+)$/, "行为不属于：$1"], [/^act is (.+)$/, "行为属于：$1"],
  [/^is not (.+)$/, "不是$1"], [/^is (.+)$/, "是$1"], [/^(\S+) is not (\S+)$/, "$1不是$2"], [/^(\S+) is (\S+)$/, "$1是$2"],
];
const ENGLISH: Phrase[] = [
  [/^recorded in /, "has on record: "], [/^bound by /, "is bound by: "], [/^done /, "has happened before: "], [/^act is not /, "the act is not: "], [/^act is /, "the act is: "],
  [/^(?:earlier )?score of (.+?) (at|above|below|exactly) /, "$1: $2 "],
];
const QUANTITIES: Phrase[] = [
  [/^age/, "年龄"], [/^amount/, "数额"], [/^earlier score of (.+)$/, "此前的$1"], [/^score of (.+)$/, "$1"],
  [/^time since (.+)$/, "自$1以来的时间"],
];
const HAPPENINGS: Record<Language, Phrase[]> = {
  en: [[/^(.+) opens$/, "a new entry: $1"], [/^(.+) changes$/, "a change of $1"], [/^commencement$/, "the first day on which this is in force"], [/ of /, ", concerning "]],
  zh: [[/^(.+) opens$/, "新列入或者记入：$1"], [/^(.+) changes$/, "$1变动"], [/^commencement$/, "施行之日"], [/^(\S+) of (\S+)$/, "$1（就$2）"]],
};
const UNITS: Phrase[] = [
  [/first[ _]working[ _]day[ _]of[ _]next[ _]month/g, "次月首个工作日"], [/same[ _]day/g, "当日"],
  [/(\d+) to (-?\d+)/g, "$1至$2"], [/ years?/g, "年"], [/ months?/g, "个月"], [/ working days?/g, "个工作日"], [/ days?/g, "日"], [/ times?/g, "次"],
  [/ points?/g, "分"], [/ CNY/g, "元"], [/ or /g, "或者"], [/ under /g, "，依据"], [/; /g, "；"],
];
const KEYS: Record<string, string> = {
  list: "列入：", record: "记入：", duty: "课以：", measure: "采取：", points: "变更：", add: "增减：", lower_to: "降至：", set: "重置为：", extend: "延长：",
  end: "终止：", disclose: "公示：", refer: "通报：", recipient: "接收方：", fine: "罚款：", for: "期限：", until: "截至：", notice: "告知：",
  within: "办理期限：", at_least: "不得修复的最短期间：", from: "起算：", again: "已有的", to: "承受者：", channel: "渠道：", audience: "对象：", any: "以下任一", all: "以下全部",
};
const ENGLISH_KEYS: Record<string, string> = {
  record: "record:", duty: "impose:", measure: "apply:", points: "change", add: "by", set: "set to", end: "end:", disclose: "publish:", refer: "report:", recipient: "to",
  fine: "fine of", notice: "notice:", within: "to be done within", at_least: "no repair before", from: "counted from", again: "one that runs", to: "borne by",
  channel: "by way of", audience: "shown to",
};
/** Keys that mean one thing with one effect and another with another. */
const KEYS_OF: Record<string, Record<Language, Record<string, string>>> = {
  end: { en: { by: "by way of", after: "after a further", of: "only what rests on" }, zh: { by: "方式：", after: "再过：", of: "仅限依据以下规定的：" } },
  extend: { en: { by: "by", of: "namely" }, zh: { by: "增加：", of: "对象：" } },
  other: { en: { after: "in effect after", of: "only under" }, zh: { after: "生效前等待：", of: "仅限依据以下规定的：" } },
};
const WORDS: Record<string, string> = {
  warn: "警告", warning: "警告", fine: "罚款", repair: "信用修复", release: "依据消灭", correction: "更正", start: "起始分", none: "无", same_day: "当日",
  first_working_day_of_next_month: "次月首个工作日", natural_person: "自然人", legal_person: "法人", public_servant: "公职人员", public_body: "公共机构",
  driver: "驾驶人", dog_owner: "养犬人", student: "学生", passenger: "乘客", patient: "病人", person: "某人", debtor: "被执行人", creditor: "申请执行人", pedestrian: "行人", rider: "骑行人", owner: "养犬人", resident: "居民",
  elder: "老人", relative: "亲属", firm: "企业", servant: "公职人员", body: "公共机构", one: "甲", other: "乙", here: "该事件", act: "行为", keep: "保持不变",
  parent: "父母", child: "子女", guardian: "监护人", representative: "代表人", unit: "所在单位", superior: "上级单位或者主管部门",
  older: "已在进行的期限", new: "新的期限", wrongly: "实属错误", class: "类别", minor: "轻微", ordinary: "一般", serious: "严重", same: "同一行为",
  public_list: "公开的名单", supreme_court_database: "最高人民法院名单库", public: "社会公众", court_listing: "列入法院名单一事", roadside_display: "路边公示",
  roadside_screen: "路边屏幕", passers_by: "过往行人", traffic_violation: "交通违法记录", private_credit_bureaux: "民营征信机构",
};
const ENGLISH_WORDS: Record<string, string> = {
  natural_person: "a natural person", legal_person: "a legal person", public_servant: "a public servant", public_body: "a public body", dog_owner: "a dog owner",
  driver: "a driver", student: "a student", patient: "a patient", same_day: "on the same day", first_working_day_of_next_month: "on the first working day of next month",
};
/** What can only be a whole value of an effect. */
const ENGLISH_VALUES: Record<string, string> = {
  keep: "stays as it is", older: "the terms that already run", new: "the new term", start: "its start", warn: "a warning", act: "the act", guardian: "the guardian",
  parent: "the parent", child: "the child", representative: "the representative", unit: "the unit", superior: "the superior body", public: "the public",
};
/** The names that the pack gives its numbers. */
const NUMBERS: Record<string, string> = {
  office_days: "办理期限", notice: "告知日", limit: "限度", window: "计算期间", majority: "成年年龄", longest: "最长期限", shortest: "最短期限", term: "期限", fine: "罚款",
  validity: "有效期", objection: "异议期", nth: "次数", deduction: "扣分", extension: "延长期间", ban: "限制期间", retention: "保存期限", finality: "确定所需期间",
  infancy: "婴儿年龄", item: "每项分值", gain: "加分", more: "另加期间", query_limit: "查询期限", query_period: "查询期限", record_age: "记录年龄", bar: "禁止期间", high: "分数线",
};

const translated = (text: string, phrases: Phrase[]): string => phrases.reduce((so_far, [from, to]) => so_far.replace(from, to), text);
/** The first phrase that fits, and no other. */
const fitting = (text: string, phrases: Phrase[]): string => {
  const found = phrases.find(([from]) => from.test(text));
  return found ? text.replace(...found) : text;
};

/** The name of a number, as it stands in the page's tables. */
export const numberName = ({ language }: Setting, name: string): string => (language === "zh" ? (NUMBERS[name] ?? name) : name.replaceAll("_", " "));

const quoted = (text: string): string => `“${text}”`;

/** A provision that a rule names, by its title. */
function provisionNamed(setting: Setting, name: string): Provision | undefined {
  const { site, provision } = setting;
  return site.provisions.find(({ id }) => id === name || id === `${provision?.instrument}.${name}`);
}

/** A number that is given by its name: its value, or where it is found if it has several. */
function number(setting: Setting, text: string): string {
  const { provision, language, words } = setting;
  if (!/^[a-z][a-z0-9_.]*$/.test(text)) return text;
  const [name = "", from] = text.split(".").reverse();
  const of = from === undefined ? provision : provisionNamed(setting, text.slice(0, text.lastIndexOf(".")));
  const found = of?.numbers.find((one) => one.name === name);
  if (!of || !found) return text;
  const label = numberName(setting, name);
  if (found.value.includes(";") || found.value.includes(" for ")) return words.inside(label, words.seeNumbers);
  const whose = from === undefined ? label : language === "zh" ? `${quoted(titleOf(of, language))}的${label}` : `${label} of ${quoted(titleOf(of, language))}`;
  return words.inside(found.value, whose);
}

/** How often something has to have been done, within what time and from when on. */
function counted(setting: Setting, line: string): string | undefined {
  const found = /^count of (.+?)(?: within (.+?))?(?: since (\S+))? (at least|at most|above|below|exactly) (.+)$/.exec(line);
  if (!found) return undefined;
  const [, what, window, since, comparison, limit] = found;
  const after = since === undefined ? undefined : provisionNamed(setting, since);
  const mark = after ? quoted(titleOf(after, setting.language)) : since;
  const least = number(setting, limit!);
  const act = what === "same" && setting.language === "en" ? "the same act" : what;
  if (setting.language === "zh") {
    const anew = since === undefined ? "" : since === "this" ? "，本条适用后重新计算" : `，自${mark}起计算`;
    return `${act}：${window === undefined ? "" : `${number(setting, window)}内`}${COMPARISONS.find(([from]) => from.test(` ${comparison} `))?.[1]}${least}${anew}`;
  }
  const anew = since === undefined ? "" : since === "this" ? ", counted anew once this has applied" : `, counted since ${mark}`;
  return `${act}: ${comparison} ${least}${window === undefined ? "" : ` within ${number(setting, window)}`}${anew}`;
}

function condition(setting: Setting, line: string): string {
  const zh = setting.language === "zh";
  const negated = line.startsWith("not ");
  const bare = negated ? line.slice(4) : line;
  const often = counted(setting, bare);
  const compared = bare.replace(/(at least|at most|above|below|exactly) (\S+)$/, (_, how: string, what: string) => `${how} ${number(setting, what)}`);
  if (!zh) return `${negated ? "not: " : ""}${often ?? fitting(compared, ENGLISH)}`;
  const role = ROLES.find(([from]) => from.test(compared));
  const rest = compared.replace(role?.[0] ?? "", "");
  const comparison = COMPARISONS.find(([from]) => from.test(rest));
  const [quantity = "", value = ""] = comparison ? rest.split(comparison[0]) : [];
  const said = often ?? (comparison ? `${fitting(quantity, QUANTITIES)}${comparison[1]}${value}` : fitting(rest, FACTS));
  return `${negated ? "并非：" : ""}${role?.[1] ?? ""}${translated(said, UNITS)}`;
}

const ID = /[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*/g;

/** Each id of a text as its name, with the id to be seen on it. The name of a number stays in its brackets. */
function named(setting: Setting, line: string): (Node | string)[] {
  const zh = setting.language === "zh";
  const text = line.replace(/ \(([a-z_]+)\)/g, (_, name: string) => (zh ? `（${numberName(setting, name)}）` : ` (${numberName(setting, name)})`));
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(ID)) {
    const name = setting.site.names[match[0]]?.[setting.language] ?? (zh ? WORDS : ENGLISH_WORDS)[match[0]];
    if (!name || /[(（]/.test(text[match.index - 1] ?? "")) continue;
    parts.push(text.slice(at, match.index), h("span", { class: "name", title: match[0] }, name));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

/** A value that is one word of the language, or an id without a name. */
function whole({ site, language }: Setting, text: string): string {
  if (language === "zh" || text in site.names || text in ENGLISH_WORDS) return text;
  return ENGLISH_VALUES[text] ?? (/^[a-z_]+$/.test(text) ? text.replaceAll("_", " ") : text);
}

/** Happenings, conditions or effects: one line, a list of them, or all or any of some. */
export function sentence(setting: Setting, key: string, part: Part): HTMLElement {
  const zh = setting.language === "zh";
  if (typeof part === "string") {
    const asked = ["if", "unless", "while"].includes(key);
    const line = key === "when" ? fitting(part, HAPPENINGS[setting.language]) : asked ? condition(setting, part) : whole(setting, part);
    return h("span", {}, ...named(setting, line));
  }
  if (Array.isArray(part)) {
    if (part.length === 1) return sentence(setting, key, part[0]!);
    return h("ul", {}, ...part.map((one) => h("li", {}, sentence(setting, key, one))));
  }
  const group = ["any", "all"].find((one) => one in part);
  if (group) return h("span", {}, zh ? KEYS[group]! : `${group} of`, zh ? "：" : ": ", sentence(setting, key, part[group]!));
  return effect(setting, part);
}

/** The value of a number, each case of it with what it is for in brackets, ids by their names. */
export function value(setting: Setting, text: string): HTMLElement {
  const { language, words } = setting;
  const cases = text
    .replace(/ \((article|text)\)/g, (_, reading: string) => words.inside("", words.readings[reading]!))
    .replace(/ for ([a-z][a-z0-9_.]*)/g, (_, id: string) => words.inside("", inWords(setting, id)));
  return h("span", {}, ...named(setting, language === "zh" ? translated(cases, UNITS) : cases));
}

function effect(setting: Setting, part: { [key: string]: Part }): HTMLElement {
  const zh = setting.language === "zh";
  const [kind = ""] = Object.keys(part);
  const own = (KEYS_OF[kind] ?? KEYS_OF.other!)[setting.language];
  const label = (key: string): string => own[key] ?? (zh ? KEYS : ENGLISH_KEYS)[key] ?? key.replaceAll("_", " ");
  const told = (key: string, one: string): (Node | string)[] => {
    const provision = key === "of" ? provisionNamed(setting, one) : undefined;
    if (provision) return [quoted(titleOf(provision, setting.language))];
    const given = number(setting, one);
    const text = given === one ? whole(setting, one) : given;
    return named(setting, zh ? translated(text, UNITS) : text);
  };
  const pieces = Object.entries(part).flatMap(([key, value], place) => [
    place > 0 ? (zh ? "，" : ", ") : "",
    `${label(key)}${zh ? "" : " "}`,
    ...(Array.isArray(value) ? value : [value]).flatMap((one, at) => [at > 0 ? (zh ? "、" : ", ") : "", ...(typeof one === "string" ? told(key, one) : [JSON.stringify(one)])]),
  ]);
  return h("span", {}, ...pieces);
}

/** A subject of a case: what is said of it, in words. */
export function person(setting: Setting, label: string, about: Record<string, unknown>): string {
  const zh = setting.language === "zh";
  const said = Object.entries(about)
    .filter(([, value]) => value !== "natural_person")
    .map(([key, value]) => {
      const text = (Array.isArray(value) ? value : [value]).map((one) => (typeof one === "string" ? inWords(setting, one) : JSON.stringify(one))).join(zh ? "、" : ", ");
      return `${zh ? (ABOUT[key] ?? WORDS[key] ?? key) : key} ${text}`;
    });
  return said.length === 0 ? inWords(setting, label) : setting.words.inside(inWords(setting, label), said.join(zh ? "；" : "; "));
}

const ABOUT: Record<string, string> = { kind: "类别", born: "出生", sex: "性别", residence: "住所", seat: "所在地", roles: "身份", granted: "准许" };
/** A label, a kind or a name, in words. */
export const inWords = (setting: Setting, id: string): string => (setting.language === "zh" ? WORDS[id] : undefined) ?? nameOf(setting, id);

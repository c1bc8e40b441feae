import { h } from "../dom";
import { nameOf, type Setting } from "./names";
import type { Part } from "./types";

// The lines of a rule for a reader: ids by their names, and in Chinese the words of the language as well.

type Phrase = [RegExp, string];

const COMPARISONS: Phrase[] = [
  [/ at least /, "不少于"], [/ at most /, "不多于"], [/ above /, "超过"], [/ below /, "不满"], [/ exactly /, "恰为"],
];
const ROLES: Phrase[] = [
  [/^guardian /, "监护人"], [/^parent /, "父母"], [/^child /, "子女"], [/^representative /, "代表人"], [/^unit /, "所在单位"],
];
const FACTS: Phrase[] = [
  [/^listed on (.+)$/, "在$1上"], [/^recorded in (.+)$/, "已被记入$1"], [/^bound by (.+)$/, "负有$1"], [/^bears (.+)$/, "承受$1"],
  [/^resides in (.+)$/, "居住于$1"], [/^done (.+)$/, "已有$1"], [/^act is not (.+)$/, "行为不属$1"], [/^act is (.+)$/, "行为属$1"],
  [/^is not (.+)$/, "不是$1"], [/^is (.+)$/, "是$1"], [/^(\S+) is not (\S+)$/, "$1不是$2"], [/^(\S+) is (\S+)$/, "$1是$2"],
];
const QUANTITIES: Phrase[] = [
  [/^age/, "年龄"], [/^amount/, "数额"], [/^earlier score of (.+)$/, "此前的$1"], [/^score of (.+)$/, "$1"],
  [/^time since (.+)$/, "自$1以来的时间"], [/^count of (.+)$/, "$1的次数"],
];
const UNITS: Phrase[] = [
  [/(\d+) to (\d+)/g, "$1至$2"], [/ years?/g, "年"], [/ months?/g, "个月"], [/ working days?/g, "个工作日"], [/ days?/g, "日"], [/ times?/g, "次"],
  [/ points?/g, "分"], [/ CNY/g, "元"], [/ within /g, "，在以下期间内："], [/ since this/g, "（自本条上次适用起）"], [/ since /g, "，自以下起："],
  [/ or /g, "或者"], [/ under /g, "，依据"], [/\bsame\b/g, "同一行为"],
];
const KEYS: Record<string, string> = {
  list: "列入", record: "记入", duty: "课以", measure: "适用", points: "记分", add: "加", lower_to: "降至", set: "重置为", extend: "延长", by: "方式",
  end: "终止", disclose: "公示", refer: "通报", recipient: "接收方", fine: "罚款", for: "期限", until: "截至", notice: "告知", after: "此后",
  within: "办理期限", at_least: "至少", from: "自", again: "再次", of: "所指", to: "由其承受", channel: "方式", audience: "对象", any: "以下任一", all: "以下全部",
};
const WORDS: Record<string, string> = {
  warn: "警告", repair: "信用修复", release: "依据消灭", correction: "更正", start: "起始分", none: "无", same_day: "当日",
  first_working_day_of_next_month: "次月首个工作日", natural_person: "自然人", legal_person: "法人", public_servant: "公职人员", public_body: "公共机构",
  driver: "驾驶人", dog_owner: "养犬人", student: "学生", passenger: "乘客", patient: "病人", person: "某人", debtor: "被执行人", creditor: "申请执行人", pedestrian: "行人", rider: "骑行人", owner: "养犬人", resident: "居民",
  elder: "老人", relative: "亲属", firm: "企业", servant: "公职人员", body: "公共机构", one: "甲", other: "乙", here: "该事件", act: "行为", keep: "保留原有的",
  parent: "父母", child: "子女", guardian: "监护人", representative: "代表人", unit: "所在单位",
};

const translated = (text: string, phrases: Phrase[]): string => phrases.reduce((so_far, [from, to]) => so_far.replace(from, to), text);
/** The first phrase that fits, and no other. */
const fitting = (text: string, phrases: Phrase[]): string => {
  const found = phrases.find(([from]) => from.test(text));
  return found ? text.replace(...found) : text;
};

function condition(line: string): string {
  const negated = line.startsWith("not ");
  const role = ROLES.find(([from]) => from.test(negated ? line.slice(4) : line));
  const rest = (negated ? line.slice(4) : line).replace(role?.[0] ?? "", "");
  const comparison = COMPARISONS.find(([from]) => from.test(rest));
  const [quantity = "", value = ""] = comparison ? rest.split(comparison[0]) : [];
  const said = comparison ? `${fitting(quantity, QUANTITIES)}${comparison[1]}${value}` : fitting(rest, FACTS);
  return `${negated ? "并非：" : ""}${role?.[1] ?? ""}${translated(said, UNITS)}`;
}

const ID = /[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*/g;

/** Each id of a text as its name, with the id to be seen on it. The name of a number, in brackets, stays. */
function named(setting: Setting, text: string): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const match of text.matchAll(ID)) {
    const name = setting.site.names[match[0]]?.[setting.language] ?? (setting.language === "zh" ? WORDS[match[0]] : undefined);
    if (!name || text[match.index - 1] === "(") continue;
    parts.push(text.slice(at, match.index), h("span", { class: "name", title: match[0] }, name));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}

/** Happenings, conditions or effects: one line, a list of them, or all or any of some. */
export function sentence(setting: Setting, key: string, part: Part): HTMLElement {
  const zh = setting.language === "zh";
  if (typeof part === "string") {
    const line = !zh ? part : key === "when" ? part.replace(/ opens$/, " 成立时").replace(/ changes$/, " 变动时").replace("commencement", "施行之日") : ["if", "unless", "while"].includes(key) ? condition(part) : part;
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

/** A value with the ids in it by their names. */
export const value = (setting: Setting, text: string): HTMLElement => h("span", {}, ...named(setting, setting.language === "zh" ? translated(text, UNITS) : text));

function effect(setting: Setting, part: { [key: string]: Part }): HTMLElement {
  const zh = setting.language === "zh";
  const pieces = Object.entries(part).flatMap(([key, value], place) => [
    place > 0 ? (zh ? "，" : ", ") : "",
    `${zh ? (KEYS[key] ?? key) : key.replaceAll("_", " ")} `,
    ...(Array.isArray(value) ? value : [value]).flatMap((one, at) => [
      at > 0 ? (zh ? "、" : ", ") : "",
      ...(typeof one === "string" ? named(setting, zh ? translated(one, UNITS) : one) : [JSON.stringify(one)]),
    ]),
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
  return said.length === 0 ? inWords(setting, label) : `${inWords(setting, label)} (${said.join(zh ? "；" : "; ")})`;
}

const ABOUT: Record<string, string> = { kind: "类别", born: "出生", sex: "性别", residence: "住所", seat: "所在地", roles: "身份", granted: "准许" };
/** A label, a kind or a name, in words. */
export const inWords = (setting: Setting, id: string): string => (setting.language === "zh" ? WORDS[id] : undefined) ?? nameOf(setting, id);

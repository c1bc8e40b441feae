import type { Figure, Language } from "./types";

const LOCALE: Record<Language, string> = { zh: "zh-CN", en: "en-GB" };

/** A gap is shown as a dash, never as nought. */
export const GAP = "–";

const isThere = (value: Figure | undefined): value is number => value !== null && value !== undefined && Number.isFinite(value);

function formatted(value: Figure | undefined, language: Language, options: Intl.NumberFormatOptions): string {
  if (!isThere(value)) return GAP;
  return new Intl.NumberFormat(LOCALE[language], options).format(value).replace("-", "−");
}

const MILLION = 1e6;

/** English writes thousands out; Chinese counts in 万. */
const inWords = (value: Figure | undefined, language: Language): Intl.NumberFormatOptions =>
  language === "en" && Math.abs(value ?? 0) < MILLION
    ? { maximumSignificantDigits: 3 }
    : { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 3 };

/** Three figures that matter: 3.21 million, 184,000; 321万. */
export const amount = (value: Figure | undefined, language: Language): string =>
  formatted(value, language, inWords(value, language));

/** For axes: 3M, 300万. */
export const tick = (value: number, language: Language): string =>
  formatted(value, language, { notation: "compact", compactDisplay: "short", maximumSignificantDigits: 3 });

/** A whole number, digits grouped. */
export const whole = (value: Figure | undefined, language: Language): string =>
  formatted(value, language, { maximumFractionDigits: 0 });

/** At most one decimal. */
export const decimal = (value: Figure | undefined, language: Language): string =>
  formatted(value, language, { maximumFractionDigits: 1 });

/** A parameter's value: up to six figures that matter, or as many as are asked for. */
export const exact = (value: Figure | undefined, language: Language, digits = 6): string =>
  formatted(value, language, { maximumSignificantDigits: digits });

/** A share of 1 in per cent: whole, or with so many decimals at most. */
export const percent = (value: Figure | undefined, language: Language, decimals = 0): string =>
  formatted(value, language, { style: "percent", maximumFractionDigits: decimals });

/** A share of 1 in per cent, of two figures that matter, however small. */
export const portion = (value: Figure | undefined, language: Language): string =>
  formatted(value, language, { style: "percent", maximumSignificantDigits: 2 });

/** A difference always shows its sign. */
export const signed = (value: Figure | undefined, language: Language): string =>
  formatted(value, language, { ...inWords(value, language), signDisplay: "exceptZero" });

/** The civil day of YYYY-MM-DD at midnight UTC, so that no time zone shifts it. */
export const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

const dated = (date: Date, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALE[language], { timeZone: "UTC", ...options }).format(date);

export const monthOf = (date: Date, language: Language): string => dated(date, language, { year: "numeric", month: "long" });
export const dayOf = (date: Date, language: Language): string =>
  dated(date, language, { year: "numeric", month: "long", day: "numeric" });
export const yearOf = (date: Date, language: Language): string => dated(date, language, { year: "numeric" });

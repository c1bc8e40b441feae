/** The parameters' units in Chinese, by the words that a scenario uses. */
export const ZH_UNITS: Record<string, string> = {
  share: "（比例）",
  "share a month": "（每月比例）",
  weight: "（权重）",
  factor: "（倍数）",
  attempts: "次",
  "cases a year": "件/年",
  months: "个月",
  "per 1,000 adults": "（每千名成人）",
  "a year": "（每年）",
};

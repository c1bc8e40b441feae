import { h } from "../dom";
import { scrolling, tableOf } from "../figure";
import { amount, day, dayOf, exact, monthOf, percent, whole } from "../format";
import { TILES } from "../provinces";
import type { Calibration, Spread, Target } from "../types";
import type { Setting } from "../words";

/** A fitted figure should lie within this share of what was published. */
const WELL_FITTED = 0.15;
/** Where prior and posterior overlap by more, the published figures said next to nothing. */
export const SAID_NOTHING = 0.8;

const missOf = ({ model, published }: Target): number => model.median / published - 1;

/** Whether a verdict may rest on it. */
export const counts = (one: Target): boolean => one.aside === "";
export const isWellFitted = (one: Target): boolean => Math.abs(missOf(one)) <= WELL_FITTED;
export const isMet = ({ model, published }: Target): boolean => model.low <= published && published <= model.high;

const quantityOf = ({ words }: Setting, quantity: string): string => words.charts.calibration.quantities[quantity] ?? quantity;

/** A target by its quantity, its province if it has one, and when it ends. */
export function nameOf(setting: Setting, one: Target): string {
  const { words, language } = setting;
  const place = TILES.find(({ id }) => id === one.jurisdiction)?.name[language];
  const parts = [quantityOf(setting, one.quantity), ...(place ? [place] : []), monthOf(day(one.until), language)];
  const use = words.charts.calibration.uses[one.use] ?? one.use;
  return `${parts.join(words.comma)} (${use})`;
}

export function periodOf({ words, language }: Setting, { from, until }: { from: string; until: string }): string {
  return from === until ? dayOf(day(until), language) : words.range(dayOf(day(from), language), dayOf(day(until), language));
}

/** What the fit says in words: which figures it does not meet, its rivals, what it could tell, and its mechanisms. */
export const verdicts = (setting: Setting, found: Calibration): HTMLElement[] => [
  ...notMet(setting, found),
  ...rivals(setting, found),
  ...headlines(setting, found),
  ...mechanisms(setting, found),
];

function notMet(setting: Setting, { targets, discrepancies }: Calibration): HTMLElement[] {
  const says = setting.words.charts.calibration;
  const missed = targets.filter((one) => counts(one) && !(one.use === "fit" ? isWellFitted(one) : isMet(one)));
  const off = discrepancies.map(({ quantity, share }) =>
    says.discrepancy(quantityOf(setting, quantity), percent(share.median, setting.language)),
  );
  return [
    h("h3", {}, says.notMet),
    missed.length === 0 ? h("p", {}, says.allMet) : h("ul", { class: "not-met" }, ...missed.map((one) => missedItem(setting, one))),
    ...(off.length === 0 ? [] : [h("p", {}, says.discrepancySays(off.join(setting.words.comma)))]),
  ];
}

function missedItem(setting: Setting, one: Target): HTMLElement {
  const { words, language } = setting;
  const says = words.charts.calibration;
  const miss = missOf(one);
  const off = (miss > 0 ? says.above : says.below)(percent(Math.abs(miss), language));
  const cause = one.remark[language] || says.noCause;
  return h("li", {}, says.missed(nameOf(setting, one), amount(one.published, language), amount(one.model.median, language), off, cause));
}

/** An error of a logarithm as the factor by which a figure is off. */
const factor = (error: number, { language }: Setting): string => exact(Math.exp(error), language, 3);

function rivals(setting: Setting, { rivals: all }: Calibration): HTMLElement[] {
  const { words, language } = setting;
  const says = words.charts.calibration;
  const rows = all
    .filter(({ figures }) => figures > 0)
    .map((one) => [
      says.rivalNames[one.name] ?? one.name,
      whole(one.figures, language),
      factor(one.error, setting),
      factor(one.model_error, setting),
      one.model_error < one.error ? says.better : says.notBetter,
    ]);
  if (rows.length === 0) return [];
  const table = tableOf({ header: [says.rival, says.forecasts, says.rivalError, says.modelError, says.verdict], rows });
  return [h("h3", {}, says.rivals), scrolling(says.rivals, table)];
}

function headlines(setting: Setting, { headlines: all }: Calibration): HTMLElement[] {
  const { words, language } = setting;
  const says = words.charts.calibration;
  if (all.length === 0) return [];
  const write = (value: number) => amount(value, language);
  const spread = ({ low, median, high }: Spread) => `${write(median)} (${words.range(write(low), write(high))})`;
  const rows = all.map((one) => [
    words.indicators[one.indicator] ?? one.indicator,
    periodOf(setting, one),
    spread(one.prior),
    spread(one.posterior),
    one.overlap > SAID_NOTHING ? words.setByAssumption : percent(one.overlap, language),
  ]);
  const table = tableOf({ header: [says.headline, says.period, words.priorHeading, words.posterior, says.overlap], rows });
  return [h("h3", {}, says.headlines), scrolling(says.headlines, table)];
}

/** A mechanism without which the model errs no more, or by no more than the computation does, is not supported. */
function mechanisms(setting: Setting, { mechanisms: all }: Calibration): HTMLElement[] {
  if (all.length === 0) return [];
  const says = setting.words.charts.calibration;
  const rows = all.map((one) => [
    says.mechanismNames[one.name] ?? one.name,
    factor(one.fitted_with, setting),
    factor(one.fitted_without, setting),
    factor(one.error_with, setting),
    factor(one.error_without, setting),
    one.supported ? says.supported : says.notSupported,
  ]);
  const header = [says.mechanism, says.fittedWith, says.fittedWithout, says.with, says.without, says.verdict];
  return [h("h3", {}, says.mechanisms), scrolling(says.mechanisms, tableOf({ header, rows }))];
}

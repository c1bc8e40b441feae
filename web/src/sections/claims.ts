import { placesInWords } from "../charts/children";
import { afterTwoYears, groundName, isOften } from "../charts/survival";
import { h } from "../dom";
import { amount, decimal, day, monthOf, percent } from "../format";
import type { Band, Figure, Run } from "../types";
import { labelled, titleOf, type Setting } from "../words";

const JUNE_2019 = "2019-06-30";
const MAY_2018 = "2018-05-31";
const END_OF_2018 = "2018-12-31";

type Claim = keyof Setting["words"]["claims"]["items"];

/** Claims that were often made: what the sources give, what the run gives, and the verdict. */
export function claims(setting: Setting): HTMLElement {
  const { words, runs, language } = setting;
  const says = words.claims;
  return h(
    "section",
    { id: "claims" },
    h("h2", {}, says.title),
    h("p", {}, says.says),
    runs.length > 1 && h("p", { class: "note" }, says.ofBaseline, words.between, labelled(setting, 0, titleOf(runs[0]!, language))),
    h("div", { class: "claims" }, ...(Object.keys(says.items) as Claim[]).map((claim) => checked(setting, claim))),
  );
}

function checked(setting: Setting, claim: Claim): HTMLElement {
  const { words } = setting;
  const item = words.claims.items[claim];
  const lines = MODELS[claim](setting, setting.runs[0]!);
  return h(
    "article",
    { class: "claim", "data-claim": claim },
    h("h3", {}, item.claim),
    h("p", { class: "verdict" }, h("span", { class: "label" }, words.claims.verdict, words.colon), item.verdict),
    h(
      "div",
      { class: "found" },
      h("p", { class: "label" }, words.claims.sources, " ", h("span", { class: "mark from-sources" }, words.published)),
      h("p", {}, item.found),
      h("p", { class: "source" }, item.source),
    ),
    h(
      "div",
      { class: "found" },
      h("p", { class: "label" }, words.claims.run, " ", h("span", { class: "mark" }, words.synthetic)),
      ...(lines.length > 0 ? lines : [words.claims.outside]).map((line) => h("p", {}, line)),
    ),
  );
}

/** The series at a month's end; nothing if the run does not reach it. */
function on(run: Run, name: string, month: string): Band | undefined {
  const place = run.months.indexOf(month);
  return place < 0 ? undefined : run.series[name]?.[place];
}

const headline = (run: Run, name: string): Band | undefined => run.headlines.find((one) => one.indicator === name)?.band;

function written({ words }: Setting, [low, middle, high]: Band, write: (value: Figure) => string): string {
  return words.claims.band(write(middle), write(low), write(high));
}

/** A sentence of bands, if the run has all of them. */
function sentence<Names extends (Band | undefined)[]>(setting: Setting, bands: [...Names], say: (...figures: string[]) => string): string[] {
  if (bands.some((band) => band === undefined || band[1] === null)) return [];
  return [say(...bands.map((band) => written(setting, band!, (value) => amount(value, setting.language))))];
}

const lastMonth = (setting: Setting, run: Run): string => monthOf(day(run.months.at(-1)!), setting.language);

/** What the run gives for each claim, in sentences; none if it does not reach the time. */
const MODELS: Record<Claim, (setting: Setting, run: Run) => string[]> = {
  people_refused: (setting, run) =>
    sentence(
      setting,
      [on(run, "air_refusals_ever", JUNE_2019), on(run, "persons_refused_ever", JUNE_2019), on(run, "persons_ever_listed", JUNE_2019)],
      (attempts, persons, ever) => setting.words.claims.models.people_refused(attempts!, persons!, ever!),
    ),
  national_score: everListed,
  two_years: (setting, run) =>
    run.survival
      .filter((one) => isOften(run, one.ground) && afterTwoYears(one)[1] !== null)
      .map((one) => {
        const share = written(setting, afterTwoYears(one), (value) => percent(value, setting.language));
        return setting.words.claims.models.two_years(groundName(setting, run, one.ground), share);
      }),
  children_barred: childrenBarred,
  eighteen_million: (setting, run) =>
    sentence(setting, [on(run, "air_refusals_ever", END_OF_2018), on(run, "listed_stock", END_OF_2018)], (attempts, listed) =>
      setting.words.claims.models.eighteen_million(attempts!, listed!),
    ),
  on_the_list: (setting, run) =>
    sentence(setting, [on(run, "listings_ever", MAY_2018), on(run, "listed_stock", MAY_2018)], (made, listed) =>
      setting.words.claims.models.on_the_list(made!, listed!),
    ),
  no_trains: (setting, run) =>
    sentence(setting, [on(run, "rail_refusals_ever", JUNE_2019)], (attempts) => setting.words.claims.models.no_trains(attempts!)),
  made_them_pay: (setting, run) =>
    sentence(
      setting,
      [on(run, "performed_ever", JUNE_2019), headline(run, "person_days_under_measure"), headline(run, "wrongly_listed_stock"), headline(run, "children_affected")],
      (performed, days, wrong, children) => setting.words.claims.models.made_them_pay(performed!, days!, wrong!, children!),
    ),
};

/** In 1,000 residents; the nation's residents are those of the manifest. */
function everListed(setting: Setting, run: Run): string[] {
  const ever = headline(run, "persons_ever_listed");
  if (!ever) return [];
  const residents = run.manifest.residents * run.manifest.national_per_resident;
  const per = ever.map((value) => (value === null ? null : (1000 * value) / residents)) as unknown as Band;
  return [setting.words.claims.models.national_score(lastMonth(setting, run), written(setting, per, (value) => decimal(value, setting.language)))];
}

function childrenBarred(setting: Setting, run: Run): string[] {
  const { words } = setting;
  const places = placesInWords(setting, run);
  if (!headline(run, "children_affected")) return [];
  if (!places) return [words.claims.models.children_none(lastMonth(setting, run))];
  return sentence(setting, [headline(run, "children_affected")], (children) =>
    words.claims.models.children_barred(lastMonth(setting, run), children!, places),
  );
}

import { enCharts } from "./en-charts";
import { enClaims } from "./en-claims";

/** What the page says, in English; the charts and the claims have files of their own. */
export const en = {
  charts: enCharts,
  claims: enClaims,

  switchTo: "中文",
  masthead: "Osmanthus",
  mastheadSays: "a laboratory for sanction regimes",
  range: (low: string, high: string) => `${low} to ${high}`,
  colon: ": ",
  comma: ", ",
  listComma: ", ",
  inside: (whole: string, part: string) => `${whole} (${part})`,
  fullStop: ". ",
  between: " ",
  synthetic: "synthetic",
  published: "published",
  notCalibrated: "Not calibrated",
  notCalibratedSays: "No figure here was fitted to the published series. Read shapes and differences, not levels.",
  calibrated: "Calibrated",
  calibratedSays: "Uncertain parameters were fitted to published figures. Levels still rest on assumptions, listed below.",
  syntheticSays: "Everything here is synthetic: the figures come from an invented population and model no real person.",
  wrongUnknown:
    "How many listings were wrong is unknown: no rate was ever published. The run assumes one, and every figure of wrong listings rests on that assumption.",

  whatWasRun: "What was run",
  ran: (residents: string, each: string, first: string, last: string, pack: string) =>
    `${residents} synthetic residents, each standing for ${each} people of the nation, lived under this law: ${pack}. What is told of them runs from ${first} to ${last}.`,
  reading: (reading: string) =>
    reading === "text"
      ? "The law is read as the instruments’ own texts have it."
      : reading === "article"
        ? "The law is read as the encyclopedia article describes it."
        : `The law is read in the reading “${reading}”.`,
  frozen: (day: string) => `The law of ${day} applies throughout.`,
  replicates: (count: string) =>
    `The run was repeated ${count} times, each time drawing the uncertain parameters anew. A figure is the median; its band holds nine repetitions in ten (5–95 %).`,
  compared: "Two runs are compared. A is the first, B the second; differences are B minus A, repetition by repetition.",
  lawSays: "What the law says",
  lawOpening: (count: string, instrument: string) =>
    `The list in this run rests on ${count} provisions of one text: ${instrument}.`,
  allProvisions: (count: string) => `The other ${count} provisions that applied`,
  noProvisions: "The run names no provision.",
  reformChanges: "What the reform changes",

  figures: "The figures at a glance",
  figuresSays: "Scaled to the nation. Compliance is never shown without what it costs.",
  figure: "figure",
  median: "median",
  band: "5–95 %",
  when: "when",
  atTheEnd: (month: string) => `end of ${month}`,
  inTotal: (first: string, last: string) => `${first} – ${last}`,
  differences: "What the reform changes in figures",
  differencesSays: (replicates: string) =>
    `B minus A over the ${replicates} repetitions that both runs have. The last column is the share of repetitions in which the difference has that sign.`,
  difference: "B − A",
  shareOfSign: "same sign",
  luckDiffers: "The two runs do not share their luck (seed, population or scenario differ): part of the difference is chance.",
  indicators: {
    listed_stock: "Persons on the list",
    listings_stock: "Listings in force",
    persons_ever_listed: "Persons ever on the list",
    listings_new: "Listings made",
    listings_ever: "Listings made since the start, firms’ among them",
    delisted_expiry: "Ended by expiry",
    delisted_repair: "Ended by repair",
    delisted_correction: "Ended by correction",
    delisted_release: "Ended by release",
    performed: "Judgments performed",
    performed_ever: "Judgments performed, added up",
    air_refusals_ever: "Flights refused, added up",
    rail_refusals_ever: "Fast trains refused, added up",
    persons_refused: "Persons refused (person-months)",
    persons_refused_ever: "Persons refused (person-months), added up",
    air_refusals: "Flights refused (attempts)",
    rail_refusals: "Fast trains refused (attempts)",
    person_days_under_measure: "Person-days under a measure",
    children_affected: "Children affected through a parent",
    wrongly_listed_stock: "Persons wrongly on the list",
    firms_listings_new: "Listings of firms",
    firms_listed_stock: "Firms on the list",
    representatives_restricted_stock: "Representatives restricted for a firm",
    public_bodies_listed_stock: "Public bodies on the list",
    fines_total: "Fines, CNY",
    records_new: "Records made of residents",
    firms_records_new: "Records made of firms",
    public_bodies_records_new: "Records made of public bodies",
    red_listed_stock: "Persons on the red list",
    rewarded_stock: "Persons who have a reward",
  } as Record<string, string>,

  month: "month",
  date: "date",
  unit: "Unit",
  table: "The table behind it",
  download: "Download CSV",
  downloadOf: (title: string) => `Download CSV: ${title}`,
  copy: "Copy with citation",
  copyOf: (title: string) => `Copy with citation: ${title}`,
  copied: "Copied",
  notCopied: "Not copied: the browser does not allow it",
  cite: (title: string, version: string, scenario: string, seed: string, digest: string) =>
    `Osmanthus ${version}, “${title}”, scenario ${scenario}, seed ${seed}, program ${digest}.`,
  citeSynthetic: (calibrated: boolean): string =>
    calibrated
      ? "Synthetic figures of a model fitted to published aggregates; they model no real person."
      : "Synthetic figures of a model that is not calibrated; they model no real person.",
  contents: "On this page",
  missing: "This run does not hold the figures for this chart.",
  publishedHeading: "Published",
  runs: "run",

  listed: {
    title: "On the list",
    unit: "persons on the list; listings made (person-times)",
    axis: "persons, or listings",
    one: (month: string, middle: string, low: string, high: string) =>
      `At the end of ${month}, ${middle} people are on the list (5–95 %: ${low} to ${high}).`,
    two: (month: string, a: string, b: string) =>
      `At the end of ${month}, ${a} people are on the list in A and ${b} in B.`,
    published: (day: string, value: string, made: string) =>
      `By ${day} the courts had published ${value} listings, of persons, firms and public bodies, each counting every time; the model has made ${made} by then.`,
    stock: "persons on the list at the month’s end",
    ever: "listings made since the start, firms’ among them, added up",
    point: "listings published, added up",
    note: (first: string) =>
      `Lines are medians, bands hold nine repetitions in ten. The model’s listings are added up from ${first}, the published ones from the list’s first day in October 2013.`,
  },
  flows: {
    title: "In and out",
    unit: "listings a month",
    axis: "listings a month; ended below nought",
    one: (made: string, ended: string, kind: string, share: string) =>
      `In the mean of the repetitions ${made} listings were made and ${ended} ended. The commonest end is ${kind}: ${share} of all ends.`,
    two: (a: string, b: string, endedA: string, endedB: string) =>
      `In the mean of the repetitions ${a} listings were made in A and ${b} in B; ${endedA} ended in A and ${endedB} in B.`,
    note: "Columns are means over the repetitions, because means can be stacked; the bands stand in the table. Expiry is the end of a term, repair what the listed person does, correction the end of a wrong listing, release a ground that falls away.",
    made: "listings made",
    kinds: { expiry: "expiry", repair: "repair", correction: "correction", release: "release" } as Record<string, string>,
    ended: (kind: string) => `ended by ${kind}`,
    mean: "mean a month between two totals",
    single: "one month alone",
  },
  refusals: {
    title: "Refused at the counter",
    unit: "refused attempts a month; one person may try many times",
    axis: "attempts a month",
    air: "Flights",
    rail: "Fast trains",
    one: (month: string, air: string, rail: string) =>
      `In ${month} a flight is refused ${air} times and a fast train ${rail} times. These are attempts, not persons.`,
    two: (month: string, airA: string, airB: string, railA: string, railB: string) =>
      `In ${month} a flight is refused ${airA} times in A and ${airB} in B, a fast train ${railA} and ${railB} times. These are attempts, not persons.`,
    persons: "Persons refused",
    personsUnit: "persons a month",
    note: "The published refusals of flights jump in July 2019. Nothing in the sources says why, and the model does not invent a cause.",
  },
  who: {
    title: "Who is listed",
    unit: "listed persons per 1,000 residents at the end of the run",
    one: (most: string, mostValue: string, least: string, leastValue: string) =>
      `Most are listed in ${most} (${mostValue} per 1,000 residents), fewest in ${least} (${leastValue}).`,
    inRun: (label: string, sentence: string) => `${label}: ${sentence}`,
    note: "One tile a province. Hong Kong, Macau and Taiwan are outside this law. Published figures count entries of 2020, not persons.",
    per: "per 1,000",
    group: "group",
    rates: "By sex, age and income, per 1,000 residents of the group",
    band: (name: string, value: string) => `${name}: ${value} per 1,000`,
    place: "province",
    tilePublished: "entries per 1,000 residents (2020)",
    shares: "Of those listed, per cent",
    sharesPublished: "from a sample of 2016",
    share: "share of the listed",
    sex: { male: "men", female: "women" } as Record<string, string>,
    age: (ages: string) => `aged ${ages}`,
    income: (fifth: string) => `income fifth ${fifth}`,
  },

  priorHeading: "prior range",
  posterior: "posterior",
  setByAssumption: "set by assumption",
  atAnEnd: "at an end of its range",
  overlapSays:
    "“Set by assumption” marks a parameter whose posterior and prior overlap by more than 80 per cent: the published figures said next to nothing about it.",
  noPosterior: "There is no posterior, since nothing was fitted: every parameter with a range is set by assumption.",
  parameters: "What the run assumes",
  parametersSays: (count: string, assumed: string) =>
    `${count} parameters, of which ${assumed} are assumed: no source gives them. Those with a range are drawn anew in each repetition.`,
  parameter: "parameter",
  value: "value",
  rangeHeading: "range",
  grade: "grade",
  source: "source or reason",
  grades: { measured: "measured", cited: "cited", assumed: "assumed" } as Record<string, string>,
  again: "Run it again",
  againSays: "This command gives the same figures, bit for bit, on any machine and with any number of threads.",
  seed: "seed",
  repetitions: "repetitions",
  scenario: "scenario",
  pack: "law pack",
  program: "program",
  reform: "reform",
  footer:
    "This page models a regime; it operates none. It holds no data about persons, asks nothing of the network and keeps nothing. Published figures are aggregates from the press and the courts, as named in the project’s data folder.",
};

export type Dictionary = typeof en;

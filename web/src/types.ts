/** What the program puts into the page. A band is [5 %, median, 95 %, mean]; null marks a gap. */
export type Figure = number | null;
export type Band = [low: Figure, middle: Figure, high: Figure, mean: Figure];

export interface Words {
  zh: string;
  en: string;
}

export interface Parameter {
  name: string;
  meaning: Words;
  unit: string;
  value: number;
  low: Figure;
  high: Figure;
  grade: string;
  source: string;
}

export interface LawLine {
  provision: string;
  instrument: Words;
  citation: string;
  rank: string;
  words: Words;
}

/** The 5 %, 50 % and 95 % quantiles over the weighted draws of a calibration. */
export interface Spread {
  low: number;
  median: number;
  high: number;
}

export interface Target {
  id: string;
  quantity: string;
  jurisdiction: string;
  from: string;
  until: string;
  published: number;
  tolerance: number;
  use: "fit" | "forecast";
  /** Why no verdict may rest on it; empty: one may. */
  aside: string;
  remark: Words;
  model: Spread;
  /** Where the figure should lie, with its tolerance and what the model is known to miss. */
  foretold: Spread;
  constant_hazards: Spread | null;
  caseload_alone: Spread | null;
  straight_line: number | null;
}

export interface CalibratedParameter {
  name: string;
  prior: [number, number];
  posterior: Spread;
  overlap: number;
  pressed: boolean;
}

export interface CalibratedHeadline {
  indicator: string;
  from: string;
  until: string;
  prior: Spread;
  posterior: Spread;
  overlap: number;
}

/** Errors are means of |log(model / published)|. */
export interface TestedMechanism {
  name: string;
  fitted_with: number;
  fitted_without: number;
  error_with: number;
  error_without: number;
  margin: number;
  supported: boolean;
}

export interface Calibration {
  file: string;
  digest: string;
  fitted_until: string;
  residents: number;
  runs: number;
  most_r_hat: number;
  surface_off: number;
  targets: Target[];
  rivals: { name: string; figures: number; error: number; model_error: number }[];
  discrepancies: { quantity: string; share: Spread }[];
  parameters: CalibratedParameter[];
  headlines: CalibratedHeadline[];
  mechanisms: TestedMechanism[];
}

export interface Manifest {
  synthetic: true;
  calibrated: boolean;
  scenario: { id: string; title: Words; digest: string };
  pack: {
    id: string;
    title: Words;
    digest: string;
    reading: string;
    include: string[];
    variants: string[];
    law_of: string | null;
  };
  reform: { title: Words; digest: string; changes: Words[] } | null;
  build: { version: string; digest: string };
  seed: number;
  replicates: number;
  residents: number;
  national_per_resident: number;
  first_month: string;
  last_month: string;
  command: string;
  law: LawLine[];
  parameters: Parameter[];
  names: Record<string, Words>;
  calibration: Calibration | null;
}

/** Whether a headline is a stock at the end of the last month, or a flow added over all months. */
export type Measured = "end" | "total";

export interface Headline {
  indicator: string;
  measured: Measured;
  band: Band;
}

export interface Difference extends Headline {
  relative: Band;
  share: Figure;
  replicates: number;
}

/** How many went from one stage to another over the whole run, scaled to the nation. */
export interface Way {
  from: string;
  from_id: string;
  to: string;
  to_id: string;
  band: Band;
}

/** Of the listings under one provision, by whole months: the share still listed, and ended by each way out. */
export interface Survival {
  ground: string;
  listings: number;
  listed: Band[];
  ended: Record<string, Band[]>;
}

export interface BorneBy {
  share: number;
  borne: Band;
}

export interface Concentration {
  residents: BorneBy[];
  reached: BorneBy[];
  gini: Band;
  share_reached: Band;
  most: Band;
}

/** What residents said in the months in which they were asked: shares that approve, by group of the nation. */
export interface Survey {
  months: string[];
  approval: Record<string, Band[]>;
}

/** Residents of a place or group whose household came out otherwise under a reform. */
export interface Touched {
  jurisdiction: string;
  group: string;
  /** Scaled to the nation. */
  residents: Band;
  /** Of all residents of the place or group, 0 to 1. */
  share: Band;
}

export interface Run {
  manifest: Manifest;
  months: string[];
  series: Record<string, Band[]>;
  headlines: Headline[];
  places: Record<string, Band>;
  groups: Record<string, Band>;
  shares: Record<string, Band>;
  children_by_place: Record<string, Band>;
  children_by_group: Record<string, Band>;
  ways: Way[];
  survival: Survival[];
  concentration: Concentration;
  survey: Survey;
  touched: Touched[];
}

export interface Page {
  language: Language;
  runs: Run[];
  differences: Difference[];
}

export type Language = "zh" | "en";

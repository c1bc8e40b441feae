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
}

/** Whether a headline is a stock at the end of the last month, or a flow added over all months. */
export type Measured = "end" | "total";

export interface Headline {
  indicator: string;
  measured: Measured;
  band: Band;
}

export interface Difference extends Headline {
  share: Figure;
  replicates: number;
}

export interface Run {
  manifest: Manifest;
  months: string[];
  series: Record<string, Band[]>;
  headlines: Headline[];
  places: Record<string, Band>;
  groups: Record<string, Band>;
}

export interface Page {
  language: Language;
  runs: Run[];
  differences: Difference[];
}

export type Language = "zh" | "en";

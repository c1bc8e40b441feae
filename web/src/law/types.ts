import type { Language } from "../types";

/** What src/cli/law_site.cpp writes. */
export type Both = Record<Language, string>;

export type Part = string | Part[] | { [key: string]: Part };

export interface Case {
  title: string;
  why: string;
}

export interface Provision {
  id: string;
  instrument: string;
  text: Both;
  citation: string;
  rank: string;
  binds: boolean;
  reading: string;
  variant: string;
  rows: string[];
  repealed: boolean;
  places: string[];
  source: string;
  force: string[];
  /** As the pack has it, by key; empty where there is none. */
  rule: Record<string, Part>;
  numbers: { name: string; value: string; grade: string }[];
  cases: Case[];
}

export interface Instrument {
  id: string;
  title: Both;
  rank: string;
  binds: boolean;
  issuer: string;
  places: string[];
  force: string[];
  source: string;
  text_had: string;
}

export interface Line {
  on: string;
  who: string;
  change: string;
  what: string;
  provision: string;
  citation: string;
  amount?: number;
}

export interface Event {
  date: string;
  by: string;
  act?: string;
  in?: string;
  count?: number;
  change?: Record<string, string>;
}

export interface Verdict {
  property: string;
  verdict: "holds" | "violated" | "unknown";
  reach: "all" | "k";
  bound: number | "unbounded";
  by: string;
  jurisdictions: string[];
  provisions: string[];
  things: string[];
  says: string;
  says_zh: string;
  source: string;
  source_zh: string;
  grade: "law" | "policy" | "doctrine";
  why?: string;
  why_zh?: string;
  rests_on?: string;
  borne?: { who: string; whose: string[]; acts: string[]; for_another: boolean; days: number | null };
  counterexample?: { subjects: Record<string, Record<string, unknown>>; events: Event[]; as_of: string };
  timeline?: Line[];
}

export interface Audit {
  reading: "article" | "text";
  as_of: string;
  verdicts: Verdict[];
}

export interface Site {
  language: Language;
  pack: { id: string; title: Both };
  as_of: string;
  names: Record<string, Both>;
  properties: { id: string; sentence: Both; source: Both }[];
  instruments: Instrument[];
  provisions: Provision[];
  audits: Audit[];
}

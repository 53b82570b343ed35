// Written by `make answers`, from the types in calculators/core.
declare namespace Answers {
  /** The same for a page: the warnings as HTML, and in a sentence what came out. */
  interface Answer {
    ok: boolean;
    inputs: Record<string, Read>;
    outputs?: Record<string, Outcome>;
    guards?: Warned[];
    errors?: Record<string, string>;
    warnings: string;
    said: string;
  }
  /** A question about what is filled in: text as typed, or a plain number. */
  interface Asked {
    values: Record<string, any>;
  }
  /** A calculation that somebody has: `name` is what he calls it, empty for what its calculator does; `lines` are kept outcomes, for when it cannot be calculated. */
  interface Calculation {
    slug: string;
    title: string;
    name: string;
    values: Record<string, string | number | number[] | null>;
    address: string;
    lines: Line[];
  }
  /** The field of other calculators that an outcome may fill in, and with what. */
  interface Carry {
    field: string;
    value: number;
  }
  /** How often a verdict is the right one, as a share from 0 to 1 and in words. */
  interface Chance {
    name: string;
    tone: "bad" | "fair" | "good" | "great";
    share: number;
    text: string;
  }
  /** Something as HTML, and what is said beside it. */
  interface Drawn {
    html: string;
    text: string;
  }
  /** What is answered, or how far the answer is (`next`: ask for it again). */
  interface FileAnswer {
    next: boolean;
    needs: string;
    step: string;
    done: number;
    gone: boolean;
    ok: boolean;
    html: string;
    carry: Record<string, Record<string, number | string>>;
    wrong: Record<string, string>;
    why_not: string;
    name: string;
    text: string;
    base64: string;
    kept: KeptOutput[];
  }
  /** What is asked about a file; `settings` are what the reader chose. */
  interface FileQuestion {
    what: "report" | "list" | "workbook" | "figures" | "fits" | "example" | "next";
    id?: number;
    settings?: Record<string, any>;
    example?: boolean;
    group?: string;
    bytes?: number;
  }
  /** A calculation as Mijn cijfers keeps it: plain values, and the main outcome first. */
  interface Kept {
    title: string;
    inputs: Record<string, number | string | number[] | null>;
    outputs: KeptOutput[];
  }
  /** An outcome as Mijn cijfers keeps it. */
  interface KeptOutput {
    name: string;
    label: string;
    text: string;
    value: number;
    verdict: string;
    tone: "" | "bad" | "fair" | "good" | "great";
    carry: Carry | null;
  }
  /** An outcome as it was kept. */
  interface Line {
    label: string;
    text: string;
  }
  /** An output as it is shown. Without a value only `note`, which says why there is none. */
  interface Outcome {
    label: string;
    value: number | null;
    text: string;
    formula: string;
    worked: string;
    band: Verdict | null;
    note: string;
    carry: Carry | null;
  }
  /** What is filled in now, beside what was pinned `first`. */
  interface Pair {
    values: Record<string, any>;
    first: Record<string, any>;
  }
  /** A calculation that was kept: what somebody calls it, what was filled in, and the outcomes that it had then. */
  interface Plan {
    name: string;
    values: Record<string, any>;
    outputs: Record<string, number>;
  }
  /** Up to four calculations, side by side; the others are held beside the first. */
  interface Plans {
    plans: Plan[];
  }
  /** What comes out where fields are a range; the field that matters most comes first. Nothing is in it without a range, and while what is filled in is not right. `html` shows it all, `said` says it in a sentence. */
  interface Ranged {
    outputs: Record<string, Spreading>;
    uncertain: Uncertain[];
    html: string;
    said: string;
  }
  /** What a field was read as: `text` is how it stands in the field, `shown` with its unit. Of a choice the value is its name, of a range its ends, with what is likely between them if that was said: `usual` is what is likely. A field that was left empty has None, and no text. */
  interface Read {
    label: string;
    value: number | string | number[] | null;
    text: string;
    shown: string;
    usual?: string;
  }
  /** Calculations, of which a workbook is wanted on that day, as 2026-11-24. */
  interface Sheets {
    calculations: Calculation[];
    day: string;
  }
  /** A number, and how it is shown. */
  interface Shown {
    value: number;
    text: string;
  }
  /** The value of a field that reaches a target; else a `message` that says why there is none. */
  interface Solution {
    ok: boolean;
    field?: string;
    value?: number;
    text?: string;
    message?: string;
  }
  /** An output where fields are a range: 8 in 10 cases lie from `low` to `high`, and what is `likely` does so too. `chances` are of the verdicts, the best first, `certain` says that of a good one, and `note` in how many cases there is no value. */
  interface Spreading {
    label: string;
    likely: Shown | null;
    low: Shown;
    high: Shown;
    text: string;
    chances: Chance[];
    certain: string;
    note: string;
  }
  /** A calculation to take along: to copy, for a spreadsheet, as HTML for one sheet of paper, to keep. All of it empty while what is filled in is not right. */
  interface Taken {
    ok: boolean;
    text: string;
    csv: string;
    sheet: string;
    kept: Kept | null;
  }
  /** The same, with where the calculation opens again and on what day it was made. */
  interface Taking {
    values: Record<string, any>;
    address: string;
    day: string;
  }
  /** Which value of `field` makes `output` the `target`, which is text as typed? */
  interface Target {
    values: Record<string, any>;
    output: string;
    target: string;
    field: string;
  }
  /** What an output would be in 8 of 10 cases if one field were known; `less` is the share of its width that would be gone. */
  interface Uncertain {
    field: string;
    label: string;
    shown: string;
    text: string;
    less: number;
  }
  /** What an outcome means. `place` is where it is on the scale, from 0 to 1, if there is one. */
  interface Verdict {
    name: string;
    tone: "bad" | "fair" | "good" | "great";
    text: string;
    action: string;
    link: string;
    place: number | null;
  }
  /** A warning at a field, whose label goes before it. */
  interface Warned {
    field: string;
    label: string;
    text: string;
  }
  /** The file, in base64. */
  interface Workbook {
    base64: string;
  }
  /** Every kind of question, and its answer. */
  interface Kinds {
    run: { question: Asked; answer: Answer };
    range: { question: Asked; answer: Ranged };
    solve: { question: Target; answer: Solution };
    levers: { question: Asked; answer: Drawn };
    compare: { question: Pair; answer: Drawn };
    plans: { question: Plans; answer: Drawn };
    picture: { question: Asked; answer: string };
    take: { question: Taking; answer: Taken };
    sheets: { question: Sheets; answer: Workbook };
    klanten: { question: FileQuestion; answer: FileAnswer };
  }
}

// Written by `make answers`, from the types in calculators/core.
declare namespace Answers {
  /** A question about what is filled in: text as typed, or a plain number. */
  interface Asked {
    values: Record<string, any>;
  }
  /** The field of other calculators that an outcome may fill in, and with what. */
  interface Carry {
    field: string;
    value: number;
  }
  /** An output in two cases. `share` is the difference in percent, empty if that says nothing. */
  interface Change {
    name: string;
    label: string;
    first: Shown;
    second: Shown;
    difference: Shown;
    share: string;
  }
  /** What one field does that is a step better; `moved` says in words by how much. */
  interface Lever {
    from: Shown;
    to: Shown;
    field: string;
    label: string;
    moved: string;
    output: Shown;
    effect: Shown;
  }
  /** An output as it is shown. Without a value only `note`, which says why there is none. */
  interface Outcome {
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
  /** What a field was read as: `text` is how it stands in the field. A choice has its name. */
  interface Read {
    value: number | string | null;
    text: string;
  }
  /** What came out: `outputs` and `guards` when all is well, else a sentence for each wrong field. An output that takes no part, for want of an optional field, is not there. */
  interface Result {
    ok: boolean;
    inputs: Record<string, Read>;
    outputs?: Record<string, Outcome>;
    guards?: Warned[];
    errors?: Record<string, string>;
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
  /** Which value of `field` makes `output` the `target`, which is text as typed? */
  interface Target {
    values: Record<string, any>;
    output: string;
    target: string;
    field: string;
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
  /** Every kind of question, and its answer. */
  interface Kinds {
    run: { question: Asked; answer: Result };
    solve: { question: Target; answer: Solution };
    levers: { question: Asked; answer: Lever[] };
    compare: { question: Pair; answer: Change[] };
    picture: { question: Asked; answer: string };
  }
}

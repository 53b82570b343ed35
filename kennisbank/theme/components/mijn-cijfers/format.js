/** How kept calculations are written, in the browser and in a file; what is not whole is refused. */

// What such a text calls itself, wherever it is taken to.
export const KIND = "kennisbank-klantwaarde";
const VERSION = 4; // 1 did not say the version of the calculator, 2 had no ranges, 3 no plans
export const LONGEST_NAME = 60; // characters of the name of a plan
const LONGEST = 300; // characters of any text that we write ourselves
export const MOST = 60; // fields of a calculator, or calculations
const LARGEST = 1_000_000; // characters in all, many times what we ever write

/** @typedef {Answers.KeptOutput} KeptOutput */
/**
 * One calculation, and what Python does not know of it: `version` of the calculator, which is absent
 * in what was kept before there was one, `date` as 2026-11-24, and what the reader calls it: `plan`,
 * which is absent where he does not. Of one calculator there is one of each name, and one without.
 *
 * @typedef {Answers.Kept & {slug: string, version?: string, date: string, plan?: string}} Kept
 */

/** What was kept cannot be read, written or understood; the message is for the reader. */
export class StoreError extends Error {}

/** @param {Kept[]} kept */
export function serialize(kept) {
  // The oldest that can hold it, so that an older page understands what it can.
  const hasRange = kept.some(({ inputs }) => Object.values(inputs).some(Array.isArray));
  const hasPlan = kept.some(({ plan }) => plan);
  const least = hasRange ? 3 : kept.some(({ version }) => version) ? 2 : 1;
  return JSON.stringify({ [KIND]: hasPlan ? VERSION : least, cijfers: kept }, null, 2);
}

/**
 * What no two of them have the same: A and a are one name.
 *
 * @param {{slug: string, plan?: string}} kept
 */
export const keyOf = ({ slug, plan = "" }) => `${slug} ${plan.toLowerCase()}`;

/**
 * The name of a plan as it is kept, of what somebody typed: without what nobody sees, and no longer
 * than fits; a character that is made of several stays whole.
 *
 * @param {string} typed
 */
export function planOf(typed) {
  const visible = typed.normalize("NFC").replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu, " ");
  const short = Array.from(visible.trim().replace(/\s+/g, " ")).slice(0, LONGEST_NAME).join("");
  return short.trim();
}

/**
 * What such a text holds.
 *
 * @param {string} text
 * @returns {Kept[]}
 */
export function parse(text) {
  if (text.length > LARGEST) throw new StoreError("Dit is te groot: het zijn geen cijfers van deze site.");
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    throw new StoreError("Dit is geen bestand met cijfers van deze site: het is geen geldige JSON.");
  }
  if (!isRecord(found) || !(KIND in found)) {
    throw new StoreError("Dit zijn geen cijfers van deze site.");
  }
  if (found[KIND] > VERSION) {
    throw new StoreError("Deze cijfers zijn van een nieuwere versie van de site. Ververs de pagina.");
  }
  if (![1, 2, 3, VERSION].includes(found[KIND])) {
    throw new StoreError("Deze cijfers horen bij een andere versie van de site.");
  }
  const { cijfers } = found;
  if (!Array.isArray(cijfers) || cijfers.length > MOST || !cijfers.every(isKept)) {
    throw new StoreError("Deze cijfers zijn beschadigd.");
  }
  if (new Set(cijfers.map(keyOf)).size < cijfers.length) {
    throw new StoreError("Deze cijfers zijn beschadigd: een berekening staat er twee keer in.");
  }
  return cijfers;
}

/** @param {any} kept */
function isKept(kept) {
  return (
    hasOnly({ version: "", plan: "", ...kept }, ["slug", "version", "title", "date", "inputs", "outputs", "plan"]) &&
    isText(kept.plan ?? "") &&
    planOf(kept.plan ?? "") === (kept.plan ?? "") &&
    /^[0-9a-f]{0,12}$/.test(kept.version ?? "") &&
    isName(kept.slug) &&
    isText(kept.title) &&
    /^\d{4}-\d\d-\d\d$/.test(kept.date) &&
    isRecord(kept.inputs) &&
    Object.keys(kept.inputs).length <= MOST &&
    Object.entries(kept.inputs).every(([name, value]) => isName(name) && isInput(value)) &&
    Array.isArray(kept.outputs) &&
    kept.outputs.length > 0 &&
    kept.outputs.length <= MOST &&
    kept.outputs.every(isOutput)
  );
}

/** @param {any} output */
function isOutput(output) {
  const { name, label, text, value, verdict, tone, carry } = output ?? {};
  return (
    hasOnly(output, ["name", "label", "text", "value", "verdict", "tone", "carry"]) &&
    isName(name) &&
    [label, text, verdict].every(isText) &&
    ["", "bad", "fair", "good", "great"].includes(tone) &&
    Number.isFinite(value) &&
    (carry === null || (hasOnly(carry, ["field", "value"]) && isName(carry.field) && Number.isFinite(carry.value)))
  );
}

/** @param {unknown} value */
function isInput(value) {
  const isRange = Array.isArray(value) && [2, 3].includes(value.length) && value.every(Number.isFinite);
  return value === null || Number.isFinite(value) || isText(value) || isRange;
}

/** @param {unknown} value */
function isText(value) {
  return typeof value === "string" && value.length <= LONGEST;
}

/** @param {unknown} value */
function isName(value) {
  return typeof value === "string" && /^[a-z][a-z0-9_-]{0,60}$/.test(value);
}

/**
 * @param {any} value
 * @param {string[]} names
 */
function hasOnly(value, names) {
  return isRecord(value) && Object.keys(value).sort().join() === [...names].sort().join();
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

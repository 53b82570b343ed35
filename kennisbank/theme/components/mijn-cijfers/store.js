/**
 * Mijn cijfers: the calculations that a reader chose to keep, on this device and nowhere else. What
 * is not ours, or not whole, is refused and stays as it is.
 */

import { ROOT } from "../shared/root.js";

// What such a text calls itself, wherever it is taken to.
const KIND = "kennisbank-klantwaarde";
// Several sites may share an origin, and then a store: each has a name of its own in it.
const KEY = `${KIND}:${ROOT.pathname}`;
const VERSION = 3; // 1 did not say the version of the calculator, and 2 had no ranges
const LONGEST = 300; // characters of any text that we write ourselves
const MOST = 60; // fields of a calculator, or calculators
const LARGEST = 1_000_000; // characters in all, many times what we ever write

/** @typedef {Answers.KeptOutput} KeptOutput */
/**
 * One calculation, and what Python does not know of it: `version` of the calculator, which is absent
 * in what was kept before there was one, and `date` as 2026-11-24.
 *
 * @typedef {Answers.Kept & {slug: string, version?: string, date: string}} Kept
 */

/** What was kept cannot be read, written or understood; the message is for the reader. */
export class StoreError extends Error {}

/** The browser keeps nothing for this site, so that there is nothing to take along or to erase. */
export class Blocked extends StoreError {
  constructor() {
    super(
      "Je browser staat niet toe dat deze site iets bewaart. Sta in je browser cookies en " +
        "sitegegevens toe voor deze site, en ververs de pagina.",
    );
  }
}

/** Everything that is kept, one calculation of each calculator. */
export function all() {
  const text = raw();
  return text === null ? [] : parse(text);
}

/** What the browser holds for us, readable or not; null when there is nothing. */
export function raw() {
  const text = open().getItem(KEY);
  return text ?? adopt();
}

/** @param {StorageEvent} event whether another tab has changed what is kept here */
export function isOurs({ key }) {
  return key === KEY || key === KIND || key === null;
}

/**
 * What was kept when the sites of an origin still shared one name. It stays there for the others,
 * until somebody takes it away.
 */
function adopt() {
  const text = open().getItem(KIND);
  if (text === null) return null;
  try {
    parse(text);
    open().setItem(KEY, text);
  } catch {
    // Not ours to understand, or no room: it is shown from where it is.
  }
  return text;
}

/** The browser's store, where it lets us have one: some throw, some have none. */
function open() {
  try {
    if (localStorage) return localStorage;
  } catch {
    // Cookies and site data are turned off, or this is a frame that may have none.
  }
  throw new Blocked();
}

/** @param {Kept} kept in the place of what was kept of the same calculator */
export function keep(kept) {
  write([kept, ...all().filter(({ slug }) => slug !== kept.slug)]);
}

/** @param {string} slug */
export function remove(slug) {
  write(all().filter((kept) => kept.slug !== slug));
  const text = open().getItem(KIND);
  if (text === null) return;
  try {
    const others = parse(text).filter((kept) => kept.slug !== slug);
    if (others.length) open().setItem(KIND, serialize(others));
    else open().removeItem(KIND);
  } catch {
    // Not ours: it stays.
  }
}

/** @param {Kept[]} kept */
export function write(kept) {
  const store = open();
  if (!kept.length) return store.removeItem(KEY);
  try {
    store.setItem(KEY, serialize(kept));
  } catch {
    throw new StoreError(
      "Je browser heeft geen ruimte meer voor deze site. Haal in Mijn cijfers iets weg en probeer het opnieuw.",
    );
  }
}

/** Takes away all of it, also what is still there under the name of before. */
export function erase() {
  for (const name of [KEY, KIND]) open().removeItem(name);
}

/** @param {Kept[]} kept */
export function serialize(kept) {
  // The oldest that can hold it, so that an older page understands what it can.
  const hasRange = kept.some(({ inputs }) => Object.values(inputs).some(Array.isArray));
  const least = kept.some(({ version }) => version) ? 2 : 1;
  return JSON.stringify({ [KIND]: hasRange ? VERSION : least, cijfers: kept }, null, 2);
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
  if (![1, 2, VERSION].includes(found[KIND])) {
    throw new StoreError("Deze cijfers horen bij een andere versie van de site.");
  }
  const { cijfers } = found;
  if (!Array.isArray(cijfers) || cijfers.length > MOST || !cijfers.every(isKept)) {
    throw new StoreError("Deze cijfers zijn beschadigd.");
  }
  if (new Set(cijfers.map(({ slug }) => slug)).size < cijfers.length) {
    throw new StoreError("Deze cijfers zijn beschadigd: een rekenhulp staat er twee keer in.");
  }
  return cijfers;
}

/** @param {any} kept */
function isKept(kept) {
  return (
    hasOnly({ version: "", ...kept }, ["slug", "version", "title", "date", "inputs", "outputs"]) &&
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

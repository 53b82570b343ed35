// What may stand on a page for a word of a query, and how much that is worth.

import { parts } from "./compounds.js";
import { root, stem } from "./dutch.js";
import { SHORT } from "./vocabulary.js";

/**
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {{text: string, weight: number}} Form
 */

// Beside the word that was typed, which is worth 1.
const STEM = 0.8; // marges for marge: the same word
const FAMILY = 0.7; // opzegging for opgezegd: nearly always the same subject
const HEAD = 0.9; // klantwaarde for waarde: a compound is its last part, of some kind
const INSIDE = 0.35; // aanloopkosten for loop: it may be about something else
const MISSPELT = 0.9; // divided by the letters that are wrong

const LONG = 8; // letters; a longer word may have two that are wrong
const FORMS = 40; // asked for one word; what comes after those weighs next to nothing

/**
 * @param {string} word
 * @param {boolean} typing whether it may be the beginning of a longer word
 * @param {Vocabulary} vocabulary
 * @returns {Form[]}
 */
export function forms(word, typing, vocabulary) {
  const begun = /\d/.test(word) || vocabulary.site.has(word) || (typing && vocabulary.begins(word));
  // Of a word that it has not, Pagefind gives what begins with the same letters, whatever it is.
  /** @type {Form[]} */
  const found = begun ? [{ text: word, weight: 1 }] : [];
  found.push(...alike(word, begun ? STEM : 1, FAMILY, vocabulary));
  if (word.length < SHORT) return found;
  const base = stem(word);
  for (const text of vocabulary.words) {
    const whole = stem(text);
    // Not at its beginning: what is only begun with it is about something else.
    // Of three letters only as they are written: meer is no customer.
    if (whole.includes(base, 3) && (base.length > 3 || text.includes(word)))
      found.push({ text, weight: whole.endsWith(base) ? HEAD : INSIDE });
  }
  return found;
}

/**
 * The words of the site that are forms of this one.
 *
 * @param {string} word
 * @param {number} same what one with its stem is worth
 * @param {number} family what one with its root is worth
 * @param {Vocabulary} vocabulary
 * @returns {Form[]}
 */
function alike(word, same, family, { stems, roots, site }) {
  const found = [
    ...(stems.get(stem(word)) ?? []).map((text) => ({ text, weight: same })),
    ...(roots.get(root(word)) ?? []).map((text) => ({ text, weight: family })),
  ];
  return found.filter(({ text }) => site.has(text));
}

/**
 * How a name stands on a page: its words beside each other, or in one.
 *
 * @param {string[]} name
 * @param {number} weight
 * @param {Vocabulary} vocabulary
 * @returns {Form[]}
 */
export function named(name, weight, vocabulary) {
  const whole = name.join("");
  if (name.length === 1) return alike(whole, weight, weight * FAMILY, vocabulary);
  const found = [{ text: name.join(" "), weight }];
  if (vocabulary.site.has(whole)) found.push({ text: whole, weight }); // cross-sell
  return found;
}

/**
 * A word that nobody wrote: misspelt, with the forms of what was meant; or a compound, as words that
 * somebody did write. First what is surest.
 *
 * @param {string} word
 * @param {Vocabulary} vocabulary
 * @returns {{words: string[], forms: Form[]}}
 */
export function meant(word, vocabulary) {
  const made = (/** @type {string[] | undefined} */ words) => (words ? { words, forms: [] } : undefined);
  return (
    made(compound(word, vocabulary)) ??
    misspelt(word, 1, vocabulary) ??
    made(parts(word, (part) => vocabulary.how(part, true))) ??
    (word.length > LONG ? misspelt(word, 2, vocabulary) : undefined) ?? { words: [word], forms: [] }
  );
}

/**
 * @param {string} word
 * @param {Vocabulary} vocabulary
 */
function compound(word, vocabulary) {
  const found = parts(word, (part) => vocabulary.how(part), true);
  // Of the same parts as a name that is known, but for what links them: klantenbehoud.
  const key = found?.map(root).join(" ");
  return (
    vocabulary.members.find(({ name, pieces }) => name.length === 1 && pieces.length > 1 && pieces.join(" ") === key)
      ?.name ?? found
  );
}

/**
 * @param {string} word
 * @param {number} most
 * @param {Vocabulary} vocabulary
 */
function misspelt(word, most, vocabulary) {
  const words = word.length < SHORT ? [] : vocabulary.near(word, most);
  if (!words.length) return undefined;
  return { words, forms: words.flatMap((each) => named([each], MISSPELT / most, vocabulary)) };
}

/**
 * Each text once, with its best weight, the best first.
 *
 * @param {Form[]} forms
 */
export function unique(forms) {
  const best = new Map();
  for (const { text, weight } of forms) best.set(text, Math.max(weight, best.get(text) ?? 0));
  return [...best]
    .map(([text, weight]) => ({ text, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, FORMS);
}

// What looks most like a query that finds nothing.

import { sound, split } from "./dutch.js";
import { SHORT } from "./vocabulary.js";

/** @typedef {import("./query.js").Called} Called */

const LIKE = 0.45; // of the pairs of letters that two words have, this part has to be shared
const MOST = 3; // more is guessing

/**
 * @param {string} query
 * @param {Iterable<Called>} results
 * @returns {Called[]}
 */
export function nearest(query, results) {
  const asked = split(query)
    .filter((word) => word.length >= SHORT)
    .map(pairs);
  const ranked = [...results].flatMap((result) => {
    const names = result.names.filter(({ worth }) => worth === 1).flatMap(({ exact }) => [...exact]);
    const best = Math.max(0, ...names.flatMap((name) => asked.map((word) => shared(word, pairs(name)))));
    return best >= LIKE ? [{ result, best }] : [];
  });
  ranked.sort((a, b) => b.best - a.best);
  return ranked.slice(0, MOST).map(({ result }) => result);
}

/** @param {string} word */
const pairs = (word) => {
  const heard = ` ${sound(word)} `;
  return Array.from({ length: heard.length - 1 }, (_, i) => heard.slice(i, i + 2));
};

/**
 * @param {string[]} a
 * @param {string[]} b
 */
const shared = (a, b) => (2 * a.filter((pair) => b.includes(pair)).length) / (a.length + b.length);

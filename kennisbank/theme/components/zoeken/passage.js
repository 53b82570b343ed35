// Where in a result the query is answered.

import { split, stem } from "./dutch.js";

/** @typedef {import("./query.js").Found} Found */

/**
 * Where in a result the query is answered: its section, and the words around it.
 *
 * @param {Found} found
 * @param {number} [length] in words
 */
export async function passage(found, length = 26) {
  const { content, anchors } = await found.data();
  const words = content.split(/\s+/);
  // Pagefind's stems are its own: of its places, those with a word that was meant.
  const meant = (/** @type {number} */ at) =>
    split(words[at] ?? "").some((word) => found.roots.some((root) => stem(word).startsWith(root)));
  const places = [...found.places].filter(([at]) => meant(at)).sort(([a], [b]) => a - b);
  let [start, most] = [0, -1];
  for (const [from] of places) {
    const inside = places.filter(([at]) => at >= from && at < from + length);
    const parts = new Set(inside.flatMap(([, set]) => [...set]));
    const worth = parts.size * 10 + inside.length;
    if (worth > most) [start, most] = [from, worth];
  }
  const section = anchors.filter(({ element, location }) => element === "h2" && location <= start).at(-1);
  const begin = Math.max(0, Math.min(start - 5, words.length - length));
  const marked = new Set(places.map(([at]) => at));
  const shown = words.slice(begin, begin + length).map((word, i) => ({ word, marked: marked.has(begin + i) }));
  return { section, shown, before: begin > 0, after: begin + length < words.length };
}

// What a result is called.

import { SMALL, split, stem } from "./dutch.js";

/** @typedef {{words: Set<string>, exact: Set<string>, worth: number}} Name `words` are stems */

const HEADING = 0.5; // a page is less about one of its sections than about its title

/**
 * What a result is called: its title, the subject before a colon, its address; and
 * what its sections are called.
 *
 * @param {string} address
 * @param {string} kind
 * @param {string} title
 * @param {string[]} headings
 * @returns {Name[]}
 */
export function names(address, kind, title, headings) {
  const called = [title, title.split(":")[0]];
  if (kind === "artikel" || kind === "rekenhulp") called.push(address.split("/").at(-2) ?? "");
  const all = [...called.map((name) => ({ name, worth: 1 })), ...headings.map((name) => ({ name, worth: HEADING }))];
  return all.flatMap(({ name, worth }) => {
    const exact = split(name).filter((word) => !SMALL.has(word));
    return exact.length ? [{ words: new Set(exact.map(stem)), exact: new Set(exact), worth }] : [];
  });
}

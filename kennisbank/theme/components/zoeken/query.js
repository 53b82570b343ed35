// From what somebody types to the results that fit it best. Pagefind knows where a word stands;
// the vocabulary of the site knows which words are meant.

import { split, stem } from "./dutch.js";
import { wanted } from "./kinds.js";
import { names } from "./names.js";
import { nearest } from "./nearest.js";
import { read } from "./reading.js";
import { Vocabulary } from "./vocabulary.js";

/**
 * @typedef {import("./forms.js").Form} Form
 * @typedef {{id: string, score: number, words: number[], data: () => Promise<Fragment>}} Hit
 * @typedef {{content: string, anchors: {element: string, id: string, text: string, location: number}[]}} Fragment
 * @typedef {{search: (term: string) => Promise<{results: Hit[]}>}} Pagefind
 * @typedef {[id: string, address: string, kind: string, title: string, place: string, headings: string[]]} Row
 * @typedef {{results: Row[], names: string[][], same: [string[], string[]][], words: string, tag: string}} Told
 * @typedef {{address: string, kind: string, title: string, place: string}} Result
 * @typedef {import("./names.js").Name} Name
 * @typedef {Result & {names: Name[]}} Called
 * @typedef {Result & {score: number, roots: string[], places: Map<number, Set<number>>, data: () => Promise<Fragment>}} Found
 */

// “retenties” in a title for “retentie” is nearly always the same subject, and worth what it is in a
// text (forms.js); the title with the very word stays first.
const STEM = 0.8;
// A long title with the query in it is about that too; one that is the query is about nothing else.
// From here it rises with the share that the query is of the title.
const PARTLY = 0.6;
// A page that has one word of three may be all that there is: it sinks, and stays. From here it rises
// with what it has, squared, so that half a query is not nearly a whole one.
const UNCOVERED = 0.4;
// Less is a word inside another (forms.js, INSIDE) that stands there once: no part of the query.
const ENOUGH = 0.25;
const LEAST = 0.12; // of the best: below it are pages that have one common word in passing

export class Search {
  /**
   * @param {Pagefind} pagefind
   * @param {Told} told
   */
  constructor(pagefind, told) {
    this.pagefind = pagefind;
    this.vocabulary = new Vocabulary(told);
    this.size = told.results.length;
    /** @type {Map<string, Called>} */
    this.results = new Map(
      told.results.map(([id, address, kind, title, place, headings = []]) => [
        id,
        { address, kind, title, place, names: names(address, kind, title, headings) },
      ]),
    );
    /** @type {Map<string, Promise<Hit[]>>} */
    this.asked = new Map();
  }

  /** @param {string} text */
  hits(text) {
    const asked =
      this.asked.get(text) ??
      this.pagefind.search(text.includes(" ") ? `"${text}"` : text).then(({ results }) => results);
    this.asked.set(text, asked);
    return asked;
  }

  /**
   * The best first. Every part of the query counts by how rare it is; a title that says it counts
   * as much as the text.
   *
   * @param {string} query
   * @returns {Promise<Found[]>}
   */
  async find(query) {
    const { about, worth: ofKind } = wanted(split(query));
    const parts = read(about.join(" "), this.vocabulary);
    /** @type {Map<string, {score: number, covered: number, names: number[], places: Map<number, Set<number>>, data: () => Promise<Fragment>}>} */
    const found = new Map();
    const roots = parts.flatMap(({ forms }) => forms.flatMap(({ text }) => text.split(" ").map(stem)));
    let whole = 0;
    for (const [at, { forms, share }] of parts.entries()) {
      const scores = await this.part(forms);
      const worth = share * Math.log(1 + this.size / (1 + scores.size));
      whole += worth;
      for (const [id, { score, named, words, data }] of scores) {
        const sum = found.get(id) ?? { score: 0, covered: 0, names: [], places: new Map(), data };
        found.set(id, sum);
        sum.score += worth * score;
        sum.covered += score > ENOUGH ? worth : 0;
        named.forEach((weight, i) => (sum.names[i] = (sum.names[i] ?? 0) + worth * weight));
        for (const place of words) sum.places.set(place, (sum.places.get(place) ?? new Set()).add(at));
      }
    }
    const ranked = [...found].flatMap(([id, { score, covered, names, places, data }]) => {
      const result = this.results.get(id);
      if (!result) return [];
      // A name is worth more when the query is all of it.
      const shares = result.names.map(
        ({ words, worth }, i) => worth * (names[i] ?? 0) * between(PARTLY, Math.min(1, parts.length / words.size)),
      );
      const sum = ((score + Math.max(0, ...shares)) / whole) * between(UNCOVERED, (covered / whole) ** 2);
      return [{ ...result, score: sum * ofKind(result.kind), roots, places, data }];
    });
    ranked.sort((a, b) => b.score - a.score);
    return ranked.filter(({ score }) => score > LEAST * ranked[0].score);
  }

  /**
   * What looks most like it, when nothing was found; without a place in their texts.
   *
   * @param {string} query
   * @returns {Found[]}
   */
  nearest(query) {
    const data = () => Promise.reject(new Error("not found by its text"));
    return nearest(query, this.results.values()).map((result) => ({
      ...result,
      score: 0,
      roots: [],
      places: new Map(),
      data,
    }));
  }

  /**
   * How well each result fits one part of the query, in its text and in each of its names: 0 to 1.
   *
   * @param {Form[]} forms
   */
  async part(forms) {
    /** @type {Map<string, {score: number, named: number[], words: Set<number>, data: () => Promise<Fragment>}>} */
    const scores = new Map();
    const answers = await Promise.all(forms.map(({ text }) => this.hits(text)));
    forms.forEach(({ text, weight }, i) => {
      const roots = text.split(" ").map(stem);
      const best = Math.max(...answers[i].map(({ score }) => score));
      for (const { id, score, words, data } of answers[i]) {
        const now = scores.get(id) ?? { score: 0, named: [], words: new Set(), data };
        scores.set(id, now);
        now.score = Math.max(now.score, weight * Math.sqrt(score / best));
        for (const place of words) now.words.add(place);
      }
      for (const [id, { names }] of this.results) {
        const now = scores.get(id);
        names.forEach((name, n) => {
          if (!now || !roots.every((root) => name.words.has(root))) return;
          const exact = text.split(" ").every((word) => name.exact.has(word));
          now.named[n] = Math.max(now.named[n] ?? 0, exact ? weight : weight * STEM);
        });
      }
    });
    return scores;
  }
}

/**
 * @param {number} least
 * @param {number} share of what is between that and 1
 */
const between = (least, share) => least + (1 - least) * share;

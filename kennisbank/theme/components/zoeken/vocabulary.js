// The words of the site and the names of its terms: what is known, and as what.

import { parts } from "./compounds.js";
import { close, PARTICLES, root, SMALL, sound, split, stem } from "./dutch.js";

/**
 * @typedef {{results: any[][], names: string[][], same: [typed: string[], here: string[]][], words: string}} Words
 * @typedef {{name: string[], pieces: string[], group: Group}} Member one of what is typed
 * @typedef {{typed: string[][], here: string[][], weight: number, term: boolean, subject: boolean}} Group
 *   what people type for one thing, and what it is called here; `subject` when the glossary has it
 */

// How much another name is worth beside the word that was typed, which is worth 1.
const NAME = 0.95; // the glossary says that it is the same
const ALIKE = 0.75; // the list of synonyms says that it is nearly the same

/** @param {string} name */
const key = (name) => split(name).map(root).join(" ");

export const SHORT = 4; // letters; a shorter word is near too many others, and a part of them

const SURE = 7; // letters in a part of a compound that may be misspelt; a shorter one is near anything

export class Vocabulary {
  /** @param {Words} told */
  constructor({ results, words, names, same = [] }) {
    this.words = words.split(" ").sort();
    this.site = new Set(this.words);
    const terms = new Set(
      [...names.flat(), ...results.filter(([, , kind]) => kind === "begrip").map((each) => each[3])].map(key),
    );
    /** @type {Group[]} */
    const groups = [
      ...names.map((all) => ({ typed: all.map(split), here: all.map(split), weight: NAME, term: true, subject: true })),
      ...same.map(([typed, here]) => ({
        typed: typed.map(split),
        here: here.map(split),
        weight: ALIKE,
        term: false,
        subject: here.some((name) => terms.has(key(name))),
      })),
    ];
    const typed = groups.flatMap(({ typed }) => typed);
    /** All that has a meaning here: what a page says, and what somebody types for that. */
    this.all = new Set([...this.words, ...typed.flat().filter((word) => !SMALL.has(word))]);
    this.stems = by(this.all, stem);
    this.roots = by(this.all, root);
    this.sounds = [...this.all].map((word) => ({ word, heard: sound(word) }));
    const one = groups.flatMap(({ typed, here }) => [...typed, ...here]).filter(({ length }) => length === 1);
    /** The roots of what has a name of its own here. */
    this.titled = new Set(one.map(([word]) => root(word)));
    /** @type {Map<string, string[]>} */
    this.cut = new Map();
    /** @type {Member[]} the longest first */
    this.members = groups
      .flatMap((group) =>
        group.typed.map((name) => ({ name, pieces: name.flatMap((word) => this.pieces(word)), group })),
      )
      .sort((a, b) => b.name.length - a.name.length);
    /** The one word that a word means here, by its root: klant for customer. */
    this.means = new Map(
      groups.flatMap(({ typed, here }) =>
        typed.flatMap((name) =>
          name.length + here.flat().length === 2 ? [/** @type {const} */ ([root(name[0]), here[0][0]])] : [],
        ),
      ),
    );
  }

  /**
   * Whether a page has it, or something means it.
   *
   * @param {string} word
   */
  knows(word) {
    return this.all.has(word) || this.stems.has(stem(word)) || this.roots.has(root(word));
  }

  /**
   * As it is written here, when only a letter is doubled or left out: opzeggingen for opzeginngen.
   *
   * @param {string} word
   */
  spelt(word) {
    return this.all.has(word) || SMALL.has(word) || this.roots.has(root(word))
      ? word
      : (this.stems.get(stem(word))?.[0] ?? word);
  }

  /**
   * Whether a word of a page begins so.
   *
   * @param {string} word
   */
  begins(word) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return Boolean(this.words[low]?.startsWith(word));
  }

  /**
   * How well a part of a compound is known.
   *
   * @param {string} part
   * @param {boolean} guess whether it may be misspelt
   */
  how(part, guess = false) {
    if (SMALL.has(part) || PARTICLES.has(part)) return undefined; // they say nothing: terug in terugkoopratio
    if (this.all.has(part)) return "whole";
    if (part.length < SHORT) return undefined;
    if (this.stems.has(stem(part))) return "form";
    if (this.roots.has(root(part))) return "family";
    if (this.begins(part)) return "begun";
    // Few people err in the first letter, and this is asked of every part that could be one.
    return guess && part.length >= SURE && this.near(part, 1, part[0]).length ? "misspelt" : undefined;
  }

  /**
   * The roots of the words that a word is made of: of klantwaarde those of klant and waarde.
   *
   * @param {string} word
   */
  pieces(word) {
    const found = this.cut.get(word) ?? (parts(word, (part) => this.how(part), true) ?? [word]).map(root);
    this.cut.set(word, found);
    return found;
  }

  /**
   * The words that a word may have been meant as.
   *
   * @param {string} word
   * @param {number} most letters that are wrong, after those that sound alike
   * @param {string} [start] how they begin
   */
  near(word, most, start = "") {
    const heard = sound(word);
    return this.sounds
      .filter(
        (each) => each.word.startsWith(start) && (close(word, each.word, most) || close(heard, each.heard, most - 1)),
      )
      .map((each) => each.word);
  }
}

/**
 * @param {Iterable<string>} words
 * @param {(word: string) => string} key
 */
function by(words, key) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const word of words) {
    const at = key(word);
    const these = found.get(at);
    if (these) these.push(word);
    else found.set(at, [word]);
  }
  return found;
}

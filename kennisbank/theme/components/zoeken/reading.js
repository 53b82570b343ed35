// What somebody types, as the parts that it asks for, each with what may stand on a page for it.

import { PARTICLES, readings, root, SMALL, split } from "./dutch.js";
import { forms, meant, named, unique } from "./forms.js";

/**
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./forms.js").Form} Form
 * @typedef {{words: string[], forms: Form[], share: number}} Part
 */

// A name of which the words stand apart, or of which one is a part of a compound: "kosten van
// acquisitie" is nearly "acquisitiekosten".
const APART = 0.85;

// What a part counts that only says what kind: in "websitebezoekers" the bezoekers count. Unless it
// has a name of its own here, as in "conversieverbetering".
const KIND = 0.5;
// What stands beside the subject of a query, where the glossary has that: "tips" in "klanten behouden
// tips". A word that few pages have would otherwise count most.
const BESIDE = 0.7;
// The verb alone, where it may be a part of another: "tellen" of "tellen … mee".
const ALONE = 0.7;

/**
 * @param {string} query
 * @param {Vocabulary} vocabulary
 * @returns {Part[]}
 */
export function read(query, vocabulary) {
  const typed = readings(split(query), (word) => vocabulary.knows(word));
  const all = typed.flatMap((words, at) => token(words, at === typed.length - 1, vocabulary));
  const said = new Set(all.flatMap(({ words }) => words.map(root)));
  const parts = together(all, vocabulary);
  const telling = parts.filter(
    ({ words: [word, ...more] }) => more.length || (!SMALL.has(word) && !PARTICLES.has(word) && word.length > 1),
  );
  const asked = telling.length ? telling : parts;
  const { found, subjects } = others(asked, said, vocabulary);
  return asked.map((part, i) => ({
    ...part,
    forms: unique([...part.forms, ...found[i]]),
    share: subjects.size && !subjects.has(i) ? part.share * BESIDE : part.share,
  }));
}

/**
 * A word of the query, with how it may be read; a compound that nobody wrote is several.
 *
 * @param {string[]} readings
 * @param {boolean} last
 * @param {Vocabulary} vocabulary
 * @returns {Part[]}
 */
function token([word, ...apart], last, vocabulary) {
  const known = (/** @type {string} */ each) => vocabulary.knows(each) || (last && vocabulary.begins(each));
  if (SMALL.has(word) || known(word)) {
    const alone = apart
      .flatMap((each) => forms(each, false, vocabulary))
      .map(({ text, weight }) => ({ text, weight: weight * ALONE }));
    return [
      { words: [vocabulary.spelt(word), ...apart], forms: [...forms(word, last, vocabulary), ...alone], share: 1 },
    ];
  }
  const found = meant(word, vocabulary);
  if (found.forms.length) return [{ words: found.words, forms: found.forms, share: 1 }];
  return found.words.map((part, i) => {
    const guess = vocabulary.how(part)
      ? { words: [part], forms: forms(part, true, vocabulary) }
      : meant(part, vocabulary);
    const share =
      i === found.words.length - 1 || guess.words.some((each) => vocabulary.titled.has(root(each))) ? 1 : KIND;
    return { ...guess, share };
  });
}

/**
 * The words that are one name, or one word that was typed as two: net promoter score, klant waarde.
 *
 * @param {Part[]} tokens
 * @param {Vocabulary} vocabulary
 */
function together(tokens, vocabulary) {
  /** @type {Part[]} */
  const parts = [];
  for (let at = 0; at < tokens.length;) {
    const rest = tokens.slice(at);
    const member = vocabulary.members.find(
      ({ name, group }) =>
        group.term &&
        name.length > 1 &&
        name.every((word, i) => rest[i]?.words.some((each) => root(each) === root(word))),
    );
    const length = member?.name.length ?? 1;
    const meant = member ? named(member.name, 1, vocabulary) : [...tokens[at].forms];
    for (const pair of member ? [] : [tokens.slice(Math.max(0, at - 1), at + 1), tokens.slice(at, at + 2)]) {
      const whole = pair.map(({ words }) => words.at(-1)).join("");
      if (pair.length === 2 && vocabulary.knows(whole)) meant.push(...forms(whole, false, vocabulary));
    }
    parts.push({ words: rest.slice(0, length).flatMap(({ words }) => words), forms: meant, share: tokens[at].share });
    at += length;
  }
  return parts;
}

/**
 * For each part the other names of what it is, alone or with the parts around it; and which parts
 * are a subject of the site.
 *
 * @param {Part[]} parts
 * @param {Set<string>} said the roots of all words, the small ones too
 * @param {Vocabulary} vocabulary
 */
function others(parts, said, vocabulary) {
  /** @type {Form[][]} */
  const found = parts.map(() => []);
  /** @type {Set<number>} */
  const subjects = new Set();
  const roots = parts.map(({ words }) => new Set(words.map(root)));
  // In English the words of a name are others: client value.
  const means = parts.map(({ words }) => words.flatMap((word) => [word, vocabulary.means.get(root(word)) ?? word]));
  const pieces = means.map((words) => words.map((word) => vocabulary.pieces(word)));
  for (const { name, pieces: made, group } of vocabulary.members) {
    const whole = name.map(root);
    let places = whole.every((each) => said.has(each))
      ? roots.flatMap((set, i) => (whole.some((each) => set.has(each)) ? [i] : []))
      : [];
    let weight = group.weight;
    if (!places.length && made.length > 1) {
      // Of a word all has to be meant, or what it is about: in "orderwaarde x klantduur" is no klantwaarde.
      places = pieces.flatMap((words, i) => (words.some((each) => isOf(each, made)) ? [i] : []));
      if (
        !made.every((piece) => places.some((i) => pieces[i].some((each) => each.includes(piece) && isOf(each, made))))
      )
        continue;
      weight *= APART;
    }
    const here = group.here.flatMap((other) => named(other, weight, vocabulary));
    for (const place of places) {
      found[place].push(...here);
      if (group.subject) subjects.add(place);
    }
  }
  return { found, subjects };
}

/**
 * @param {string[]} word the roots that it is made of
 * @param {string[]} name
 */
const isOf = (word, name) => name.includes(word[word.length - 1]);

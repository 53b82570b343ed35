// From what somebody types to the results that fit it best. Pagefind knows where a word stands;
// the vocabulary of the site knows which words are meant.

/**
 * @typedef {{id: string, score: number, words: number[], data: () => Promise<Fragment>}} Hit
 * @typedef {{content: string, anchors: {element: string, id: string, text: string, location: number}[]}} Fragment
 * @typedef {{search: (term: string) => Promise<{results: Hit[]}>}} Pagefind
 * @typedef {{results: string[][], names: string[][], words: string, tag: string}} Told
 * @typedef {{address: string, kind: string, title: string, place: string}} Result
 * @typedef {Result & {score: number, places: Map<number, Set<number>>, data: () => Promise<Fragment>}} Found
 * @typedef {{text: string, weight: number}} Form what may stand on a page for a word of the query
 */

// Words that a question is built of. They count only when there is nothing else to go by.
const SMALL = new Set(
  ("aan af al als ben bij bent dan dat de die dit doe doen door een en er geen haar heb hebben hebt " +
    "heeft het hij hoe hun ik in is je jij jou jouw kan ken kun kunnen maar me mee men met mij mijn " +
    "na naar niet nog nu of om onze ons ook op over te tot u uit uw van veel voor waar waarom wanneer " +
    "wat we wel welk welke wie wij word worden wordt ze zelf zich zijn zit zo zou").split(" "),
);
// What a page is for weighs a little: an article explains, a spoken text repeats it.
/** @type {Record<string, number>} */
const KINDS = { artikel: 1.2, rekenhulp: 1.15, begrip: 1.1, vraag: 1, podcast: 0.85, pagina: 0.8 };
const LEAST = 0.12; // below this share of the best, a result is noise

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text */
const split = (text) => plain(text).match(/[\p{L}\d]+/gu) ?? [];

/**
 * What the forms of a word have in common, roughly: marge, marges; abonnee, abonnees.
 *
 * @param {string} word
 */
export function stem(word) {
  const short = word.length > 4 ? word.replace(/(?:en|es|s|e|n)$/, "") : word;
  return short.replace(/(.)\1/g, "$1").replace(/z$/, "s").replace(/v$/, "f");
}

/**
 * Whether one is the other after at most so many letters more, less, different or swapped.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function close(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return row[b.length] <= most;
}

export class Vocabulary {
  /** @param {Told} told */
  constructor({ words, names }) {
    this.words = words.split(" ");
    this.stems = new Set(this.words.map(stem));
    /** Every name of a term, as its words, with all the names of that term. */
    this.names = names.flatMap((all) => all.map((name) => ({ name: split(name), all })));
    this.names.sort((a, b) => b.name.length - a.name.length);
  }

  /**
   * The parts of a query, each with what may stand for it.
   *
   * @param {string} query
   * @returns {Form[][]}
   */
  read(query) {
    const words = split(query);
    const parts = [];
    for (let at = 0; at < words.length; ) {
      const { length, forms } = this.name(words.slice(at)) ?? { length: 1, forms: [] };
      const last = at + length === words.length;
      const meant = length === 1 ? this.forms(words[at], last) : [{ text: words.slice(at, at + length).join(" "), weight: 1 }];
      for (const other of [words[at - 1] && words[at - 1] + words[at], words[at + 1] && words[at] + words[at + 1]]) {
        if (length === 1 && other && this.knows(other)) meant.push({ text: other, weight: 1 }); // klant waarde
      }
      parts.push({ words: words.slice(at, at + length), forms: unique([...meant, ...forms]) });
      at += length;
    }
    const telling = parts.filter(({ words: [word, ...more] }) => more.length || (!SMALL.has(word) && word.length > 1));
    return (telling.length ? telling : parts).map(({ forms }) => forms);
  }

  /** @param {string} word */
  knows(word) {
    return this.stems.has(stem(word));
  }

  /**
   * The name of a term that these words begin with, and its other names.
   *
   * @param {string[]} words
   */
  name(words) {
    const found = this.names.find(({ name }) => name.every((each, i) => words[i] && stem(each) === stem(words[i])));
    if (!found) return undefined;
    const forms = found.all.map((name) => ({ text: split(name).join(" "), weight: 0.8 }));
    return { length: found.name.length, forms };
  }

  /**
   * @param {string} word
   * @param {boolean} typing whether it may be the beginning of a longer word
   * @returns {Form[]}
   */
  forms(word, typing) {
    /** @type {Form[]} */
    const forms = [{ text: word, weight: 1 }];
    if (word.length < 4) return forms;
    const root = stem(word);
    const known = this.stems.has(root) || (typing && this.words.some((each) => each.startsWith(word)));
    // A compound is about its last part: a klantwaarde is a waarde.
    for (const each of this.words) {
      if (each.length < word.length + 3 || !each.includes(root, 3)) continue;
      forms.push({ text: each, weight: stem(each).endsWith(root) ? 0.6 : 0.35 });
    }
    if (known) return forms;
    const parts = this.parts(word);
    if (parts) forms.push({ text: parts.join(" "), weight: 0.7 }, ...parts.flatMap((part) => this.others(part)));
    for (const most of word.length > 8 ? [1, 2] : [1]) {
      const meant = this.words.filter((each) => close(word, each, most));
      forms.push(...meant.flatMap((text) => [{ text, weight: 0.9 / most }, ...this.others(text)]));
      if (meant.length) break;
    }
    return forms;
  }

  /** @param {string} word */
  others(word) {
    return this.name([word])?.forms ?? [];
  }

  /**
   * An unknown compound as words that the site has.
   *
   * @param {string} word
   * @returns {string[] | undefined}
   */
  parts(word) {
    for (let at = word.length - 3; at >= 3; at--) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      const first = [head, head.replace(/s$/, "")].find((each) => each.length > 2 && this.words.includes(each));
      const rest = first && (this.knows(tail) ? [tail] : this.parts(tail));
      if (rest) return [first, ...rest];
    }
    return undefined;
  }
}

/** @param {Form[]} forms */
function unique(forms) {
  const best = new Map();
  for (const { text, weight } of forms) best.set(text, Math.max(weight, best.get(text) ?? 0));
  return [...best].map(([text, weight]) => ({ text, weight })).sort((a, b) => b.weight - a.weight).slice(0, 24);
}

export class Search {
  /**
   * @param {Pagefind} pagefind
   * @param {Told} told
   */
  constructor(pagefind, told) {
    this.pagefind = pagefind;
    this.vocabulary = new Vocabulary(told);
    this.size = told.results.length;
    /** @type {Map<string, Result & {told: string[]}>} */
    this.results = new Map(
      told.results.map(([id, address, kind, title, place]) => {
        const name = address.replace(/#.*/, "").split("/").filter(Boolean).at(-1) ?? "";
        return [id, { address, kind, title, place, told: [...split(title), ...(kind === "vraag" || kind === "begrip" ? [] : split(name))] }];
      }),
    );
    /** @type {Map<string, Promise<Hit[]>>} */
    this.asked = new Map();
  }

  /** @param {string} text */
  hits(text) {
    const asked = this.asked.get(text) ?? this.pagefind.search(text.includes(" ") ? `"${text}"` : text).then(({ results }) => results);
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
    const parts = this.vocabulary.read(query);
    /** @type {Map<string, {score: number, title: number, places: Map<number, Set<number>>, data: () => Promise<Fragment>}>} */
    const found = new Map();
    let whole = 0;
    for (const [at, forms] of parts.entries()) {
      const scores = await this.part(forms, at, found);
      const worth = Math.log(1 + this.size / (1 + scores.size));
      whole += worth;
      for (const [id, { score, title }] of scores) {
        const sum = found.get(id);
        if (sum) [sum.score, sum.title] = [sum.score + worth * score, sum.title + worth * title];
      }
    }
    const ranked = [...found].flatMap(([id, { score, title, places, data }]) => {
      const result = this.results.get(id);
      if (!result) return [];
      const words = new Set(result.told.filter((word) => !SMALL.has(word)));
      const share = Math.min(1, parts.length / Math.max(1, words.size));
      const sum = (score + title * (0.6 + 0.4 * share)) / whole;
      return [{ ...result, score: sum * (KINDS[result.kind] ?? 1), places, data }];
    });
    ranked.sort((a, b) => b.score - a.score);
    return ranked.filter(({ score }) => score > LEAST * ranked[0].score);
  }

  /**
   * How well each result fits one part of the query, in its text and in its title: 0 to 1.
   *
   * @param {Form[]} forms
   * @param {number} at
   * @param {Map<string, {score: number, title: number, places: Map<number, Set<number>>, data: () => Promise<Fragment>}>} found
   */
  async part(forms, at, found) {
    /** @type {Map<string, {score: number, title: number}>} */
    const scores = new Map();
    const answers = await Promise.all(forms.map(({ text }) => this.hits(text)));
    forms.forEach(({ text, weight }, i) => {
      const roots = text.split(" ").map(stem);
      const best = Math.max(...answers[i].map(({ score }) => score));
      for (const { id, score, words, data } of answers[i]) {
        const result = this.results.get(id);
        if (!result) continue;
        const said = result.told.map(stem);
        const inTitle = roots.every((root) => said.includes(root)) ? weight : 0;
        const now = scores.get(id) ?? { score: 0, title: 0 };
        scores.set(id, {
          score: Math.max(now.score, weight * Math.sqrt(score / best)),
          title: Math.max(now.title, inTitle),
        });
        const all = found.get(id) ?? { score: 0, title: 0, places: new Map(), data };
        found.set(id, all);
        if (weight < 0.3) continue;
        for (const place of words) all.places.set(place, (all.places.get(place) ?? new Set()).add(at));
      }
    });
    return scores;
  }
}

/**
 * Where in a result the query is answered: its section, and the words around it.
 *
 * @param {Found} found
 * @param {number} [length] in words
 */
export async function passage(found, length = 26) {
  const { content, anchors } = await found.data();
  const words = content.split(/\s+/);
  const places = [...found.places].filter(([at]) => at < words.length).sort(([a], [b]) => a - b);
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

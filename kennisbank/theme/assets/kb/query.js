// From what somebody types to the results that fit it best. Pagefind knows where a word stands;
// the vocabulary of the site knows which words are meant.

/**
 * @typedef {{id: string, score: number, words: number[], data: () => Promise<Fragment>}} Hit
 * @typedef {{content: string, anchors: {element: string, id: string, text: string, location: number}[]}} Fragment
 * @typedef {{search: (term: string) => Promise<{results: Hit[]}>}} Pagefind
 * @typedef {{results: string[][], names: string[][], words: string, tag: string}} Told
 * @typedef {{address: string, kind: string, title: string, place: string}} Result
 * @typedef {Result & {score: number, roots: string[], places: Map<number, Set<number>>, data: () => Promise<Fragment>}} Found
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
// What somebody types who wants that kind of result.
/** @type {Record<string, string[]>} */
const ASKED = {
  rekenhulp: ["rekenhulp", "bereken", "berekenen", "rekenen", "uitrekenen", "calculator", "rekentool"],
  begrip: ["begrip", "betekenis", "betekent", "definitie"],
  podcast: ["podcast", "luisteren", "aflevering"],
};
const MEANT = 1.3; // how much more such a result is worth then
const LEAST = 0.12; // below this share of the best, a result is noise
const ENOUGH = 0.25; // from here a result covers a part of the query

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
    this.stemmed = this.words.map((word) => ({ word, root: stem(word) }));
    this.stems = new Set(this.stemmed.map(({ root }) => root));
    /** Every name of a term, as its words, with all the names of that term. */
    this.names = names.flatMap((all) => all.map((name) => ({ name: split(name), all })));
    this.named = new Set(this.names.map(({ name }) => name.join(" ")));
    this.names.sort((a, b) => b.name.length - a.name.length);
  }

  /**
   * The parts of a query, each with what may stand for it.
   *
   * @param {string} query
   * @returns {Form[][]}
   */
  read(query) {
    const words = split(query).flatMap((word) => (this.knows(word) || this.named.has(word) ? word : (this.parts(word) ?? word)));
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
    const forms = found.all.map((name) => ({ text: split(name).join(" "), weight: 0.95 }));
    return { length: found.name.length, forms };
  }

  /**
   * @param {string} word
   * @param {boolean} typing whether it may be the beginning of a longer word
   * @returns {Form[]}
   */
  forms(word, typing) {
    const root = stem(word);
    const begun = /\d/.test(word) || this.words.some((each) => each === word || (typing && each.startsWith(word)));
    const known = begun || this.stems.has(root);
    // Of a word that it has not, Pagefind gives what begins with the same letters, whatever it is.
    /** @type {Form[]} */
    const forms = begun ? [{ text: word, weight: 1 }] : [];
    for (const each of this.stemmed) if (each.root === root) forms.push({ text: each.word, weight: begun ? 0.8 : 1 });
    if (word.length < 4) return forms;
    // A compound is about its last part: a klantwaarde is a waarde.
    for (const each of this.stemmed) {
      if (!each.root.includes(root, 3)) continue;
      forms.push({ text: each.word, weight: each.root.endsWith(root) ? 0.6 : 0.35 });
    }
    if (known) return forms;
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
    /** @type {Map<string, Result & {names: Set<string>[]}>} */
    this.results = new Map(
      told.results.map(([id, address, kind, title, place]) => [id, { address, kind, title, place, names: names(address, kind, title) }]),
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
    const words = split(query);
    const kinds = Object.keys(ASKED).filter((kind) => words.some((word) => ASKED[kind].includes(word)));
    const asked = kinds.flatMap((kind) => ASKED[kind]);
    const about = words.filter((word) => !asked.includes(word));
    const parts = this.vocabulary.read((about.length ? about : words).join(" "));
    /** @type {Map<string, {score: number, covered: number, names: number[], places: Map<number, Set<number>>, data: () => Promise<Fragment>}>} */
    const found = new Map();
    const roots = parts.flatMap((forms) => forms.flatMap(({ text }) => text.split(" ").map(stem)));
    let whole = 0;
    for (const [at, forms] of parts.entries()) {
      const scores = await this.part(forms);
      const worth = Math.log(1 + this.size / (1 + scores.size));
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
      const shares = result.names.map((words, i) => (names[i] ?? 0) * (0.6 + 0.4 * Math.min(1, parts.length / words.size)));
      const sum = ((score + Math.max(0, ...shares)) / whole) * (0.4 + 0.6 * (covered / whole) ** 2);
      return [{ ...result, score: sum * (KINDS[result.kind] ?? 1) * (kinds.includes(result.kind) ? MEANT : 1), roots, places, data }];
    });
    ranked.sort((a, b) => b.score - a.score);
    return ranked.filter(({ score }) => score > LEAST * ranked[0].score);
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
          if (now && roots.every((root) => name.has(root))) now.named[n] = Math.max(now.named[n] ?? 0, weight);
        });
      }
    });
    return scores;
  }
}

/**
 * What a result is called, as sets of stems: its title, the subject before a colon, its address.
 *
 * @param {string} address
 * @param {string} kind
 * @param {string} title
 */
function names(address, kind, title) {
  const called = [title, title.split(":")[0]];
  if (kind === "artikel" || kind === "rekenhulp") called.push(address.split("/").at(-2) ?? "");
  return called.map((name) => new Set(split(name).filter((word) => !SMALL.has(word)).map(stem))).filter(({ size }) => size);
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

// A compound that nobody wrote before, as words that are known: klantacquisitie is klant and
// acquisitie, opzegpercentage is opzeg and percentage.

// What one part costs, by how it is known; the split that costs least is the one that was meant.
// A part of its own costs 1, so that few and long parts win.
const COST = {
  whole: 0, // klant
  form: 0.1, // klanten, by its stem
  family: 0.3, // opzeg, of opzegging
  begun: 0.5, // acquisitie, of acquisitiekosten
  misspelt: 1.2, // aquisitie
  unknown: 1.5, // what comes first may be anything: a kapperszaak is a zaak
  lost: 2.5, // what comes last says what it is, and then only the rest is left to look for
};
const LEAST = 3; // letters in a part; fewer are endings
const LEAST_BEGUN = 5; // letters that say which word was begun
const LINKS = ["", "s", "e", "en", "n", "-"]; // levenswaarde, ledenbehoud, kapperszaak

/** @typedef {keyof typeof COST} Knowledge */

/**
 * The parts of a compound, or nothing when it cannot be one.
 *
 * @param {string} word
 * @param {(part: string) => Knowledge | undefined} how how well a part is known
 * @param {boolean} [strict] only parts that are words of their own
 * @returns {string[] | undefined}
 */
export function parts(word, how, strict = false) {
  /** @type {({cost: number, parts: string[]} | undefined)[]} the cheapest way to read up to here */
  const best = [{ cost: 0, parts: [] }];
  for (let end = LEAST; end <= word.length; end++) {
    for (let start = 0; start <= end - LEAST; start++) {
      const before = best[start];
      if (!before || (start === 0 && end === word.length)) continue;
      const found = part(word.slice(start, end), end === word.length, start === 0, how, strict);
      if (!found) continue;
      const cost = before.cost + 1 + COST[found.known];
      if (cost < (best[end]?.cost ?? Infinity)) best[end] = { cost, parts: [...before.parts, ...found.text] };
    }
  }
  const read = best[word.length]?.parts ?? [];
  // Beside a part that is new, another has to say enough.
  const whole = read.join("").length + LINKS.length > word.length;
  return read.some(({ length }) => whole || length >= LEAST_BEGUN) ? read : undefined;
}

/**
 * @param {string} text
 * @param {boolean} last
 * @param {boolean} first
 * @param {(part: string) => Knowledge | undefined} how
 * @param {boolean} strict
 * @returns {{text: string[], known: Knowledge} | undefined}
 */
function part(text, last, first, how, strict) {
  /** @type {{text: string[], known: Knowledge} | undefined} */
  let best;
  for (const link of last ? [""] : LINKS) {
    if (!text.endsWith(link) || text.length - link.length < LEAST) continue;
    const bare = text.slice(0, text.length - link.length);
    const known = how(bare);
    if (!known || (strict && known !== "whole" && known !== "form")) continue;
    if (known === "begun" && bare.length < LEAST_BEGUN) continue;
    if (!best || COST[known] < COST[best.known]) best = { text: [bare], known };
  }
  if (best || strict || first === last) return best;
  return { text: [], known: first ? "unknown" : "lost" };
}

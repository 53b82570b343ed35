// The kinds of results, and which of them a query asks for.

// What a page is for weighs a little, so that of two that fit alike the one that helps most is first.
/** @type {Record<string, number>} */
const KINDS = {
  artikel: 1.25, // explains, and leads to all the others
  rekenhulp: 1.15, // answers with the reader's own numbers
  begrip: 1.1, // says in two lines what it is
  vraag: 1, // one case
  podcast: 0.85, // says again what an article says
  pagina: 0.8, // about the site
}; // prettier-ignore
// What people type when they want that kind of result.
/** @type {Record<string, string[]>} */
const ASKED = {
  artikel: ["advies", "formule", "tip", "tips", "uitleg", "voorbeeld", "voorbeelden"],
  rekenhulp: [
    ...["rekenhulp", "bereken", "berekenen", "berekening", "rekenen", "uitrekenen", "doorrekenen"],
    ...["calculator", "rekentool", "rekenmachine", "rekenvoorbeeld", "formule"],
  ],
  begrip: ["begrip", "betekenis", "betekent", "definitie"],
  podcast: ["podcast", "luisteren", "aflevering"],
};
const MEANT = 1.3; // such a result is worth more then, yet not more than one that fits far better

/**
 * What a query is about without the words that only ask for a kind, and what each kind is worth then.
 *
 * @param {string[]} words
 */
export function wanted(words) {
  const kinds = Object.keys(ASKED).filter((kind) => words.some((word) => ASKED[kind].includes(word)));
  const asked = kinds.flatMap((kind) => ASKED[kind]);
  const about = words.filter((word) => !asked.includes(word));
  const worth = (/** @type {string} */ kind) => (KINDS[kind] ?? 1) * (kinds.includes(kind) ? MEANT : 1);
  return { about: about.length ? about : words, worth };
}

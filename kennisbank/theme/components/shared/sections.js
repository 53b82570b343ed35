// Written by `make answers`, from kennisbank/library/sections.py.

/**
 * What is found, in the order in which it is listed: what one of that kind is called, and all.
 *
 * @type {Record<string, string[]>}
 */
export const KINDS = {
  artikel: ["Artikel", "Artikelen"],
  rekenhulp: ["Rekenhulp", "Rekenhulpen"],
  vraag: ["Vraag", "Vragen"],
  begrip: ["Begrip", "Begrippen"],
  podcast: ["Podcast", "Podcast"],
  pagina: ["Pagina", "Andere pagina’s"],
};

/** Where everything can be found without searching, from the root of the site. */
export const WAYS = [
  ["Alle rekenhulpen", "rekenhulpen/"],
  ["Alle vragen", "vragen/"],
  ["Alle begrippen", "begrippen/"],
];

/**
 * Where the page of a calculator is, from the root of the site.
 *
 * @param {string} slug
 */
export const pageOf = (slug) => `rekenhulpen/${slug}/`;

/**
 * Where the page is that other sites show of a calculator, from the root of the site.
 *
 * @param {string} slug
 */
export const frameOf = (slug) => `insluiten/${slug}/`;

/** Where somebody finds the figures that he kept, from the root of the site. */
export const FIGURES = "mijn-cijfers/";

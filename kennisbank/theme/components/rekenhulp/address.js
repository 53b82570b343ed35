/**
 * The address holds the inputs, as machine numbers, between a version and a sum:
 *
 *   ?versie=3f9a1c&orderwaarde=85.5&klantduur=3&controle=0k3x9
 *
 * `versie` says of which calculator, `controle` is a sum over all before it. So it shows when a mail
 * or a chat has changed a link, and what that has hung on its end touches no number. An address that
 * has neither, as they used to be or as somebody writes one, holds what it says. A range has its ends,
 * klantduur=2..4, or 2..2.5..4 with what is likely between them. In a page with more
 * calculators the first has the plain names, another one its id before them: klant-roi.ltv=900.
 */

import { pageOf } from "../shared/sections.js";
import { asked, bare, NAME, NUMBER, toValue, typed } from "./notation.js";

const FIRST = "versie";
const LAST = "controle";
const OURS = new RegExp(`\\W(${FIRST}|${LAST})\\W`, "i");
// What advertisers, newsletters and translators add to any link.
const TRACKING =
  /^(utm_|_|mc_|mkt_|hs|pk_|mtm_|vero_|oly_|(fb|g|dc|ms|tt|tw|y)clid$|gclsrc$|gad_|[gw]braid$|srsltid$|li_fat_id$|igsh|ref$|q$)/;

/** @typedef {Record<string, string | number | number[] | null>} Values */

/**
 * What an address says of the fields of one calculator.
 *
 * @typedef {object} Found
 * @property {Map<string, string | number | number[]>} values a number, a range, or the text of what is neither
 * @property {boolean} damaged it is no longer as it was made
 * @property {boolean} older it was made with another version of the calculator
 * @property {string[]} twice fields that it gives two values
 * @property {string[]} unknown names that no calculator of the page has
 */

/**
 * @param {string[]} prefixes that the names may have; the first is the one that is written
 * @param {string[]} names of the fields
 * @param {string} version of the calculator, now
 * @returns {Found}
 */
export function read(prefixes, names, version) {
  const { values, sealed, made, damaged, twice, others } = reading(prefixes, names);
  return {
    ...{ values, damaged, twice },
    older: sealed && made !== "" && made !== version,
    unknown: sealed ? [] : unknown(others, prefixes, values.size > 0 || damaged),
  };
}

/**
 * Puts these values in the address, in place of what it said of them. An empty string stays, as a
 * field that was emptied; null goes.
 *
 * @param {string[]} prefixes
 * @param {string} version
 * @param {Values} values
 */
export function write(prefixes, version, values) {
  const url = new URL(location.href);
  const { others } = reading(prefixes, Object.keys(values));
  const before = new URLSearchParams(others).toString();
  url.search = [before, query(prefixes[0], version, values)].filter(Boolean).join("&");
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // A browser may refuse when it is asked very often; the next change comes through.
  }
}

/**
 * Where a calculation opens, on the page of its calculator.
 *
 * @param {URL} root of the site
 * @param {string} slug
 * @param {string} version of the calculator that it was made with; empty when that is not known
 * @param {Values} inputs machine numbers
 */
export function addressOf(root, slug, version, inputs) {
  const url = new URL(pageOf(slug), root);
  // A text that is no name was written by a person, in a file that was read in: as in a field.
  const said = (/** @type {string} */ text) => (NAME.test(text) ? text : typed(asked(text)));
  const all = Object.entries(inputs).map(([name, value]) => [
    name,
    typeof value === "string" ? said(value) : (value ?? ""),
  ]);
  url.search = query("", version, Object.fromEntries(all));
  return url.href;
}

/**
 * @param {string} prefix
 * @param {string} version
 * @param {Values} values
 */
export function query(prefix, version, values) {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === null ? [] : [/** @type {[string, string]} */ ([name, [value].flat().join("..")])],
  );
  const first = version ? [[FIRST, version]] : [];
  const whole = [...first, ...pairs, [LAST, sum(version, pairs)]];
  return new URLSearchParams(whole.map(([name, value]) => [prefix + name, value])).toString();
}

/**
 * The reading whose sum is right; else the plain one, of which the fields say what is wrong.
 *
 * @param {string[]} prefixes
 * @param {string[]} names
 */
function reading(prefixes, names) {
  const { search, hash } = location;
  const rest = /^#(0*38|x26);/i.test(hash) ? hash : ""; // of &#38;, all from # on
  const plain = (search + rest).replace(/&?#(0*38|x26);/gi, "&").replace(/&(amp;)+/gi, "&");
  const all = [plain, ...repaired(plain)].map((text) => group(text, prefixes, names));
  const isWhole = plain.includes("=") || plain === "";
  const found = all.find(({ sealed }) => sealed) ?? (isWhole ? all[0] : all.find((each) => each.values.size)) ?? all[0];
  // What no way of repairing makes readable, and yet names what only a link of ours has.
  const isLost = found.values.size === 0 && !found.damaged && OURS.test(decoded(decoded(search + hash)));
  return isLost ? { ...found, damaged: true } : found;
}

/**
 * As the address may have been before somebody's program changed it: encoded once or twice more, =
 * written as =3D, &lt read as <, & as &amp or ;, a stroke before what means something in Markdown,
 * all in capitals.
 *
 * @param {string} text
 */
function repaired(text) {
  const again = decoded(text);
  return [
    text.replace(/&amp/gi, "&"),
    text.replace(/;/g, "&"),
    text.replace(/\\|%5C/gi, ""),
    text.replace(/^\?+/, ""),
    text.toLowerCase(),
    text.replace(/%26(amp(;|%3B))*/gi, "&").replace(/%3D/gi, "="),
    text.replace(/=?(%0D)?%0A/gi, "").replace(/=3D/gi, "="),
    text.replace(/%3C|</gi, "&lt"),
    again,
    decoded(again),
    decoded(decoded(again)),
  ];
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text).replace(/&(amp;)+/gi, "&");
  } catch {
    return text; // a lone % in it
  }
}

/**
 * What one reading says: `made` with which version, and `sealed` when its sum is right.
 *
 * @param {string} text
 * @param {string[]} prefixes
 * @param {string[]} names
 */
function group(text, prefixes, names) {
  const ours = [...names, FIRST, LAST];
  const known = new Map(prefixes.flatMap((each) => ours.map((name) => [each + name.toLowerCase(), name])));
  /** @type {Map<string, string>} */
  const said = new Map();
  const twice = new Set();
  /** @type {[string, string][]} */
  const others = [];
  for (const [name, value] of new URLSearchParams(text)) {
    const field = known.get(bare(name).toLowerCase());
    if (!field) others.push([name, value]);
    else if (!said.has(field)) said.set(field, value);
    else if (bare(said.get(field) ?? "") !== bare(value)) twice.add(field);
  }
  const [version, control] = [FIRST, LAST].map((name) => bare(said.get(name) ?? ""));
  const isMade = said.has(FIRST) || said.has(LAST);
  for (const name of [FIRST, LAST]) said.delete(name);
  const right = isMade && twice.size === 0 && control.startsWith(sum(version, [...said]));
  return {
    values: new Map([...said].map(([name, value]) => [name, toValue(value, right)])),
    made: version,
    sealed: right,
    damaged: isMade && !right,
    twice: [...twice].filter((name) => names.includes(name)),
    others,
  };
}

/**
 * Names that mean nothing here, beside fields of ours or with a number: somebody may take that for
 * one that counts.
 *
 * @param {[string, string][]} others
 * @param {string[]} prefixes
 * @param {boolean} ours whether there is anything of this calculator in the address
 */
function unknown(others, prefixes, ours) {
  const ids = [...document.querySelectorAll("kb-rekenhulp")].map(({ id }) => id);
  const isHere = (/** @type {string} */ name) => {
    if (prefixes.some((prefix) => prefix && name.startsWith(prefix))) return true;
    const [id, dot] = name.split(/(\.)/);
    return prefixes[0] === "" && !(dot && ids.includes(id));
  };
  const counts = (/** @type {string} */ value) => ours || NUMBER.test(value.trim());
  return others
    .filter(([name, value]) => isHere(name) && !TRACKING.test(name.toLowerCase()) && counts(value))
    .map(([name]) => name);
}

/**
 * Five characters over what is in the link, in any order.
 *
 * @param {string} version
 * @param {[string, string][]} pairs
 */
function sum(version, pairs) {
  const lines = pairs.map(([name, value]) => `${name}=${bare(value)}`).sort();
  let hash = 0x811c9dc5; // FNV-1a
  for (const character of [version, ...lines].join("&")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, "0").slice(-5);
}

/**
 * The address holds the inputs, as machine numbers: ?orderwaarde=85.5&klantduur=3. In a page with
 * more calculators the first has the plain names, another one its id before them: klant-roi.ltv=900.
 */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/**
 * What the address says of these fields: a number, or the text of what is not one.
 *
 * @param {string} prefix
 * @param {Iterable<string>} names
 * @returns {Map<string, string | number>}
 */
export function read(prefix, names) {
  const query = new URLSearchParams(location.search);
  const found = new Map();
  for (const name of names) {
    const text = query.get(prefix + name);
    if (text !== null) found.set(name, toValue(text));
  }
  return found;
}

/**
 * Puts these values in the address, in place of what it said of them. An empty string stays, as a
 * field that was emptied; null goes.
 *
 * @param {string} prefix
 * @param {Record<string, string | number | null>} values
 */
export function write(prefix, values) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(values)) {
    if (value === null) url.searchParams.delete(prefix + name);
    else url.searchParams.set(prefix + name, String(value));
  }
  if (url.href === location.href) return;
  try {
    history.replaceState(history.state, "", url);
  } catch {
    // A browser may refuse when it is asked very often; the next change comes through.
  }
}

/** @param {string} text */
function toValue(text) {
  const number = NUMBER.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : text;
}

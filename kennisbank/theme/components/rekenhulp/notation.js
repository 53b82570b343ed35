/** A number in an address is a machine's, in a field a person's: the signs of both. */

export const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const DUTCH = /^[-+−€\d.,\s]+$/; // the same, of what a person writes for a number
const RANGE = /^[-+]?[\d.]+?(\.\.[-+]?[\d.]+?){1,2}$/; // the ends, or what is likely between them
// Ten to a machine, ten thousand in Dutch; a thousand, or a million of which a point is missing.
const TWO_READINGS = /^[-+]?([1-9]\d{0,2}\.\d{3}|\d{4,}\.000)$/;
const TYPED = "~"; // before what somebody typed that is no number: it is read as typed again
export const NAME = /^[a-z_]*$/i; // of an option
// What the end of a sentence, a bracket or a quote leaves at the end of a link, and marks of e-mail.
const HUNG_ON = /[\s.,;:!?…'"’”»)\]}>*|`\\]+$/u;
const UNSEEN = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/gu;

/** @param {string} text as it was typed */
export function typed(text) {
  return text && TYPED + text;
}

/**
 * Without what a line break or a program may have put in it.
 *
 * @param {string} text
 */
export function bare(text) {
  return text.replace(UNSEEN, "");
}

/**
 * @param {string} text
 * @param {boolean} ours written by this site, and as it was written
 */
export function toValue(text, ours) {
  if (text.startsWith(TYPED)) return text.slice(TYPED.length);
  const trimmed = text.trim();
  const short = trimmed.replace(HUNG_ON, "");
  const found = [NUMBER, NAME, DUTCH].some((each) => each.test(short)) ? short : trimmed;
  if (RANGE.test(found)) {
    const parts = found.split("..");
    const ends = parts.map(Number);
    const isClear = ours || !parts.some((each) => TWO_READINGS.test(each));
    return isClear && ends.every(Number.isFinite) ? ends : parts.map(asked).join(" … ");
  }
  const plain = ours ? found : asked(found);
  const number = NUMBER.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(number) ? number : plain;
}

/**
 * What has two readings, in the way that Python asks which is meant, where both are possible.
 *
 * @param {string} text
 */
export function asked(text) {
  return TWO_READINGS.test(text) ? person(text) : text;
}

/**
 * A machine number in the signs of a person: the only step from the one notation to the other that
 * is not Python's, for it is needed before Python is there. No digit of it changes.
 *
 * @param {string | number | number[]} number or the numbers of a range
 */
export function person(number) {
  return [number]
    .flat()
    .map((each) => String(each).replace(".", ",").replace("-", "−"))
    .join(" … ");
}

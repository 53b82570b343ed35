/**
 * Mijn cijfers: the calculations that a reader chose to keep, on this device and nowhere else. What
 * is not ours, or not whole, is refused and stays as it is.
 */

import { ROOT } from "../shared/root.js";
import { keyOf, KIND, MOST, parse, serialize, StoreError } from "./format.js";

export { keyOf, LONGEST_NAME, parse, planOf, StoreError } from "./format.js";

/** @typedef {import("./format.js").Kept} Kept */
/** @typedef {import("./format.js").KeptOutput} KeptOutput */

// Several sites may share an origin, and then a store: each has a name of its own in it.
const KEY = `${KIND}:${ROOT.pathname}`;
const SEEN = `${KIND}-gelezen:${ROOT.pathname}`;
/** The browser keeps nothing for this site, so that there is nothing to take along or to erase. */
export class Blocked extends StoreError {
  constructor() {
    super(
      "Je browser staat niet toe dat deze site iets bewaart. Sta in je browser cookies en " +
        "sitegegevens toe voor deze site, en ververs de pagina.",
    );
  }
}

/** Everything that is kept. */
export function all() {
  const text = raw();
  return text === null ? [] : parse(text);
}

/** What the browser holds for us, readable or not; null when there is nothing. */
export function raw() {
  const text = open().getItem(KEY);
  return text ?? adopt();
}

/** @param {StorageEvent} event whether another tab has changed what is kept here */
export function isOurs({ key }) {
  return key === KEY || key === KIND || key === null;
}

/**
 * What was kept when the sites of an origin still shared one name. It stays there for the others,
 * until somebody takes it away.
 */
function adopt() {
  const text = open().getItem(KIND);
  if (text === null) return null;
  try {
    parse(text);
    open().setItem(KEY, text);
  } catch {
    // Not ours to understand, or no room: it is shown from where it is.
  }
  return text;
}

/** The browser's store, where it lets us have one: some throw, some have none. */
function open() {
  try {
    if (localStorage) return localStorage;
  } catch {
    // Cookies and site data are turned off, or this is a frame that may have none.
  }
  throw new Blocked();
}

/** @param {Kept} kept in the place of what was kept of the same calculator by the same name */
export function keep(kept) {
  write([kept, ...all().filter((each) => keyOf(each) !== keyOf(kept))]);
}

/** @param {string} key of what goes, as `keyOf` has it */
export function remove(key) {
  write(all().filter((kept) => keyOf(kept) !== key));
  const text = open().getItem(KIND);
  if (text === null) return;
  try {
    const others = parse(text).filter((kept) => keyOf(kept) !== key);
    if (others.length) open().setItem(KIND, serialize(others));
    else open().removeItem(KIND);
  } catch {
    // Not ours: it stays.
  }
}

/** @param {Kept[]} kept */
export function write(kept) {
  const store = open();
  if (!kept.length) return store.removeItem(KEY);
  if (kept.length > MOST) {
    throw new StoreError(`Er passen ${MOST} berekeningen in Mijn cijfers. Haal daar eerst iets weg.`);
  }
  try {
    store.setItem(KEY, serialize(kept));
  } catch {
    throw new StoreError(
      "Je browser heeft geen ruimte meer voor deze site. Haal in Mijn cijfers iets weg en probeer het opnieuw.",
    );
  }
}

/**
 * How many of its changes an article had when the reader last had it open here: kept is that number,
 * and not when it was. At a first visit, and where nothing may be kept, none of them is new.
 *
 * @param {string} page its address
 * @param {number} now how many it has
 * @returns {number}
 */
export function seen(page, now) {
  try {
    const all = JSON.parse(open().getItem(SEEN) ?? "{}");
    const before = all[page];
    if (before !== now) open().setItem(SEEN, JSON.stringify({ ...all, [page]: now }));
    return Number.isInteger(before) ? before : now;
  } catch {
    return now; // no room, or not ours to understand
  }
}

/** Whether it is kept of any article. */
export function remembers() {
  return open().getItem(SEEN) !== null;
}

/** Takes away all of it, also what is still there under the name of before. */
export function erase() {
  for (const name of [KEY, KIND, SEEN]) open().removeItem(name);
}

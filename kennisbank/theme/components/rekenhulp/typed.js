/**
 * What was typed in a calculator that could not calculate, when its page was refreshed: the address
 * has it only after an answer. It is written by uitgave.js.
 */

/** @typedef {Record<string, Record<string, string>>} Typed by the id of the calculator, and by field */

export const key = () => `kennisbank-ingevuld ${location.pathname}`;

/** @type {Typed | undefined} */
let found;

/**
 * @param {string} id of a calculator
 * @returns {[string, string][]}
 */
export function typed(id) {
  found ??= take();
  const fields = found[id] ?? {};
  delete found[id];
  return Object.entries(fields);
}

/** @returns {Typed} */
function take() {
  try {
    const text = sessionStorage.getItem(key());
    sessionStorage.removeItem(key());
    const [visit] = performance.getEntriesByType("navigation");
    const refreshed = /** @type {PerformanceNavigationTiming} */ (visit).type === "reload";
    return (refreshed && text && JSON.parse(text)) || {};
  } catch {
    return {};
  }
}

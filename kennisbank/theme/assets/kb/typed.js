/**
 * What was typed in a calculator that could not calculate, when its page was refreshed: the address
 * has it only after an answer. The page itself stores it (theme/partials/uitgave.html), for it also
 * has to when no script has loaded.
 */

/** @type {Record<string, Record<string, string>>} by the id of the calculator, and by field */
const found = take();

/**
 * @param {string} id of a calculator
 * @returns {[string, string][]}
 */
export function typed(id) {
  const fields = found[id] ?? {};
  delete found[id];
  return Object.entries(fields);
}

function take() {
  try {
    const key = `kennisbank-ingevuld ${location.pathname}`;
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const [visit] = performance.getEntriesByType("navigation");
    const refreshed = /** @type {PerformanceNavigationTiming} */ (visit).type === "reload";
    return (refreshed && text && JSON.parse(text)) || {};
  } catch {
    return {}; // nothing may be kept here
  }
}

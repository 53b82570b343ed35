/** What is made of a row of measurements. */

/** @param {number[]} all */
export function summary(all) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return {
    median,
    low: sorted[0],
    high: sorted.at(-1),
    p95: at(0.95),
    p99: at(0.99),
    count: all.length,
  };
}

/** @template T @param {T[]} all */
export function shuffled(all) {
  return all
    .map((each) => ({ each, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ each }) => each);
}

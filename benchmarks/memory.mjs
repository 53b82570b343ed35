/**
 * The most memory that a page has held until its first answer is there: of the process that shows
 * it, with its worker in it. It needs `/proc`, so Linux.
 */

import { launch, peak, profile } from "./browsers.mjs";
import { shuffled, summary } from "./numbers.mjs";

const PAGE = "rekenhulpen/ltv/?orderwaarde=85";
const LIMIT = 0.6;

export async function memory(host, rounds) {
  /** @type {Record<string, number[]>} */
  const peaks = {};
  for (let round = 0; round < rounds; round++) {
    for (const contender of shuffled(["ours", "stock", "plain"])) {
      (peaks[contender] ??= []).push(await first(host, contender));
    }
  }
  const { ours, stock, plain } = Object.fromEntries(Object.entries(peaks).map(([name, all]) => [name, summary(all)]));
  const ratio = ours.median / stock.median;
  return [{ what: "chrome, until the first answer", unit: "MB", ours, stock, plain, ratio, limit: LIMIT }];
}

async function first(host, contender) {
  const { folder, remove } = await profile();
  const browser = await launch("chrome", folder);
  try {
    const page = await browser.newPage();
    await page.goto(`${host.url}/${contender}/${PAGE}`, { timeout: 60_000 });
    await page.waitForSelector('[data-state="ready"]', { timeout: 60_000 });
    return await peak(browser);
  } finally {
    await browser.close();
    await remove();
  }
}

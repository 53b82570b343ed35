/**
 * The most memory that a page has held until its first answer is there: of the process that shows
 * it, with its worker in it. It needs `/proc`, so Linux. What the page holds without any Python is
 * measured in the same run, so that what Python adds can be told from it.
 */

import { setTimeout as sleep } from "node:timers/promises";
import { launch, peak, profile } from "./browsers.mjs";
import { shuffled, summary } from "./numbers.mjs";

const PAGE = "rekenhulpen/ltv/?orderwaarde=85";
const READY = `document.querySelector('[data-state="ready"]') !== null`;
const LIMIT = 0.6;
const KEPT = 3_000; // ms, in which a page keeps what the next visit begins with
const PATIENCE = 60_000;

export async function memory(host, rounds) {
  const rows = [];
  for (const visit of ["cold", "warm"]) {
    /** @type {Record<string, number[]>} */
    const peaks = { ours: [], stock: [], plain: [] };
    for (let round = 0; round < rounds; round++) {
      for (const contender of shuffled(["ours", "stock", "plain"])) {
        peaks[contender].push(await most(host, contender, visit === "warm"));
      }
    }
    const { ours, stock, plain } = Object.fromEntries(Object.entries(peaks).map(([name, all]) => [name, summary(all)]));
    const common = { unit: "MB", limit: LIMIT };
    rows.push({ ...common, what: `chrome, ${visit}`, ours, stock, plain, ratio: ours.median / stock.median });
    const [mine, theirs] = [ours, stock].map(({ median }) => median - plain.median);
    rows.push({
      ...common,
      what: `chrome, ${visit}, what Python adds`,
      ours: mine,
      stock: theirs,
      ratio: mine / theirs,
    });
  }
  return rows;
}

async function most(host, contender, warm) {
  const { folder, remove } = await profile();
  try {
    if (warm) await visit(host, contender, folder, KEPT);
    return await visit(host, contender, folder, 0);
  } finally {
    await remove();
  }
}

/**
 * Not with a page of Puppeteer's: that has the browser keep all that a page fetches, up to 100 MB.
 */
async function visit(host, contender, folder, rest) {
  const browser = await launch("chrome", folder);
  try {
    const whole = await browser.target().createCDPSession();
    const { targetId } = await whole.send("Target.createTarget", { url: `${host.url}/${contender}/${PAGE}` });
    const { sessionId } = await whole.send("Target.attachToTarget", { targetId, flatten: true });
    const page = whole.connection().session(sessionId);
    const end = performance.now() + PATIENCE;
    while (!(await page.send("Runtime.evaluate", { expression: READY })).result.value) {
      if (performance.now() > end) throw new Error(`${contender}: no answer`);
      await sleep(50);
    }
    await sleep(rest);
    return await peak(browser);
  } finally {
    await browser.close();
  }
}

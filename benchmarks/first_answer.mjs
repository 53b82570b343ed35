/** From the click on a link with somebody's numbers in it to the first answer in the page. */

import { setTimeout as sleep } from "node:timers/promises";
import { launch, profile, program, slowDown } from "./browsers.mjs";
import { shuffled, summary } from "./numbers.mjs";

const PAGE = "rekenhulpen/ltv/?orderwaarde=85";
const LINES = {
  unthrottled: { rate: Infinity, delay: 0 },
  "10 Mbit/s + 40 ms": { rate: 10_000_000, delay: 40 },
  "CPU ÷ 4": { rate: Infinity, delay: 0 },
};
const LIMITS = {
  "chrome, unthrottled, cold": 0.35, "chrome, unthrottled, warm": 0.28,
  "chrome, 10 Mbit/s + 40 ms, cold": 0.65, "chrome, CPU ÷ 4, cold": 0.35,
};
const PATIENCE = 90_000;

export async function firstAnswer(host, rounds) {
  const times = {};
  for (const [browser, line, count] of [
    ["chrome", "unthrottled", rounds],
    ["chrome", "10 Mbit/s + 40 ms", Math.ceil(rounds / 2)],
    ["chrome", "CPU ÷ 4", Math.ceil(rounds / 2)],
    ["firefox", "unthrottled", Math.ceil(rounds / 2)],
  ]) {
    if (!program(browser)) continue;
    for (let round = 0; round < count; round++) {
      for (const contender of shuffled(["ours", "stock", "plain"])) {
        const visits = await visitor(host, browser, line, contender);
        for (const [visit, time] of Object.entries(visits)) {
          ((times[`${browser}, ${line}, ${visit}`] ??= {})[contender] ??= []).push(time);
        }
      }
    }
  }
  return Object.entries(times).map(([what, each]) => {
    const medians = Object.fromEntries(
      Object.entries(each).map(([name, all]) => [name, summary(all)]),
    );
    const ratio = each.stock && medians.ours.median / medians.stock.median;
    return { what, unit: "ms", ...medians, ratio, limit: LIMITS[what] };
  });
}

/** Somebody who was never here: comes, comes again, and returns another day, ours without network. */
async function visitor(host, name, line, contender) {
  const { folder, remove } = await profile();
  const times = {};
  let browser = await launch(name, folder);
  try {
    Object.assign(host.line, LINES[line]);
    times.cold = await visit(browser, host, line, contender);
    await sleep(500); // what it keeps, it writes
    times.warm = await visit(browser, host, line, contender);
    if (line === "unthrottled") {
      await browser.close();
      browser = await launch(name, folder);
      times.returning = await visit(browser, host, line, contender);
    }
  } finally {
    await browser.close();
    await remove();
  }
  return times;
}

async function visit(browser, host, line, contender) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watch);
  const restore = line.startsWith("CPU") ? await slowDown(browser) : () => {};
  try {
    await page.goto(`${host.url}/${contender}/${PAGE}`, { timeout: PATIENCE });
    await page.waitForFunction("globalThis.firstAnswer", { timeout: PATIENCE, polling: 100 });
  } finally {
    await restore();
  }
  const time = await page.evaluate("globalThis.firstAnswer");
  await page.waitForFunction("globalThis.settled !== false", { timeout: PATIENCE });
  await page.close();
  return time;
}

/** In the page: when the first calculator is ready, and painted. */
function watch() {
  new MutationObserver((_, observer) => {
    if (!document.querySelector('kb-rekenhulp[data-state="ready"]')) return;
    observer.disconnect();
    requestAnimationFrame(() => (globalThis.firstAnswer = performance.now()));
  }).observe(document, { attributeFilter: ["data-state"], subtree: true, attributes: true });
}

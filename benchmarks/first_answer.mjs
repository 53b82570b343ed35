/**
 * The first answer in the page, of a link with somebody's numbers in it: from the moment that Python
 * is wanted ("answer"), and from the click on the link ("page"), which has the page itself in it.
 */

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
  "chrome, unthrottled, cold, answer": 0.25,
  "chrome, unthrottled, warm, answer": 0.2,
  "chrome, 10 Mbit/s + 40 ms, cold, answer": 0.27,
  "chrome, CPU ÷ 4, cold, answer": 0.22,
};
const PATIENCE = 90_000;

const PLANS = [
  ["chrome", "unthrottled", 1],
  ["chrome", "10 Mbit/s + 40 ms", 0.5],
  ["chrome", "CPU ÷ 4", 0.5],
  ["firefox", "unthrottled", 0.5],
];

/** `some` is a part of the name of a browser and line, to measure only that. */
export async function firstAnswer(host, rounds, some = "") {
  const times = {};
  for (const [browser, line, share] of /** @type {[string, string, number][]} */ (PLANS)) {
    if (!program(browser) || !`${browser}, ${line}`.includes(some)) continue;
    const count = Math.ceil(rounds * share);
    for (let round = 0; round < count; round++) {
      for (const contender of shuffled(["ours", "stock", "plain"])) {
        const visits = await patiently(() => visitor(host, browser, line, contender));
        for (const [visit, each] of Object.entries(visits)) {
          for (const [what, time] of Object.entries(each)) {
            const name = `${browser}, ${line}, ${visit}, ${what}`;
            ((times[name] ??= {})[contender] ??= []).push(time);
          }
        }
      }
    }
  }
  return Object.entries(times).map(([what, each]) => {
    const medians = Object.fromEntries(Object.entries(each).map(([name, all]) => [name, summary(all)]));
    const ratio = each.stock && medians.ours.median / medians.stock.median;
    return { what, unit: "ms", ...medians, ratio, limit: LIMITS[what] };
  });
}

/** A browser on a busy machine does not always start well: the measurement is then made anew. */
async function patiently(measure) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await measure();
    } catch (error) {
      if (attempt === 3) throw error;
      console.error(`once more: ${error}`);
    }
  }
}

/** Somebody who was never here: comes, comes again, and returns another day, ours without network. */
async function visitor(host, name, line, contender) {
  const { folder, remove } = await profile();
  const times = {};
  let browser = await launch(name, folder);
  try {
    Object.assign(host.line, LINES[line]);
    times.cold = await visit(browser, host, line, contender);
    await sleep(3_000); // what a browser keeps of the wasm, it writes when it is at rest
    times.warm = await visit(browser, host, line, contender);
    if (line === "unthrottled") {
      await browser.close();
      browser = await launch(name, folder);
      host.down = contender === "ours";
      times.returning = await visit(browser, host, line, contender);
    }
  } finally {
    host.down = false;
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
  const times = await page.evaluate("globalThis.firstAnswer");
  await sleep(1_000); // and the service worker what it keeps
  await page.close();
  return times;
}

/** In the page: when the first calculator begins to load, and when its answer is painted. */
function watch() {
  let begun = 0;
  new MutationObserver((_, observer) => {
    const states = [...document.querySelectorAll("kb-rekenhulp")].map(
      (each) => /** @type {HTMLElement} */ (each).dataset.state,
    );
    if (states.some((state) => state !== "static")) begun ||= performance.now();
    if (!states.includes("ready")) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const page = performance.now();
      globalThis.firstAnswer = { answer: page - begun, page };
    });
  }).observe(document, { attributeFilter: ["data-state"], subtree: true, attributes: true });
}

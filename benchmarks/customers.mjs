/**
 * A reader's own orders: from the choice of a file to the report, once Python is there.
 *
 *   what          so many orders, in ten columns
 *   ours          milliseconds, by round
 *   the page      the longest time between two frames meanwhile: that it never froze
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { launch, profile } from "./browsers.mjs";
import { summary } from "./numbers.mjs";

const LIMIT = { 100_000: 2_000 };

export async function customers(host, python, root, sizes, rounds) {
  const folder = await mkdtemp(`${tmpdir()}/orders-`);
  const rows = [];
  try {
    for (const size of sizes) {
      const file = `${folder}/${size}.csv`;
      await promisify(execFile)(python, ["-m", "benchmarks.klanten", "--write", String(size), file], { cwd: root });
      const times = [];
      const frames = [];
      for (let round = 0; round < rounds; round++) {
        const { time, frame } = await one(host, file);
        times.push(time);
        frames.push(frame);
      }
      const limitMost = LIMIT[size];
      rows.push({ what: `${size} orders: file to report`, unit: "ms", ours: summary(times), limitMost });
      rows.push({ what: `${size} orders: longest frame`, unit: "ms", ours: summary(frames) });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return rows;
}

async function one(host, file) {
  const profiled = await profile();
  const browser = await launch("chrome", profiled.folder);
  try {
    const page = await browser.newPage();
    await page.goto(`${host.url}mijn-klanten/`);
    const input = await page.waitForSelector("kb-mijn-klanten[data-state=choose] #kl-bestand");
    await page.click("[data-doe=voorbeeld]"); // so that Python is there, and warm
    await page.waitForSelector("kb-mijn-klanten[data-state=report]", { timeout: 90_000 });
    await page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.querySelector("kb-mijn-klanten"));
      let last = performance.now();
      globalThis.kbFrame = 0;
      (function frame() {
        const now = performance.now();
        globalThis.kbFrame = Math.max(globalThis.kbFrame, now - last);
        last = now;
        requestAnimationFrame(frame);
      })();
      document
        .querySelector("#kl-bestand")
        .addEventListener("change", () => (globalThis.kbBegan = performance.now()), true);
      globalThis.kbDone = new Promise((resolve) => {
        new MutationObserver(() => {
          if (element.dataset.state === "report" && globalThis.kbBegan) resolve(performance.now() - globalThis.kbBegan);
        }).observe(element, { attributes: true, attributeFilter: ["data-state"] });
      });
    });
    await input.uploadFile(file);
    const time = await page.evaluate(() => globalThis.kbDone);
    const frame = await page.evaluate(() => globalThis.kbFrame);
    return { time, frame };
  } finally {
    await browser.close();
    await profiled.remove();
  }
}

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
    await page.goto(`${host.url}/ours/mijn-klanten/`);
    const input = await page.waitForSelector("kb-mijn-klanten[data-state=choose] #kl-bestand");
    await page.click("[data-doe=voorbeeld]"); // so that Python is there, and warm
    await page.waitForSelector("kb-mijn-klanten[data-state=report]", { timeout: 90_000 });
    await page.evaluate(() => {
      const before = document.querySelector(".kb-kl-zin"); // of the example: it says nothing of the file
      let last = performance.now();
      globalThis.kbFrame = 0;
      document
        .querySelector("#kl-bestand")
        .addEventListener("change", () => (globalThis.kbBegan = performance.now()), true);
      globalThis.kbDone = new Promise((resolve) => {
        (function frame() {
          const now = performance.now();
          globalThis.kbFrame = Math.max(globalThis.kbFrame, now - last);
          last = now;
          const shown = document.querySelector(".kb-kl-zin");
          if (globalThis.kbBegan && shown && shown !== before) resolve(now - globalThis.kbBegan);
          else requestAnimationFrame(frame);
        })();
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

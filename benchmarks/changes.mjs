/**
 * From an input event to the outcome, with Python warm: until it is known (in the page), and until it
 * is painted, which has the wait for the next frame in it. And whether its memory grows.
 */

import { launch, profile, program } from "./browsers.mjs";
import { shuffled, summary } from "./numbers.mjs";

export async function changes(host, count) {
  const rows = [];
  for (const browser of ["chrome", "firefox"].filter(program)) {
    const found = {};
    for (const contender of shuffled(["ours", "plain"])) {
      found[contender] = await measured(host, browser, contender, count);
    }
    const { ours, plain } = found;
    for (const until of ["known", "painted"]) {
      const what = `${browser}, ${count} changes, until ${until}`;
      const [mine, floor] = [ours, plain].map(({ times }) => summary(times.map((each) => each[until])));
      rows.push({ what, unit: "ms", ours: mine, plain: floor, limit95: until === "painted" ? 16 : undefined });
    }
    if (ours.memory) rows.push({ what: `${browser}, memory of the worker`, unit: "MB", ...ours.memory });
  }
  return rows;
}

async function measured(host, name, contender, count) {
  const { folder, remove } = await profile();
  const browser = await launch(name, folder);
  try {
    const page = await browser.newPage();
    await page.goto(`${host.url}/${contender}/rekenhulpen/ltv/`);
    await page.focus("kb-rekenhulp input");
    await page.waitForSelector('kb-rekenhulp[data-state="ready"]', { timeout: 60_000 });
    await page.evaluate(change, 50); // the first of anything is slower
    const before = await memory(page);
    const times = await page.evaluate(change, count);
    const after = await memory(page);
    return { times, memory: before && { before, after } };
  } finally {
    await browser.close();
    await remove();
  }
}

/** Megabytes of the worker's WebAssembly and heap, by DevTools; null where there is no such thing. */
async function memory(page) {
  for (const worker of page.workers()) {
    try {
      const { totalSize, backingStorageSize = 0 } = await worker.client.send("Runtime.getHeapUsage");
      return (totalSize + backingStorageSize) / 1e6;
    } catch {
      return null;
    }
  }
  return null;
}

/** In the page: types a number, waits for the outcome that belongs to it, and for it to be painted. */
async function change(count) {
  const element = document.querySelector("kb-rekenhulp");
  const field = /** @type {HTMLInputElement} */ (element.querySelector("input[name=orderwaarde]"));
  const output = /** @type {HTMLElement} */ (element.querySelector("output[name=ltv]"));
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null); // after the frame
      }),
    );
  const times = [];
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 16)); // any moment in a frame
    const value = 100 + (turn % 100);
    const shown = /** @type {Promise<void>} */ (
      new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (Number(output.dataset.value) !== value * 12) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(output, { attributes: true, childList: true, characterData: true });
      })
    );
    field.value = String(value);
    const start = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await shown;
    const known = performance.now() - start;
    await painted();
    times.push({ known, painted: performance.now() - start });
  }
  return times;
}

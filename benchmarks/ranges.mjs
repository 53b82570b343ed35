/**
 * From an input event to the range of the outcome, in every calculator, with Python warm: two of its
 * fields are a range, so that each answer takes 2,000 cases, and 500 more for each of the two.
 */

import { launch, profile } from "./browsers.mjs";
import { summary } from "./numbers.mjs";

const MOST = 50; // milliseconds

export async function ranges(host, times) {
  const { folder, remove } = await profile();
  const browser = await launch("chrome", folder);
  const rows = [];
  try {
    const page = await browser.newPage();
    await page.goto(`${host.url}/ours/rekenhulpen/`);
    const addresses = await page.$$eval(".md-content a[href]", (links) => [
      ...new Set(
        links
          .map((link) => /** @type {HTMLAnchorElement} */ (link).href)
          .filter((href) => /rekenhulpen\/[\w-]+\/$/.test(href)),
      ),
    ]);
    for (const address of addresses) {
      await page.goto(address);
      await page.focus("kb-rekenhulp input");
      await page.waitForSelector('kb-rekenhulp[data-state="ready"]', { timeout: 60_000 });
      await page.evaluate(change, 3); // the first of anything is slower
      const found = await page.evaluate(change, times);
      const what = new URL(address).pathname.split("/").at(-2);
      // Where two such ranges contradict each other there is no answer.
      if (found.length) rows.push({ what, unit: "ms", ours: summary(found), limitMost: MOST });
    }
  } finally {
    await browser.close();
    await remove();
  }
  return rows.sort((one, other) => other.ours.median - one.ours.median);
}

/** In the page: gives two fields a range, another each time, and waits for what is said of it. */
async function change(count) {
  const element = document.querySelector("kb-rekenhulp");
  const fields = [.../** @type {NodeListOf<HTMLInputElement>} */ (element.querySelectorAll("input[inputmode]"))]
    .filter((field) => field.value && !field.value.includes("tot"))
    .slice(0, 2);
  globalThis.kbFields ??= fields.map((field) => [field, Number(field.value.replaceAll(".", "").replace(",", "."))]);
  const place = /** @type {HTMLElement} */ (element.querySelector(".kb-bereik"));
  const found = [];
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    globalThis.kbTurn = (globalThis.kbTurn ?? 0) + 1;
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (place.hidden || !place.textContent) return;
        observer.disconnect();
        resolve(true);
      });
      observer.observe(place, { childList: true, subtree: true, characterData: true, attributes: true });
    });
    for (const [field, value] of globalThis.kbFields) {
      const low = Math.floor(value * (0.7 + (globalThis.kbTurn % 10) / 100));
      field.value = `${low} tot ${Math.ceil(value * 1.1)}`;
    }
    const start = performance.now();
    globalThis.kbFields.at(-1)[0].dispatchEvent(new Event("input", { bubbles: true }));
    const late = new Promise((resolve) => setTimeout(() => resolve(false), 2_000));
    if (!(await Promise.race([shown, late]))) break;
    found.push(performance.now() - start);
  }
  return found;
}

/** Somebody reads for five seconds on a line of 10 Mbit/s, and then types. */

import { setTimeout as sleep } from "node:timers/promises";
import { launch, profile } from "./browsers.mjs";
import { summary } from "./numbers.mjs";

export async function fiveSeconds(host, rounds) {
  const times = [];
  for (let round = 0; round < rounds; round++) {
    const { folder, remove } = await profile();
    const browser = await launch("chrome", folder);
    try {
      Object.assign(host.line, { rate: 10_000_000, delay: 40 });
      const page = await browser.newPage();
      await page.goto(`${host.url}/ours/rekenhulpen/ltv/`, { waitUntil: "load" });
      await sleep(5_000);
      const time = page.evaluate(typed);
      await page.focus("kb-rekenhulp input[name=orderwaarde]");
      await page.keyboard.press("End");
      await page.keyboard.type("5");
      times.push(await time);
    } finally {
      Object.assign(host.line, { rate: Infinity, delay: 0 });
      await browser.close();
      await remove();
    }
  }
  return [{ what: "first input to first answer", unit: "ms", ours: summary(times), limitMost: 100 }];
}

function typed() {
  const output = /** @type {HTMLElement} */ (document.querySelector("kb-rekenhulp output[name=ltv]"));
  const before = output.dataset.value;
  return new Promise((resolve) => {
    document.addEventListener(
      "input",
      () => {
        const start = performance.now();
        new MutationObserver((_, observer) => {
          if (output.dataset.value === before || !output.dataset.value) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        }).observe(output, { attributes: true });
      },
      { capture: true, once: true },
    );
  });
}

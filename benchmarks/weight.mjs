/** Bytes and requests: the page before anything is wanted of it, and the runtime. */

import { setTimeout as sleep } from "node:timers/promises";
import { launch, profile } from "./browsers.mjs";

export async function weight(host) {
  const rows = [];
  for (const contender of ["ours", "stock"]) {
    const before = await loaded(host, `${contender}/over/`);
    const after = await loaded(host, `${contender}/rekenhulpen/ltv/?orderwaarde=85`);
    const runtime = after.filter(({ path }) => path.includes("/runtime/"));
    if (contender === "ours") rows.push(row("ours, a page without a calculator", before));
    rows.push(row(`${contender}, runtime`, runtime));
  }
  return rows;
}

async function loaded(host, path) {
  const { folder, remove } = await profile();
  const browser = await launch("chrome", folder);
  try {
    host.sent = [];
    const page = await browser.newPage();
    await page.goto(`${host.url}/${path}`, { waitUntil: "networkidle0" });
    if (path.includes("?")) await page.waitForSelector('[data-state="ready"]', { timeout: 60_000 });
    const all = host.sent;
    await sleep(100);
    return [...new Map(all.map((each) => [each.path, each])).values()];
  } finally {
    await browser.close();
    await remove();
  }
}

function row(what, all) {
  const sum = (key) => all.reduce((total, each) => total + each[key], 0) / 1000;
  return { what, unit: "kB", requests: all.length, raw: sum("raw"), sent: sum("sent") };
}

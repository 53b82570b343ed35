/**
 * What the first visit of an article asks for, until the page is quiet: bytes as sent, and how many
 * requests. Beside Material as it comes, with the same text and without calculators.
 *
 * Python comes after this, when somebody is about to calculate: first_answer.mjs measures that. The
 * reader here saves data, so that it does not come by itself. What the service worker puts away
 * once the page is there is no part of it either.
 *
 *   node benchmarks/first_load.mjs [folder of the built site]
 */

import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { launch, profile } from "./browsers.mjs";
import { Host } from "./host.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const PAGES = ["", "artikelen/ltv/", "rekenhulpen/", "vragen/"];
const LIMITS = { bytes: 90_000, requests: 25 };

export async function firstLoad(site) {
  const folder = await mkdtemp(join(tmpdir(), "kb-stock-"));
  try {
    await promisify(execFile)(join(ROOT, ".venv/bin/python"), [
      "-m", "mkdocs", "build", "--quiet", "--config-file", join(ROOT, "benchmarks/stock.yml"),
      "--site-dir", folder,
    ]).catch((error) => {
      throw new Error(error.stderr || error.message);
    });
    const rows = [];
    for (const page of PAGES) {
      rows.push({ page, ours: await visit(site, page), stock: await visit(folder, page) });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A browser that was never here before. */
async function visit(site, page) {
  const host = new Host(site);
  await host.open();
  const { folder, remove } = await profile();
  const browser = await launch("chrome", folder);
  try {
    const tab = await browser.newPage();
    await tab.evaluateOnNewDocument(() => {
      Object.defineProperty(NetworkInformation.prototype, "saveData", { get: () => true });
      Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });
      delete Navigator.prototype.serviceWorker;
    });
    await tab.goto(`${host.url}/ours/${page}`, { waitUntil: "networkidle0" });
    const files = host.sent.map(({ path, sent }) => ({ path: path.replace("/ours/", ""), sent }));
    return {
      bytes: files.reduce((sum, { sent }) => sum + sent, 0), requests: files.length, files,
    };
  } finally {
    await browser.close();
    host.close();
    await remove();
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const rows = await firstLoad(process.argv[2] ?? join(ROOT, "site"));
  const kb = ({ bytes, requests }) => `${(bytes / 1000).toFixed(1)} kB in ${requests} requests`;
  for (const { page, ours, stock } of rows) {
    console.log(`${page || "home"}: ${kb(ours)}; stock Material: ${kb(stock)}`);
    if (process.env.FILES) for (const { path, sent } of ours.files) console.log(`  ${sent} ${path}`);
  }
  const { ours } = rows.find(({ page }) => page === "artikelen/ltv/");
  const within = ours.bytes <= LIMITS.bytes && ours.requests <= LIMITS.requests;
  console.log(`An article: ${within ? "within" : "OVER"} 90 kB and 25 requests`);
}

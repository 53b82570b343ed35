/**
 * Lighthouse as on a phone, on the pages that readers come in on. Every score beside what it has to
 * be; exit code 1 when one is lower.
 *
 *     node benchmarks/lighthouse.mjs [site]
 */

import { join } from "node:path";

import lighthouse from "lighthouse";

import { launch, profile } from "./browsers.mjs";
import { Host } from "./host.mjs";

const PAGES = ["", "artikelen/ltv/", "rekenhulpen/ltv/", "vragen/"];
const NEEDED = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

const host = new Host(process.argv[2] ?? join(new URL("..", import.meta.url).pathname, "site"));
await host.open();
const { folder, remove } = await profile();
const browser = await launch("chrome", folder);
const rows = [];
let low = false;
try {
  for (const path of PAGES) {
    const { lhr } = await lighthouse(`${host.url}/ours/${path}`, {
      port: Number(new URL(browser.wsEndpoint()).port),
      onlyCategories: Object.keys(NEEDED),
      logLevel: "error",
    });
    const row = { page: `/${path}` };
    for (const [name, least] of Object.entries(NEEDED)) {
      const { score, auditRefs } = lhr.categories[name];
      row[name] = Math.round(score * 100);
      if (row[name] >= least) continue;
      low = true;
      for (const { id, weight } of auditRefs) {
        const audit = lhr.audits[id];
        if (weight && audit.score !== null && audit.score < 0.9)
          console.log(`/${path} ${name}: ${id} ${audit.displayValue ?? ""}`);
      }
    }
    const { audits } = lhr;
    row.LCP = audits["largest-contentful-paint"].displayValue;
    row.CLS = audits["cumulative-layout-shift"].displayValue;
    row.TBT = audits["total-blocking-time"].displayValue;
    rows.push(row);
  }
} finally {
  await browser.close();
  await remove();
  host.close();
}
console.table(rows);
process.exitCode = low ? 1 : 0;

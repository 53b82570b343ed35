/**
 * Lighthouse, as a phone, of four pages. A score of 100 in accessibility, best practices and SEO
 * and 98 in performance is what the site promises; what is less is named.
 *
 *   node benchmarks/lighthouse.mjs [folder of the built site]
 */

import { join } from "node:path";
import lighthouse from "lighthouse";
import { launch, profile } from "./browsers.mjs";
import { Host } from "./host.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const PAGES = ["", "artikelen/ltv/", "rekenhulpen/ltv/", "vragen/"];
const LIMITS = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };

export async function scores(site) {
  const host = new Host(site);
  await host.open();
  const all = [];
  for (const page of PAGES) {
    const { folder, remove } = await profile();
    const browser = await launch("chrome", folder);
    try {
      const tab = await browser.newPage();
      const { lhr } = await lighthouse(
        `${host.url}/ours/${page}`, { onlyCategories: Object.keys(LIMITS), logLevel: "error" },
        undefined, tab,
      );
      const found = Object.entries(LIMITS).map(([name, limit]) => {
        const { score, auditRefs } = lhr.categories[name];
        const short = auditRefs
          .filter(({ id, weight }) => weight && (lhr.audits[id].score ?? 1) < 0.9)
          .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ""}`.trim());
        return { name, score: Math.round(score * 100), limit, short };
      });
      all.push({ page, found });
    } finally {
      await browser.close();
      await remove();
    }
  }
  host.close();
  return all;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const { page, found } of await scores(process.argv[2] ?? join(ROOT, "site"))) {
    console.log(`${page || "home"}: ${found.map(({ name, score }) => `${name} ${score}`).join(", ")}`);
    for (const { name, score, limit, short } of found) {
      if (score < limit) console.log(`  ${name} under ${limit}: ${short.join("; ")}`);
    }
  }
}

/**
 * What a first visit to an article with a calculator costs: requests, and bytes as they go over the
 * line, beside stock Material with the same text. Python comes when a reader calculates, or when a
 * calculator is in view: it is told apart.
 *
 *     node benchmarks/first_load.mjs [site]
 */

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, profile } from "./browsers.mjs";
import { Host } from "./host.mjs";

const ROOT = new URL("..", import.meta.url).pathname;
const PAGE = "artikelen/ltv/";
const STOCK = `
site_name: Kennisbank klantwaarde
theme: {name: material, language: nl, font: false, features: [navigation.instant]}
plugins: [search]
exclude_docs: besluiten/
markdown_extensions:
  [abbr, admonition, attr_list, footnotes, md_in_html, tables, toc, pymdownx.details, pymdownx.superfences]
`;

const ours = process.argv[2] ?? join(ROOT, "site");
const folder = await mkdtemp(join(tmpdir(), "kb-stock-"));
try {
  const rows = [await measure("deze site", ours), await measure("stock Material", await stock(folder))];
  console.table(rows);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The same texts, built by Material as it comes: a calculator is then a block of code. */
async function stock(where) {
  await symlink(join(ROOT, "docs"), join(where, "docs"));
  await writeFile(join(where, "mkdocs.yml"), STOCK);
  const { status, stderr } = spawnSync(join(ROOT, ".venv/bin/python"), ["-m", "mkdocs", "build", "--quiet"], {
    cwd: where,
    encoding: "utf8",
  });
  if (status) throw new Error(stderr);
  return join(where, "site");
}

async function measure(name, site) {
  const host = new Host(site);
  await host.open();
  const { folder: home, remove } = await profile();
  const browser = await launch("chrome", home);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 412, height: 823, isMobile: true, hasTouch: true });
    await page.goto(`${host.url}/ours/${PAGE}`, { waitUntil: "networkidle0" });
    const isPython = ({ path }) => /\/runtime\/|\/bron\/|\/python-|worker\.js/.test(path);
    const first = host.sent.filter((file) => !isPython(file));
    const python = host.sent.filter(isPython);
    console.log(`\n${name}`);
    for (const { path, sent } of first) console.log(String(sent).padStart(8), path);
    return {
      site: name,
      requests: first.length,
      "gzip (kB)": kilobytes(first),
      "Python daarna (kB)": kilobytes(python),
    };
  } finally {
    await browser.close();
    await remove();
    host.close();
  }
}

function kilobytes(files) {
  return Math.round(files.reduce((sum, { sent }) => sum + sent, 0) / 100) / 10;
}

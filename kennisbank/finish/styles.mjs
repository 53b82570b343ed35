/**
 * All styles of a page in one file, without what no page uses: most of Material's.
 *
 *     node styles.mjs TARGET PAGES SCRIPTS BROWSERS STYLES…    folders, of pages and scripts more than one
 *                                                              with commas between; prints what the one
 *                                                              is called
 *
 * A style is a file, or layer:file for one that is put in that layer. The first names them all.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

// What is left of Material's script names these, for features that mkdocs.yml does not turn on.
const NOT_USED = [
  /^md-tooltip/,
  /^md-nav(--lifted|__container)/,
  // What kind of a frame it is: ours are all alike (base/text.css).
  /^(abstract|bug|danger|example|failure|info|note|question|quote|success|tip|warning)$/,
];
// … and these, for what a text may have: only what a page has counts.
const OF_TEXTS = [/^tabbed-/, /^highlight/, /^md-tag/, /^md-(code|clipboard)/, /^task-list/];

const [target, pages, scripts, browsers, ...styles] = process.argv.slice(2);

// Only the tags: a word of a text is no name of a style.
/** @type {Set<string>} */
const found = new Set();
for (const folder of pages.split(",")) {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    // Each in its turn: to wait for it takes longer than to read it.
    for (const tag of readFileSync(join(folder, name), "utf8").match(/<[a-z][^>]*>/g) ?? []) {
      // A copy: what is cut out of a page keeps all of that page in memory.
      if (!found.has(tag)) found.add(Buffer.from(tag).toString());
    }
  }
}
const tags = [...found].join("\n");
const classes = [...tags.matchAll(/\bclass="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/));
const absent = OF_TEXTS.filter((name) => !classes.some((each) => name.test(each)));
const content = [{ raw: tags, extension: "html" }];
for (const folder of scripts.split(",")) {
  for (const name of await readdir(folder)) {
    if (name.endsWith(".js")) content.push({ raw: await readFile(join(folder, name), "utf8"), extension: "js" });
  }
}
const texts = await Promise.all(
  styles.map(async (style) => {
    const [path, layer] = style.split(":").reverse();
    const text = await readFile(path, "utf8");
    return layer ? `@layer ${layer} {${await purged(text)}}` : text;
  }),
);

/**
 * A style of Material's, without what no page and no script of this site names.
 *
 * @param {string} text
 */
async function purged(text) {
  const ours = await Promise.all(styles.filter((style) => !style.includes(":")).map((path) => readFile(path, "utf8")));
  const used = ours.join("\n").match(/(?<=var\()--md-[\w-]+/g) ?? [];
  const [{ css }] = await new PurgeCSS().purge({
    content,
    css: [{ raw: text }],
    // The site is read from the left.
    defaultExtractor: (/** @type {string} */ given) => (given.match(/[\w-]+/g) ?? []).filter((word) => word !== "rtl"),
    blocklist: [...NOT_USED, ...absent],
    keyframes: true,
    variables: true,
    safelist: { variables: used },
  });
  return css;
}
const { code } = await transform(texts.join("\n"), {
  loader: "css",
  minify: true,
  target: browsers.split(","),
});
const name = `kb-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.css`;
await mkdir(target, { recursive: true });
await writeFile(join(target, name), code);
console.log(name);

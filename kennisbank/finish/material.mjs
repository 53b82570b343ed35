/**
 * Material's script made once more, of the sources that its map holds: without parts of it.
 *
 *     node material.mjs MAP TARGET BROWSERS    prints what the new script in the folder TARGET is called
 *
 * Stdin says {"features": […], "without": […]}: which features the site has on, and which of its
 * modules nothing asks for. What such a module exports does nothing.
 */

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, posix } from "node:path";
import { json } from "node:stream/consumers";

import { build } from "esbuild";

const ROOT = "src/templates/assets/javascripts";
const RXJS = "node_modules/rxjs/src/internal";
const ENDINGS = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
/** @type {Record<string, import("esbuild").Loader>} */
const LOADERS = { ".ts": "ts", ".tsx": "tsx", ".css": "text" };
// What is imported for what it does, not for what it gives.
const ACTS = /focus-visible|\/polyfills\//;
const EXPORTED = /^export (?:async )?(?:function|const enum|enum|const|class) (\w+)/gm;
const FEATURE = /\bfeature\("([\w.]+)"\)/g;

const [map = "", target = "", browsers = ""] = process.argv.slice(2);
const { features, without } = /** @type {{ features: string[], without: string[] }} */ (await json(process.stdin));
/** @type {{ sources: string[], sourcesContent: string[] }} */
const { sources, sourcesContent } = JSON.parse(await readFile(map, "utf8"));
const files = new Map(sources.map((name, at) => [name, sourcesContent[at] ?? ""]));

/**
 * The file that an import in another one names, or a folder: the map has no file that only passes on
 * what others export.
 *
 * @param {string} path
 * @param {string} importer
 */
function found(path, importer) {
  let at = path;
  if (path.startsWith("/")) at = path.slice(1);
  else if (path.startsWith("~/")) at = posix.join(ROOT, path.slice(2));
  else if (path.startsWith(".")) at = posix.join(files.has(importer) ? posix.dirname(importer) : importer, path);
  else if (path === "rxjs") at = RXJS;
  else at = sources.find((name) => name.startsWith(`node_modules/${path}/`)) ?? path;
  return ENDINGS.map((ending) => at + ending).find((name) => files.has(name)) ?? at;
}

/** @param {string} file */
const exported = (file) => [...(files.get(file) ?? "").matchAll(EXPORTED)].map(([, name = ""]) => name);

/**
 * What a folder exports: all that its files do. Of RxJS, where some operators are named as what makes
 * an observable, "observable" comes before "operators".
 *
 * @param {string} folder
 */
function gathered(folder) {
  const seen = new Set();
  const lines = [];
  for (const file of [...sources].sort()) {
    if (!file.startsWith(`${folder}/`)) continue;
    const names = [...new Set(exported(file))].filter((name) => !seen.has(name));
    for (const name of names) seen.add(name);
    if (names.length) lines.push(`export { ${names.join(", ")} } from "/${file}";`);
  }
  if (!lines.length) throw new Error(`${basename(map)} has no ${folder}`);
  return lines.join("\n");
}

/** @param {string} file */
function nothing(file) {
  const lines = exported(file).map((name) => `export const ${name} = () => EMPTY;`);
  return ['import { EMPTY } from "rxjs";', ...lines].join("\n");
}

for (const module of without) gathered(posix.join(ROOT, module)); // a new version may name it otherwise

const isLeftOut = (/** @type {string} */ file) =>
  without.some((module) => file.startsWith(`${posix.join(ROOT, module)}/`));

/** @type {import("esbuild").Plugin} */
const fromMap = {
  name: "from the map",
  setup(made) {
    made.onResolve({ filter: /.*/ }, ({ path, importer }) => {
      const file = found(path, importer);
      return { path: file, namespace: "map", sideEffects: ACTS.test(file) };
    });
    made.onLoad({ filter: /.*/, namespace: "map" }, ({ path }) => {
      if (!files.has(path)) return { contents: gathered(path), loader: "js" };
      const own = isLeftOut(path) ? nothing(path) : (files.get(path) ?? "");
      const contents = own.replace(FEATURE, (_, name) => String(features.includes(name)));
      return { contents, loader: LOADERS[posix.extname(path)] ?? "js" };
    });
  },
};

const { outputFiles } = await build({
  entryPoints: [`${ROOT}/bundle.ts`],
  outfile: "bundle.js",
  write: false,
  bundle: true,
  minify: true,
  format: "iife",
  target: browsers.split(","),
  charset: "utf8",
  legalComments: "none",
  sourcemap: "external",
  jsxFactory: "h",
  // As RxJS is meant: to declare a field does not empty it.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  logLevel: "warning",
  logOverride: { "import-is-undefined": "error" },
  plugins: [fromMap],
});
const code = outputFiles.find(({ path }) => path.endsWith(".js"))?.text ?? "";
const name = `bundle.${createHash("sha256").update(code).digest("hex").slice(0, 12)}.min.js`;
await mkdir(target, { recursive: true });
await writeFile(posix.join(target, name), `${code}//# sourceMappingURL=${name}.map\n`);
const newMap = outputFiles.find(({ path }) => path.endsWith(".map"))?.contents ?? "";
await writeFile(posix.join(target, `${name}.map`), newMap);
console.log(name);

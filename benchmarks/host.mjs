/**
 * One server for all contenders: gzip like a static host, and a line that can be made slow.
 *
 *   /ours/   the built site
 *   /stock/  the same site, its worker replaced: loadPyodide as it comes from npm
 *   /plain/  the same site, its worker replaced: the formula in plain JavaScript, the floor
 */

import { readdir, readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const ROOT = new URL("..", import.meta.url).pathname;
const PYODIDE = join(ROOT, "node_modules/pyodide");
const TYPES = {
  css: "text/css",
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  png: "image/png",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
  xml: "application/xml",
  zip: "application/zip",
};
// What GitHub Pages sends compressed; a zip it sends as it is.
const SQUEEZED = new Set(["css", "html", "js", "json", "mjs", "svg", "wasm", "webmanifest", "xml"]);
const CHUNK = 16 * 1024;

/** What all calculators share is compiled in our library; of stock it goes along. */
async function withShared(data) {
  const files = JSON.parse(data);
  for (const folder of ["calculators", "calculators/core"]) {
    for (const name of await readdir(join(ROOT, folder))) {
      if (folder === "calculators" ? name === "__init__.py" : name.endsWith(".py")) {
        files[`${folder}/${name}`] = await readFile(join(ROOT, folder, name), "utf8");
      }
    }
  }
  return Buffer.from(JSON.stringify(files));
}

export class Host {
  /** Bits a second and milliseconds there and back; none is as fast as the machine can. */
  line = { rate: Infinity, delay: 0 };
  /** What was sent since it was emptied: {path, raw, sent}. */
  sent = [];
  #free = 0;
  #bodies = new Map();
  #met = new WeakSet();

  /** @param {string} site the folder of the built site */
  constructor(site) {
    this.site = site;
    this.server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.server.keepAliveTimeout = 60_000;
  }

  async open() {
    await new Promise((resolve) => this.server.listen(0, "127.0.0.1", () => resolve(true)));
    this.url = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (this.server.address()).port}`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, this.url).pathname);
    // A new connection costs a round trip more.
    const trips = this.#met.has(request.socket) ? 1 : 2;
    this.#met.add(request.socket);
    await sleep(this.line.delay * trips);
    const found = await this.#body(path);
    if (!found) return response.writeHead(404).end();
    const { body, type, squeezed, raw, tag } = found;
    const headers = { "content-type": type, "cache-control": "max-age=600", etag: tag };
    if (request.headers["if-none-match"] === tag) return response.writeHead(304, headers).end();
    this.sent.push({ path, raw, sent: body.length });
    if (squeezed) headers["content-encoding"] = "gzip";
    response.writeHead(200, headers);
    for (let start = 0; start < body.length; start += CHUNK) {
      const part = body.subarray(start, start + CHUNK);
      await this.#wait(part.length);
      response.write(part);
    }
    response.end();
  }

  /** One line for all that is underway: each part waits for its turn. */
  async #wait(bytes) {
    if (this.line.rate === Infinity) return;
    const now = performance.now();
    this.#free = Math.max(now, this.#free) + (bytes * 8_000) / this.line.rate;
    if (this.#free - now > 1) await sleep(this.#free - now);
  }

  async #body(path) {
    if (this.#bodies.has(path)) return this.#bodies.get(path);
    const file = this.#file(path);
    const bytes = file && (await stat(file).catch(() => null))?.isFile() && (await readFile(file));
    if (!bytes) return null;
    const data = /^\/stock\/assets\/bron\//.test(path) ? await withShared(bytes) : bytes;
    const end = file.slice(file.lastIndexOf(".") + 1);
    const squeezed = SQUEEZED.has(end);
    const found = {
      body: squeezed ? await promisify(gzip)(data, { level: 6 }) : data,
      type: TYPES[end] ?? "application/octet-stream",
      squeezed,
      raw: data.length,
      tag: `"${data.length}-${path.length}"`,
    };
    this.#bodies.set(path, found);
    return found;
  }

  #file(path) {
    const [, contender, ...parts] = normalize(path).split("/");
    if (!["ours", "stock", "plain"].includes(contender)) return null;
    const inside = parts.join("/");
    if (contender !== "ours") {
      if (/^scripts\/\w+\/worker\.js$/.test(inside)) {
        return new URL(`contenders/${contender}.js`, import.meta.url).pathname;
      }
      // The worker of stock fetches it; in the site it is part of ours.
      if (/^scripts\/\w+\/boot\.py$/.test(inside)) return join(ROOT, "kennisbank/runtime/boot.py");
      if (contender === "stock" && inside.startsWith("runtime/")) return join(PYODIDE, parts[2]);
      if (inside === "sw.js") return null;
    }
    return join(this.site, inside.endsWith("/") || !inside ? `${inside}index.html` : inside);
  }
}

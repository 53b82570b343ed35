/*
 * The service worker: what a reader has visited works without network.
 *
 *   what changes its address with its content   from the cache, sound also any part of it
 *   everything else                             from the network, and from the cache when that is
 *                                               not there
 *
 * Where it is made it is given VERSION, which changes with every script, style or Python of the
 * site; CURRENT, the beginnings of the addresses that this release keeps for ever; OWN, the first
 * parts of the addresses of the site: below it may be another site; and COLOURS, each in the light
 * and in the dark. A new version begins with empty pages: a page from before might ask for a runtime
 * that is gone. Only what is OK is kept.
 */

import { forget, kept } from "../../theme/components/shared/kept.js";
import { forgetOld, isOurs, ROOT } from "./ours.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const NAMES = kept(ROOT);
const PAGES = NAMES.pages(VERSION);
const LASTING = NAMES.lasting;
const PATIENCE = 4_000; // milliseconds for the network, when there is something in the cache

// Named after what is in it: the folder, or the file.
const NAMED = /^((runtime|scripts|pagefind)\/[^/]+|assets\/(bron|javascripts|stylesheets))\/./;
// Its name stays, and its address says what was in it: ltv.mp3?v=0123456789ab.
const STAMPED = /\?v=([0-9a-f]{12})$/;
const PARTS = /\.(js|css|json)$/;
// What each page has in it, and no page of others.
const OF_SITE = '<meta name="kb-release"';

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(renew()));

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  // Who asks for no-store wants to know what the host has now.
  if (request.method !== "GET" || request.cache === "no-store" || !isOurs(request.url)) return;
  if (isLasting(request.url)) event.respondWith(lasting(event));
  else event.respondWith(fresh(event));
});

// The first page was there before this worker: it tells what it has loaded.
worker.addEventListener("message", (event) => event.waitUntil(untilReplaced(keep(event.data.keep))));

// A new version waits until this one has nothing to do, and a browser lets it wait for five minutes
// for what never comes.
const replaced = new Promise((resolve) => {
  worker.registration.addEventListener("updatefound", () => {
    if (worker.serviceWorker?.state === "activated") resolve(undefined);
  });
});

/**
 * What is kept for later, for as long as there is no new version.
 *
 * @param {Promise<unknown>} work
 */
function untilReplaced(work) {
  return Promise.race([work, replaced]);
}

/** Forgets other versions of this site, and takes over the pages that are open. */
async function renew() {
  await forgetOthers().catch(() => {});
  await worker.clients.claim();
}

async function forgetOthers() {
  await forget(ROOT, [PAGES, LASTING]);
  await forgetOld();
  const cache = await caches.open(LASTING);
  for (const { url } of await cache.keys()) {
    if (!CURRENT.some((address) => url.startsWith(ROOT + address))) await cache.delete(url);
  }
}

/**
 * What is kept under this address. A device that keeps nothing any more, or cannot read what it kept,
 * may stop nothing that the network has.
 *
 * @param {string} name of the cache
 * @param {string} url
 */
async function find(name, url) {
  try {
    const found = await (await caches.open(name)).match(url);
    // What a page asks once, and cannot ask anew: it has to be there to its end.
    if (found && PARTS.test(url)) await found.clone().arrayBuffer();
    return found;
  } catch {
    return undefined;
  }
}

/** @param {string[]} urls */
async function keep(urls) {
  const own = new Set(urls.filter(isOurs).map(keyOf));
  await Promise.all(
    [...own].map(async (url) => {
      const name = isLasting(url) ? LASTING : PAGES;
      if (await find(name, url)) return;
      // Out of the browser's own cache, if it is still there.
      await store(name, url, await fetch(url).catch(() => null));
    }),
  );
}

/** @param {FetchEvent} event */
async function lasting(event) {
  const { request } = event;
  const url = keyOf(request.url);
  const kept = request.cache === "reload" ? undefined : await find(LASTING, url);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range) return kept ?? passed(event, LASTING, url, await fetch(request));
  if (kept) return part(await kept.blob(), range, kept.headers);
  if (range[1] !== "0" || range[2]) return fetch(request);
  // The whole, from the start: the first thing that a player asks. Played once is kept.
  const whole = await fetch(url);
  const size = Number(whole.headers.get("content-length"));
  if (whole.status !== 200 || !size || whole.headers.has("content-encoding")) return whole;
  const { body, headers } = passed(event, LASTING, url, whole);
  return partial(body, 0, size - 1, size, headers);
}

/**
 * @param {Blob} blob
 * @param {RegExpExecArray} range
 * @param {Headers} headers
 */
function part(blob, [, from, to], headers) {
  const start = Number(from);
  const end = to ? Math.min(Number(to), blob.size - 1) : blob.size - 1;
  if (start > end) return new Response(null, { status: 416, headers: { "content-range": `bytes */${blob.size}` } });
  return partial(blob.slice(start, end + 1), start, end, blob.size, headers);
}

/**
 * @param {Blob | ReadableStream<Uint8Array<ArrayBuffer>> | null} body
 * @param {number} start
 * @param {number} end
 * @param {number} size
 * @param {Headers} headers
 */
function partial(body, start, end, size, headers) {
  return new Response(body, {
    status: 206,
    headers: {
      "accept-ranges": "bytes",
      "content-length": String(end - start + 1),
      "content-range": `bytes ${start}-${end}/${size}`,
      "content-type": headers.get("content-type") ?? "application/octet-stream",
    },
  });
}

/** @param {FetchEvent} event */
async function fresh(event) {
  const { request } = event;
  const url = keyOf(request.url);
  const network = fetch(request).then((response) => passed(event, PAGES, url, response));
  const kept = await find(PAGES, url);
  if (kept) {
    const late = /** @type {Promise<Response>} */ (new Promise((resolve) => setTimeout(resolve, PATIENCE, kept)));
    return Promise.race([network, late]).catch(() => kept);
  }
  return network.catch(() => absent(request));
}

/**
 * The response, of which a copy goes in the cache.
 *
 * @param {FetchEvent} event
 * @param {string} name of the cache
 * @param {string} url
 * @param {Response} response
 */
function passed(event, name, url, response) {
  event.waitUntil(untilReplaced(store(name, url, response.clone())));
  return response;
}

/**
 * @param {string} name of the cache
 * @param {string} url
 * @param {Response | null} response
 */
async function store(name, url, response) {
  // Not what another page gave: a redirected response may not answer a navigation.
  if (response?.status !== 200 || response.redirected || response.type !== "basic") return;
  if (worker.serviceWorker?.state === "redundant") return; // what it kept is gone already
  try {
    if (!(await isOfSite(url, response.clone()))) return;
    const stamp = STAMPED.exec(url)?.[1];
    // A server nearby may still have what was there before: not for ever under this address.
    if (stamp && stamp !== (await digest(response.clone()))) return;
    await (await caches.open(name)).put(url, response);
  } catch {
    // broken off, or no room: not kept
  }
}

/**
 * Not so for what a network says of itself, that wants a password first: it answers whatever is asked
 * with a page of its own, as if all went well.
 *
 * @param {string} url
 * @param {Response} response
 */
async function isOfSite(url, response) {
  if (!response.headers.get("content-type")?.startsWith("text/html")) return true;
  return !isLasting(url) && (await response.text()).includes(OF_SITE);
}

/** @param {Response} response */
async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return Array.from(bytes.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {string} url */
function isLasting(url) {
  return NAMED.test(url.slice(ROOT.length)) || STAMPED.test(url);
}

/**
 * Under what address it is kept: of a page, without the numbers that somebody filled in.
 *
 * @param {string} url
 */
function keyOf(url) {
  const whole = url.replace(/#.*$/s, "");
  return STAMPED.test(whole) ? whole : bare(url);
}

/**
 * Without the numbers that somebody filled in.
 *
 * @param {string} url
 */
function bare(url) {
  return url.replace(/[?#].*$/s, "");
}

/**
 * What a reader gets of a page that was never here, without network.
 *
 * @param {Request} request
 */
async function absent(request) {
  const page = request.mode === "navigate" || /(\/|\.html)$/.test(bare(request.url));
  if (!page) return Response.error();
  const items = await visited().catch(() => []);
  const list = items.length
    ? `<p>Deze pagina’s heb je al bekeken, en kun je nu wel lezen:</p><ul>${items.join("")}</ul>`
    : "";
  return new Response(
    OFFLINE.replace("<!-- list -->", () => list),
    {
      status: 503,
      headers: { "content-type": "text/html; charset=utf-8" },
    },
  );
}

/** The pages that can be read now, each as an item of a list. */
async function visited() {
  const cache = await caches.open(PAGES);
  const items = [];
  for (const { url } of await cache.keys()) {
    if (!url.endsWith("/")) continue;
    const title = /<title>([^<]*)/.exec((await (await cache.match(url))?.text()) ?? "")?.[1] ?? url;
    items.push(`<li><a href="${url.replace(/"/g, "%22")}">${title}</a></li>`);
  }
  return items;
}

const OFFLINE = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Geen verbinding</title>
<style>
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
  html { background: light-dark(${COLOURS.paper}); color: light-dark(${COLOURS.ink}); }
  body { max-width: 36rem; margin: 0 auto; padding: 12vh 1.25rem 3rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; }
  li { margin-block: 0.5rem; }
  a { color: light-dark(${COLOURS.brand}); }
</style>
</head>
<body>
<main>
<h1>Je hebt geen verbinding</h1>
<p>Deze pagina heb je nog niet eerder geopend. Daarom staat hij niet op dit apparaat. Zodra je weer verbinding hebt, kun je hem <a href="">opnieuw openen</a>.</p>
<!-- list -->
</main>
</body>
</html>`;

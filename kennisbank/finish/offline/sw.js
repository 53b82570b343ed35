/*
 * The service worker: what a reader has visited works without network.
 *
 *   runtime/…           from the cache: the same name always holds the same bytes
 *   sound               from the cache when it was played before, any part of it
 *   everything else     from the network, and from the cache when that is not there
 *
 * Above this stand VERSION, which changes with every script, style or runtime of the site, and
 * RUNTIME, the folder of the runtime. A new version begins with empty pages: a page from before
 * might ask for a runtime that is gone. Only what is OK is kept.
 */

const ROOT = new URL("./", location.href).href;
const PAGES = `kb-${VERSION}`;
const LASTING = "kb-lasting"; // runtime and sound
const PATIENCE = 4_000; // milliseconds for the network, when there is something in the cache

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(renew()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  if (isLasting(request.url)) event.respondWith(lasting(event));
  else event.respondWith(fresh(event));
});

// The first page was there before this worker: it tells what it has loaded.
addEventListener("message", (event) => event.waitUntil(keep(event.data.keep)));

/** Forgets other versions, and takes over the pages that are open. */
async function renew() {
  for (const name of await caches.keys()) {
    if (name.startsWith("kb-") && name !== PAGES && name !== LASTING) await caches.delete(name);
  }
  const cache = await caches.open(LASTING);
  for (const { url } of await cache.keys()) {
    if (url.startsWith(`${ROOT}runtime/`) && !url.startsWith(ROOT + RUNTIME)) await cache.delete(url);
  }
  await clients.claim();
}

/** @param {string[]} urls */
async function keep(urls) {
  const own = new Set(urls.map(bare).filter((each) => each.startsWith(ROOT)));
  await Promise.all([...own].map(async (url) => {
    const cache = await caches.open(isLasting(url) ? LASTING : PAGES);
    if (await cache.match(url)) return;
    // Out of the browser's own cache, if it is still there.
    await store(cache, url, await fetch(url).catch(() => null));
  }));
}

async function lasting(event) {
  const { request } = event;
  const cache = await caches.open(LASTING);
  const url = bare(request.url);
  const kept = await cache.match(url);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range) return kept ?? passed(event, cache, url, await fetch(request));
  if (kept) return part(await kept.blob(), range, kept.headers);
  if (range[1] !== "0" || range[2]) return fetch(request);
  // The whole, from the start: the first thing that a player asks. Played once is kept.
  const whole = await fetch(url);
  const size = Number(whole.headers.get("content-length"));
  if (whole.status !== 200 || !size || whole.headers.has("content-encoding")) return whole;
  const { body, headers } = passed(event, cache, url, whole);
  return partial(body, 0, size - 1, size, headers);
}

function part(blob, [, from, to], headers) {
  const start = Number(from);
  const end = to ? Math.min(Number(to), blob.size - 1) : blob.size - 1;
  if (start > end) return new Response(null, { status: 416, headers: { "content-range": `bytes */${blob.size}` } });
  return partial(blob.slice(start, end + 1), start, end, blob.size, headers);
}

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

async function fresh(event) {
  const { request } = event;
  const cache = await caches.open(PAGES);
  const url = bare(request.url);
  const network = fetch(request).then((response) => passed(event, cache, url, response));
  const kept = await cache.match(url);
  if (kept) {
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
    return Promise.race([network, late]).catch(() => kept);
  }
  return network.catch(() => absent(request));
}

/** The response, of which a copy goes in the cache. */
function passed(event, cache, url, response) {
  event.waitUntil(store(cache, url, response.clone()));
  return response;
}

async function store(cache, url, response) {
  // Not what another page gave: a redirected response may not answer a navigation.
  if (response?.status !== 200 || response.redirected || response.type !== "basic") return;
  await cache.put(url, response).catch(() => {}); // broken off, or no room: not kept
}

function isLasting(url) {
  return url.startsWith(`${ROOT}runtime/`) || /\.(mp3|m4a|ogg)$/.test(bare(url));
}

/** Without the numbers that somebody filled in. */
function bare(url) {
  return url.replace(/[?#].*$/s, "");
}

/** What a reader gets of a page that was never here, without network. */
async function absent(request) {
  const page = request.mode === "navigate" || /(\/|\.html)$/.test(bare(request.url));
  if (!page) return Response.error();
  const cache = await caches.open(PAGES);
  const items = [];
  for (const { url } of await cache.keys()) {
    if (!url.endsWith("/")) continue;
    const title = /<title>([^<]*)/.exec(await (await cache.match(url)).text())?.[1] ?? url;
    items.push(`<li><a href="${url.replace(/"/g, "%22")}">${title}</a></li>`);
  }
  const list = items.length ? `<p>Deze pagina’s heb je al bekeken, en kun je nu wel lezen:</p><ul>${items.join("")}</ul>` : "";
  return new Response(OFFLINE.replace("<!-- list -->", () => list), {
    status: 503,
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}

const OFFLINE = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Geen verbinding</title>
<style>
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
  body { max-width: 36rem; margin: 0 auto; padding: 12vh 1.25rem 3rem; }
  h1 { font-size: 1.75rem; line-height: 1.2; }
  li { margin-block: 0.5rem; }
  a { color: light-dark(#3a48a8, #a3b0f5); }
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

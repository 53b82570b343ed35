/** A browser with a profile of its own, and a machine that can be made slow for it. */

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker, isMainThread, workerData } from "node:worker_threads";
import puppeteer from "puppeteer-core";

const ARGUMENTS = (
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync"
).split(" ");
const PROGRAMS = {
  chrome: [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};
const [RUN, STOP] = [5, 15]; // milliseconds: one in four is a machine four times as slow

/** The path of that browser here; undefined when there is none. */
export function program(name) {
  return PROGRAMS[name].find((path) => path && existsSync(path));
}

export async function profile() {
  const folder = await mkdtemp(join(tmpdir(), "kb-bench-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

export function launch(name, folder) {
  return puppeteer.launch({
    browser: name,
    executablePath: program(name),
    headless: true,
    userDataDir: folder,
    args: name === "chrome" ? ARGUMENTS : [],
    protocolTimeout: 120_000,
  });
}

/** Stops all processes of the browser three quarters of the time; returns how to end that. */
export async function slowDown(browser) {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { slow: browser.process().pid, flag },
  });
  const ended = new Promise((resolve) => worker.once("exit", resolve));
  return async () => {
    Atomics.store(flag, 0, 1);
    await ended;
  };
}

/** The most megabytes that any of its pages has held. */
export async function peak(browser) {
  const held = [0];
  for (const each of await family(browser.process().pid)) {
    const command = await readFile(`/proc/${each}/cmdline`, "utf8").catch(() => "");
    if (!command.includes("--type=renderer")) continue;
    const status = await readFile(`/proc/${each}/status`, "utf8").catch(() => "");
    held.push(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_000);
  }
  return Math.max(...held);
}

async function family(root) {
  const parents = new Map();
  for (const name of (await readdir("/proc")).filter((each) => /^\d+$/.test(each))) {
    const text = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    parents.set(Number(name), Number(text.slice(text.lastIndexOf(")") + 4).split(" ")[0]));
  }
  const found = [root];
  for (const each of found) {
    for (const [child, parent] of parents) if (parent === each) found.push(child);
  }
  return found;
}

async function duty({ slow, flag }) {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  const signal = (all, name) => {
    for (const each of all) {
      try {
        process.kill(each, name);
      } catch {
        // it has ended
      }
    }
  };
  while (!Atomics.load(flag, 0)) {
    const all = await family(slow);
    for (let turn = 0; turn < 5 && !Atomics.load(flag, 0); turn++) {
      signal(all, "SIGSTOP");
      Atomics.wait(clock, 0, 0, STOP);
      signal(all, "SIGCONT");
      Atomics.wait(clock, 0, 0, RUN);
    }
  }
}

if (!isMainThread && workerData?.slow) await duty(workerData);

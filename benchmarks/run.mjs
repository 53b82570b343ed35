/**
 * All benchmarks, or some, in one run; a table on the terminal, and JSON in results/.
 *
 *   node run.mjs [--quick] [--only=first,memory,five,changes,ranges,weight,build,customers]
 *                [--rounds=5] [--where="chrome, unthrottled"]    of the first answer
 */

import { execFile, execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, platform, release, totalmem } from "node:os";
import { parseArgs, promisify } from "node:util";
import { program } from "./browsers.mjs";
import { changes } from "./changes.mjs";
import { customers } from "./customers.mjs";
import { firstAnswer } from "./first_answer.mjs";
import { fiveSeconds } from "./five_seconds.mjs";
import { memory } from "./memory.mjs";
import { Host } from "./host.mjs";
import { ranges } from "./ranges.mjs";
import { weight } from "./weight.mjs";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "" },
    where: { type: "string", default: "" },
  },
});
const { quick } = options;
const rounds = Number(options.rounds) || (quick ? 1 : 5);
const root = new URL("..", import.meta.url).pathname;
const python = process.env.PYTHON ?? `${root}.venv/bin/python`;

const parts = {
  weight: ["Bytes and requests", (host) => weight(host)],
  five: ["Typing after five seconds, at 10 Mbit/s", (host) => fiveSeconds(host, quick ? 1 : 3)],
  changes: ["Input to painted outcome", (host) => changes(host, quick ? 200 : 1_000)],
  ranges: ["A range, of every calculator", (host) => ranges(host, quick ? 2 : 7)],
  first: ["First answer", (host) => firstAnswer(host, rounds, options.where)],
  memory: ["Memory", (host) => memory(host, quick ? 1 : 5)],
  build: ["Building", () => build()],
  customers: [
    "Own customers, from a file to a report",
    (host) => customers(host, python, root, quick ? [10_000] : [10_000, 100_000], quick ? 1 : 3),
  ],
};

async function build() {
  const sizes = quick ? ["1", "10", "300"] : ["2", "10", "300", "1000"];
  const { stdout } = await promisify(execFile)(python, [`${root}benchmarks/build.py`, ...sizes]);
  return JSON.parse(stdout);
}

function output(command, ...given) {
  try {
    return execFileSync(command, given, { cwd: root, encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "";
  }
}

async function about() {
  const { version } = JSON.parse(await readFile(`${root}node_modules/pyodide/package.json`, "utf8"));
  const state = output("git", "status", "--porcelain") ? ", changed" : "";
  return {
    time: new Date().toISOString(),
    commit: `${output("git", "rev-parse", "--short", "HEAD")}${state}`,
    machine: `${cpus().length} × ${cpus()[0].model}, ${(totalmem() / 1e9).toFixed(0)} GB, ${platform()} ${release()}`,
    load: loadavg()
      .map((each) => each.toFixed(1))
      .join(" "),
    chrome: program("chrome") && output(program("chrome"), "--version"),
    firefox: program("firefox") && output(program("firefox"), "--version"),
    python: output(python, "--version"),
    pyodide: version,
  };
}

/** 1.234 of {median, low, high}: "1.234 (1.200–1.300)". */
function told(found, key = "median") {
  if (found === undefined) return "";
  const digits = Math.abs(found[key] ?? found) < 100 ? 1 : 0;
  const text = (number) => number.toFixed(digits);
  if (typeof found === "number") return text(found);
  return found.count > 1 ? `${text(found[key])} (${text(found.low)}–${text(found.high)})` : text(found[key]);
}

function verdict({ ratio, limit, ours, limit95, limitMost }) {
  if (limit) return `≤ ${limit}: ${ratio <= limit ? "yes" : "NO"}`;
  if (limit95) return `p95 ≤ ${limit95}: ${ours.p95 <= limit95 ? "yes" : "NO"}`;
  if (limitMost) return `≤ ${limitMost}: ${ours.high <= limitMost ? "yes" : "NO"}`;
  return "";
}

function print(title, rows) {
  console.log(`\n${title}\n${"─".repeat(title.length)}`);
  for (const row of rows) {
    const { what, unit, ours, stock, plain, ratio, before, after, requests, raw, sent } = row;
    const cells = [
      ours && `ours ${told(ours)}`,
      ours?.p95 && ours.count > 50 && `p95 ${told(ours, "p95").split(" ")[0]} p99 ${told(ours, "p99").split(" ")[0]}`,
      stock && `stock ${told(stock)}`,
      plain && `plain JavaScript ${told(plain)}`,
      plain?.count > 50 && `p95 ${told(plain, "p95").split(" ")[0]}`,
      before !== undefined && `before ${told(before)}, after ${told(after)}`,
      requests && `${requests} requests, ${told(raw)}, sent ${told(sent)}`,
      unit,
      ratio && `× ${ratio.toFixed(2)}`,
      verdict(row),
    ];
    console.log(`${what.padEnd(46)} ${cells.filter(Boolean).join("   ")}`);
  }
}

const chosen = options.only ? options.only.split(",") : Object.keys(parts);
const host = new Host(`${root}site`);
await host.open();
const result = { about: await about(), quick };
console.log(
  Object.entries(result.about)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n"),
);
for (const name of chosen) {
  const [title, run] = parts[name];
  try {
    result[name] = await run(host);
    print(title, result[name]);
  } catch (error) {
    console.error(`\n${title}: ${error}`); // the other parts still count
    process.exitCode = 1;
  }
}
host.close();
await mkdir(`${root}benchmarks/results`, { recursive: true });
const file = `benchmarks/results/${result.about.time.replace(/[:.]/g, "-")}.json`;
await writeFile(root + file, JSON.stringify(result, null, 2));
console.log(`\n${file}`);
process.exit();

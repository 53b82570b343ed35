"""Waiting until a page does nothing any more: no answer is on its way, and no pause runs."""

from time import monotonic

from playwright.sync_api import Page

from tests.waiting import PATIENCE

# Before any script of the page: it counts what the page waits for.
COUNT = """() => {
  window.asked = 0; // questions to Python that have no answer yet
  window.Worker = class extends Worker {
    open = 0;
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        const { id, step } = JSON.parse(data); // a step on the way is no answer yet
        if (id !== undefined && step === undefined) this.count(-1);
      });
    }
    count(more) {
      this.open += more;
      asked += more;
    }
    postMessage(text, ...given) {
      // A reader's own file goes as it is, and belongs to the worker from then on.
      if (typeof text === "string" && "ask" in JSON.parse(text)) this.count(1);
      super.postMessage(text, ...given);
    }
    terminate() {
      this.count(-this.open); // what it was asked is asked of the next
      super.terminate();
    }
  };
  window.timers = new Set(); // after so long a pause the address is written
  const { setTimeout: later, clearTimeout: never } = window;
  window.setTimeout = (run, wait, ...given) => {
    const timer = later(() => { timers.delete(timer); run(...given); }, wait);
    if (wait === 400) timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { timers.delete(timer); never(timer); };
}"""


def quiet(page: Page) -> None:
    """Until the calculators have answered and the address is written."""
    page.wait_for_timeout(60)
    for _ in range(2):  # an answer may lead to the next question
        deadline = monotonic() + PATIENCE
        # Asked again from here: what waits within the page is eval, which its policy forbids.
        while not page.evaluate(
            "!asked && !timers.size && "
            "!document.querySelector('[aria-busy=true], kb-rekenhulp[data-state=loading]')"
        ):
            assert monotonic() < deadline, "it is never quiet"
            page.wait_for_timeout(60)
        page.evaluate("new Promise(requestAnimationFrame)")

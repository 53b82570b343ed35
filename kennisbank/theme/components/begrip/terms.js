/**
 * Explains a term on hover and on keyboard focus too. Tap, click and Escape need no script: that is
 * what a popover does by itself.
 */

import { hit } from "../shared/dom.js";

const PAUSE = 300; // milliseconds: a pointer that only passes by asks nothing

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {Event} event */
function popoverOf(event) {
  const button = hit(event, "button.kb-begrip");
  const name = button?.getAttribute("popovertarget");
  const popover = name ? document.getElementById(name) : null;
  return button && popover && "showPopover" in popover ? { button, popover } : null;
}

/** @param {{button: Element, popover: HTMLElement}} found */
function show({ button, popover }) {
  // The button is where it comes to stand beside.
  if (!popover.matches(":popover-open")) popover.showPopover(/** @type {any} */ ({ source: button }));
}

/** Where the pointer last was, on the screen. */
let rests = "";

/** @param {PointerEvent} event */
const placeOf = ({ screenX, screenY }) => `${screenX} ${screenY}`;

document.addEventListener("pointermove", (event) => (rests = placeOf(event)), { passive: true });

document.addEventListener("pointerover", (event) => {
  if (event.pointerType !== "mouse") return;
  clearTimeout(timer);
  const found = popoverOf(event);
  if (found) {
    // A term that scrolls by under a pointer that rests is not asked about.
    if (placeOf(event) !== rests) timer = setTimeout(() => show(found), PAUSE);
  }
  // The pointer may go to the explanation; anywhere else it is over.
  else if (!hit(event, ".kb-uitleg")) {
    timer = setTimeout(hide, PAUSE);
  }
});

document.addEventListener("focusin", (event) => {
  const found = popoverOf(event);
  if (found?.button.matches(":focus-visible")) {
    show(found);
    reveal(found);
  } else if (!hit(event, ".kb-uitleg")) hide();
});

/**
 * An explanation that is not beside its term, but at the foot of the screen, may lie over it.
 *
 * @param {{button: Element, popover: HTMLElement}} found
 */
function reveal({ button, popover }) {
  const { left, top, width, height } = button.getBoundingClientRect();
  const there = document.elementFromPoint(left + width / 2, top + height / 2);
  if (popover.contains(there)) button.scrollIntoView({ block: "center" });
}

function hide() {
  const open = document.querySelector(".kb-uitleg:popover-open");
  if (open instanceof HTMLElement && !open.matches(":focus-within")) open.hidePopover();
}

/**
 * Two cells of a sheet, or two lines, stay two in a field. A browser puts a space for a line break,
 * which would make one number of 1 and 234; a tab it keeps, and of that Python says what is wrong.
 */

import { hit } from "../shared/dom.js";

const BREAK = /[\n\v\f\r\u0085\u2028\u2029]+/g;

/** @param {InputEvent} event "beforeinput": of a paste, of what is dropped, and of any keyboard */
export function keepApart(event) {
  const field = hit(event, "input");
  if (!(field instanceof HTMLInputElement) || !event.data) return;
  const text = event.data.replace(BREAK, "\t");
  const { value, selectionStart, selectionEnd } = field;
  const start = selectionStart ?? value.length;
  const end = selectionEnd ?? value.length;
  // A break at the very end is that of the one cell that was copied.
  const whole = value.slice(0, start) + text + value.slice(end);
  if (text === event.data || !whole.trim().includes("\t")) return;
  event.preventDefault();
  // As typed, in the place of what is selected: only then can it be undone.
  document.execCommand("insertText", false, text);
}

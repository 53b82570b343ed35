/**
 * The main outcome at the foot of the screen, for who fills in fields and has to scroll to see it:
 * on a phone. A screen reader has the outcome announced, so for it this is not there.
 */

import { find } from "./outcome.js";

export class Glance {
  #main;
  #fields;
  #bar = document.createElement("a");
  /** @type {Set<Element>} */
  #inView = new Set();

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#main = find(element, ".kb-hoofd");
    this.#fields = find(element, ".kb-velden");
    this.#bar.className = "kb-stand";
    this.#bar.href = `#${find(element, ".kb-uitkomsten").id}`;
    this.#bar.tabIndex = -1;
    this.#bar.ariaHidden = "true";
    this.#fields.append(this.#bar);
    this.renew();
  }

  /** @param {AbortSignal} signal */
  follow(signal) {
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.#inView.add(target);
        else this.#inView.delete(target);
      }
      this.#bar.hidden = !this.#inView.has(this.#fields) || this.#inView.has(this.#main);
    });
    observer.observe(this.#main);
    observer.observe(this.#fields);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /** The outcome has changed. */
  renew() {
    const outputs = [...this.#main.querySelectorAll("output")].map(({ textContent }) => textContent);
    const label = document.createElement("span");
    label.textContent = find(this.#main, ".kb-label").textContent;
    const number = document.createElement("strong");
    number.textContent = outputs.join(" tot ");
    this.#bar.replaceChildren(label, number);
  }
}

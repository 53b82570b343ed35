/** Where a calculator is: the page it stands in, and what the address of that page says of it. */

import * as address from "./address.js";

/** @typedef {import("../python/engine.js").Result} Result */

export class Place {
  #element;
  #fields;
  #path = "";
  /** What the address said when it and the fields last agreed. */
  #agreed = "";

  /**
   * @param {HTMLElement} element
   * @param {import("./fields.js").Fields} fields
   */
  constructor(element, fields) {
    this.#element = element;
    this.#fields = fields;
  }

  /** The calculator stands in the page of this address. */
  enter() {
    this.#path = location.pathname;
  }

  /** Not so while the reader is leaving: then the address is already that of the next page. */
  get isHere() {
    return this.#element.isConnected && this.#path === location.pathname;
  }

  get found() {
    return address.read(this.#prefixes, this.#fields.names, this.#version);
  }

  /** Whether the address says something else than when they agreed. */
  get hasChanged() {
    return this.#said !== this.#agreed;
  }

  agree() {
    this.#agreed = this.#said;
  }

  /**
   * Keeps in the address what is filled in.
   *
   * @param {Result} result
   */
  write(result) {
    address.write(this.#prefixes, this.#version, this.#fields.forAddress(result));
    this.agree();
  }

  get #said() {
    return JSON.stringify([...this.found.values]);
  }

  /** The first calculator of a page needs none; it may have been another one when a link was made. */
  get #prefixes() {
    const own = `${this.#element.id}.`;
    return document.querySelector("kb-rekenhulp") === this.#element ? ["", own] : [own];
  }

  get #version() {
    return this.#element.dataset.versie ?? "";
  }
}

/** What may go wrong with the Python of a page. */

/**
 * Python cannot be had: `kind` says what for a reader is the reason. It is "whole" when the core lacks
 * what was asked, and what takes its place cannot be had.
 */
export class Failure extends Error {
  /**
   * @param {import("../shared/release.js").Cause | "unsupported" | "memory" | "blocked" | "run" | "whole"} kind
   * @param {string} why for a developer
   * @param {string} [text] for the reader
   */
  constructor(kind, why, text) {
    super(why);
    this.kind = kind;
    this.text = text;
  }
}

/** A reader's own file cannot be read. */
export class Unread extends Error {}

/** The core lacks what was asked. */
export class Short extends Error {}

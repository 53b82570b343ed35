/** <kb-podcast>: an episode. The page as built plays it; this adds speed, and chapters in place. */

import { hit } from "../shared/dom.js";

// What the reader chose holds for every episode, for as long as the site is open.
let speed = "1";

export class Podcast extends HTMLElement {
  connectedCallback() {
    const audio = this.querySelector("audio");
    const label = /** @type {HTMLElement | null} */ (this.querySelector(".kb-snelheid"));
    const select = label?.querySelector("select");
    if (!audio || !label || !select) return;
    label.hidden = false;
    select.value = speed;
    setSpeed(audio);
    select.addEventListener("change", () => {
      speed = select.value;
      setSpeed(audio);
    });
    // Without this such a link opens the sound itself, from there.
    this.addEventListener("click", (event) => {
      const link = hit(event, "ol a");
      if (!link) return;
      event.preventDefault();
      audio.currentTime = Number(link.getAttribute("href")?.split("#t=")[1]);
      audio.play();
    });
    audio.addEventListener("play", () => {
      for (const other of document.querySelectorAll("audio")) {
        if (other !== audio) other.pause();
      }
    });
  }
}

/** @param {HTMLAudioElement} audio */
function setSpeed(audio) {
  audio.defaultPlaybackRate = Number(speed); // what it begins with once it is loaded
  audio.playbackRate = Number(speed);
}

/** <kb-podcast>: an episode. The page as built plays it; this adds a choice of speed. */

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

// Recordings of a story: the line that is being said is marked, a time in the transcript is a button that jumps there, and
// a screen reader hears where the recording stands. Everything can be heard and read without this file.
const said = (ms) => `${Math.floor(ms / 60000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, "0")}`;

for (const section of document.querySelectorAll("[data-sound]")) {
  const audio = section.querySelector("audio");
  const lines = [...section.querySelectorAll("[data-from]")];
  const state = document.createElement("p");
  state.className = "sr";
  state.setAttribute("role", "status");
  section.append(state);

  const now = () => audio.currentTime * 1000;
  const tell = (what) => {
    const long = Number.isFinite(audio.duration) ? ` of ${said(audio.duration * 1000)}` : "";
    state.textContent = `${what}, at ${said(now())}${long}`;
  };
  const jump = (ms) => {
    audio.currentTime = ms / 1000;
    audio.play().catch(() => tell("Ready"));
  };
  const mark = () => {
    for (const line of lines) {
      const isNow = !audio.paused && Number(line.dataset.from) <= now() && now() < Number(line.dataset.to);
      line.classList.toggle("now-said", isNow);
    }
  };

  for (const line of lines) {
    const at = line.querySelector(".at");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "at";
    button.textContent = at.textContent;
    button.setAttribute("aria-label", `Play from ${at.textContent}`);
    button.addEventListener("click", () => jump(Number(line.dataset.from)));
    at.replaceWith(button);
  }
  for (const [event, what] of [["play", "Playing"], ["pause", "Stopped for a while"], ["ended", "At the end"], ["seeked", "Ready"]]) {
    audio.addEventListener(event, () => { tell(audio.paused || event !== "seeked" ? what : "Playing"); mark(); });
  }
  audio.addEventListener("error", () => { state.textContent = "This recording cannot be heard just now."; });
  audio.addEventListener("timeupdate", mark);
  // Keys for a section that has the focus inside, beside the player's own: J and L go back and on by five seconds.
  section.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea")) return;
    const step = { j: -5, l: 5 }[event.key.toLowerCase()];
    if (step) audio.currentTime = Math.max(0, audio.currentTime + step);
  });
  // A search leads to a line, or to a word in one: the recording waits there, and nothing plays by itself.
  const lead = () => {
    const place = document.getElementById(location.hash.slice(1));
    const wanted = lines.find((line) => place && line.contains(place));
    if (!wanted) return;
    const wait = () => { audio.currentTime = Number(wanted.dataset.from) / 1000; };
    audio.readyState ? wait() : audio.addEventListener("loadedmetadata", wait, { once: true });
    audio.preload = "metadata";
  };
  lead();
  window.addEventListener("hashchange", lead);
}

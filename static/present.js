// The screen of a room and the notes beside it: the next thing without a flash, both windows in step, a blank key, and a
// look every five seconds whether what stands there may stand there still. Nothing is kept anywhere. Without this file the
// same pages go on by their links.
const ASK = 5000, MOST_SILENCE = 60000;
const channel = new BroadcastChannel("room");
const isNotes = document.querySelector("[data-beside]") !== null;
const now = () => document.querySelector("[data-step]");
const beside = (step) => (isNotes ? `${step}/notes` : step);
const audios = () => [...document.querySelectorAll("audio")];
let keys = true, heard = Date.now(), began = Date.now(), asked = 0;

const hush = document.createElement("dialog");
hush.className = "hush";
const why = document.createElement("p");
const back = document.createElement("button");
back.type = "button";
back.className = "btn";
back.textContent = "Go on";
hush.append(why, back);
document.body.append(hush);
const dark = (on, words = "") => {
  why.textContent = words;
  back.hidden = words !== "";
  hush.setAttribute("aria-label", words || "The screen is blank");
  if (on && !hush.open) { for (const one of audios()) one.pause(); hush.showModal(); }
  if (!on && hush.open) hush.close();
};
const toggle = () => { if (isNotes) channel.postMessage({ dark: true }); else dark(!hush.open); };
back.addEventListener("click", () => { dark(false); });
// A blank that waits for an answer goes with the answer alone.
hush.addEventListener("cancel", (event) => { if (why.textContent) event.preventDefault(); });

const fetched = (address, type, then) => {
  const request = new XMLHttpRequest();
  request.open("GET", address);
  if (type) request.responseType = type;
  request.addEventListener("loadend", () => then(request));
  request.send();
};

function go(step, tell = true) {
  const turn = ++asked;
  fetched(beside(step), "document", (request) => {
    if (turn !== asked) return;
    const fresh = request.status === 200 && request.responseXML;
    if (!fresh || !fresh.querySelector("[data-step]")) { location.assign(beside(step)); return; }
    for (const one of audios()) one.pause();
    history.replaceState(null, "", beside(step));
    for (const part of ["header", "main", "footer"]) {
      const [old, other] = [document.querySelector(part), fresh.querySelector(part)];
      if (old && other) old.replaceWith(document.importNode(other, true));
    }
    wire();
    const head = document.querySelector("h1");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    scrollTo(0, 0);
    if (tell) channel.postMessage({ step });
  });
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

// Buttons that can be read from the last row, instead of the browser's own: without this file those stand there.
function player(section, audio) {
  const bar = section.querySelector("[data-player]");
  if (!bar) return;
  const [toggle, again, line, at, state] = ["[data-toggle]", "[data-again]", "progress", "[data-at]", "[data-state]"].map((one) => bar.querySelector(one));
  const { long } = bar.dataset;
  const show = () => { line.value = Math.min(audio.currentTime, line.max); at.textContent = `${clock(audio.currentTime)} of ${long}`; };
  const tell = (what) => { toggle.textContent = audio.paused ? "Play" : "Pause"; show(); state.textContent = `${what}, at ${at.textContent}`; };
  audio.controls = false;
  bar.hidden = false;
  toggle.addEventListener("click", play);
  again.addEventListener("click", () => { audio.currentTime = Math.max(0, audio.currentTime - 10); });
  audio.addEventListener("timeupdate", show);
  for (const [event, what] of [["play", "Playing"], ["pause", "Stopped for a while"], ["ended", "At the end"]]) audio.addEventListener(event, () => tell(what));
  audio.addEventListener("error", () => { state.textContent = at.textContent = "This recording cannot be heard just now."; }, true);
}

const step = (link) => new URL(link.href).pathname.replace(/\/notes$/u, "");
const turn = (rel) => { const link = document.querySelector(`[rel=${rel}]`); if (link) go(step(link)); };
const play = () => { for (const one of audios()) one.paused ? one.play().catch(() => {}) : one.pause(); };

function wire() {
  began = Date.now();
  heard = Date.now();
  for (const link of document.querySelectorAll("[rel=prev], [rel=next], [data-to]")) {
    link.addEventListener("click", (event) => { event.preventDefault(); go(step(link)); });
  }
  for (const one of document.querySelectorAll("[data-blank]")) {
    one.hidden = false;
    one.addEventListener("click", (event) => { event.preventDefault(); toggle(); });
  }
  for (const one of document.querySelectorAll("[data-play]")) {
    one.hidden = false;
    one.addEventListener("click", () => channel.postMessage({ play: true }));
  }
  for (const one of document.querySelectorAll("[data-full]")) {
    one.hidden = !document.fullscreenEnabled;
    one.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
  }
  for (const one of document.querySelectorAll("[data-keys]")) {
    one.hidden = false;
    one.addEventListener("click", () => { keys = !keys; channel.postMessage({ keys }); said(); });
  }
  for (const one of document.querySelectorAll("[data-notes]")) {
    one.addEventListener("click", (event) => {
      event.preventDefault();
      open(one.href, "", "popup,noopener,width=900,height=700");
    });
  }
  said();
  for (const section of document.querySelectorAll("[data-sound]")) follow(section);
}

const said = () => {
  for (const one of document.querySelectorAll("[data-keys]")) one.textContent = keys ? "Turn P, B and the full stop off" : "Turn P, B and the full stop on";
};

function follow(section) {
  const audio = section.querySelector("audio");
  const lines = [...section.querySelectorAll("[data-from]")];
  let shown = null;
  player(section, audio);
  audio.addEventListener("timeupdate", () => {
    const at = audio.currentTime * 1000;
    const line = lines.findLast((one) => Number(one.dataset.from) <= at) ?? null;
    if (line === shown) return;
    shown?.classList.remove("now-said");
    line?.classList.add("now-said");
    line?.scrollIntoView({ block: "center" });
    shown = line;
  });
}

channel.addEventListener("message", ({ data }) => {
  if (data.step && data.step !== now()?.dataset.step) go(data.step, false);
  if (data.dark && !isNotes) toggle();
  if (data.play && !isNotes) play();
  if ("keys" in data) { keys = data.keys; said(); }
});

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, audio")) return;
  // In words that are longer than their place these keys go through them; left and right, and a press of Space, stay.
  if (["ArrowDown", "ArrowUp", "PageDown", "PageUp"].includes(event.key) && event.target.closest?.(".lines")) return;
  const onControl = event.target.matches("a, button, summary");
  const pauses = audios().length && ((keys && event.key.toLowerCase() === "p") || (event.key === " " && !onControl));
  const blank = keys && (event.key.toLowerCase() === "b" || event.key === ".");
  if (blank) toggle();
  else if (hush.open) return;
  else if (pauses) play();
  else if (["ArrowRight", "ArrowDown", "PageDown"].includes(event.key) || (event.key === " " && !onControl)) turn("next");
  else if (["ArrowLeft", "ArrowUp", "PageUp"].includes(event.key)) turn("prev");
  else return;
  event.preventDefault();
});

setInterval(() => {
  const here = now();
  for (const one of document.querySelectorAll("[data-began]")) one.textContent = Number(one.dataset.began) + Math.floor((Date.now() - began) / 60000);
  if (!here?.dataset.mark) return;
  const [mark, place] = [here.dataset.mark, here.dataset.step];
  fetched(`${place}/still?mark=${mark}`, "", (request) => {
    if (now() !== here) return;
    if (request.status === 204) {
      heard = Date.now();
      if (why.textContent) dark(false);
    } else if (request.status) {
      if (why.textContent) dark(false);
      go(place, false);
    } else if (Date.now() - heard > MOST_SILENCE && !isNotes) {
      dark(true, "We cannot ask just now whether this may still be shown. It comes back by itself.");
    }
  });
}, ASK);
wire();

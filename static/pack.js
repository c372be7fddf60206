// A locked copy opens itself: with its code, until its last moment, and only on the page that stands open. Then it is led like
// the screen of a room: one thing at a time, a blank key, notes for whoever leads it. Nothing is kept.
const at = (name) => document.getElementById(name);
const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const facts = at("pack").dataset;
const ends = Number(facts.ends);
const say = (words) => { at("said").textContent = words; };
const OVER = "This copy has ended. Delete the file, then say so in the Reading room.";
let steps = [], parts = [], minutes = 0, here = 0, began = 0, keys = true;

const made = (name, words = "", parent = null, kind = "") => {
  const one = document.createElement(name);
  one.textContent = words;
  if (kind) one.className = kind;
  parent?.append(one);
  return one;
};
const button = (words, parent, press) => {
  const one = made("button", words, parent);
  one.type = "button";
  one.addEventListener("click", press);
  return one;
};
const rowsOf = (rows, parent) => {
  const list = made("dl", "", parent);
  for (const [name, words] of rows) { made("dt", name, list); made("dd", words, list); }
};
const audio = () => document.querySelector("audio");
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const many = (number) => `${number} ${number === 1 ? "minute" : "minutes"}`;
const inHers = (one, part) => { one.lang = part.language; one.dir = part.direction; };

function over() {
  audio()?.pause();
  if (at("hush").open) at("hush").close();
  steps = parts = [];
  for (const name of ["thing", "notes"]) at(name).replaceChildren();
  for (const name of ["title", "where", "pack"]) at(name).textContent = "";
  for (const name of ["top", "bar", "notes", "ask"]) at(name).hidden = true;
  for (const name of ["about", "help"]) at(name).hidden = false;
  say(OVER);
}

const play = () => { const one = audio(); if (one) one.paused ? one.play().catch(() => {}) : one.pause(); };

// Buttons that can be read from the last row, and the line that is being said.
function sound(one, part, into) {
  if (one.voice) made("p", one.voice, into, "soft");
  const box = made("div", "", into, "lines");
  inHers(box, part);
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", "What is said");
  const lines = one.lines.map(([start, , when, words]) => {
    const line = made("p", "", box);
    const time = made("span", when, line, "when");
    time.dir = "ltr";
    line.append(` ${words}`);
    return { start, line };
  });
  const heard = made("audio", "", into);
  heard.setAttribute("aria-label", one.name);
  heard.src = `data:${one.mime};base64,${one.bytes}`;
  const bar = made("div", "", into, "player");
  const toggle = button("Play", bar, play);
  toggle.className = "go";
  toggle.setAttribute("aria-keyshortcuts", "p");
  button("Back 10", bar, () => { heard.currentTime = Math.max(0, heard.currentTime - 10); });
  const line = made("progress", "", bar);
  line.max = one.seconds;
  line.setAttribute("aria-hidden", "true");
  const when = made("span", "", bar), state = made("span", "", bar, "sr");
  state.setAttribute("role", "status");
  let shown = null;
  const show = () => {
    line.value = Math.min(heard.currentTime, one.seconds);
    when.textContent = `${clock(heard.currentTime)} of ${one.long}`;
    const now = lines.findLast(({ start }) => start <= heard.currentTime * 1000)?.line ?? null;
    if (now === shown || (heard.paused && !heard.currentTime)) return;
    shown?.classList.remove("now-said");
    now?.classList.add("now-said");
    now?.scrollIntoView({ block: "center" });
    shown = now;
  };
  heard.addEventListener("timeupdate", show);
  heard.addEventListener("error", () => { state.textContent = when.textContent = "This recording cannot be heard on this machine."; });
  for (const [event, what] of [["play", "Playing"], ["pause", "Stopped for a while"], ["ended", "At the end"]]) {
    heard.addEventListener(event, () => { toggle.textContent = heard.paused ? "Play" : "Pause"; show(); state.textContent = `${what}, at ${when.textContent}`; });
  }
  show();
}

function picture(one, part, into) {
  const figure = made("figure", "", into);
  inHers(figure, part);
  const seen = made("img", "", figure);
  seen.alt = one.alternative;
  seen.width = one.width;
  seen.height = one.height;
  seen.src = `data:${one.mime};base64,${one.bytes}`;
  made("figcaption", one.alternative, figure);
}

function notes() {
  if (!steps.length) return;
  const { part, page } = steps[here], after = steps[here + 1], pane = at("notes"), n = parts.indexOf(part);
  pane.replaceChildren();
  made("p", "Who looks at this screen can read these notes too.", pane, "soft");
  made("h2", part.title ? `${page.name}: ${part.title}` : part.name, pane);
  rowsOf(part.notes, pane);
  const next = after ? (after.part.title ? `${after.page.name}: ${after.part.title}` : after.part.name) : "This is the last page.";
  const plan = part.minutes ? `By the plan this part stands between minute ${part.starts} and ${part.starts + part.minutes} of` : "By the plan it takes";
  rowsOf([["What comes next", next], ["Time", `${many(Math.floor((Date.now() - began) / 60000))} so far. ${plan} ${many(minutes)} in all. Take the time that people need.`]], pane);
  if (page.kind === "note" && parts[n + 1]) button("Leave this one out", pane, () => show(steps.findIndex((one) => one.part === parts[n + 1])));
  made("h2", "Go to", pane);
  const order = made("ol", "", pane);
  for (const one of parts) {
    const to = button(one.name, made("li", "", order), () => show(steps.findIndex((step) => step.part === one)));
    if (one === part) to.setAttribute("aria-current", "step");
  }
  made("h2", "Keys", pane);
  made("p", "Arrows and Page down go on; Page up goes back. So do the buttons of a clicker. Space plays and pauses where there is a recording, and goes on elsewhere; P plays and pauses, too. B or a full stop blanks the screen and brings it back.", pane);
  const letters = () => `Turn P, B and the full stop ${keys ? "off" : "on"}`;
  const which = button(letters(), pane, () => { keys = !keys; which.textContent = letters(); });
}

function show(n) {
  if (Date.now() >= ends) { over(); return; }
  if (!steps[n]) return;
  audio()?.pause();
  here = n;
  const { part, page } = steps[n], thing = at("thing");
  thing.replaceChildren();
  at("title").replaceChildren();
  const head = made("h1", page.hers ? part.title : page.head, page.hers ? at("title") : thing);
  head.tabIndex = -1;
  if (page.hers) inHers(head, part);
  at("where").textContent = part.where;
  if (page.lead) made("p", page.lead, thing, "lead");
  for (const words of page.text ?? []) made("p", words, thing);
  if (page.rows) rowsOf(page.rows, thing);
  if (page.said) { const said = made("p", page.said, thing, "said"); if (page.hers) inHers(said, part); }
  if (page.medium) (page.medium.sound ? sound : picture)(page.medium, part, thing);
  at("help").hidden = !page.help;
  at("back").hidden = n === 0;
  at("on").hidden = n === steps.length - 1;
  notes();
  head.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function lead(session) {
  ({ parts, minutes } = session);
  steps = parts.flatMap((part) => part.pages.map((page) => ({ part, page })));
  began = Date.now();
  at("code").value = "";
  say("");
  for (const name of ["about", "ask"]) at(name).hidden = true;
  for (const name of ["top", "bar"]) at(name).hidden = false;
  at("full").hidden = !document.fullscreenEnabled;
  show(0);
}

async function open(code) {
  const about = new TextEncoder().encode(`pack|${facts.number}|${facts.ends}`);
  const raw = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(facts.salt), iterations: Number(facts.rounds) };
  const key = await crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const sealed = bytes(at("pack").textContent.trim());
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: about }, key, sealed.slice(12));
  return JSON.parse(new TextDecoder().decode(opened));
}

at("needs").hidden = true;
at("ask").hidden = false;
at("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (Date.now() >= ends) { over(); return; }
  const typed = at("code").value.toUpperCase().replace(/[^A-Z0-9]/gu, "").replace(/(.{4})(?=.)/gu, "$1-");
  say("Opening. One moment.");
  try {
    lead(await open(typed));
  } catch {
    say("That code does not open it. Look at it again: capitals and lines do not matter.");
  }
});

const hush = () => {
  if (at("hush").open) { at("hush").close(); return; }
  audio()?.pause();
  at("hush").showModal();
};
at("back").addEventListener("click", () => show(here - 1));
at("on").addEventListener("click", () => show(here + 1));
for (const name of ["blank", "light"]) at(name).addEventListener("click", hush);
at("full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
at("beside").addEventListener("click", () => {
  const pane = at("notes");
  pane.hidden = !pane.hidden;
  at("beside").setAttribute("aria-expanded", String(!pane.hidden));
  notes();
  if (!pane.hidden) pane.scrollIntoView({ block: "nearest" });
});
addEventListener("keydown", (event) => {
  if (!steps.length || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
  const letter = keys ? event.key.toLowerCase() : "", isSpace = event.key === " " && !event.target.matches("button");
  if (letter === "b" || letter === ".") hush();
  else if (at("hush").open) return;
  else if (audio() && (letter === "p" || isSpace)) play();
  else if (["ArrowRight", "ArrowDown", "PageDown"].includes(event.key) || isSpace) show(here + 1);
  else if (["ArrowLeft", "ArrowUp", "PageUp"].includes(event.key)) show(here - 1);
  else return;
  event.preventDefault();
});
setInterval(() => { if (Date.now() >= ends) over(); }, 5000);
if (Date.now() >= ends) over();

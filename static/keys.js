// Keys of the Desk. Each presses what a pointer could press; the letters come from the page, as this person wants them, and
// none are there when they turned keys off. A key held with Ctrl, Cmd, Alt or AltGr, in a box, or while letters are being
// put together (IME), is left to whom it belongs. None of them hands a story on: that one leads to the button, and Enter presses.
const list = document.querySelector("#keys");
const acts = new Map([...(list?.querySelectorAll("[data-act]") ?? [])].map((one) => [one.textContent, one.dataset.act]));
list?.querySelector("[data-close]").addEventListener("click", () => list.close());
const first = (...selectors) => selectors.map((one) => document.querySelector(one)).find(Boolean);
const says = document.createElement("p");
says.className = "sr";
says.setAttribute("role", "status");
document.body.append(says);
const tell = (words) => { says.textContent = ""; says.textContent = words; };
const press = (button, otherwise) => { if (button) button.click(); else tell(otherwise); };
const shut = (one) => { for (let up = one.closest("details:not([open])"); up; up = one.closest("details:not([open])")) up.open = true; };
const go = (one, otherwise) => {
  if (!one) { tell(otherwise); return; }
  shut(one);
  if (!one.matches("a[href], button, input, select, textarea, summary, [tabindex]")) one.tabIndex = -1;
  one.focus();
};

const ROW = ".suggested li, .offered", UNTAKEN = ".offered:not(:has(:checked)) input[data-offered]";
const rows = () => [...document.querySelectorAll(ROW)];
const row = () => document.activeElement?.closest(ROW) ?? rows().find((one) => one.matches(".offered") ? one.querySelector(UNTAKEN) : one.querySelector("b.likely")) ?? rows()[0];
const step = (by) => {
  const every = rows(), at = every.indexOf(document.activeElement?.closest(ROW));
  go(every[Math.min(Math.max(at + by, 0), every.length - 1)], "No suggestion is left.");
};
const sounding = () => [...document.querySelectorAll(".part audio")].find((one) => !one.paused);
let heard = null;
document.addEventListener("play", (event) => { heard = event.target; }, true);
const audio = () => sounding() ?? (heard?.isConnected ? heard : first(".part audio"));
const part = () => audio()?.closest(".part");
const JUST_HEARD = 2;
const moment = (which, before = 0) => {
  const box = part()?.querySelector(`[data-cover] [data-${which}]`);
  if (!box) { tell("No recording is here."); return; }
  const now = Math.max(audio().currentTime - before, 0);
  box.value = `${Math.floor(now / 60)}:${(now % 60).toFixed(1).padStart(4, "0")}`;
  tell(`${which === "start" ? "From" : "To"} ${box.value}`);
};
const panes = () => [...document.querySelectorAll("main section.pane")].filter((one) => one.checkVisibility?.() ?? true);
const walk = (by) => {
  const every = panes(), here = every.findIndex((one) => one.contains(document.activeElement));
  go(every[(here + by + every.length) % every.length]?.querySelector("h2"), "This page has one part.");
};
const empty = () => [...document.querySelectorAll("[data-need]")].filter((one) => (one.type === "checkbox" ? !one.checked : one.type === "radio" ? !one.closest(".offered").querySelector(":checked") : !one.value.trim()));
const next = () => {
  const every = empty();
  const after = every.find((one) => document.activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING && one !== document.activeElement);
  go(document.activeElement === document.body ? every[0] : after ?? every[0], "No box is empty.");
};
// From one's own words for a suggestion to the next such box; from any other box, to the next that has to be filled.
const owns = () => [...document.querySelectorAll("[data-own]")];
const onward = (box) => {
  const every = owns(), own = every.slice(every.indexOf(box) + 1).find((one) => !one.value.trim());
  if (box.matches("[data-own]") && own) go(own);
  else if (empty().length) next();
  else go(first("#to-her"), "No box is empty.");
};
const look = () => {
  const picture = [...document.querySelectorAll("details.look:not([open]) > summary")].find((one) => one.textContent.includes("grey"));
  press(first('[formaction$="/show"]') ?? picture, "All of it is shown.");
};

// One key answers what was found in the very words, and leads on to what is open next.
const answer = (which) => {
  const here = row();
  if (!here?.matches(".offered") || here.querySelector(":checked")) return false;
  const one = here.querySelector(which);
  one.focus();
  one.click();
  if (empty().length) next();
  return true;
};

const do_ = {
  pause: () => press(first("[data-pause]"), ""),
  show: look,
  next: () => step(1),
  previous: () => step(-1),
  take: () => {
    const tick = document.activeElement;
    if (tick?.matches("input[type=checkbox][data-need]:not(:checked)")) { tick.click(); if (empty().length) next(); return; }
    if (answer("[data-offered]")) return;
    const own = row()?.querySelector("[data-own]");
    if (own && !own.value.trim() && !row().querySelector("select").value) { go(own); tell("Type what stands there instead, then press Enter."); return; }
    press(row()?.querySelector(`[formaction$="/suggested"], [formaction*="/found#"][value^="cover"]`) ?? first('form[action$="/claim"] button', '[formaction$="/claim"]'), "There is nothing to take.");
  },
  all: () => {
    const ticks = [...document.querySelectorAll(UNTAKEN)];
    for (const one of ticks) one.click();
    if (ticks.length) { if (empty().length) next(); tell(`${ticks.length} ticked. They are coded when you keep this.`); }
    else if (first('[formaction$="/take-offered"]')) press(first('[formaction$="/take-offered"]'));
    else do_.take();
  },
  own: () => go(row()?.querySelector("[data-own]") ?? owns().find((one) => !one.value.trim()), "There is no suggestion to answer."),
  leave: () => answer("[data-refused]") || press(row()?.querySelector('[formaction$="/let-be"]'), "There is nothing to leave."),
  looked: () => { const button = first('[formaction$="/looked-through"]', '[formaction*="/told#"]', '[formaction*="/wordless#"]', "[data-eyes]:not(:checked)"); go(button, "Nothing is left to look through."); if (button) tell(button.matches("[data-eyes]") ? `${button.closest("label").textContent.trim()}? Press Space.` : `${button.getAttribute("aria-label") ?? "None of these is a name or a place"}? Press Enter.`); },
  play: () => { const one = audio(); if (!one) tell("No recording is here."); else if (one.paused) one.play().catch(() => tell("It cannot be heard just now.")); else one.pause(); },
  start: () => moment("start"),
  end: () => moment("end"),
  cover: () => {
    // Who hears a name presses when it has been said: then what was just heard is covered.
    if (part()?.querySelector("[data-cover] [data-start]")?.value === "" && audio()?.currentTime) moment("start", JUST_HEARD);
    if (part()?.querySelector("[data-cover] [data-end]")?.value === "") moment("end");
    press(part()?.querySelector('[formaction*="/cover#"]'), "No recording is here.");
  },
  bits: () => press((part() ?? document).querySelector("[data-bits]"), "No bit is marked yet."),
  court: () => press(first('[formaction*="/as-proposed"]'), "No sentence waits that could be decided as proposed."),
  make: () => press(first('[formaction*="/make-all"]', '[formaction*="/make#"]', ".made [formaction*='/keep#']"), "All of it is made."),
  open: next,
  onward: next,
  panel: () => walk(1),
  before: () => walk(-1),
  note: () => go(first("#to-her"), "You cannot write to her here."),
  who: () => press(first('[formaction$="/who/open"]', 'a[href$="/who"]'), ""),
  undo: () => press(first('[formaction$="/undo"]'), "There is nothing to undo."),
  ready: () => { const button = first(".decide .go"); go(button, "There is nothing to hand on here."); if (button) tell(`${button.textContent.trim()}? Press Enter.`); },
  list: () => { if (list.open) list.close(); else list.showModal(); },
};

const TYPING = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented || event.repeat) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph")) return;
  const boxed = /^F\d/.test(event.key) ? acts.get(event.key) : undefined;
  if (boxed === "cover-up" && !document.querySelector("dialog[open]")) { event.preventDefault(); do_.pause(); return; }
  if (event.target.closest?.(TYPING)) {
    if (event.key === "Escape") event.target.blur();
    if (boxed === "onward") { event.preventDefault(); onward(event.target); }
    if (acts.size && event.key === "Enter" && event.target.matches("[data-own]")) { event.preventDefault(); press(event.target.closest("li").querySelector('[formaction$="/suggested"]')); }
    if (acts.size && event.key === "Enter" && event.target.matches("[data-last]")) {
      event.preventDefault();
      const read = first("[name=was_read]:not(:checked)") && first("[data-and-read]");
      if (!read) press(first(".decide .go"));
      else { go(read); tell(`${read.textContent.trim()}? Press Enter.`); }
    }
    return;
  }
  const act = boxed ?? acts.get(event.key.toLowerCase());
  if (!act) return;
  const open = document.querySelector("dialog[open]");
  // Whatever covers the page takes one key: the one that uncovers it.
  if (open) { if (open === list ? act === "list" : act === "pause" || act === "cover-up") { event.preventDefault(); open.close(); } return; }
  event.preventDefault();
  do_[act]();
});
// Whoever comes by key to a page that is nothing but boxes begins in the first that is empty, with the head of it still in sight.
if (acts.size && !location.hash && document.querySelector("form[data-begin]")) empty()[0]?.focus({ preventScroll: true });

// Leave, faster than the page alone can: hide everything at once, then go without adding a step to the history.
// Everything works without this file. Escape is not used, because it stops a page that loads.
const hide = () => { document.documentElement.hidden = true; };
const leave = (control) => { hide(); location.replace(control.href); globalThis.speechSynthesis?.cancel(); };

const control = document.querySelector("[data-leave]");
if (control) {
  control.addEventListener("click", (event) => { event.preventDefault(); leave(control); });
  let shifts = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) { if (event.key !== "Shift") shifts = []; return; }
    shifts = [...shifts, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
    if (shifts.length >= 3) leave(control);
  });
}

// A page that the browser kept whole comes back as it was; it is asked of the server again before anyone sees it.
addEventListener("pagehide", (event) => { if (event.persisted) hide(); });
addEventListener("pageshow", (event) => { if (event.persisted) { hide(); location.reload(); } });

// The reader of the page comes only when she presses for it; Leave needs nothing of it.
const aloud = document.querySelector("[data-aloud]");
if (aloud && "speechSynthesis" in globalThis) {
  aloud.hidden = false;
  aloud.querySelector("[data-read]").addEventListener("click", () => {
    import(aloud.dataset.aloud).then((hear) => hear.read(aloud)).catch(() => {
      const said = aloud.querySelector("[data-cannot]");
      said.textContent = aloud.dataset.late;
      said.hidden = false;
    });
  });
}

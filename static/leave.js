// Leave, faster than the page alone can: hide everything at once, then go without adding a step to the history.
// Everything works without this file. Escape is not used, because it stops a page that loads.
const hide = () => { document.documentElement.hidden = true; };
const leave = (control) => { hide(); location.replace(control.href); };

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

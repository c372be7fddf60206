"use strict";
// Tells the course that the card was opened, where the course asks to know: SCORM 1.2 (API) or 2004 (API_1484_11).
(() => {
  const FURTHEST = 10; // Windows between this page and the one that holds the course's end of the line.

  const above = (start) => {
    for (let here = start, steps = 0; here && steps < FURTHEST; steps += 1) {
      try {
        if (here.API_1484_11) return { line: here.API_1484_11, is2004: true };
        if (here.API) return { line: here.API, is2004: false };
      } catch { return null; } // Another house's window: not ours to look into.
      if (here === here.parent) return null;
      here = here.parent;
    }
    return null;
  };

  const found = above(window) || (window.opener ? above(window.opener) : null);
  if (!found) return; // No course: the link works all the same.
  const { line, is2004 } = found;
  const call = (name, ...said) => line[is2004 ? name : `LMS${name === "Terminate" ? "Finish" : name}`](...said);
  const STATUS = is2004 ? "cmi.completion_status" : "cmi.core.lesson_status";
  let isOver = String(call("Initialize", "")) !== "true";

  const say = (status) => {
    if (isOver) return;
    call("SetValue", STATUS, status);
    call("Commit", "");
  };

  if (!isOver && String(call("GetValue", STATUS)) !== "completed") say("incomplete");
  document.getElementById("open").addEventListener("click", () => say("completed"));
  window.addEventListener("pagehide", () => {
    if (!isOver) call("Terminate", "");
    isOver = true;
  });
})();

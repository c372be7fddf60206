// Typing a transcript while listening: the keys only fill in the boxes of the lines, which work without them.
const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
const STEP = 2;

for (const table of document.querySelectorAll("[data-lines]")) {
  const part = table.closest(".part");
  const audio = part.querySelector("audio");
  const box = (row, name) => row?.querySelector(`[name^="${name}-"]`);
  const words = (name) => part.querySelector(`[data-words] [name^="${name}-"]`);
  part.querySelector("[data-keys]").hidden = false;

  const another = (row) => {
    const fresh = row.cloneNode(true);
    for (const one of fresh.querySelectorAll("input, textarea")) {
      one.value = "";
      one.setAttribute("aria-label", one.getAttribute("aria-label").replace(/line \d+/u, `line ${table.rows.length + 1}`));
    }
    table.append(fresh);
    fresh.cells[0].textContent = table.rows.length;
    return fresh;
  };
  const close = (row) => {
    const now = clock(audio.currentTime);
    const next = row.nextElementSibling ?? another(row);
    box(row, "to").value = now;
    if (!box(next, "from").value) box(next, "from").value = now;
    box(next, "text").focus();
  };
  const act = {
    " ": () => (audio.paused ? audio.play() : audio.pause()),
    ",": () => { audio.currentTime = Math.max(0, audio.currentTime - STEP); },
    ".": () => { audio.currentTime += STEP; },
  };
  table.addEventListener("keydown", (event) => {
    const { target, key } = event;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey && !event.isComposing;
    if (target.matches("textarea") && key === "Enter" && plain) close(target.closest("tr"));
    else if (event.ctrlKey && act[key]) act[key]();
    else if (target.matches("input") && key === "=" && !event.ctrlKey) target.value = clock(audio.currentTime);
    else return;
    event.preventDefault();
  });
  // Words chosen in a line are offered as the words to cover, with the number of their line.
  table.addEventListener("select", ({ target }) => {
    const chosen = target.matches("textarea") ? target.value.slice(target.selectionStart, target.selectionEnd).trim() : "";
    const [say, at] = [words("say"), words("at")];
    if (!chosen || (say.value && say.value !== say.dataset.chosen)) return;
    say.value = say.dataset.chosen = chosen;
    at.value = target.closest("tr").cells[0].textContent;
  });
}

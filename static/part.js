// Choosing a part by ear: a time is a button that plays from there, the line that is being said is marked, and what lies between
// the two edges is marked as it is chosen. Everything can be chosen without this file.
for (const source of document.querySelectorAll("[data-source]")) {
  const audio = source.querySelector("audio");
  const name = source.querySelector("legend").textContent;
  const lines = [...source.querySelectorAll("li")];
  const mark = () => {
    const first = lines.findIndex((line) => line.querySelector("[name=from]").checked);
    const last = lines.findIndex((line) => line.querySelector("[name=to]").checked);
    lines.forEach((line, n) => line.classList.toggle("in-part", first >= 0 && first <= n && n <= last));
  };
  document.addEventListener("change", mark);
  if (!audio) continue;
  for (const line of lines) {
    const at = line.querySelector(".at");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "at";
    button.textContent = at.textContent;
    button.setAttribute("aria-label", `${name}: play from ${at.textContent}`);
    button.addEventListener("click", () => {
      audio.currentTime = Number(line.dataset.at) / 1000;
      audio.play().catch(() => {});
    });
    at.replaceWith(button);
  }
  audio.addEventListener("timeupdate", () => {
    const now = audio.currentTime * 1000;
    const said = lines.filter((line) => Number(line.dataset.at) <= now).at(-1);
    for (const line of lines) line.classList.toggle("now-said", !audio.paused && line === said);
  });
}

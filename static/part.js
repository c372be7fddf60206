// Choosing a part by ear: a time is a button that plays from there, the sentence that is being said is marked, two buttons beside
// the player begin or end the part with it, and what lies between is marked. Everything can be chosen without this file.
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
  const being = () => lines.filter((line) => Number(line.dataset.at) <= audio.currentTime * 1000).at(-1) ?? lines[0];
  const row = document.createElement("p");
  row.className = "chips";
  for (const [edge, does] of [["from", "Begin"], ["to", "End"]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = `${does} with what is being said`;
    button.setAttribute("aria-label", `${name}: ${does.toLowerCase()} with what is being said`);
    button.addEventListener("click", () => being().querySelector(`[name=${edge}]`).click());
    row.append(button);
  }
  audio.after(row);
  audio.addEventListener("timeupdate", () => {
    const said = being();
    for (const line of lines) line.classList.toggle("now-said", !audio.paused && line === said);
  });
}

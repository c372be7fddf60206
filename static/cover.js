// Covering by hand on the Desk: a stretch of a recording, or a box on a picture, chosen by pointer. It only fills in the
// numbers of the forms, which work without it. The keys that take the moment that is being heard: keys.js.
const clock = (seconds) => `${Math.floor(seconds / 60)}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
const seconds = (text) => text.split(":").reduce((sum, piece) => sum * 60 + Number(piece), 0);

for (const wave of document.querySelectorAll("[data-wave]")) {
  const part = wave.closest(".part");
  const audio = part.querySelector("audio");
  const box = (name) => part.querySelector(`[data-cover] [data-${name}]`);
  const long = seconds(wave.dataset.long);
  const at = (event) => { const on = wave.getBoundingClientRect(); return Math.min(Math.max((event.clientX - on.left) / on.width, 0), 1) * long; };
  let from = null;
  wave.addEventListener("pointerdown", (event) => { from = at(event); wave.setPointerCapture(event.pointerId); });
  wave.addEventListener("pointerup", (event) => {
    const to = at(event);
    if (Math.abs(to - from) < 0.05) audio.currentTime = to;
    else [box("start").value, box("end").value] = [Math.min(from, to), Math.max(from, to)].map(clock);
    from = null;
  });
}

for (const area of document.querySelectorAll("[data-boxes]")) {
  const form = area.parentElement.querySelector("[data-box]");
  const drawing = area.querySelector("svg");
  const draft = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  draft.setAttribute("class", "draft");
  const at = (event) => {
    const box = area.querySelector("img").getBoundingClientRect();
    const side = (here, start, size, most) => Math.round(Math.min(Math.max((here - start) / size, 0), 1) * most);
    return [side(event.clientX, box.left, box.width, area.dataset.width), side(event.clientY, box.top, box.height, area.dataset.height)];
  };
  let from = null;
  const show = ([x, y]) => {
    const values = { left: Math.min(from[0], x), top: Math.min(from[1], y), width: Math.abs(x - from[0]), height: Math.abs(y - from[1]) };
    for (const [name, value] of Object.entries(values)) form.querySelector(`[data-${name}]`).value = value;
    for (const [name, value] of [["x", values.left], ["y", values.top], ["width", values.width], ["height", values.height]]) draft.setAttribute(name, value);
  };
  area.addEventListener("pointerdown", (event) => { from = at(event); drawing.append(draft); area.setPointerCapture(event.pointerId); event.preventDefault(); });
  area.addEventListener("pointermove", (event) => { if (from) show(at(event)); });
  area.addEventListener("pointerup", (event) => { if (from) show(at(event)); from = null; });
}

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

// A box on a picture. It is drawn by a pull across the picture, moved by a pull from its middle, made larger or smaller from a
// corner; a tap does nothing. The numbers of the form are the truth: what is typed there is drawn, what is drawn stands there.
const SIDES = ["left", "top", "width", "height"];
const STILL = 4, NEAR = { mouse: 10, pen: 14, touch: 22 }; // Dots of the screen: a pull is longer, a corner is that near.
const drawn = (name, values) => {
  const shape = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(values)) shape.setAttribute(key, value);
  return shape;
};
const clamp = (value, most) => Math.min(Math.max(value, 0), most);

for (const area of document.querySelectorAll("[data-boxes]")) {
  const form = area.parentElement.querySelector("[data-box]");
  const fields = SIDES.map((side) => form.querySelector(`[data-${side}]`));
  const undo = form.querySelector("[data-undo]");
  const [wide, high] = [Number(area.dataset.width), Number(area.dataset.height)];
  const draft = drawn("g", { class: "draft" });
  area.querySelector("svg").append(draft);
  const before = []; // What stood in the numbers before each pull.
  let pull = null;

  const place = () => area.querySelector("img").getBoundingClientRect();
  const at = (event) => {
    const on = place();
    return [Math.round(clamp((event.clientX - on.left) / on.width, 1) * wide), Math.round(clamp((event.clientY - on.top) / on.height, 1) * high)];
  };
  const typed = () => fields.map((field) => field.value);
  const box = () => {
    const values = typed().map((text) => (/^\s*\d+\s*$/.test(text) ? Number(text) : NaN));
    return values.some(Number.isNaN) || !values[2] || !values[3] ? null : values;
  };
  const corners = ([left, top, width, height]) => [[left, top], [left + width, top], [left, top + height], [left + width, top + height]];
  const show = () => {
    const now = box();
    draft.replaceChildren();
    undo.hidden = !before.length;
    if (!now) return;
    const [x, y, width, height] = now;
    const r = (6 * wide) / (place().width || wide);
    draft.append(drawn("rect", { x, y, width, height }), ...corners(now).map(([cx, cy]) => drawn("circle", { cx, cy, r })));
  };
  const put = (values) => { fields.forEach((field, n) => { field.value = values[n]; }); show(); };
  const spanned = ([x, y], [a, b]) => [Math.min(x, a), Math.min(y, b), Math.abs(x - a), Math.abs(y - b)];
  // What a pull from here does: from a corner of the box, from inside it, or from anywhere else, where a new one begins.
  const begun = (event) => {
    const start = at(event), now = box(), near = ((NEAR[event.pointerType] ?? NEAR.mouse) * wide) / place().width;
    if (!now) return (to) => spanned(start, to);
    const apart = corners(now).map(([x, y]) => Math.hypot(x - start[0], y - start[1]));
    const nearest = apart.indexOf(Math.min(...apart));
    if (apart[nearest] <= near) {
      const [across, own] = [corners(now)[3 - nearest], corners(now)[nearest]];
      return ([x, y]) => spanned(across, [clamp(own[0] + x - start[0], wide), clamp(own[1] + y - start[1], high)]);
    }
    const [left, top, width, height] = now;
    const isInside = start[0] >= left && start[0] <= left + width && start[1] >= top && start[1] <= top + height;
    if (!isInside) return (to) => spanned(start, to);
    return ([x, y]) => [clamp(left + x - start[0], Math.max(wide - width, 0)), clamp(top + y - start[1], Math.max(high - height, 0)), width, height];
  };
  const end = (isKept) => {
    if (!pull) return;
    const { was, isMoved } = pull;
    pull = null;
    if (!isKept || !box()) put(was);
    else if (isMoved) { before.push(was); show(); }
  };

  area.addEventListener("pointerdown", (event) => {
    if (pull || !event.isPrimary || event.button) return;
    pull = { id: event.pointerId, from: [event.clientX, event.clientY], was: typed(), becomes: begun(event), isMoved: false };
    area.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  const follow = (event) => {
    if (event.pointerId !== pull?.id) return;
    pull.isMoved ||= Math.hypot(event.clientX - pull.from[0], event.clientY - pull.from[1]) >= STILL;
    if (pull.isMoved) put(pull.becomes(at(event)));
  };
  area.addEventListener("pointermove", follow);
  area.addEventListener("pointerup", (event) => { follow(event); if (event.pointerId === pull?.id) end(pull.isMoved); });
  area.addEventListener("pointercancel", (event) => { if (event.pointerId === pull?.id) end(false); });
  addEventListener("keydown", (event) => { if (event.key === "Escape" && pull) { event.preventDefault(); end(false); } });
  undo.addEventListener("click", () => {
    put(before.pop());
    if (undo.hidden) fields[0].focus({ preventScroll: true }); // Focus must not fall off the page with the button.
  });
  for (const field of fields) field.addEventListener("input", show);
  area.closest("details")?.addEventListener("toggle", show); // Before it is open, nobody knows how large a corner is.
  show();
}

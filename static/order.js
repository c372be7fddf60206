// A playlist's places are dragged by a handle, with mouse, pen or finger. The arrows beside them do the same without this file,
// and stay for everybody: who uses keys never meets the handle. Who is ticked as in the room is kept at once, and what was typed
// and not saved is asked about before the page goes.
const run = document.querySelector(".the-order ol.run");
const form = document.getElementById("reorder");
const places = () => [...run.querySelectorAll(":scope > li[id^='item-']")];

const keep = () => {
  for (const place of places()) {
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = "item";
    field.value = place.id.slice("item-".length);
    form.append(field);
  }
  form.submit();
};

// The document listens while a place is held: moved about in the list, the handle itself would lose the pointer.
const begin = (place) => {
  const before = places();
  const listening = new AbortController();
  const listen = (event, heard) => document.addEventListener(event, heard, { signal: listening.signal });
  const end = (isKept) => {
    listening.abort();
    place.classList.remove("held");
    if (!isKept) for (const one of before) run.append(one);
    else if (places().some((one, n) => one !== before[n])) keep();
  };
  place.classList.add("held");
  listen("pointermove", (event) => {
    const other = places().find((one) => one !== place && event.clientY < one.getBoundingClientRect().top + one.offsetHeight / 2);
    if (other) other.before(place); else run.append(place);
  });
  listen("pointerup", () => end(true));
  listen("pointercancel", () => end(false));
  listen("keydown", (event) => { if (event.key === "Escape") end(false); });
};

if (run && form && places().length > 1) {
  for (const place of places()) {
    const grip = document.createElement("span");
    grip.className = "grip";
    grip.setAttribute("aria-hidden", "true");
    grip.textContent = "⋮⋮";
    grip.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) return;
      event.preventDefault();
      begin(place);
    });
    (place.querySelector(".moves") ?? place).prepend(grip);
  }
}

// Who is in the room: kept as it is ticked, unless nobody is, or something typed would be lost. Present sends it along anyway.
const whom = document.getElementById("for-whom");
const typed = () => [...document.querySelectorAll(".step :is(textarea, input[type=number])")].filter((one) => one.value !== one.defaultValue);
whom?.addEventListener("change", () => {
  if (whom.querySelector("[name=profession]:checked") && !typed().length) whom.requestSubmit();
});

let leavingBy = null;
document.addEventListener("submit", (event) => { leavingBy = event.target; });
addEventListener("beforeunload", (event) => {
  if (typed().some((one) => one.form !== leavingBy)) event.preventDefault();
  leavingBy = null;
});

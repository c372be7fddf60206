// A playlist's places are dragged by a handle, with mouse, pen or finger. The arrows beside them do the same without this file,
// and stay for everybody: who uses keys never meets the handle.
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

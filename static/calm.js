// Care for whoever reads at the Desk: a blank page at one press, the marked bits of a recording alone, how much of it was
// heard, and a question once all of her own voice was. Without this file the Pause button leads to a blank page of its own, and the player plays as always.
const AROUND = 2;
const media = () => [...document.querySelectorAll("audio, video")];

const calm = document.createElement("dialog");
calm.className = "calm";
calm.setAttribute("aria-label", "A blank page. Nothing is lost.");
const back = document.createElement("button");
back.type = "button";
back.className = "btn quiet";
back.textContent = "Go on";
back.addEventListener("click", () => calm.close());
calm.append(back);
document.body.append(calm);
for (const button of document.querySelectorAll("[data-pause]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    for (const one of media()) one.pause();
    calm.showModal();
  });
}

for (const part of document.querySelectorAll(".part")) {
  const audio = part.querySelector("audio");
  const spans = [...part.querySelectorAll("[data-bit]")].map((row) => row.dataset.bit.split(" ").map(Number));
  const sum = part.querySelector("[data-heard]");
  if (!audio) continue;

  const counting = (one, tell) => {
    let last = null, heard = 0;
    one.addEventListener("timeupdate", () => {
      const step = last === null ? 0 : one.currentTime - last;
      last = one.currentTime;
      if (one.paused || step <= 0 || step > 2) return;
      heard += step;
      const whole = Math.floor(heard);
      heard -= whole;
      tell(whole);
    });
    one.addEventListener("seeking", () => { last = null; });
  };
  const more = (field, by) => { field.value = Number(field.value) + by; };
  if (sum) for (const one of part.querySelectorAll("audio")) counting(one, (whole) => more(sum, whole));

  // Her own voice: after all of it and a bit more, one press plays on. It is a question, never a lock.
  const hers = part.querySelector("[data-hers]");
  if (hers) {
    const enough = part.querySelector("[data-enough]");
    const [heard, again] = ["hers", "again"].map((name) => part.querySelector(`[data-${name}-sum]`));
    let left = Number(hers.dataset.hers);
    heard.value = "0";
    const ask = (on) => { enough.hidden = !on; hers.hidden = on; };
    counting(hers, (whole) => {
      more(heard, whole);
      left -= whole;
      if (left > 0) return;
      hers.pause();
      ask(true);
      enough.querySelector("button").focus();
    });
    enough.querySelector("button").addEventListener("click", (event) => {
      event.preventDefault();
      more(again, 1);
      left = Number(hers.dataset.more);
      ask(false);
      hers.play().catch(() => {});
    });
  }

  if (!spans.length) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn quiet";
  button.dataset.bits = "";
  const says = document.createElement("span");
  says.className = "soft";
  says.setAttribute("role", "status");
  const row = document.createElement("p");
  row.className = "row";
  row.append(button, says);
  audio.after(row);
  let at = -1;
  const of = part.querySelector("h2").firstChild.textContent.trim().toLowerCase();
  const name = (words) => { button.textContent = words; button.setAttribute("aria-label", `${words}: ${of}`); };
  const rest = (why) => { at = -1; name("Play the marked bits only"); says.textContent = why; };
  const play = () => {
    audio.currentTime = Math.max(0, spans[at][0] - AROUND);
    says.textContent = `Bit ${at + 1} of ${spans.length}, with ${AROUND} seconds around it`;
    audio.play().catch(() => rest("This recording cannot be heard just now."));
  };
  button.addEventListener("click", () => {
    if (at >= 0) { audio.pause(); rest("Stopped."); return; }
    at = 0;
    name("Stop the bits");
    play();
  });
  audio.addEventListener("timeupdate", () => {
    if (at < 0 || audio.currentTime < spans[at][1] + AROUND) return;
    if (at + 1 < spans.length) { at += 1; play(); } else { audio.pause(); rest("These were all the bits."); }
  });
  audio.addEventListener("ended", () => { if (at >= 0) { if (at + 1 < spans.length) { at += 1; play(); } else rest("These were all the bits."); } });
  rest("");
}

// What she says or picks goes to the server in pieces, as it is made, so that a lost line, a locked phone or a closed page
// loses nothing that came before it; and she sees how far it has come. The pages work without this file, with the phone's
// own recorder and one press. Nothing is kept in the browser's own stores.
const PIECE = 5000;
const RATE = 24000; // bits a second: five minutes are 0.9 MB.
const SLICE = 256 * 1024; // bytes of a file at once: five seconds of a slow line.
const LONGEST = 90 * 60;
const WAITS = [1000, 2000, 4000, 8000];
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const NO_LINE = "There is no internet just now. Keep this page open. It is sent when the internet is back.";
const NOT_KEPT = "We could not keep this. What was saved before is safe.";

// The same sentences in the language of the page; in English there are none to look up.
const words = JSON.parse(document.querySelector("[data-words]")?.dataset.words ?? "{}");
const inHers = (text) => words[text] ?? text;

const form = document.getElementById("page");
const box = document.querySelector("[data-recorder]");
const picked = document.querySelector("[data-file]");
let isDone = false;

const fresh = (story) => ({ story, part: "", segment: 0, once: form.once.value });
const begun = fresh(""); // The recording of this page: its story and part once there is one.

const ask = async (own, fields, blob, keepalive = false) => {
  const data = new FormData();
  const all = { csrf_token: form.csrf_token.value, page: form.page.value, once: own.once, story: own.story, part: own.part, ...fields };
  for (const [name, value] of Object.entries(all)) data.append(name, value);
  if (blob) data.append("sound", blob, "p");
  const answer = await fetch(form.getAttribute("action"), { method: "POST", body: data, headers: { Accept: "application/json" }, keepalive });
  if (answer.status >= 400 && answer.status < 500) return { problems: [] };
  const said = await answer.json(); // A page instead of it is no answer of ours: it is asked again.
  if (said.part) Object.assign(own, { story: said.story, part: said.part });
  return said;
};
const pause = (long) => new Promise((wake) => {
  const timer = setTimeout(wake, long);
  addEventListener("online", () => { clearTimeout(timer); wake(); }, { once: true });
});
// Asked until there is an answer; one whose answer got lost is asked again and counts once.
const insist = async (own, fields, blob, waits = () => {}) => {
  for (let failures = 0; ; failures++) {
    try { return await ask(own, fields, blob); } catch { waits(); }
    await pause(WAITS[Math.min(failures, WAITS.length - 1)]);
  }
};
const go = (verb) => {
  const press = document.createElement("button");
  press.name = "do"; press.value = verb; press.hidden = true;
  form.append(press);
  isDone = true;
  for (const file of form.querySelectorAll("[type=file]")) file.value = "";
  press.click();
};

let isBusy = () => false;
addEventListener("beforeunload", (event) => {
  // Whoever presses Leave is asked nothing (leave.js hides the page first).
  if (!isDone && !document.documentElement.hidden && isBusy()) event.preventDefault();
});

if (box && navigator.mediaDevices?.getUserMedia && window.MediaRecorder) record();
if (picked) sendFiles();

function record() {
  const other = document.querySelector("[data-other]");
  const find = (name) => box.querySelector(`[data-${name}]`);
  const own = Object.assign(begun, { story: box.dataset.story, segment: Number(box.dataset.segment) });
  const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  let recorder, stream, unwatch, number = 0, queue = [], heard = [], sending = false, before = 0, since = 0, lock, wanted = false;
  box.hidden = false;
  other.open = false;
  isBusy = () => queue.length > 0 || recorder?.state === "recording";

  const tell = (name, text) => { if (find(name).textContent !== inHers(text)) find(name).textContent = inHers(text); };
  const say = (text) => tell("state", text);
  const show = (name, on) => { find(name).hidden = !on; };
  const isOn = () => recorder?.state === "recording";
  const seconds = () => Math.floor((before + (since ? performance.now() - since : 0)) / 1000);
  const clock = () => { const now = seconds(); find("clock").textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`; };
  const stopClock = () => { before += since ? performance.now() - since : 0; since = 0; clock(); };

  const send = async () => {
    if (sending) return;
    sending = true;
    while (queue.length) {
      const piece = queue[0];
      const said = await insist(own, { do: "piece", segment: piece.segment, n: piece.n }, piece.blob, () => say(NO_LINE));
      if (said.closed) { anew(); continue; }
      if (!said.part) { refuse(said.problems); break; }
      queue.shift();
      if (isOn()) say("Recording. What you said is saved.");
    }
    sending = false;
  };
  // It was kept on another page meanwhile: what was said since this page began goes on as a recording of its own.
  const anew = () => {
    Object.assign(own, { part: "", segment: 0, once: crypto.randomUUID() });
    queue = heard.map((blob, n) => ({ segment: 0, n, blob }));
  };
  const refuse = (problems) => {
    queue = [];
    wanted = false;
    if (recorder.state !== "inactive") recorder.stop();
    Object.assign(own, { part: "", segment: 0, once: crypto.randomUUID() });
    offer();
    show("stop", false); show("start", true);
    say((problems ?? []).join(" ") || NOT_KEPT);
  };

  const watch = () => {
    const context = new AudioContext();
    const ear = context.createAnalyser();
    ear.fftSize = 512;
    context.createMediaStreamSource(stream).connect(ear);
    const wave = new Float32Array(ear.fftSize);
    let quiet = 0;
    const look = () => {
      ear.getFloatTimeDomainData(wave);
      const loud = Math.min(100, Math.round(Math.sqrt(wave.reduce((sum, one) => sum + one * one, 0) / wave.length) * 400));
      find("level").value = isOn() ? loud : 0;
      quiet = loud < 4 ? quiet + 1 : 0;
      const text = !isOn() ? "" : stream.getAudioTracks()[0].muted ? "Your phone is using the microphone for something else. We cannot hear you." : quiet > 20 ? "It is very quiet. Hold the phone closer." : "The microphone works. Your voice comes through.";
      tell("loud", text);
      clock();
      if (seconds() >= LONGEST && isOn()) finish();
    };
    const timer = setInterval(look, 200);
    return () => { clearInterval(timer); find("level").value = 0; find("loud").textContent = ""; context.close(); };
  };
  const keepAwake = async () => { try { lock = await navigator.wakeLock?.request("screen"); } catch { lock = undefined; } };

  const start = async () => {
    find("start").disabled = true;
    try { await begin(); } finally { find("start").disabled = false; }
  };
  const begin = async () => {
    // A page that was left open too long takes nothing: better told before she talks than after.
    const open = await ask(own, { do: "where", part: "" }).catch(() => ({ open: true }));
    if (!open.open && !own.part) { go("talk"); return; }
    own.segment = open.segment ?? own.segment; // Of a reading, one that no other page was given.
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
      recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: RATE });
    } catch {
      say("This page may not use the microphone. Say yes when your phone asks, or use your phone’s own recorder below.");
      other.open = true;
      return;
    }
    number = 0;
    heard = [];
    wanted = true;
    const { segment } = own;
    recorder.addEventListener("dataavailable", (event) => {
      if (!event.data.size) return;
      heard.push(event.data);
      queue.push({ segment, n: number++, blob: event.data });
      send();
    });
    recorder.addEventListener("stop", taken);
    recorder.start(PIECE);
    since = performance.now();
    unwatch = watch();
    keepAwake();
    show("start", false); show("pause", true); show("stop", true); show("back", false);
    tell("pause", "Stop for a while");
    say("Recording.");
    find("pause").focus();
  };
  const quieten = () => {
    stopClock();
    unwatch?.();
    unwatch = undefined;
    lock?.release?.();
    stream.getTracks().forEach((track) => track.stop());
    show("pause", false);
  };
  // A call, a lock or another page took the microphone away: she must not talk on into nothing.
  const taken = async () => {
    quieten();
    if (!wanted) return;
    wanted = false;
    offer();
    say("Your phone stopped the microphone. What you said is saved. You can go on.");
    tell("start", "Go on");
    show("start", true);
    find("start").focus();
    own.segment += 1;
  };

  const offer = () => {
    if (!heard.length) return;
    URL.revokeObjectURL(find("hear").src);
    find("hear").src = URL.createObjectURL(new Blob(heard, { type: kind }));
    show("back", true);
  };
  const rest = () => {
    if (isOn()) {
      recorder.addEventListener("dataavailable", () => { if (recorder.state === "paused") offer(); }, { once: true });
      recorder.requestData();
      recorder.pause();
      stopClock();
      tell("pause", "Go on");
      say("Stopped for a while. Nothing is recorded now.");
    } else {
      find("hear").pause();
      show("back", false);
      recorder.resume();
      since = performance.now();
      tell("pause", "Stop for a while");
      say("Recording.");
    }
  };

  const finish = async () => {
    wanted = false;
    show("stop", false); show("start", false);
    if (recorder.state !== "inactive") {
      const stopped = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
      recorder.stop();
      await stopped;
    }
    say("Saving …");
    while (queue.length || sending) { await send(); await pause(100); }
    if (!own.part) return;
    await insist(own, { do: "close" }, null, () => say(NO_LINE));
    go(`recorded:${own.story}`);
  };

  find("start").addEventListener("click", start);
  find("pause").addEventListener("click", rest);
  find("stop").addEventListener("click", finish);
  // A locked phone or another tab may end the page: what was said so far is handed over first.
  document.addEventListener("visibilitychange", () => {
    if (isOn()) { recorder.requestData(); if (!document.hidden) keepAwake(); }
  });
  addEventListener("pagehide", () => {
    wanted = false;
    stream?.getTracks().forEach((track) => track.stop());
    URL.revokeObjectURL(find("hear").src);
    const [piece] = queue;
    if (piece && !sending) ask(own, { do: "piece", segment: piece.segment, n: piece.n }, piece.blob, true).catch(() => {});
  });

  // A recording that was cut off is taken up again as a new segment of the same one.
  for (const button of document.querySelectorAll("[data-go-on]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      const said = await insist(own, { do: "where", part: button.dataset.goOn }, null, () => say(NO_LINE));
      button.disabled = false;
      if (!said.part) { say((said.problems ?? []).join(" ") || NOT_KEPT); return; }
      own.segment = said.segment;
      box.scrollIntoView();
      start();
    });
  }
}

function sendFiles() {
  const state = picked.querySelector("[data-state]");
  const bar = picked.querySelector("progress");
  const input = picked.querySelector("[type=file]");
  const button = picked.querySelector("[value^=add]");
  let isSending = false;
  const was = isBusy;
  isBusy = () => isSending || was();

  const send = async (file) => {
    // Beside a recording that was begun on this page, a file is one of its own.
    const own = begun.part ? { ...fresh(begun.story), once: crypto.randomUUID() } : fresh(form.story.value);
    const say = (text) => { state.textContent = inHers(text); };
    if (picked.dataset.begins) {
      const said = await insist(own, { do: picked.dataset.begins }, null, () => say(NO_LINE));
      if (!said.part) { say((said.problems ?? []).join(" ") || NOT_KEPT); return; }
      own.segment = said.segment;
    }
    for (let n = 0; n * SLICE < file.size; n++) {
      state.textContent = inHers("Sending. {n} of 100 parts are safe.").replace("{n}", Math.floor((100 * n * SLICE) / file.size));
      const piece = file.slice(n * SLICE, (n + 1) * SLICE);
      const said = await insist(own, { do: "piece", segment: own.segment, n }, piece, () => say(NO_LINE));
      if (!said.part) { say((said.problems ?? []).join(" ") || NOT_KEPT); return; }
      bar.value = (n + 1) * SLICE;
    }
    await insist(own, { do: "close" }, null, () => say(NO_LINE));
    go(`recorded:${own.story}`);
  };
  button.addEventListener("click", async (event) => {
    const [file] = input.files;
    if (!file?.size || isSending) { if (isSending) event.preventDefault(); return; }
    event.preventDefault();
    isSending = true;
    bar.max = file.size;
    bar.value = 0;
    bar.hidden = false;
    button.disabled = true;
    try { await send(file); } finally { isSending = false; button.disabled = false; bar.hidden = true; }
  });
}

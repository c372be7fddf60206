// The recorder of Notes: pieces of at most five seconds go to the server as they are made, so that a lost line, a locked
// phone or a closed page loses nothing that was said before it. The page works without this file, with the phone's own
// recorder. Nothing is kept in the browser's own stores.
const PIECE = 5000;
const RATE = 24000; // bits a second: five minutes are 0.9 MB.
const LONGEST = 90 * 60;
const WAITS = [1000, 2000, 4000, 8000];
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

const box = document.querySelector("[data-recorder]");
const form = document.getElementById("page");
const find = (name) => box.querySelector(`[data-${name}]`);

if (box && navigator.mediaDevices?.getUserMedia && window.MediaRecorder) {
  box.hidden = false;
  document.querySelector("[data-other]").open = false;
  const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one)) ?? "";
  const own = { story: box.dataset.story, part: "", segment: 0, once: form.once.value };
  let recorder, stream, meter, number = 0, queue = [], heard = [], sending = false, failures = 0, seconds = 0, ticking, lock;

  const say = (text) => { find("state").textContent = text; };
  const show = (name, on) => { find(name).hidden = !on; };
  const clock = () => { find("clock").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`; };

  // Pieces go out one after another; one whose answer got lost is sent again and counts once.
  const body = (fields, blob) => {
    const data = new FormData();
    for (const [name, value] of Object.entries({ csrf_token: form.csrf_token.value, page: "record", once: own.once, ...fields })) data.append(name, value);
    if (blob) data.append("sound", blob, "p");
    return data;
  };
  const ask = async (fields, blob, keepalive = false) => {
    const answer = await fetch("/", { method: "POST", body: body(fields, blob), headers: { Accept: "application/json" }, keepalive });
    const said = await answer.json();
    if (said.part) Object.assign(own, { story: said.story, part: said.part });
    return said;
  };
  const fields = (piece) => ({ do: "piece", story: own.story, part: own.part, segment: piece.segment, n: piece.n });
  const send = async () => {
    if (sending) return;
    sending = true;
    while (queue.length) {
      try {
        const said = await ask(fields(queue[0]), queue[0].blob);
        if (!said.part) { refuse(said.problems); break; }
        queue.shift();
        failures = 0;
        if (recorder?.state === "recording") say("Recording. What you said is saved.");
      } catch {
        say("There is no line just now. Keep this page open. It is sent when the line is back.");
        await new Promise((wake) => { const timer = setTimeout(wake, WAITS[Math.min(failures++, WAITS.length - 1)]); addEventListener("online", () => { clearTimeout(timer); wake(); }, { once: true }); });
      }
    }
    sending = false;
  };
  const refuse = (problems) => {
    say((problems ?? []).join(" ") || "We could not keep this. What was saved before is safe.");
    if (recorder?.state !== "inactive") recorder?.stop();
    queue = [];
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
      find("level").value = loud;
      quiet = loud < 4 ? quiet + 1 : 0;
      const text = recorder?.state !== "recording" ? "" : quiet > 20 ? "It is very quiet. Hold the phone closer." : "We can hear you.";
      if (find("loud").textContent !== text) find("loud").textContent = text;
    };
    const timer = setInterval(look, 200);
    return () => { clearInterval(timer); context.close(); };
  };

  const tick = () => {
    if (recorder.state !== "recording") return;
    seconds += 1;
    clock();
    if (seconds >= LONGEST) finish();
  };
  const keepAwake = async () => { try { lock = await navigator.wakeLock?.request("screen"); } catch { lock = undefined; } };

  const start = async () => {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
    } catch {
      say("This page may not use the microphone. Say yes when your phone asks, or use your phone’s own recorder below.");
      return;
    }
    recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: RATE });
    number = 0;
    const segment = own.segment;
    recorder.addEventListener("dataavailable", (event) => {
      if (!event.data.size) return;
      heard.push(event.data);
      queue.push({ segment, n: number++, blob: event.data });
      send();
    });
    meter = watch();
    recorder.start(PIECE);
    ticking = setInterval(tick, 1000);
    keepAwake();
    show("start", false); show("pause", true); show("stop", true); show("back", false);
    say("Recording.");
    find("pause").focus();
  };

  const pause = () => {
    if (recorder.state === "recording") {
      recorder.requestData();
      recorder.pause();
      find("pause").textContent = "Go on";
      say("Stopped for a while. Nothing is recorded now.");
    } else {
      recorder.resume();
      find("pause").textContent = "Stop for a while";
      say("Recording.");
    }
  };

  const finish = async () => {
    if (recorder.state !== "inactive") {
      const stopped = new Promise((done) => recorder.addEventListener("stop", done, { once: true }));
      recorder.stop();
      await stopped;
    }
    clearInterval(ticking);
    meter?.();
    lock?.release?.();
    stream.getTracks().forEach((track) => track.stop());
    show("pause", false); show("stop", false);
    find("hear").src = URL.createObjectURL(new Blob(heard, { type: kind }));
    show("back", true);
    say("Saving …");
    while (queue.length || sending) { await send(); await new Promise((wake) => setTimeout(wake, 100)); }
    if (!own.part) return;
    for (;;) {
      try { await ask({ do: `close:${own.story}.${own.part}` }); break; } catch { await new Promise((wake) => setTimeout(wake, 2000)); }
    }
    go(`recorded:${own.story}`);
  };
  const go = (verb) => {
    const press = document.createElement("button");
    press.name = "do"; press.value = verb; press.hidden = true;
    form.append(press);
    leaving = true;
    press.click();
  };

  let leaving = false;
  find("start").addEventListener("click", start);
  find("pause").addEventListener("click", pause);
  find("stop").addEventListener("click", finish);
  // A locked phone or another tab may end the page: what was said so far is handed over first.
  document.addEventListener("visibilitychange", () => {
    if (recorder?.state === "recording") { recorder.requestData(); if (!document.hidden) keepAwake(); }
  });
  addEventListener("pagehide", () => {
    if (queue.length && !sending) ask(fields(queue[0]), queue[0].blob, true).catch(() => {});
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && (queue.length || recorder?.state === "recording")) event.preventDefault();
  });

  // A recording that was cut off is taken up again as a new segment of the same one.
  for (const button of document.querySelectorAll("[data-go-on]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      own.part = button.dataset.goOn;
      const said = await ask({ do: `where:${own.story}.${own.part}` });
      own.segment = said.segment + 1;
      box.scrollIntoView();
      start();
    });
  }
}

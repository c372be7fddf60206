// Hear this page: reads what stands in main, in order, with a voice that lives in the phone. It comes only when she presses
// for it, says nothing by itself, and stops at once on any other press, on Leave, and when the page is put away.
const BLOCKS = "h1, h2, h3, p, li, dt, dd, label, legend, button, a, summary, input, textarea, figcaption, article, section";
const PASSED_BY = "svg, script, audio, [aria-hidden=true], [data-aloud], input[type=hidden], input[type=file]";
const SENTENCE = /[^.!?۔؟]*[.!?۔؟]+[”’"»)\]]*\s*|[^.!?۔؟]+$/g;
const SLOWLY = 0.75;
const LONGEST_WAIT = 2000;

const speech = globalThis.speechSynthesis;
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const ended = (text) => (/[.!?:۔؟]$/.test(text) || !text ? text : `${text}.`);

// What is said of one thing that can be pressed or filled in; nothing when it is no such thing.
function control(element, names) {
  if (element.matches("button, a.btn, summary")) {
    return ended(`${names.button}: ${tidy(element.getAttribute("aria-label") || element.textContent)}`);
  }
  if (element.matches("label.card, label.chip")) {
    const said = [...element.querySelectorAll(".said > *")].map((part) => ended(tidy(part.textContent)));
    const ticked = element.querySelector("input")?.checked ? ` ${ended(names.ticked)}` : "";
    return `${names.choice}: ${said.join(" ") || ended(tidy(element.textContent))}${ticked}`;
  }
  return element.matches("input, textarea") ? ended(tidy(element.value)) : undefined;
}

// Everything to say, as pairs of an element and its text, in the order of the page.
function* pieces(parent, names) {
  let plain = "";
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) { plain += node.data; continue; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(PASSED_BY) || !node.getClientRects().length) continue;
    const said = control(node, names);
    if (said === undefined && !node.matches(BLOCKS) && !node.querySelector(BLOCKS)) { plain += ` ${node.textContent}`; continue; }
    if (tidy(plain)) yield [parent, ended(tidy(plain))];
    plain = "";
    if (said === undefined) yield* pieces(node, names);
    else if (said) yield [node, said];
  }
  if (tidy(plain)) yield [parent, ended(tidy(plain))];
}

// The voices come late in some browsers.
async function voices() {
  if (!speech.getVoices().length) {
    await new Promise((go) => { speech.addEventListener("voiceschanged", go, { once: true }); setTimeout(go, LONGEST_WAIT); });
  }
  // A voice that is not in the phone itself sends every word to whoever runs it.
  return speech.getVoices().filter((voice) => voice.localService);
}

function voiceFor(language, known) {
  const plain = (tag) => tag.replace("_", "-").toLowerCase();
  const first = (tag) => plain(tag).split("-")[0];
  return known.find((voice) => plain(voice.lang) === plain(language)) || known.find((voice) => first(voice.lang) === first(language));
}

class Reader {
  constructor(bar) {
    this.bar = bar;
    this.at = 0;
    this.reads = 0;
    this.rate = 1;
    this.list = [];
    this.button = (name) => bar.querySelector(`[data-${name}]`);
    this.button("rest").addEventListener("click", () => { this.quiet(); this.show("resting"); this.button("go").focus(); });
    this.button("go").addEventListener("click", () => { this.say(); this.button("rest").focus(); });
    this.button("end").addEventListener("click", () => { this.stop(); this.button("read").focus(); });
    this.button("slow").addEventListener("click", () => this.slower());
    addEventListener("click", (event) => { if (!bar.contains(event.target)) this.stop(); }, true);
    addEventListener("submit", () => this.stop(), true);
    addEventListener("pagehide", () => this.stop());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.stop(); });
  }

  async begin() {
    this.cannot("");
    const mine = ++this.reads;
    const known = await voices();
    if (mine !== this.reads) return;
    this.list = [];
    for (const [element, text] of pieces(document.getElementById("main"), this.bar.dataset)) {
      const voice = voiceFor(element.closest("[lang]").lang, known);
      if (!voice) this.cannot(this.bar.dataset.none);
      else for (const sentence of text.match(SENTENCE) || []) this.list.push({ element, text: sentence.trim(), voice });
    }
    this.at = 0;
    if (!this.list.length) return;
    this.say();
    this.button("rest").focus();
  }

  // Says the sentence that is due, and the next when it was heard to its end: what is paused goes on at the same sentence.
  say() {
    const due = this.list[this.at];
    this.quiet();
    if (!due || document.documentElement.hidden) { this.stop(); return; }
    const mine = ++this.reads;
    const words = new SpeechSynthesisUtterance(due.text);
    Object.assign(words, { voice: due.voice, lang: due.voice.lang, rate: this.rate });
    words.onend = () => { if (mine === this.reads) { this.at += 1; this.say(); } };
    words.onerror = () => { if (mine === this.reads) this.stop(); };
    due.element.classList.add("read-now");
    due.element.scrollIntoView({ block: "nearest" });
    this.show("reading");
    speech.speak(words);
  }

  quiet() {
    this.reads += 1;
    speech.cancel();
    document.querySelector(".read-now")?.classList.remove("read-now");
  }

  stop() {
    this.quiet();
    this.show("still");
  }

  slower() {
    this.rate = this.rate === 1 ? SLOWLY : 1;
    this.button("slow").setAttribute("aria-pressed", String(this.rate !== 1));
    if (!this.button("rest").hidden) this.say();
  }

  show(state) {
    const shown = { still: ["read"], reading: ["rest", "end", "slow"], resting: ["go", "end", "slow"] }[state];
    for (const name of ["read", "rest", "go", "end", "slow"]) this.button(name).hidden = !shown.includes(name);
  }

  cannot(text) {
    const said = this.button("cannot");
    said.textContent = text;
    said.hidden = !text;
  }
}

let reader;

// Called by leave.js at each press of "Hear this page".
export function read(bar) {
  reader ||= new Reader(bar);
  return reader.begin();
}

// A locked copy opens itself: with its code, until its last moment, and only on the page that stands open. Nothing is kept.
const at = (name) => document.getElementById(name);
const bytes = (text) => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const facts = at("pack").dataset;
const ends = Number(facts.ends);
const say = (words) => { at("said").textContent = words; };
const OVER = "This copy has ended. Delete the file, then say so in the Reading room.";

const made = (name, words = "", parent = null) => {
  const one = document.createElement(name);
  one.textContent = words;
  parent?.append(one);
  return one;
};

function over() {
  for (const one of document.querySelectorAll("audio")) one.pause();
  at("stories").replaceChildren();
  at("pack").textContent = "";
  at("ask").hidden = true;
  say(OVER);
}

function medium(one, into) {
  const source = `data:${one.mime};base64,${one.bytes}`;
  if (!one.sound) {
    const figure = made("figure", "", into);
    const picture = made("img", "", figure);
    picture.alt = one.alternative;
    picture.src = source;
    made("figcaption", one.alternative, figure);
    return;
  }
  if (one.voice) made("p", one.voice, into);
  const audio = made("audio", "", into);
  audio.controls = true;
  audio.setAttribute("aria-label", one.name);
  audio.src = source;
  for (const line of one.lines) made("p", line, into);
}

function story(one, number, many) {
  const section = made("section", "", at("stories"));
  made("h2", `Story ${number} of ${many}`, section);
  made("p", one.note.what, section).className = "what";
  const list = made("dl", "", section);
  const rows = [["In it", one.note.warnings.join(", ")], ["Whose words", one.note.whose], ["How long", `about ${one.note.minutes} min ${one.note.how}`],
    ["Way out", "look away, or stop, at any line"], ["What comes next", one.note.next]];
  for (const [name, words] of rows) if (words) { made("dt", name, list); made("dd", words, list); }
  const told = made("details", "", section);
  made("summary", "Open the story", told);
  const article = made("article", "", told);
  article.lang = one.language;
  article.dir = one.direction;
  made("h3", one.title, article);
  for (const each of one.media) medium(each, article);
  for (const words of one.words) made("p", words, article);
  made("p", `Copy ${facts.number}`, section).className = "number";
}

async function open(code) {
  const about = new TextEncoder().encode(`pack|${facts.number}|${facts.ends}`);
  const raw = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(facts.salt), iterations: Number(facts.rounds) };
  const key = await crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const sealed = bytes(at("pack").textContent.trim());
  const opened = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.slice(0, 12), additionalData: about }, key, sealed.slice(12));
  return JSON.parse(new TextDecoder().decode(opened));
}

at("needs").hidden = true;
at("ask").hidden = false;
at("ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (Date.now() >= ends) { over(); return; }
  const typed = at("code").value.toUpperCase().replace(/[^A-Z0-9]/gu, "").replace(/(.{4})(?=.)/gu, "$1-");
  say("Opening. One moment.");
  try {
    const { stories } = await open(typed);
    stories.forEach((one, n) => story(one, n + 1, stories.length));
    at("ask").hidden = true;
    at("code").value = "";
    say("It is open on this page only. Close the page when you are done.");
  } catch {
    say("That code does not open it. Look at it again: capitals and lines do not matter.");
  }
});
setInterval(() => { if (Date.now() >= ends) over(); }, 5000);
if (Date.now() >= ends) over();

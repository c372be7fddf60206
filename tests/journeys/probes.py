"""What can be asked of any page while it stands there. Each probe returns what is wrong, and nothing when all is well."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from playwright.sync_api import Page

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
SMALL_TARGETS = """least => [...document.querySelectorAll('a.btn, button, input, select, textarea, summary')]
  .filter(e => e.type !== 'hidden').map(e => (e.closest('label.card, label.chip') || e))
  .map(e => [e.getBoundingClientRect(), (e.innerText || e.name || '').slice(0, 30)])
  .filter(([r]) => r.width && r.height && r.right > 0 && Math.min(r.width, r.height) < least)
  .map(([r, t]) => `${t} ${Math.round(r.width)}x${Math.round(r.height)}`)"""

SPILLS = """() => {
  const wide = document.documentElement.clientWidth, found = [];
  const over = document.documentElement.scrollWidth - wide;
  if (over > 0) found.push(`sideways ${over}`);
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, .sr, .skip') || !e.checkVisibility()) continue;
    const at = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (at.width > 1 && (at.right > wide + 1 || at.left < -1)) found.push(`outside ${e.tagName} ${e.className} ${e.id || e.name}`);
    // What a browser shows of the name of a picked file is its own, and it cuts it short; what stands in a line to type in, a
    // cursor moves along. A word that only waits there has to be read as it is.
    if (e.type !== 'file' && !(e.matches('input') && e.value) && ['hidden', 'clip'].includes(style.overflowX) && e.clientWidth > 2 && e.scrollWidth > e.clientWidth + 2)
      found.push(`clipped ${e.tagName} ${e.className}`);
  }
  return found.slice(0, 4);
}"""

BROKEN_WORDS = """() => {
  const found = [];
  for (const button of document.querySelectorAll('.btn')) {
    if (!button.checkVisibility()) continue;
    const texts = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const word of text.data.matchAll(/\\S+/g)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        if (range.getClientRects().length > 1) found.push(`broken ${word[0]}`);
      }
  }
  return found;
}"""
"""A word of a button that goes on in the next line, with nothing to say so."""

STRESSES = {
    "text 200 %": "html { font-size: 200% !important }",
    "text spacing": "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-block-end: 2em !important }",
    "right to left": "html { direction: rtl }",
}
"""What a reader may do to the page: WCAG 1.4.4, 1.4.12, and a script that runs the other way."""

WEAR = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""

LEAVE_IS_LOST = """() => {
  const found = [];
  for (let down = 0; down < document.documentElement.scrollHeight; down += 200) {
    scrollTo(0, down);
    const at = document.querySelector('[data-leave]').getBoundingClientRect();
    const spots = [[.5, .5], [.1, .5], [.9, .5], [.5, .15], [.5, .85]];
    const covered = spots.some(([x, y]) => {
      const on = document.elementFromPoint(at.x + at.width * x, at.y + at.height * y);
      return on === null || on.closest('[data-leave]') === null;
    });
    if (covered || at.height < 48 || at.width < 48) found.push(`at ${down}`);
  }
  scrollTo(0, 0);
  return found;
}"""

STOPS = """() => {
  const every = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex]')]
    .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}));
  const found = every.filter(e => e.tabIndex > 0).map(e => `out of order ${e.outerHTML.slice(0, 60)}`);
  for (const e of every) {
    e.focus();
    const named = `${e.tagName} ${e.name || ''} ${(e.innerText || '').slice(0, 24)}`;
    if (!e.matches(':focus-visible')) { found.push(`not reached ${named}`); continue; }
    const shown = e.closest('label.card, label.chip') || e;
    const ringed = [e, shown].some(one => {
      const style = getComputedStyle(one);
      return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    });
    if (!ringed) found.push(`no ring ${named}`);
    // A link that goes on in the next line is two boxes, and between them stands something else.
    const spots = [...shown.getClientRects()].flatMap(at => [1, 2, 3, 4, 5].flatMap(x =>
      [1, 2, 3, 4, 5].map(y => [at.x + at.width * x / 6, at.y + at.height * y / 6])));
    const seen = spots.some(([x, y]) => { const on = document.elementFromPoint(x, y); return on && (shown.contains(on) || on === e); });
    if (!seen) found.push(`hidden ${named}`);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return found;
}"""

MOVES = """() => [
  ...[...document.querySelectorAll('*')].filter(e => {
    const style = getComputedStyle(e);
    return e.checkVisibility() && (style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0);
  }).map(e => `moves ${e.tagName} ${e.className}`),
  ...[...document.querySelectorAll('audio, video')].filter(e => e.autoplay || !e.paused).map(e => `plays ${e.tagName}`),
  ...[...document.querySelectorAll('marquee, blink, meta[http-equiv=refresh]')].map(e => `moves ${e.tagName}`),
]"""

LEADS_TO = "function() { return [this.value, this.href, this.type !== 'button' && this.formAction, this.form?.innerText].join() }"

NAMED = frozenset(
    "button link checkbox radio textbox searchbox slider combobox spinbutton meter progressbar image Audio Date DisclosureTriangle".split()
)


def spills(page: Page) -> dict[str, list[str]]:
    """What does not fit the page's width: as it is, zoomed, with large or spaced text, and from right to left."""
    found = {"as it is": page.evaluate(SPILLS)}
    for name, css in STRESSES.items():
        page.evaluate(WEAR, css)
        found[name] = page.evaluate(SPILLS)
    page.evaluate(WEAR, "")
    size = page.viewport_size or {"width": 320, "height": 640}
    page.set_viewport_size({"width": 640, "height": 450})
    found["zoom 200 %"] = page.evaluate(SPILLS)
    page.set_viewport_size(size)
    return {name: wrong for name, wrong in found.items() if wrong}


def sideways(page: Page) -> dict[str, list[str]]:
    """How far a page can be scrolled sideways."""
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return {"as it is": [f"sideways {over}"]} if over > 0 else {}


def in_urdu(page: Page) -> list[str]:
    """What does not fit in a real language from right to left. The page stands there in English again afterwards."""
    urdu = page.locator('button[value="speak:ur"]')
    if not urdu.count():
        return []
    urdu.click()
    page.wait_for_load_state()
    found: list[str] = page.evaluate(SPILLS)
    if page.locator("html[dir=rtl]").count() != 1:
        found.append("not from right to left")
    page.locator('button[value="speak:en-GB"]').click()
    page.wait_for_load_state()
    return found


def in_easy_read(page: Page) -> list[str]:
    """What does not fit in the Easy Read twin, also with large text. The standard page stands there again afterwards."""
    easy = page.locator('button[value="easy"]')
    if not easy.count():
        return []
    easy.first.click()
    page.wait_for_load_state()
    found: list[str] = page.evaluate(SPILLS)
    page.evaluate(WEAR, STRESSES["text 200 %"])
    found += page.evaluate(SPILLS)
    page.evaluate(WEAR, "")
    page.locator('button[value="plain"]').first.click()
    page.wait_for_load_state()
    return found


def stops(page: Page) -> list[str]:
    """Stops of the keyboard without a ring, or under something that sticks."""
    page.keyboard.press("Tab")  # From here on the browser takes focus to come by keyboard, and shows rings.
    found: list[str] = page.evaluate(STOPS)
    return found


def names(page: Page) -> list[str]:
    """Controls that a screen reader cannot name, or that have one name and do different things."""
    reader = page.context.new_cdp_session(page)
    nodes = [
        node
        for node in reader.send("Accessibility.getFullAXTree")["nodes"]
        if not node["ignored"] and node["role"]["value"] in NAMED
    ]
    found = [f"unnamed {node['role']['value']}" for node in nodes if not _name(node)]
    alike: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        if node["role"]["value"] in ("button", "link"):
            alike[node["role"]["value"], _name(node)].append(node)
    for (_, name), group in alike.items():
        if len(group) > 1 and len({_leads_to(reader, node) for node in group}) > 1:
            found.append(f"ambiguous {name}")
    reader.detach()
    return found


def players(page: Page) -> list[str]:
    """Players of which a screen reader does not hear the title, whether it plays, or how far it is."""
    shown = page.locator("audio[controls]:visible")
    many = shown.count()
    # A browser gives a name of its own to a player without one.
    given = set(shown.evaluate_all("every => every.map(one => one.getAttribute('aria-label') || '')"))
    reader = page.context.new_cdp_session(page)
    nodes = [node for node in reader.send("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
    reader.detach()
    told = [(node["role"]["value"], _name(node)) for node in nodes]
    titles = {name for role, name in told if role == "Audio"} & (given - {""})
    found = [] if len(titles) == many else [f"{many} players, titles {titles}"]
    states = [name for role, name in told if role == "button" and name in ("play", "pause")]
    times = [name for role, name in told if role == "slider" and "time" in name]
    if not len(states) == len(times) == many:
        found.append(f"{many} players, states {states}, times {times}")
    return found


def _name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", "")).strip()


def _leads_to(reader: Any, node: dict[str, Any]) -> str:
    resolved = reader.send("DOM.resolveNode", {"backendNodeId": node["backendDOMNodeId"]})
    asked = {
        "objectId": resolved["object"]["objectId"],
        "functionDeclaration": LEADS_TO,
        "returnByValue": True,
    }
    return str(reader.send("Runtime.callFunctionOn", asked)["result"]["value"])

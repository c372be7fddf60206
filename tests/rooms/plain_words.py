"""What a mother reads on a page, block by block, and the words that must not be in it."""

from __future__ import annotations

import re
from html import unescape

BANNED = (
    "submit", "content", "proceed", "policy", "data subject", "pursuant", "unfortunately", "failed", "rejected",
    "please note", "error", "invalid", "consent", "moderator", "withdraw", "anonymise", "edition", "user",
)  # fmt: skip


def banned_in(text: str) -> list[str]:
    """Return which of those words stand in a text."""
    return [word for word in BANNED if re.search(rf"\b{word}(s|t?ed|t?ing)?\b", text, re.IGNORECASE)]


def blocks(html: str) -> list[str]:
    """Return what she reads, block by block: a button or a label is a piece of its own."""
    body = re.sub(r"(?s)<(script|style|svg|textarea|title)\b.*?</\1>", " ", html)
    body = re.sub(r"</?(b|a|span class=\"sr\"|sup|ins|del)\b[^>]*>", " ", body)
    pieces = (unescape(re.sub(r"\s+", " ", piece)).strip() for piece in re.split(r"<[^>]*>", body))
    return [piece for piece in pieces if piece]

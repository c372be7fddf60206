"""Captions that somebody else made: words and times come in, and nothing else; whatever is odd is one sentence."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.test import EnvironBuilder

from archive.editions.captions import vtt
from archive.editions.edition import Cue
from archive.rules.errors import BadInput
from moderation.app import DeskRequest
from moderation.parts import captions_in
from moderation.parts.captions_in import lines_of, text_of
from moderation.parts.covering import LONGEST_CUE, milliseconds

LONG = 90_000
FULL = """\ufeffWEBVTT - Kelly's canary

NOTE Kelly canary lives at 12 Alder Road

STYLE
::cue { color: red }

REGION
id:canary

canary 1
00:00.000 --> 00:02.500 align:left region:canary
<v Kelly>I said <b>hello</b> &amp; <i.canary>bye</i></v>
and <00:02.000>sat down

00:03.000 --> 00:04.000
3 < 4 &lt;b&gt;
"""
SRT = "1\r\n00:00:01,000 --> 00:00:02,250\r\n{\\an8}<font color=red>Sit down.</font>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nShe sat.\r\n"


def test_only_words_and_times_come_in() -> None:
    assert lines_of(FULL, ms=LONG) == [
        ("0:00.0", "0:02.5", "I said hello & bye and sat down"),
        ("0:03.0", "0:04.0", "3 < 4 <b>"),
    ]
    assert "anary" not in str(lines_of(FULL, ms=LONG)) and "Kelly" not in str(lines_of(FULL, ms=LONG))


def test_the_other_kind_of_file_comes_in_too() -> None:
    assert lines_of(text_of(SRT.encode()), ms=LONG) == [("0:01.0", "0:02.25", "Sit down."), ("0:03.0", "0:04.0", "She sat.")]  # fmt: skip
    assert lines_of(text_of(SRT.encode("utf-16")), ms=LONG) == lines_of(SRT, ms=LONG)


def _vtt(*blocks: str) -> str:
    return "\n\n".join(["WEBVTT", *blocks, ""])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Choose a file"),
        ("  \n", "Choose a file"),
        ("hello", "cannot be read as captions"),
        ("<html><body>x</body></html>", "cannot be read as captions"),
        ("%PDF-1.7", "cannot be read as captions"),
        (_vtt("00:01.000 --> 00:02.000\na\0b"), "cannot be read as captions"),
        (_vtt("NOTE nothing"), "no line in it"),
        (_vtt("00:01.000 --> 00:02.000\n<v Kelly></v>"), "no line in it"),
        (_vtt("-1:00.000 --> 00:02.000\nx", "00:03.000 --> 00:04.000\ny"), "1 of its times cannot be read"),
        (_vtt("00:99.000 --> 00:03.000\nx"), "(?i)times cannot be read|cannot be read as captions"),
        (_vtt("00:05.000 --> 00:02.000\nx"), "Line 1 of it ends before it begins"),
        (_vtt("00:01.000 --> 00:01.000\nx"), "Line 1 of it ends before it begins"),
        (_vtt("00:01.000 --> 00:03.000\nx", "00:02.000 --> 00:04.000\ny"), "Lines 1 and 2 of it stand over each other"),
        (_vtt("00:03.000 --> 00:04.000\nx", "00:01.000 --> 00:02.000\ny"), "Lines 1 and 2 of it stand over each other"),
        (_vtt("00:01.000 --> 05:00.000\nx"), "the recording at 1:30.0"),
        (_vtt("99999:00:01.000 --> 99999:00:02.000\nx"), "the recording at 1:30.0"),
        (_vtt(f"00:01.000 --> 00:02.000\n{'x' * (LONGEST_CUE + 1)}"), "longer than 400 letters"),
        ("WEBVTT\n\n" + "x" * 500_001, "too long"),
        (_vtt(*(f"00:00.{n % 1000:03} --> 00:01.000\nx" for n in range(2_001))), "2000 lines at most"),
    ],
)  # fmt: skip
def test_whatever_is_odd_is_told_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        lines_of(text, ms=LONG)


@pytest.mark.parametrize("plain", [b"\xff\xd8\xff\xe0JFIF", b"caf\xe9", b"\xff\xfe\x00", b"\0" * 2_000_001])
def test_bytes_that_are_no_text_are_told(plain: bytes) -> None:
    with pytest.raises(BadInput):
        lines_of(text_of(plain), ms=LONG)


@given(st.text(max_size=400))
def test_no_text_does_anything_but_come_in_or_be_told(text: str) -> None:
    for tried in (text, _vtt(text), _vtt(f"00:01.000 --> 00:02.000\n{text}")):
        try:
            lines = lines_of(tried, ms=LONG)
        except BadInput:
            continue
        assert all(words for _, _, words in lines)


_WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.sampled_from(" <>&-"), max_size=60)


@given(
    st.lists(
        st.tuples(st.integers(1, 4_000), st.integers(0, 500), _WORDS.filter(str.strip)),
        min_size=1,
        max_size=12,
    )
)
def test_what_we_write_is_read_back_as_it_was(rows: list[tuple[int, int, str]]) -> None:
    cues, at = [], 0
    for long, gap, words in rows:
        cues.append(Cue(at + gap, at + gap + long, " ".join(words.split())))
        at += gap + long
    back = lines_of(vtt(cues), ms=at)
    assert [(milliseconds(start), milliseconds(end)) for start, end, _ in back] == [
        (c.start, c.end) for c in cues
    ]
    assert [words for _, _, words in back] == [cue.text.replace("-->", "→") for cue in cues]


def test_the_file_is_bounded_before_it_is_read() -> None:
    with pytest.raises(BadInput, match="too long"):
        text_of(BytesIO(b"x" * (4 * captions_in.LARGEST + 1)).read())


def test_a_file_beside_many_empty_boxes_leaves_every_box_empty() -> None:
    for size in range(0, 3_000, 250):
        data: dict[str, object] = {"note": "y" * size, "captions": (BytesIO(b"WEBVTT"), "x.vtt")}
        for name in ("from", "to", "text"):
            data[name] = [""] * 400
        built = EnvironBuilder(method="POST", data=data, content_type="multipart/form-data")
        sent = DeskRequest(built.get_environ())
        assert [sent.form.getlist(name) for name in ("from", "to", "text")] == [[""] * 400] * 3
        assert sent.files["captions"].read() == b"WEBVTT" and sent.form["note"] == "y" * size


def test_a_form_that_is_broken_off_or_too_large_is_as_ever() -> None:
    def sent(body: bytes, kind: str = "multipart/form-data; boundary=x") -> DeskRequest:
        return DeskRequest(EnvironBuilder(method="POST", data=body, content_type=kind).get_environ())

    for body in (b"", b"--x", b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\nwords"):
        assert list(sent(body).form) == []
    assert sent(b"a=1", "application/x-www-form-urlencoded").form["a"] == "1"
    with pytest.raises(RequestEntityTooLarge):
        _ = sent(
            b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n" + b"w" * 3_000_000 + b"\r\n--x--"
        ).form

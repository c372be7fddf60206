"""Clips: a part of a story on its own. Only the part is served, never what stands before or after it (f2).

A clip is a row of the lists (`archive.reading.tables.Clip`), and an item of a playlist or of a link may name one. What others
call:

- `edges.sources(content)`: what a part can be cut from, sentence by sentence; only these edges are offered.
- `cutting.Part` and `cutting.cut(content, part)`: a part as a value, and the content with nothing but the part in it.
- `keeping.make(...)`, `keeping.parts_of(...)`: a new clip; the parts that are served of some to a viewer now.
- `serving.together(room, session, places, viewer, outlet, moment)`: which of these wholes and parts may be shown together now,
  each through its grant. The edition of a part holds only the part, so every page drawn from it does.
- `serving.playing(room, clip, encoding, viewer)`: the bytes of its sound, cut on the server (`packets` for Opus, `frames` for
  MP3; nothing is decoded here).
- `asking.ask(...)`, `asking.answer(...)`: an edge inside a sentence is locked until a steward, not its author, says yes.

She said yes to "one minute, or one line": a part of a recording is at most a minute, a part of her words at most a few lines.
The viewer needs her yes to `Use.SHORT_PART` besides every other use, and the way out is `Outlet.CLIP`.
"""

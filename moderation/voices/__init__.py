"""Whose voice is heard: hers where somebody must not find out, or somebody else's who reads her words aloud (ADR 24).

She is asked about hers (`her_voice`); what may be shown outside (`for_reader`), who may be asked (`readers`), the reading itself
(`readings`, `reading_in`, `reading_times`). How a voice is made softer is work on her recording: `moderation.parts`.
"""

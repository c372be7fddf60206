"""Recordings and pictures in the working copy: what is covered, what machines propose, what is made and proved.

Lines and their sound (`cue_table`, `lines_and_sound`, `captions_in`, `word_timing`, `first_drafts`, `hard_moments`), faces and
writing (`found_in_pictures`, `looked_by_eye`), covers (`covering`), and what others will hear or see (`making`, `drawn_voice`,
`unproved`), by jobs about one part (`part_jobs`). Whose voice it may be is another question: `moderation.voices`.
"""

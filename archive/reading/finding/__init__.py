"""Finding more: other spellings, stories near one, searches a trainer keeps. Finding less: topics she wants to be spared."""

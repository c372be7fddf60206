"""The catalogues of translations: what has to be in them, and the command that brings them up to date."""

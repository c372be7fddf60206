"""Finding more: other spellings, stories near one, searches a trainer keeps."""

"""Measures: how fast and how well the archive answers. Everything is synthetic or written by us; nothing of anyone is read."""

"""Giving back: what a session was, what came of it, and what the collection still lacks."""

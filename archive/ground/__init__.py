"""Shared ground: stores, keys, jobs, sign-ins and pages; knows no story, edition or playlist."""

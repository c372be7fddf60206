"""The Desk: queue, working copies, two moderators, decisions, sweeps.

Each room is a folder of one concern, and says in its first lines what is in it; the file that a room is about bears its name.
Here lie what all of them stand on (`tables`, `people_tables`, `said_times`), what runs them (`app`, `worker`,
`working`), and `sweeps`, which ask many, one after the other (`in_turn`). Which room may ask which is drawn in `pyproject.toml`
(ADR 42).
"""

"""What in a text could tell who somebody is: suggestions for the person who decides, never a decision.

It knows text alone: no story, no store, no page. `finding.suggest` is its one verb; the lists and the rules stand in the
files beside it, one for each sort of thing (ADR 19).
"""

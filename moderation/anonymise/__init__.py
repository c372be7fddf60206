"""The working copy: marks over her words, what a change of it needs, and the way back from each.

`anonymise` keeps it, `hands` are what every change is handed, `undoing` takes one back, `undone_in_words` says which.
"""

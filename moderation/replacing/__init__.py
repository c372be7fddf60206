"""Taking out what could tell who she is, at every place where others would read or hear it.

What is suggested and not decided yet (`proposing`, `naming`, `looking_through`), one change everywhere (`every_place`), and who
is one person (`casting`, `casting_shown`). What finds it in a text is `moderation.suggesting`; what could stand instead, true and
wider, is `moderation.wider`.
"""

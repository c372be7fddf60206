"""Who could this be: facts together, where no word alone tells (rules 8, 14 and 15, ADR 21).

Facts coded and the test written down (`jigsaw`), offered from the very words (`offering`, `told_by`), said more softly
(`softer_words`), compared with what other stories tell (`others`), and asked again (`asking_again`), as when others have
left (`alone`). The rules are `archive.rules.jigsaw`, the arithmetic `archive.rules.how_many` and `archive.rules.alone`.
"""

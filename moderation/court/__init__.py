"""What happened in court: on what ground a story, and each sentence of it, may be seen at all (rules 1-3, 9).

The question about the story (`court`), sentence by sentence (`sentences`), grounds and who confirms them (`grounds`,
`ground_words`), the panel (`courtroom`), and what loses its ground soon (`lapsing`). The law is `archive.rules.court`.
"""

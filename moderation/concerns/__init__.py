"""What speaks against a story, or worries somebody: it stops things before it is argued about.

Worries about safety (`concerns`, how they are kept `concern_rows`, what made somebody worry `concern_words`, who outside is
told `telling_services`), complaints that hide a story (`takedowns`), an adviser's no (`vetoes`), and what is let go of when the
story is deleted (`forgetting`).
"""

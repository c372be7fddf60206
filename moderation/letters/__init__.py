"""What passes between her and the Desk in words.

What she said of her story (`her_yes`, `ending`), what the house tells her by itself (`notices`), what one of us writes to her
(`letters`, `how_it_reads`), and what others wrote for her (`replies`). It asks no other room.
"""

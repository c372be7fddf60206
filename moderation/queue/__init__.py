"""What waits, in whose hands it is, and care for whoever reads it.

One winner a story, for an hour (`queue`), what they have then (`in_hand`), handing it on (`handing`), what people leave to others
and the day they had (`caring`), and the keys under their fingers (`keyboard`).
"""

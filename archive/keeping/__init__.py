"""`ihw keep`: copies for keeping, which open nothing by themselves, and what is brought back from them (h1, h2, h7, ADR 41)."""

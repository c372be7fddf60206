"""`ihw carry`: Notes on a worker's laptop where there is no line, and what was told there brought home (a7).

`out` makes a folder that a passphrase closes, `road` serves Notes from it, `packing` seals what was told to the office's
public key, `bringing` takes it in, all of it or nothing, and `wiping` destroys the folder against the office's receipt.
Why each is as it is: `docs/decisions/0013-carry.md`.
"""

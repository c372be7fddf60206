"""Who is at the Desk: invited, let in, known to a colleague, and who may open how a mother is reached.

Staff (`staff`, `knowing`, `passkeys`), support workers as the administrator sees them (`workers`), and identities, opened
for a reason by two (`custody`). What each may do is decided in `archive.rules.roles`.
"""

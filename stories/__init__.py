"""Notes: the mothers' door. Tells, keeps, consents, releases and takes back; knows no moderator."""

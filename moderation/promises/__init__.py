"""What the house owes, and how it stands today: to mothers (`promises`, `owed`), and to what they left here (`archiving`)."""

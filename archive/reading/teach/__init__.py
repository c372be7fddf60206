"""Teaching with the stories: the screen of a room, the trainer's notes beside it, and what a trainer may carry there."""

"""What could stand there instead of a detail: wider, true, and such that the sentence still reads."""

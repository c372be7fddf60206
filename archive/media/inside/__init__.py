"""What runs in the cage: the only modules that ever decode. Each has `warm`, run before the walls close, and `work`."""

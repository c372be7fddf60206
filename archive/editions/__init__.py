"""The only door between the private side and the Reading room: sealed editions, the shelf and the press."""

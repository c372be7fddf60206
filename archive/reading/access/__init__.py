"""Who may come into the Reading room: organisations, those who look after them, requests, the covenant, and numbers of viewings."""

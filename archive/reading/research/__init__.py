"""Research: what is told together, and numbered copies of words whose mothers said yes to that."""

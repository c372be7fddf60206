"""Pictures of every page, taken by `make pictures` from the served demo: to be looked at, and kept in `docs/pictures/`."""

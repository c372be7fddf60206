"""The rules of the house, as plain Python: no framework, no database, no clock of its own; time and ids are handed in.

A rule answers with every reason against, as sentences; an empty answer means yes. Layers above may import these
modules; these modules import nothing of the house but each other.
"""

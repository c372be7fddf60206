"""The rules of the house, as plain Python: no framework, no database, no clock; time and ids are handed in.

A rule answers with every reason against, as sentences; an empty answer means yes. Every layer above may import
these modules; they import nothing of the house but each other.
"""

"""The Desk: queue, working copies, two moderators, decisions, sweeps."""

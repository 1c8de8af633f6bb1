"""Patrol: who is out tonight, the team, the night itself, swaps of nights."""

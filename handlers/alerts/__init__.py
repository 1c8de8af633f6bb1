"""Alerts: warnings to the right houses, their answers, the silent doors, the all-clear."""

"""Captured pages of every kind: their visible lines, and which line is what."""

"""Widgets and means of every screen; they know text, keys and rows, and no record."""

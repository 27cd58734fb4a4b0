"""Typed questions on a panel; each is dismissed with its answer, or None when it was left."""

"""The use cases: load, decide, save. The faces get a Desk and nothing behind it."""

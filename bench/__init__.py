"""Measurements of what a user waits for; `python -m bench` takes them and prints the table."""

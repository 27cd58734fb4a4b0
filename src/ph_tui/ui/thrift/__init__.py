"""Only what differs goes down the line: between Textual's compositor and the terminal driver."""

"""The city's handbook: its editions as data, and the values that they are read into."""

"""Taking in a spreadsheet: its path, what its columns mean, every row before it is saved."""

"""Orders and sessions taken in from spreadsheets: files, what they would become, the saving."""

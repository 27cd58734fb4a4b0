"""The report editor: writing, saving, findings, and what becomes of a report."""

"""The screens: they turn keys and mouse into calls on the desk, and values into lines.

No rule, no file and no reckoning with dates lives here.
"""

"""Pure values and rules: nothing here knows a clock, a file, a screen or a language."""

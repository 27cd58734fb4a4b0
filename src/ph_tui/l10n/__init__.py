"""Words and numbers as text, in Finnish and in English."""

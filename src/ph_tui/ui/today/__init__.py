"""Where the day begins: what must happen, or how to begin at all."""

"""The command line: words in, lines or JSON out; a command calls the Desk and decides nothing."""

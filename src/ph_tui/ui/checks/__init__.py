"""Every finding of every rule, over everything."""

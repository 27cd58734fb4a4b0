"""From what is typed to what is saved: refused, settled, undone, and what others save meanwhile."""

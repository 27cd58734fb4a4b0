"""The handbook on the screen: what it says, where that applies, what differs between editions."""

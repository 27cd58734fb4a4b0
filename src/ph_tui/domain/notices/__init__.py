"""Order notices: what the text of any message tells of a new order, and in which words."""

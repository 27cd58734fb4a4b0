"""Pop-up: the calendar of stands, and what is done to them."""

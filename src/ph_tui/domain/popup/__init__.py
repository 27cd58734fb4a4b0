"""Pop-up stands: what was booked, what may be, and what the calendar shows."""

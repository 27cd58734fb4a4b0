"""Luvut: what the orders come to, group by group."""

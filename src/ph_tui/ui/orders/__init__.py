"""The order list and the single order, and what can be done with orders on any screen."""

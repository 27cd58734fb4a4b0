"""The week of meetings, the form of one, and what can be done with sessions on any screen."""

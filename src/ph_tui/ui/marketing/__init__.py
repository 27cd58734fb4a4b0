"""Palvelut: approvals and marketing, service by service and period by period."""

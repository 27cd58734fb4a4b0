"""Taking part with a coaching service: application, approval, and what tells clients of it."""

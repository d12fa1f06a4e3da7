"""Requests before a sale, and what coordinators answer to them (P1 to P5)."""

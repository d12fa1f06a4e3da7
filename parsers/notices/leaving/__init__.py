"""Who leaves before the end, and what ends with a project (D7, P2)."""

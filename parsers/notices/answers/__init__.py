"""What a reply decides, clause by clause, and what it states beside a decision (M3, M7)."""

"""What was not read, or is not certain: each of these asks, none of them guesses (M4)."""

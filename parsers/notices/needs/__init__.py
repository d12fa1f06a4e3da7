"""Hands that are asked for, before and after the hand-over, and who is offered for them (D2b, D10)."""

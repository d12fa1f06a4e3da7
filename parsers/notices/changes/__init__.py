"""What changes on its own: a later last day, who leads and who manages (D5, D9)."""

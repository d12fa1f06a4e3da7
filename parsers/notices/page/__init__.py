"""A mail laid out for every reader: its subject and project, its statements and tables, and who speaks in it."""

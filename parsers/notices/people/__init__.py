"""Whom a text names: names and the directory, lists of people, their titles and offices."""

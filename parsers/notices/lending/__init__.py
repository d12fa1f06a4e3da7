"""Who is lent, from when to when, as what and for how much effort: sentences, lists, tables and periods (D1, D2)."""

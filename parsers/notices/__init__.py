"""Mail to facts: labels, tables and prose for notices, words for replies, names and projects."""

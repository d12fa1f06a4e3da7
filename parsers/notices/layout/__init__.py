"""A mail's lines, tables and headings as labelled values, put together in blocks: what belongs to whom."""

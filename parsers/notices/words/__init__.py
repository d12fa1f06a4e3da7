"""The words of staffing mail by kind, the moods they speak in, and the grammar over them: text alone, no people."""

"""The letters: one folder a language, one file a letter, and the rendering that fills them in."""

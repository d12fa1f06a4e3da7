"""Changes told in a sentence, rewritten as the labels of what holds from now on (D4, D5)."""

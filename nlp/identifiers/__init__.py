"""Numbers that point at one thing, by their form or by the word before them."""

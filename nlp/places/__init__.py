"""Places and countries, whose people a word names, and where the seizure was."""

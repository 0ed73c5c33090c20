"""Origin, transit and destination, from the grammar of the sentence."""

"""Numbers, measures and money of a text, whatever they are of."""

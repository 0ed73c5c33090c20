"""Who is asking: bearer tokens, made and read. What a reader may see follows from its agency and roles elsewhere."""

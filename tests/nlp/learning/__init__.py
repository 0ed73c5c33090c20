"""How what `nlp/learned` knows is trained and measured. Outside the package: the runtime needs none of it."""

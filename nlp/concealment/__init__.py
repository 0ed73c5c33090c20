"""How the goods were hidden, or what they were declared as."""

"""How the goods travelled; vessels by name."""

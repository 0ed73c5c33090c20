"""The text itself: its language, its stretches and their context, and whose text it is."""

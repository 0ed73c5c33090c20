"""Extraction + audience -> property graph; the questions asked of it. Knows no web, no users."""

"""Agencies and companies, and what each did."""

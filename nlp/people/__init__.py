"""People of the event: names, roles, ages, nationalities, counts, arrests."""

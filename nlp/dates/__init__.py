"""When: dates in the calendars and styles of the region, and what happened on each."""

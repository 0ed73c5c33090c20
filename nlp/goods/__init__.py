"""What was seized or is suspected: words that name goods, each with its quantity."""

"""What was learned from messages with gold, where rules end: weights, and what reads them.

How the weights are made stands in `tests/nlp/learning`.
"""

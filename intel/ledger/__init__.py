"""The system of record: append-only entries in a hash chain, and what is derived from them for reading.

`entries` is the truth. `reports`, `audiences`, `facts`, `words` and the community's tables are made from it in the same
transaction and can be made again.
"""

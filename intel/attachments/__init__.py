"""Files that come with reports: the original message, a photo. What they are, and where their sealed bytes lie.

Each is sealed under its report's data key, so that destroying the key destroys them in every copy; the ledger's chain
holds the SHA-256 of the sealed bytes, which is also their name in NAGA_HOME/attachments.
"""

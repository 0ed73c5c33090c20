"""The system of record: append-only entries in a hash chain, and what is derived from them for reading.

`entries` is the truth. `reports`, `audiences`, `facts`, `words` and the community's tables are made from it in the same
transaction and can be made again.

How it is used: `engine.open_engine(url)` once, `engine.upgrade(engine)` at every start, `Keyring.create(home)` for a
new home and `Keyring.open(home)` after. Everything that is stored goes through one block of `with writing(engine) as
connection:` — `data_keys.create` and `data_keys.sealed` for a new report, `data_keys.read` and `sealed` for a new
version of one, `entries.append(connection, EntryType.SUBMITTED, id, content, at)` with a content of `contents`, then
the rows derived from it — and is durable when the block ends, or gone. Questions go through `with reading(engine) as
connection:`, one consistent view: `data_keys.read` and `opened` for texts (many reports, one query),
`community.agencies`, `community.operations`, `community.participation` for what a reader's tokens are made of,
`users.named`, `audit.readers`. A visit is recorded by `audit.append` in a `writing` block of its own.
`community_file.parse` and `community.load` take a community in; `community.join`, `leave`, `close`, `users.add` change
it. `verify` re-derives it all.
"""

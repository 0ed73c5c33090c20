"""Each distinct set of tokens has one id, so that a report's row names its readers in one number."""

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from graph.model import Tokens
from intel.canonical import digest
from intel.ledger.tables import audience_tokens, audiences


def ids_of(connection: Connection, sets: Iterable[Tokens]) -> dict[Tokens, int]:
    """Ids of the sets, made where they are new. For a connection of `engine.writing`."""
    digests = {digest(sorted(tokens)): tokens for tokens in sets}
    known = select(audiences.c.digest, audiences.c.id).where(audiences.c.digest.in_(list(digests)))
    found = {row.digest: row.id for row in connection.execute(known)}
    for written in sorted(digests.keys() - found.keys()):
        new = connection.execute(insert(audiences).values(digest=written).returning(audiences.c.id)).scalar_one()
        rows = [{"token": token, "audience": new} for token in sorted(digests[written])]
        connection.execute(insert(audience_tokens), rows)
        found[written] = new
    return {digests[written]: id for written, id in found.items()}

"""Persisted queries: files that clients name by their SHA-256; where so set, nothing else is answered.

The request is that of Apollo's persisted queries: `extensions: {"persistedQuery": {"version": 1, "sha256Hash": …}}`.
Nothing is added to the list by asking: it is what the operator put into the folder.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graphql import GraphQLError
from strawberry.extensions import SchemaExtension

from intel.api.requests import Asked
from intel.errors import Forbidden, Invalid, NotFound, Unavailable

PATH = "extensions.persistedQuery"


@dataclass(frozen=True)
class Listed:
    """Queries by the SHA-256 of their UTF-8, in hexadecimal."""

    queries: Mapping[str, str] = field(default_factory=dict)
    only: bool = False

    @classmethod
    def read(cls, folder: Path | None, *, only: bool) -> "Listed":
        """Every .graphql file of the folder. Raises `Invalid` where only listed queries are answered and none is,
        `Unavailable` where the folder cannot be read."""
        try:
            texts = [] if folder is None else [path.read_text("utf-8") for path in sorted(folder.glob("*.graphql"))]
        except (OSError, UnicodeDecodeError) as error:
            raise Unavailable(f"cannot read the queries in {folder}") from error
        if only and not texts:
            raise Invalid("only listed queries are answered, and none is listed", "NAGA_QUERIES_ONLY")
        return cls({digest(text): text for text in texts}, only)

    def resolve(self, asked: Asked) -> Asked:
        """The request with its query. Raises `NotFound` for an unknown hash, `Invalid` for one that is not the
        query's, or where there is neither."""
        named = asked.extensions.get("persistedQuery")
        if named is None:
            if asked.query is None:
                raise Invalid("the body has no query", "query")
            return asked
        hash = named.get("sha256Hash") if isinstance(named, dict) else None
        if not isinstance(hash, str):
            raise Invalid("a persisted query is named by its sha256Hash", PATH)
        if asked.query is not None:
            if digest(asked.query) != hash.lower():
                raise Invalid("the hash is not that of the query", PATH)
            return asked
        if hash.lower() not in self.queries:
            raise NotFound("PersistedQueryNotFound")
        return replace(asked, query=self.queries[hash.lower()])


class OnlyListed(SchemaExtension):
    """Where only listed queries are answered: refuses any other, over every transport."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if self._listed.only and digest(context.query or "") not in self._listed.queries:
            refusal = GraphQLError(
                "only the queries of this server's list are answered", extensions={"code": Forbidden.code}
            )
            context.pre_execution_errors = [refusal]
        yield


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Every setting, with its default and meaning: read once from NAGA_… of the environment, then passed down.

`naga settings` prints this list. Sizes are in bytes, times in seconds.
"""

from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from intel.errors import Invalid


class Settings(BaseSettings):
    """Never changes after it was read. Make it with `Settings.read()`, which turns a wrong value into `Invalid`."""

    model_config = SettingsConfigDict(env_prefix="NAGA_", frozen=True, extra="ignore")

    home: Path = Field(Path("naga-data"), description="Folder of the embedded stores, keys and attachments.")
    kek_command: str = Field(
        "", description="A command that prints a key-encryption key, called with its id; none: keys are files."
    )
    ledger: str = Field(
        "sqlite", description="The system of record: sqlite, in NAGA_HOME, or postgresql://… of a server."
    )
    graph: str = Field("embedded", description="The graph: embedded, beside the ledger, or neo4j://…, bolt://….")
    graph_user: str = Field("neo4j", description="Account on the graph's server.")
    graph_password: SecretStr = Field(SecretStr(""), description="Password of that account.")
    issuer: str = Field("built-in", description="Who signs tokens: built-in, or the URL of an OpenID Connect provider.")
    audience: str = Field("naga", description="Audience that the provider's tokens must name.")
    claim_agency: str = Field("agency", description="The provider's claim that holds the agency's code.")
    claim_name: str = Field("name", description="The provider's claim that holds the bearer's name.")
    claim_roles: str = Field("roles", description="The provider's claim that holds the roles or groups.")
    claim_groups: dict[str, str] = Field(
        {},
        description='Groups that are roles, in JSON: {"naga-analysts": "analyst"}; empty: they have the same names.',
    )

    address: str = Field(
        "", description="Address of this server, https://…: the built-in issuer's name; none: it serves loopback alone."
    )
    sign_in_rate: str = Field("60/minute", description="Most attempts to sign in from one network, in each process.")
    access_seconds: int = Field(
        600, ge=60, le=3600, description="Life of an access token that a tool is given, seconds."
    )
    grant_seconds: int = Field(
        604_800, gt=0, description="Longest time for which a person grants a tool access without being asked, seconds."
    )
    grant_limit: int = Field(
        20, gt=0, description="Most grants of one person that stand; a further one ends the oldest."
    )
    client_limit: int = Field(100, gt=0, description="Most clients that one agency may have registered.")
    token_rate: str = Field("60/minute", description="Most tokens for one client and person, in each process.")
    session_idle: int = Field(
        1_800, gt=0, description="A browser's session ends when it was not used so long, seconds."
    )
    session_longest: int = Field(43_200, gt=0, description="It ends after this time however busy it is, seconds.")
    session_limit: int = Field(
        8, gt=0, description="Most sessions of one person; a further one ends the longest unused."
    )

    text_limit: int = Field(1_000_000, gt=0, description="Longest text of a report, bytes of UTF-8.")
    fact_limit: int = Field(1_000, gt=0, description="Most facts of one kind in an author's own extraction.")
    attachments: int = Field(10, ge=0, description="Most files that come with one report.")
    attachment_limit: int = Field(10_000_000, gt=0, description="Largest file that comes with a report, bytes.")
    upload_limit: int = Field(25_000_000, gt=0, description="Largest form with files, bytes.")
    retention: int = Field(0, ge=0, description="Days after which a report is destroyed; 0: it is kept.")
    page_limit: int = Field(500, gt=0, description="Most rows that one page of an answer may ask for.")
    word_limit: int = Field(16, gt=0, description="Most words of one search.")
    require_purpose: bool = Field(False, description="Refuse a search by words that does not state its purpose.")
    probe_budget: int = Field(50, ge=0, description="Hit/no-hit probes that an agency has for each day (UTC).")
    probe_seconds: float = Field(0.2, ge=0, description="Least time that the answer to a probe takes, seconds.")
    body_limit: int = Field(4_000_000, gt=0, description="Largest request, bytes.")
    query_depth: int = Field(15, gt=0, description="Deepest nesting of a GraphQL query.")
    query_aliases: int = Field(100, gt=0, description="Most aliases in a GraphQL query.")
    query_tokens: int = Field(4_000, gt=0, description="Most words and signs in a GraphQL query.")
    query_fields: int = Field(1_000, gt=0, description="Most fields in a GraphQL query, its fragments spread out.")
    query_cost: int = Field(250_000, gt=0, description="Most fields that the answer to a GraphQL query could have.")
    query_seconds: float = Field(30.0, gt=0, description="Longest work on one GraphQL query, seconds.")
    queries: Path | None = Field(None, description="Folder of .graphql files that clients may name by SHA-256.")
    queries_only: bool = Field(False, description="Answer only the queries of that folder.")
    introspection: bool = Field(True, description="Tell the GraphQL schema to those who ask.")
    rate: str = Field("1200/minute", description="Most GraphQL operations by one token, in each process.")
    streams: int = Field(20, gt=0, description="Most subscriptions that one agency may hold open.")
    arrivals_pause: float = Field(1.0, gt=0, description="Between two looks for new arrivals, seconds.")

    @classmethod
    def read(cls, **given: Any) -> "Settings":
        """From the environment; `given` wins. Raises `Invalid` naming the first setting that does not hold."""
        try:
            return cls(**given)
        except ValidationError as error:
            first = error.errors()[0]
            name = "NAGA_" + "_".join(str(part) for part in first["loc"]).upper()
            raise Invalid(f"{name}: {first['msg']}", name) from error

    @property
    def ledger_url(self) -> str:
        """As SQLAlchemy reads it."""
        return f"sqlite:///{self.home / 'naga.db'}" if self.ledger == "sqlite" else self.ledger

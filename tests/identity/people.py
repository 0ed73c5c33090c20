"""A community with people who can sign in: enrolled through the same door as anyone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyotp

from intel.exchange.exchange import Exchange
from intel.identity import accounts, setting_up
from intel.identity.setting_up import App
from intel.identity.signing_in import Attempt, SignedIn, by_password
from intel.keyring import Keyring
from intel.ledger import community
from intel.ledger.community_file import parse
from intel.ledger.engine import writing
from intel.settings import Settings

COMMUNITY = """
agencies: [{code: VN, name: Viet Nam Customs, country: VN}, {code: TH, name: Thai Customs, country: TH}]
operations: [{code: dragon, name: Dragon, coordinator: VN, participants: [VN, TH]}]
"""
START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
PASSWORD = "seventeen paper kites"
HOME, AWAY = "203.0.113.0/24", "198.51.100.0/24"


@dataclass
class Town:
    """An exchange whose clock is moved by hand, and what its people carry."""

    exchange: Exchange
    now: list[datetime]
    secrets: dict[str, str] = field(default_factory=dict)

    @classmethod
    def founded(cls, home: Path, **settings: object) -> "Town":
        now = [START]
        Keyring.create(home)
        exchange = Exchange.open_home(Settings.read(home=home, **settings), clock=lambda: now[0])
        with writing(exchange.engine) as connection:
            community.load(connection, parse(COMMUNITY), START, "operator")
        return cls(exchange, now)

    def later(self, **spent: float) -> None:
        self.now[0] += timedelta(**spent)

    def invite(self, name: str, *roles: str, agency: str = "VN") -> str:
        with writing(self.exchange.engine) as connection:
            id = f"u-{agency}-{name}"
            return accounts.add(connection, id, agency, name, roles or ("analyst",), self.now[0], "operator")[1]

    def enrol(self, name: str, *roles: str, agency: str = "VN") -> setting_up.Enrolled:
        """With PASSWORD and an app; the code that confirmed it is of this very step."""
        code = self.invite(name, *roles, agency=agency)
        user = setting_up.invited(self.exchange, code)
        app = App.new(self.exchange, user)
        self.secrets[name] = app.secret
        return setting_up.enrol_by_password(self.exchange, code, PASSWORD, app.sealed, self.code(name), None, None)

    def code(self, name: str, steps: int = 0) -> str:
        return pyotp.TOTP(self.secrets[name]).generate_otp(int(self.now[0].timestamp()) // 30 + steps)

    def sign_in(self, name: str, code: str, *, password: str = PASSWORD, agency: str = "VN", **where: str) -> SignedIn:
        return by_password(self.exchange, Attempt(agency, name, password, code, **{"network": HOME, **where}))

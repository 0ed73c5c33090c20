"""A new home: its folder, keys, ledger and community; all checked before the first of them is made."""

from datetime import UTC, datetime
from pathlib import Path

from intel.cli.home import OPERATOR
from intel.errors import Conflict, Invalid, Unavailable
from intel.keyring import Keyring
from intel.ledger import community
from intel.ledger.community_file import CommunityStated, parse
from intel.ledger.engine import open_engine, upgrade, writing
from intel.settings import Settings


def found(settings: Settings, file: Path) -> CommunityStated:
    """Make the home that the settings name. Raises `Conflict` where one stands, `Invalid` where the file is wrong."""
    stated = read_community(file)
    if (settings.home / "keys").exists() or (settings.home / "naga.db").exists():
        raise Conflict(f"{settings.home} is a home already")
    try:
        settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"cannot make {settings.home}: {(error.strerror or str(error)).lower()}") from error
    engine = open_engine(settings.ledger_url)
    try:
        upgrade(engine)
        with writing(engine) as connection:
            if community.agencies(connection):
                raise Conflict("the ledger of NAGA_LEDGER holds a community already")
            Keyring.create(settings.home, settings.kek_command)
            community.load(connection, stated, datetime.now(UTC), OPERATOR)
    finally:
        engine.dispose()
    return stated


def read_community(file: Path) -> CommunityStated:
    """Raises `Invalid` naming the file and what is wrong in it."""
    try:
        return parse(file.read_bytes().decode())
    except OSError as error:
        raise Invalid((error.strerror or str(error)).lower(), str(file)) from error
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 at byte {error.start + 1}", str(file)) from error
    except Invalid as error:
        where = f"{error.path}: " if error.path else ""
        raise Invalid(f"{where}{error}", str(file)) from error

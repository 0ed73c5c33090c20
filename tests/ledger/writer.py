"""Stores reports one after another and prints the id of each when it is acknowledged: to be killed."""

import secrets
import sys
from pathlib import Path

from intel.keyring import Keyring
from intel.ledger.engine import open_engine
from tests.ledger.desk import Desk


def main() -> None:
    url, home = sys.argv[1:]
    desk = Desk(open_engine(url), Keyring.open(Path(home)))
    while True:
        report = f"r-{secrets.token_hex(8)}"
        desk.submit(report)
        desk.visit("VN", report)
        sys.stdout.write(f"{report}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

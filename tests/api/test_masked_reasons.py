"""What a driver says of a store that fails goes to the log, and no word of it to a reader."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.services.served import Served


@pytest.mark.parametrize("path", ["/graphql", "/healthz"])
def test_a_broken_ledger_is_told_without_the_drivers_words(served: Served, path: str) -> None:
    token = served.token("VN")
    ledger = Path(served.exchange.engine.url.database or "")
    served.exchange.engine.dispose()
    for beside in ("-wal", "-shm"):
        ledger.with_name(ledger.name + beside).unlink(missing_ok=True)
    ledger.write_bytes(b"no database any more" * 500)
    with capture_logs() as logs:
        if path == "/graphql":
            told = served.post("VN", "{ reports { totalCount } }", token=token)
        else:
            told = served.client.get(path)
    assert "the ledger does not answer" in told.text
    assert "not a database" not in told.text + str(told.headers)
    assert str(ledger.parent) not in told.text
    assert any("not a database" in line.get("reason", "") for line in logs)

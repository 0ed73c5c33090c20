"""Checkpoints and proofs over HTTP: for auditors, and true by the script that needs nothing of ours."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from intel.ledger import logs
from intel.ledger.engine import writing
from intel.ledger.logs import Log
from tests.services.served import Served

SCRIPT = Path(__file__).parents[2] / "deploy/verify_log.py"


def sign(served: Served, log: Log) -> None:
    with writing(served.exchange.engine) as connection:
        logs.checkpoint(connection, served.exchange.keyring, log, served.clock())


def get(served: Served, path: str, agency: str = "VN", role: str = "auditor") -> tuple[int, dict[str, object]]:
    answer = served.client.get(f"/logs/{path}", headers={"Authorization": f"Bearer {served.token(agency, role)}"})
    return answer.status_code, answer.json()


@pytest.mark.parametrize("log", Log)
def test_what_an_auditor_is_given_holds(served: Served, log: Log, tmp_path: Path) -> None:
    assert get(served, f"{log}/checkpoint")[0] == 503
    served.submit("VN", "3 kg of goods were found.")
    sign(served, log)
    status, told = get(served, f"{log}/checkpoint")
    assert status == 200
    size = int(str(told["checkpoint"]).splitlines()[1])
    served.submit("VN", "4 kg of goods were found.")
    sign(served, log)
    (tmp_path / "kept").write_text(str(told["checkpoint"]))
    for way, path in (("growth", f"{log}/growth/{size}"), ("entry", f"{log}/entries/{size}")):
        status, proof = get(served, path)
        assert status == 200, proof
        (tmp_path / "proof").write_text(json.dumps(proof))
        files = [tmp_path / "kept"] if way == "growth" else []
        command = [sys.executable, SCRIPT, str(told["key"]), way, *files, tmp_path / "proof"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_another_agencys_entry_is_as_one_that_is_not_there(served: Served) -> None:
    served.submit("VN", "3 kg of goods were found.")
    served.submit("TH", "3 kg of goods were found.")
    for log in Log:
        sign(served, log)
    with writing(served.exchange.engine) as connection:
        (seq,) = [
            entry["seq"] for entry in logs.export(connection, Log.LEDGER) if logs.made_by(entry, "TH")
        ]  # fmt: skip
    theirs, absent = get(served, f"ledger/entries/{seq}"), get(served, "ledger/entries/999")
    assert theirs == absent
    assert theirs[0] == 404
    assert get(served, f"ledger/entries/{seq}", "TH")[0] == 200


def test_it_is_for_auditors_and_for_numbers(served: Served) -> None:
    sign(served, Log.AUDIT)
    for role in ("liaison", "analyst", "coordinator", "admin", "service"):
        assert get(served, "audit/checkpoint", role=role)[0] == 403
    assert served.client.get("/logs/audit/checkpoint").status_code == 401
    for path in ("audit/growth/x", "audit/growth/99999999999999999999", "audit/entries/-1", "none/checkpoint"):
        assert get(served, path)[0] == 400
    assert get(served, "audit/growth/0")[0] == 404

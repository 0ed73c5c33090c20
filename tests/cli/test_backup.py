"""`naga backup` while serving, `naga restore`, and what they refuse."""

from pathlib import Path

from tests.cli.program import naga
from tests.cli.server import running
from tests.cli.test_load import line, load

COUNT = "{ reports { totalCount } }"


def test_a_copy_made_while_serving_is_brought_back(home: Path, tmp_path: Path) -> None:
    load(home, line(), line("VN-2"))
    phrase, copy, again = tmp_path / "phrase", tmp_path / "copy", tmp_path / "again"
    phrase.write_text("six blue lanterns on the quay\n")
    with running("serve", "--port", "0", home=home):
        run = naga("backup", str(copy), "--passphrase-file", str(phrase), home=home)
        assert (run.status, run.err) == (0, "")
    run = naga("restore", str(copy), "--passphrase-file", str(phrase), home=again)
    assert (run.status, run.err) == (0, "")
    assert run.out.endswith("0 reports past their retention\n")
    asked = [naga("query", "-", "--agency", "VN", home=one, input=COUNT).out for one in (home, again)]
    assert '"totalCount": 2' in asked[0]
    assert asked[0] == asked[1]
    for log in ("ledger", "audit", "graph"):
        assert naga(log, "verify", home=again).status == 0

    phrase.write_text("short")
    for arguments in (("backup", str(tmp_path / "x")), ("backup", str(copy)), ("restore", str(copy))):
        run = naga(*arguments, "--passphrase-file", str(phrase), home=home)
        assert (run.status, run.err.count("\n")) == (1, 1), run.err
    assert naga("backup", str(copy), home=home).status == 2

"""No answer leaves before its entry in the trail is written; what was refused is in it too."""

from typing import Any

from sqlalchemy import text

from intel.ledger import audit
from intel.ledger.engine import reading, writing
from tests.services.served import Served


def trail(served: Served) -> list[dict[str, Any]]:
    with reading(served.exchange.engine) as connection:
        return [entry.read() for entry in audit.after(connection, 0)]


def test_a_query_is_in_the_trail_with_its_operation_name_and_what_it_served(served: Served) -> None:
    id = served.submit("VN", "For all.", handling={"tlp": "GREEN"})
    served.ask("TH", "query Everything { reports { edges { node { id replies { id } } } } }")
    entry = trail(served)[-1]
    assert (entry["agency"], entry["operation_name"], entry["reports"]) == ("TH", "Everything", [id])
    assert entry["refused"] is None


def test_a_refusal_is_in_the_trail_with_its_code(served: Served) -> None:
    served.errors("TH", 'mutation Wrong { acknowledge(id: "r-never") { id } }')
    assert (trail(served)[-1]["operation_name"], trail(served)[-1]["refused"]) == ("Wrong", "NOT_FOUND")
    served.errors("TH", "query Beyond { reports(first: 501) { totalCount } }")
    assert (trail(served)[-1]["operation_name"], trail(served)[-1]["refused"]) == ("Beyond", "LIMIT")


def test_where_the_trail_cannot_be_written_no_answer_is_given(served: Served) -> None:
    served.submit("VN", "For all.", handling={"tlp": "GREEN"})
    with writing(served.exchange.engine) as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO elsewhere"))
    answer = served.post("TH", "{ reports { totalCount edges { node { text } } } }").json()
    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] in ("UNAVAILABLE", "INTERNAL")
    assert "For all" not in str(answer)

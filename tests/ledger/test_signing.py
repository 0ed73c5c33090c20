from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import assume, given
from hypothesis import strategies as st

from intel import signing
from intel.canonical import canonical
from intel.errors import Invalid, NotFound
from intel.exchange.exchange import Exchange
from intel.handling import Handling, Tlp
from intel.keyring import Keyring
from intel.ledger import community, community_file, data_keys, entries
from intel.ledger.engine import open_engine, reading, upgrade, writing
from intel.ledger.entries import EntryType
from intel.ledger.verify import Verdict, verify_ledger
from intel.model import Precedence, ReportKind, Submission
from intel.settings import Settings
from tests.ledger.conftest import NOON
from tests.ledger.desk import COMMUNITY

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = b64encode(KEY.public_key().public_bytes_raw()).decode()


def _signature(agency: str, submission: Submission, key: Ed25519PrivateKey = KEY) -> str:
    return b64encode(key.sign(canonical(signing.statement(agency, submission)))).decode()


days = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
submissions = st.builds(
    Submission,
    text=st.text(min_size=1, max_size=10),
    kind=st.none() | st.sampled_from(ReportKind),
    ref=st.none() | st.text(max_size=4),
    published=days,
    precedence=st.sampled_from(Precedence),
    operation=st.none() | st.just("river"),
    in_reply_to=st.none() | st.just("r-1"),
    due=st.none() | st.datetimes(timezones=st.just(UTC)),
    handling=st.builds(Handling, tlp=st.sampled_from(Tlp), nominal_to=st.none() | st.just(()), review_on=days),
    extraction=st.none() | st.just({}) | st.just({"kind": "alert"}),
)


@given(submissions, submissions)
def test_a_signature_holds_for_what_was_signed_and_nothing_else(one: Submission, other: Submission) -> None:
    signature = _signature("VN", one)
    assert signing.holds(signing.statement("VN", one), signature, KEY.public_key())
    assert not signing.holds(signing.statement("TH", one), signature, KEY.public_key())
    assume(one != other)
    assert not signing.holds(signing.statement("VN", other), signature, KEY.public_key())


@given(submissions, st.sampled_from(["text", "kind", "ref", "precedence", "operation", "published", "due", "handling"]))
def test_what_the_ledger_holds_must_be_what_was_stated(submission: Submission, field: str) -> None:
    submission = replace(submission, kind=ReportKind.SEIZURE)
    statement = signing.statement("VN", submission)
    content = {**statement, "originator": "VN"}
    assert signing.agrees(statement, content, submission.text)
    assert not signing.agrees({**statement, field: "other"}, content, submission.text)


@given(st.text(max_size=50))
def test_any_text_is_a_key_or_invalid(text: str) -> None:
    with pytest.raises(Invalid, match="32 bytes in base64"):
        signing.public_key(text)


@given(st.text(max_size=90))
def test_any_text_is_no_signature(text: str) -> None:
    assert not signing.holds({}, text, KEY.public_key())


# --- the whole way -------------------------------------------------------------------------------------------------
SEIZURE = Submission("On 3 May 2026 officers at Hai Phong seized 12 kg of heroin.", ref="A-1")


@pytest.fixture
def exchange(tmp_path: Path) -> Iterator[Exchange]:
    """VN has a signing key, TH has none."""
    settings = Settings(home=tmp_path)
    Keyring.create(tmp_path)
    engine = open_engine(settings.ledger_url)
    upgrade(engine)
    with writing(engine) as connection:
        community.load(connection, community_file.parse(COMMUNITY), NOON, "init")
        community.set_signing_key(connection, "VN", PUBLIC, NOON, "admin")
    engine.dispose()
    exchange = Exchange.open_home(settings, clock=lambda: NOON)
    yield exchange
    exchange.close()


def _submit(exchange: Exchange, agency: str, submission: Submission) -> str:
    with exchange.open(exchange.reader(agency, "officer", ["liaison"])) as session:
        return session.submit(submission).id


def _verdict(exchange: Exchange) -> Verdict:
    with reading(exchange.engine) as connection:
        return verify_ledger(connection, exchange.keyring)


def test_a_signed_submission_is_stored_and_verified_after_the_key_is_gone(exchange: Exchange) -> None:
    _submit(exchange, "VN", replace(SEIZURE, signature=_signature("VN", SEIZURE)))
    with writing(exchange.engine) as connection:
        community.remove_signing_key(connection, "VN", NOON, "admin")
    assert _verdict(exchange).misfit is None
    with pytest.raises(Invalid, match="has no signing key"):
        other = replace(SEIZURE, ref="A-2")
        _submit(exchange, "VN", replace(other, signature=_signature("VN", other)))


@pytest.mark.parametrize("signature", ["", "x", b64encode(bytes(64)).decode(), _signature("TH", SEIZURE)])
def test_a_signature_that_does_not_hold_stores_nothing(exchange: Exchange, signature: str) -> None:
    with pytest.raises(Invalid, match="does not hold") as refused:
        _submit(exchange, "VN", replace(SEIZURE, signature=signature))
    assert refused.value.path == "signature"
    with reading(exchange.engine) as connection:
        assert entries.position(connection) == 5


def test_an_agency_without_a_key_cannot_sign(exchange: Exchange) -> None:
    with pytest.raises(Invalid, match="has no signing key"):
        _submit(exchange, "TH", replace(SEIZURE, signature=_signature("TH", SEIZURE)))


def _store_signed(exchange: Exchange, signed: Any, **changed: Any) -> None:
    """A first version as only one who holds keys and database can write it: the chain holds, the signature may not."""
    with reading(exchange.engine) as connection:
        (first,) = [entry for entry in entries.after(connection, 0) if entry.type == EntryType.SUBMITTED]
    content = {**first.read(), "ref": "A-9", **changed}
    with writing(exchange.engine) as connection:
        key = data_keys.create(connection, exchange.keyring, "r-9")
        payload = canonical({"text": SEIZURE.text, "extraction": {}, "signed": signed})
        sealed = data_keys.sealed(payload, key, "r-9", 1)
        entries.append(connection, EntryType.SUBMITTED, "r-9", {**content, "sealed": sealed}, NOON)


def test_what_an_agency_did_not_sign_is_found(exchange: Exchange) -> None:
    _submit(exchange, "VN", replace(SEIZURE, signature=_signature("VN", SEIZURE)))
    true = {"statement": signing.statement("VN", SEIZURE), "signature": _signature("VN", SEIZURE)}
    _store_signed(exchange, true)  # under another ref than was signed
    assert str(_verdict(exchange).misfit) == "entry 7 is not what its agency signed"


def test_another_key_s_signature_is_found(exchange: Exchange) -> None:
    _submit(exchange, "VN", SEIZURE)
    forged = _signature("VN", SEIZURE, Ed25519PrivateKey.generate())
    _store_signed(exchange, {"statement": signing.statement("VN", SEIZURE), "signature": forged})
    assert str(_verdict(exchange).misfit) == "entry 7 has a signature that is not its agency's"


@pytest.mark.parametrize("signed", [None, "x", {}, {"statement": {}}, {"statement": 1, "signature": 2}])
def test_a_signature_that_is_none_is_found(exchange: Exchange, signed: Any) -> None:
    _submit(exchange, "VN", SEIZURE)
    _store_signed(exchange, signed)
    misfit = _verdict(exchange).misfit
    assert misfit is not None
    assert misfit.entry == 7


def test_a_key_is_set_for_an_agency_that_there_is_and_must_be_one(exchange: Exchange) -> None:
    with writing(exchange.engine) as connection:
        with pytest.raises(NotFound):
            community.set_signing_key(connection, "XX", PUBLIC, datetime.now(UTC), "admin")
        with pytest.raises(Invalid):
            community.set_signing_key(connection, "VN", "x", datetime.now(UTC), "admin")
        with pytest.raises(NotFound):
            community.remove_signing_key(connection, "TH", datetime.now(UTC), "admin")

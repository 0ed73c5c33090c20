"""Who will see it, in words, is what the handling rules say."""

from hypothesis import given
from hypothesis import strategies as st

from intel import handling as rules
from intel.handling import Handling, Tlp
from intel.model import Agency, Operation
from intel.pages.audience import who_sees

AGENCIES = {code: Agency(code, f"Customs of {code}") for code in ("KH", "LA", "TH", "VN")}
RIVER = Operation("river", "Operation River", "VN", ("LA", "VN"))
CLOSED = Operation("old", "Old operation", "VN", ("KH", "VN"), closed=True)

names = st.lists(st.sampled_from(["KH", "LA", "TH", "op:river", "op:old"]), max_size=3, unique=True).map(tuple)
handlings = st.builds(
    Handling, tlp=st.sampled_from(list(Tlp)), release_to=names, nominal_to=st.one_of(st.none(), names)
)


@given(handlings)
def test_an_agency_is_listed_exactly_where_one_of_its_readers_may_read(handling: Handling) -> None:
    audience = who_sees("VN", handling, AGENCIES, [RIVER, CLOSED])
    for code in ("KH", "LA", "TH"):
        joined = ["river"] if code in RIVER.participants else []
        readers = [rules.reader_tokens(code, roles, joined) for roles in ((), ("liaison",))]
        reads = [rules.may_read(tokens, rules.audience("VN", handling)) for tokens in readers]
        listed = [view for view in audience.others if view.agency.code == code]
        assert bool(listed) == any(reads)
        assert [view.liaison_only for view in listed] == [not reads[0]] * len(listed)
    assert all(view.agency.code != "VN" for view in audience.others)


def test_it_says_so_in_plain_words() -> None:
    alone = who_sees("VN", Handling(), AGENCIES, [RIVER])
    assert alone.summary == "Only Customs of VN will see it."
    released = who_sees("VN", Handling(release_to=("op:river", "TH"), nominal_to=("TH",)), AGENCIES, [RIVER])
    assert released.summary == "Customs of VN and 2 other agencies will see it."
    assert released.through == ("Operation River",)
    assert released.names_summary == (
        "Names and other facts that point at a person: also seen by TH; masked for the other 1."
    )
    red = who_sees("VN", Handling(tlp=Tlp.RED, release_to=("TH",)), AGENCIES, [RIVER])
    assert red.summary == "Customs of VN and the liaison officers of 1 other agency will see it."

"""Small random graphs in which everything meets: few entities, few readers, every flag at random."""

from hypothesis import strategies as st

from graph.identity import entity_id
from graph.model import EntityKind, Mention, Projection, Tokens
from graph.names import romanise

TOKENS = ("agency:AA", "agency:BB", "agency:CC", "op:x", "community")
LABELS = {
    EntityKind.PERSON: ("Nguyễn Văn An", "An Nguyen Van", "Nguyen Van Anh", "阮文安", "Tony"),
    EntityKind.ORGANISATION: ("Redgum Plastics Pty Ltd", "RED GUM PLASTIC", "上海东方贸易有限公司", "Redgum Plastics"),
    EntityKind.CONTAINER: ("QXLU3021149", "qxlu 302114-9"),
    EntityKind.PHONE: ("+601155504471", "+84 22 5555 0166"),
    EntityKind.PLACE: ("Hai Phong", "Hải Phòng", "เชียงราย"),
}
IDS = {entity_id(kind, str(n)): kind for kind in LABELS for n in range(3)}

tokens: st.SearchStrategy[Tokens] = st.frozensets(st.sampled_from(TOKENS), max_size=3)
readers = st.frozensets(st.sampled_from(TOKENS), min_size=1, max_size=2)
report_ids = st.sampled_from([f"r-{n}" for n in range(9)])


@st.composite
def mentions(draw: st.DrawFn) -> Mention:
    id = draw(st.sampled_from(sorted(IDS)))
    label = draw(st.sampled_from(LABELS[IDS[id]]))
    return Mention(
        id,
        IDS[id],
        draw(st.sampled_from(["mentioned", "consignee", "seizure"])),
        label,
        draw(
            st.dictionaries(st.sampled_from(["nationality", "form", "sex"]), st.sampled_from(["VN", "TH"]), max_size=1)
        ),
        draw(st.none() | st.sampled_from([(0, 4), (3, 9), (12, 20)])),
        nominal=draw(st.booleans()),
        hub=draw(st.sampled_from([False, False, True])),
        identifying=draw(st.booleans()),
        name_key=romanise(label) if draw(st.booleans()) else "",
    )


@st.composite
def projections(draw: st.DrawFn) -> Projection:
    return Projection(
        draw(report_ids),
        draw(st.none() | st.sampled_from(["2024-01-05", "2024-02", "2025-11-30"])),
        draw(tokens),
        draw(tokens),
        tuple(draw(st.lists(mentions(), max_size=5))),
    )

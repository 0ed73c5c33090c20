"""The embedded store's questions, each one statement, made once for a dialect. Every one asks `seen`."""

from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
)

from graph.embedded.lists import Lists
from graph.embedded.sight import seen
from graph.embedded.tables import DECOY, counts, entities, label_keys, labels, mentions, properties, reports

BEYOND = "\U0010ffff"
"""Sorts after every term that begins with what stands before it."""


class Statements:
    def __init__(self, dialect: str) -> None:
        self.lists = Lists(dialect)
        ids = self.lists.among(entities.c.id, "ids")
        asked = self.lists.table("ids")
        gate = (
            select(counts.c.entity)
            .where(counts.c.entity == func.coalesce(entities.c.pk, DECOY), seen(counts, self.lists, seeking=True))
            .correlate(entities)
        )
        self.visible = (
            select(entities.c.id)
            .select_from(asked)
            .outerjoin(entities, entities.c.id == asked.c.value)
            .where(exists(gate))
        )
        """Gate of every question about an entity from outside: an id that never was is looked up as the decoy, and of
        either only the rows are sought that the reader may see, so that hidden ones, however many, take no time."""
        self.totals = (
            select(
                entities.c.id,
                entities.c.kind,
                func.sum(counts.c.reports).label("reports"),
                func.min(counts.c.first_day).label("first_day"),
                func.max(counts.c.last_day).label("last_day"),
            )
            .select_from(asked)
            .outerjoin(entities, entities.c.id == asked.c.value)
            .join(counts, counts.c.entity == func.coalesce(entities.c.pk, DECOY))
            .where(seen(counts, self.lists))
            .group_by(entities.c.id, entities.c.kind)
        )
        """Of entities that passed the gate, and of those that a question led to."""
        self.labels = (
            select(entities.c.id, labels.c.label, func.sum(labels.c.mentions).label("mentions"))
            .join(labels, labels.c.entity == entities.c.pk)
            .where(ids, seen(labels, self.lists))
            .group_by(entities.c.id, labels.c.label)
        )
        self.properties = (
            select(entities.c.id, properties.c.name, properties.c.value)
            .join(properties, properties.c.entity == entities.c.pk)
            .where(ids, seen(properties, self.lists))
            .distinct()
            .order_by(entities.c.id, properties.c.name, properties.c.value)
        )
        report_ids = self.lists.among(reports.c.id, "ids")
        self.mentions = self._mentioned(
            reports.c.id.label("report"), entities.c.id.label("entity"), entities.c.kind, mentions.c.role,
            mentions.c.span_start, mentions.c.span_end,
        ).where(report_ids).distinct()  # fmt: skip
        pair = self._mentioned(entities.c.id.label("entity"), reports.c.id.label("report")).distinct()
        by_report = pair.order_by(reports.c.id, entities.c.id)
        limit: BindParameter[int] = bindparam("limit", type_=Integer())
        self.visits_all = by_report.where(ids)
        self.visits = by_report.where(ids).limit(limit)
        self.visits_through = by_report.where(ids, mentions.c.hub == 0).limit(limit)
        members = (
            self._mentioned(
                reports.c.id.label("report"), entities.c.id.label("entity"), func.min(mentions.c.hub).label("hub")
            )
            .where(report_ids)
            .group_by(reports.c.id, entities.c.id)
            .order_by(reports.c.id, entities.c.id)
        )
        self.members = members
        self.members_of_kinds = members.where(self.lists.among(entities.c.kind, "kinds"))
        self.identified = by_report.where(report_ids, mentions.c.identifying == 1)
        numbered = pair.where(ids, mentions.c.identifying == 1).subquery()
        place = func.row_number().over(partition_by=numbered.c.entity, order_by=numbered.c.report).label("place")
        placed = select(numbered, place).subquery()
        self.identifying = (
            select(placed.c.entity, placed.c.report)
            .where(placed.c.place <= bindparam("each"))
            .order_by(placed.c.entity, placed.c.report)
        )
        named = select(entities.c.id, entities.c.kind, labels.c.name_key).join(
            labels, labels.c.entity == entities.c.pk
        )  # fmt: skip
        self.names = named.where(ids, labels.c.name_key != "", seen(labels, self.lists)).distinct()
        self.namesakes, self.namesakes_of_kinds = self._namesakes(), self._namesakes(of_kinds=True)

    def _mentioned(self, *columns: ColumnElement[Any]) -> Select[Any]:
        return (
            select(*columns)
            .select_from(mentions)
            .join(reports, reports.c.pk == mentions.c.report)
            .join(entities, entities.c.pk == mentions.c.entity)
            .where(seen(mentions, self.lists))
        )

    def _namesakes(self, *, of_kinds: bool = False) -> Select[Any]:
        """Window of the first entities of each key, then the keys fall away."""
        keyed = (
            select(
                label_keys.c.key,
                entities.c.id,
                entities.c.kind,
                labels.c.name_key,
                func.dense_rank().over(partition_by=label_keys.c.key, order_by=entities.c.id).label("place"),
            )
            .select_from(label_keys)
            .join(labels, labels.c.pk == label_keys.c.label)
            .join(entities, entities.c.pk == labels.c.entity)
            .where(self.lists.among(label_keys.c.key, "keys"), labels.c.name_key != "", seen(labels, self.lists))
        )
        if of_kinds:
            keyed = keyed.where(self.lists.among(entities.c.kind, "kinds"))
        found = keyed.subquery()
        return (
            select(found.c.id, found.c.kind, found.c.name_key)
            .where(found.c.place <= bindparam("each"))
            .distinct()
            .order_by(found.c.id, found.c.name_key)
        )

    def holding(self, number: int) -> Select[Any]:
        """Labels that hold `number` words: parameters `word_0`, `word_1` …; the first entities by id up to `limit`."""
        held = (
            select(
                entities.c.id,
                entities.c.kind,
                labels.c.label,
                func.dense_rank().over(order_by=entities.c.id).label("place"),
            )
            .select_from(labels)
            .join(entities, entities.c.pk == labels.c.entity)
            .where(self._held(number), seen(labels, self.lists))
            .subquery()
        )
        return (
            select(held.c.id, held.c.kind, held.c.label)
            .where(held.c.place <= bindparam("limit"))
            .distinct()
            .order_by(held.c.id, held.c.label)
        )

    def ranked(self, number: int, *, of_kinds: bool) -> tuple[Select[Any], Select[Any]]:
        """A page of entity ids with their reports, and how many there are in all; of those with a label that holds
        `number` words (none: all)."""
        total = func.sum(counts.c.reports)
        all_of = (
            select(counts.c.entity, total.label("reports"))
            .where(seen(counts, self.lists))
            .group_by(counts.c.entity)
            .having(total >= bindparam("min_reports"))
        )
        if of_kinds:
            kinds = select(entities.c.pk).where(self.lists.among(entities.c.kind, "kinds"))
            all_of = all_of.where(counts.c.entity.in_(kinds))
        if number:
            held = select(labels.c.entity).where(self._held(number), seen(labels, self.lists))
            all_of = all_of.where(counts.c.entity.in_(held))
        of = all_of.subquery()
        after = or_(
            bindparam("after_reports", type_=counts.c.reports.type).is_(None),
            of.c.reports < bindparam("after_reports", type_=counts.c.reports.type),
            and_(
                of.c.reports == bindparam("after_reports", type_=counts.c.reports.type),
                entities.c.id > bindparam("after_id", type_=Text()),
            ),
        )
        page = (
            select(entities.c.id)
            .select_from(of)
            .join(entities, entities.c.pk == of.c.entity)
            .where(after)
            .order_by(of.c.reports.desc(), entities.c.id)
            .limit(bindparam("first"))
        )
        return page, select(func.count()).select_from(of)

    @staticmethod
    def _held(number: int) -> ColumnElement[bool]:
        """The label has, for each word, a search term that begins with it."""
        clauses = []
        for place in range(number):
            word = bindparam(f"word_{place}", type_=Text())
            having = select(label_keys.c.label).where(label_keys.c.key >= word, label_keys.c.key < word + BEYOND)
            clauses.append(labels.c.pk.in_(having))
        return and_(*clauses) if clauses else false()

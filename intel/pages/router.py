"""All pages as one router, for the app factory."""

from fastapi import APIRouter

from intel.exchange.exchange import Exchange
from intel.identity.admission import BUILT_IN
from intel.pages import (
    account,
    attachments,
    authorize,
    enrol,
    operations,
    people,
    reports,
    review,
    sign_in,
    static_files,
    submit,
    tools,
)
from intel.pages.desk import Desk


def make_router(exchange: Exchange) -> APIRouter:
    """Pages over this exchange. They answer under `/`; none of them needs JavaScript, but for passkeys."""
    desk = Desk(exchange)
    router = APIRouter(include_in_schema=False)
    for part in (sign_in, enrol, account, people, submit, reports, attachments, review, operations):
        router.include_router(part.make_router(desk))
    if exchange.settings.issuer == BUILT_IN:
        router.include_router(authorize.make_router(desk))
        router.include_router(tools.make_router(desk))
    router.include_router(static_files.router)
    return router

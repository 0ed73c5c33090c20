"""All pages as one router, for the app factory."""

from fastapi import APIRouter

from intel.exchange.exchange import Exchange
from intel.pages import account, enrol, operations, people, reports, sign_in, static_files, submit
from intel.pages.desk import Desk


def make_router(exchange: Exchange) -> APIRouter:
    """Pages over this exchange. They answer under `/`; none of them needs JavaScript, but for passkeys."""
    desk = Desk(exchange)
    router = APIRouter(include_in_schema=False)
    for part in (sign_in, enrol, account, people, submit, reports, operations):
        router.include_router(part.make_router(desk))
    router.include_router(static_files.router)
    return router

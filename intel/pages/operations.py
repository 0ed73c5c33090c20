"""`/operations`: the reader's operations and phases; the phase report as a page and as a document."""

from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import Response

from intel.editions import docx, html, json
from intel.editions.outline import title
from intel.model import PhaseReport, Reader
from intel.pages.desk import Desk
from intel.pages.guard import HEADERS
from intel.pages.route import PageRoute

DOCUMENTS = {"docx": (docx.document, docx.TYPE), "json": (json.document, "application/json")}
EDITIONS = (
    ("participants", "what reaches all of the operation"),
    ("public", "TLP:CLEAR alone"),
    ("agency", "all that my agency may read"),
)


def make_router(desk: Desk) -> APIRouter:
    """`/operations`, `/operations/CODE/phases/CODE` and its documents."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    @router.get("/operations")
    def show_all(request: Request) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        with desk.exchange.open(reader, "OperationsPage") as session:
            operations, agencies = session.operations(), session.agencies()
        return desk.page(request, "operations.html", reader, operations=operations, agencies=agencies)

    @router.get("/operations/{operation}/phases/{phase}")
    def show_report(request: Request, operation: str, phase: str, edition: str = "participants") -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        report = _report(desk, reader, operation, phase, edition)
        return desk.page(
            request,
            "phase.html",
            reader,
            report=report,
            heading=title(report),
            body=html.fragment(report),
            editions=EDITIONS,
        )

    @router.get("/operations/{operation}/phases/{phase}/report.{form}")
    def download(
        request: Request, operation: str, phase: str, form: Literal["docx", "json"], edition: str = "participants"
    ) -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        report = _report(desk, reader, operation, phase, edition)
        make, kind = DOCUMENTS[form]
        name = f"{report.operation.code}-{report.phase.code}-{report.edition}.{form}"
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(make(report), media_type=kind, headers=headers)

    return router


def _report(desk: Desk, reader: Reader, operation: str, phase: str, edition: str) -> PhaseReport:
    with desk.exchange.open(reader, "PhaseReportPage") as session:
        return session.phase_report(operation, phase, edition)

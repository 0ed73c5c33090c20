"""`/reports/ID`: one report as its reader may see it; after sending, with the reference."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from intel.errors import NotFound
from intel.model import Agency
from intel.pages.audience import who_sees
from intel.pages.desk import Desk
from intel.pages.facts import fact_lines
from intel.pages.highlight import highlight
from intel.pages.route import PageRoute


def make_router(desk: Desk) -> APIRouter:
    """`GET /reports/ID`."""
    router = APIRouter(route_class=PageRoute.of(desk), include_in_schema=False)

    @router.get("/reports/{id}")
    def show(request: Request, id: str, sent: str = "") -> Response:
        reader = desk.reader(request)
        if reader is None:
            return desk.ask_to_sign_in(request)
        with desk.exchange.open(reader, "ReportPage") as session:
            report = session.report(id)
            if report is None:
                raise NotFound("no such report")
            attachments = session.attachments([id]).get(id, ())
            agencies, operations = session.agencies(), session.operations()
            operation = next((one for one in operations if one.code == report.operation), None)
        own = report.originator == reader.agency
        return desk.page(
            request,
            "report.html",
            reader,
            report=report,
            sent=bool(sent) and own,
            originator=agencies.get(report.originator, Agency(report.originator, report.originator)),
            operation=operation,
            extraction=report.extraction,
            attachments=attachments,
            failed=[],
            facts=list(fact_lines(report.extraction)),
            pieces=highlight(report.text, report.extraction),
            form=False,
            audience=who_sees(report.originator, report.handling, agencies, operations)
            if own and report.handling
            else None,
        )

    return router

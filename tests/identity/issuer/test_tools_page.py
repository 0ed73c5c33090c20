"""The page on which a person ends what tools were given, and an administrator registers and disables them."""

from joserfc.jwk import OKPKey

from tests.identity.issuer.tool import REDIRECT, Tool, public, public_tool
from tests.services.served import Served


def post(tool: Tool, **form: object) -> tuple[int, str]:
    answer = tool.browse("POST", "/tools", data=form)
    return answer.status_code, answer.text


def test_a_person_sees_what_was_granted_and_ends_it(tool: Tool) -> None:
    tokens = tool.tokens()
    page = tool.browse("GET", "/tools").text
    assert "Link chart" in page and "Register a tool" not in page
    grant = page.partition('name="grant" value="')[2].partition('"')[0]
    tool.sign_in("VN", "Binh", "analyst")
    assert grant not in tool.browse("GET", "/tools").text
    assert post(tool, do="end", grant=grant)[0] == 303  # another's: nothing happens
    assert tool.viewer(tokens["access_token"]).status_code == 200
    tool.sign_in()
    assert post(tool, do="end", grant=grant)[0] == 303
    assert tool.viewer(tokens["access_token"]).status_code == 401
    assert tool.refresh(tokens["refresh_token"]).status_code == 400


def test_an_administrator_registers_tools_and_disables_them(served: Served) -> None:
    tool = public_tool(served, "TH", "Theirs")
    tool.sign_in("VN", "Admin", "admin")
    keys = public(OKPKey.generate_key("Ed25519")).decode()
    assert post(tool, do="register", name="Chart", role=["analyst", "liaison"], redirects=REDIRECT)[0] == 303
    assert post(tool, do="register", name="Feed", role="service", keys=keys)[0] == 303
    page = tool.browse("GET", "/tools").text
    assert "Chart" in page and "Feed" in page and "Theirs" not in page
    assert post(tool, do="disable", name="Chart")[0] == 303
    assert post(tool, do="disable", name="Theirs")[0] == 404


def test_what_cannot_be_registered_is_said_and_what_was_written_is_kept(served: Served) -> None:
    tool = public_tool(served)
    tool.sign_in("VN", "Admin", "admin")
    status, page = post(tool, do="register", name="<b>Chart", role="analyst", redirects="http://evil.example/x")
    assert status == 400
    assert "a redirect address is https://host/path" in page and "&lt;b&gt;Chart" in page
    assert "http://evil.example/x" in page
    assert post(tool, do="register", name="Chart", redirects=REDIRECT)[0] == 400
    assert post(tool, do="something")[0] == 400


def test_nobody_else_does(tool: Tool) -> None:
    assert post(tool, do="register", name="Chart", role="analyst", redirects=REDIRECT)[0] == 403
    assert post(tool, do="disable", name="Link chart")[0] == 403
    tool.site = "cross-site"
    assert post(tool, do="end", grant="x")[0] == 403
    tool.site, tool.cookie = "same-origin", ""
    assert tool.browse("GET", "/tools").headers["location"] == "/sign-in?next=/tools"

"""GraphiQL's files: vendored unchanged, with their licences; nothing of them lies elsewhere."""

import hashlib
import re
from importlib.resources import files

from intel.api import graphiql

VENDOR = files("intel.api").joinpath("static", "vendor")
SUMS = dict(reversed(line.split()) for line in VENDOR.joinpath("SHA256SUMS").read_text().splitlines())


def test_each_vendored_file_is_the_one_that_the_list_names() -> None:
    standing = {entry.name for entry in VENDOR.iterdir()} - {"SHA256SUMS"}
    assert standing == set(SUMS)
    for name, digest in SUMS.items():
        assert hashlib.sha256(VENDOR.joinpath(name).read_bytes()).hexdigest() == digest, name


def test_each_vendored_program_has_its_licence_beside_it() -> None:
    for name in ("LICENSE.graphiql.txt", "LICENSE.react.txt"):
        assert "MIT" in VENDOR.joinpath(name).read_text()


def test_the_page_asks_for_files_of_this_package_alone() -> None:
    html = graphiql.page().body.decode()
    asked = re.findall(r'(?:src|href)="([^"]+)"', html)
    names = [path.removeprefix("/graphiql/") for path in asked if path != "data:,"]
    assert len(names) == 6
    assert set(names) <= set(graphiql._files())


def test_the_page_has_no_inline_script_or_style_so_its_policy_needs_no_exception() -> None:
    html = graphiql.page().body.decode()
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|style=", html)
    assert "unsafe" not in graphiql.POLICY


def test_a_style_sheet_or_script_of_ours_names_no_other_host() -> None:
    static = files("intel.api").joinpath("static")
    for name in ("page.css", "page.js", "graphiql.html"):
        assert "//" not in re.sub(r"^\s*//.*$", "", static.joinpath(name).read_text(), flags=re.MULTILINE)
    assert set(re.findall(r"url\((?!data:)", VENDOR.joinpath("graphiql.min.css").read_text())) == set()

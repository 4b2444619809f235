"""The examples of the API in the README: they run, on the seeds."""

import contextlib
import io
import shlex
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import regex
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from .api import answer_of

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
SITE = "http://127.0.0.1:8000"
CURLS = regex.findall(r"^    (curl .+)$", README, regex.MULTILINE)
PROGRAMS = regex.findall(r"^```python\n(.+?)^```$", README, regex.MULTILINE | regex.DOTALL)


@pytest.fixture
def site(seeded: Flask) -> Iterator[str]:
    """The seeds on a port of this machine."""
    server = make_server("127.0.0.1", 0, seeded, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_there_are_examples() -> None:
    assert (len(CURLS), len(PROGRAMS)) == (3, 1)


@pytest.mark.parametrize("command", CURLS)
def test_an_address_of_the_readme_finds_something(visitor: FlaskClient, command: str) -> None:
    _, *words = shlex.split(command)
    (address,) = (word for word in words if word.startswith(SITE))
    options = [word for word in words if word != address]
    given = [value for option, value in pairwise(options) if option in {"-d", "--data-urlencode"}]
    url = urlsplit(address)
    query = url.query or dict(pair.split("=", 1) for pair in given)
    response = visitor.get(url.path, query_string=query)
    assert response.status_code == 200
    found = answer_of(response)
    assert found.get("total") or found.get("province")


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_of_the_readme_reads_a_search_to_its_end(visitor: FlaskClient, site: str, program: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(compile(program.replace(SITE, site), "README.md", "exec"), {})  # noqa: S102 - what the README promises
    lines = told.getvalue().splitlines()
    total = answer_of(visitor.get("/api/v1/search?province=kirkuk"))["total"]
    assert len(lines) == total > 4

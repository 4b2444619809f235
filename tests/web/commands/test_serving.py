"""`tansiq serve`: the real server on a real port."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from .conftest import Tansiq

STARTING_SECONDS = 30.0
FRESH_SECONDS = 2.0


def get(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read().decode()
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(server: "subprocess.Popen[str]", port: int) -> None:
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            get(port, "/healthz")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the server did not start")


@pytest.fixture
def port() -> int:
    """A port that nobody listens on."""
    return free_port()


@pytest.fixture
def server(filled: Tansiq, data: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """A server of the two articles."""
    assert filled("status").code == 0
    command = [sys.executable, "-m", "web", "--data", str(data), "serve", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            wait_until_up(process, port)
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def test_a_server_answers_follows_the_archive_and_stops(
    server: "subprocess.Popen[str]", port: int, tansiq: Tansiq, tmp_path: Path
) -> None:
    assert json.loads(get(port, "/healthz")[1]) == {"status": "ok", "documents": 2}
    assert get(port, "/search?q=" + quote("بغداد"))[0] == 200

    (tmp_path / "new.json").write_text('[{"id": "new", "body": "خبر عن البصرة"}]', encoding="utf-8")
    assert tansiq("import", tmp_path / "new.json").code == 0
    until = time.monotonic() + FRESH_SECONDS
    while 'data-id="new"' not in get(port, "/search?q=" + quote("البصرة"))[1]:
        assert time.monotonic() < until, "a new article is not found after two seconds"
        time.sleep(0.05)

    server.send_signal(signal.SIGTERM)
    out, err = server.communicate(timeout=10)
    assert (server.returncode, err) == (0, "")
    assert f"http://127.0.0.1:{port}" in out


def test_a_port_that_is_taken_is_one_clear_line(tansiq: Tansiq) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = tansiq("serve", "--port", port)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert f"port {port} is taken: choose another with --port" in done.err


def test_a_host_that_is_not_ours_is_one_clear_line(tansiq: Tansiq) -> None:
    done = tansiq("serve", "--host", "192.0.2.1", "--port", free_port())
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert "cannot listen on 192.0.2.1" in done.err


def test_a_bad_setting_stops_the_server_before_it_starts(data: Path) -> None:
    command = [sys.executable, "-m", "web", "--data", str(data), "serve"]
    environment = os.environ | {"TANSIQ_PORT": "80"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith("tansiq: unknown setting TANSIQ_PORT")

"""What all tests share: no network, a settled clock, small archives."""

import datetime as dt
import ipaddress
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from archive.authority import Authority, shipped
from archive.store import Store

settings.register_profile(
    "tansiq", deadline=None, derandomize=bool(os.environ.get("CI")), suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tansiq")

AT = dt.datetime(2022, 6, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine answers."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the person who runs the tests changes nothing."""
    for name in list(os.environ):
        if name.startswith("TANSIQ_") and name != "TANSIQ_CORPORA":
            monkeypatch.delenv(name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty archive."""
    made = Store(tmp_path / "archive.sqlite")
    yield made
    made.close()


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The tables that ship."""
    return shipped()


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The seed article and the samples."""
    return Path(__file__).parent.parent / "seeds"


@pytest.fixture
def clock() -> Callable[[], dt.datetime]:
    """A clock that stands still."""
    return lambda: AT

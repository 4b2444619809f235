"""Texts are compressed for those who ask for it, and only for them."""

import gzip

import pytest
from flask.testing import FlaskClient

FONT = "/static/fonts/noto-naskh-arabic-arabic-wght-normal.woff2"


def fetched(visitor: FlaskClient, url: str, **given: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, bytes and headers as they are sent."""
    names = {"encodings": "Accept-Encoding", "etag": "If-None-Match"}
    with visitor.get(url, headers={names[name]: value for name, value in given.items()}) as answer:
        return answer.status_code, answer.data, dict(answer.headers)


@pytest.mark.parametrize("url", ["/", "/search", "/nowhere", "/static/tansiq.css", "/static/tansiq.js"])
def test_a_text_is_the_same_when_it_is_compressed(visitor: FlaskClient, url: str) -> None:
    _, plain, headers = fetched(visitor, url)
    assert "Content-Encoding" not in headers
    _, packed, headers = fetched(visitor, url, encodings="gzip, br")
    assert gzip.decompress(packed) == plain
    assert int(headers["Content-Length"]) == len(packed) < len(plain) / 2
    assert "Accept-Encoding" in headers["Vary"]


@pytest.mark.parametrize("encodings", ["", "identity", "br", "gzip;q=0"])
def test_who_does_not_ask_for_gzip_gets_none(visitor: FlaskClient, encodings: str) -> None:
    assert "Content-Encoding" not in fetched(visitor, "/search", encodings=encodings)[2]


def test_a_font_is_compressed_already(visitor: FlaskClient) -> None:
    assert "Content-Encoding" not in fetched(visitor, FONT, encodings="gzip")[2]


@pytest.mark.parametrize("url", ["/stats", "/static/tansiq.css"])
def test_a_compressed_page_that_did_not_change_is_not_sent_again(visitor: FlaskClient, url: str) -> None:
    etag = fetched(visitor, url, encodings="gzip")[2]["ETag"]
    assert etag.startswith("W/")
    assert fetched(visitor, url, encodings="gzip", etag=etag)[:2] == (304, b"")

"""Texts leave compressed where the browser takes that: a page of results is a fifth of its size.

Answers hold no secret that a length could tell (BREACH), as there are no sessions. Streams pass as they are.
"""

import gzip

from flask import Response, request

__all__ = ["compressed"]

_TEXTS = {"application/atom+xml", "application/json", "image/svg+xml", "text/css", "text/html", "text/javascript"}
_LEAST = 1_000
_LEVEL = 6


def compressed(response: Response) -> Response:
    """The response, with gzip where it is a text of some length and was asked for so."""
    if response.mimetype not in _TEXTS or (response.is_streamed and not response.direct_passthrough):
        return response
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] <= 0 or response.status_code == 304 or response.content_encoding:  # noqa: PLR2004 - not modified
        return response
    response.direct_passthrough = False  # a file is read
    body = response.get_data()
    if len(body) < _LEAST:
        return response
    response.set_data(gzip.compress(body, _LEVEL, mtime=0))
    response.content_encoding = "gzip"
    etag, _ = response.get_etag()
    if etag:
        response.set_etag(etag, weak=True)
    return response

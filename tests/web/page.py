"""A page as a reader, or a reader's program, takes it in."""

from dataclasses import dataclass
from typing import Any

import lxml.html  # type: ignore[import-untyped]  # no types shipped
import regex
from flask.testing import FlaskClient

__all__ = ["Page", "Value", "number_of", "visit"]

_WORDS = {"لا نتائج": 0, "نتيجة واحدة": 1, "نتيجتان": 2}


@dataclass(frozen=True, slots=True)
class Value:
    """A facet value on a page."""

    facet: str
    value: str
    count: int
    selected: bool
    url: str | None


class Page:
    """The parsed HTML."""

    def __init__(self, html: str) -> None:
        self.root = lxml.html.document_fromstring(html)

    def all(self, path: str) -> list[Any]:
        """What an XPath finds."""
        return list(self.root.xpath(path))

    def texts(self, path: str) -> list[str]:
        """The texts of the elements that an XPath finds, white space aside."""
        return [" ".join(element.text_content().split()) for element in self.all(path)]

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return " ".join(self.texts("//body"))

    @property
    def total(self) -> int:
        """The number of results as it is announced; small ones are words in Arabic."""
        (status,) = self.texts('//*[@role="status"]')
        return number_of(status)

    @property
    def hits(self) -> list[str]:
        """The ids of the articles shown."""
        return [str(id_) for id_ in self.all("//article/@data-id")]

    @property
    def values(self) -> list[Value]:
        """The facet values that can be chosen or let go."""
        return [
            Value(
                facet=element.get("data-facet"),
                value=element.get("data-value"),
                count=int(element.get("data-count")),
                selected=element.get("aria-current") == "true",
                url=element.get("href"),
            )
            for element in self.all("//*[@data-facet]")
        ]

    def value(self, facet: str, value: str) -> Value:
        """The one value of a facet."""
        (found,) = (each for each in self.values if (each.facet, each.value) == (facet, value))
        return found


def number_of(status: str) -> int:
    """The number that an announcement says."""
    if status in _WORDS:
        return _WORDS[status]
    return int(regex.sub(r"\D", "", status))


def visit(client: FlaskClient, url: str) -> Page:
    """The page at an address that has one."""
    response = client.get(url)
    assert response.status_code == 200, url
    return Page(response.text)

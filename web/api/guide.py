"""The page about the API, made of its OpenAPI document and nothing else. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus

from .document import Document

__all__ = ["Example", "Field", "GuidePage", "Operation", "Parameter", "Schema", "guide_page"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What can be asked: `kind` in words of JSON Schema, with its limits."""

    name: str
    kind: str
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A request that can be made now; `text` is its address as people read it."""

    summary: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An address with what it takes and gives; `answer` is the name of a schema."""

    id: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    answer: str
    statuses: tuple[str, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A part of an answer; `ref` is the name of the schema that it is or holds, if any."""

    name: str
    kind: str
    ref: str | None
    description: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """A shape; its description is in English."""

    name: str
    description: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class GuidePage:
    """All of the API."""

    notes: tuple[str, ...]
    operations: tuple[Operation, ...]
    schemas: tuple[Schema, ...]


def guide_page(document: Document) -> GuidePage:
    """The page of a document."""
    base = document["servers"][0]["url"]
    return GuidePage(
        notes=tuple(document["info"]["description"].split("\n\n")),
        operations=tuple(_operation(base + path, item["get"]) for path, item in document["paths"].items()),
        schemas=tuple(_schema(name, schema) for name, schema in document["components"]["schemas"].items()),
    )


def _operation(path: str, operation: dict[str, Any]) -> Operation:
    responses = operation["responses"]
    answer = responses["200"]["content"]["application/json"]["schema"]
    return Operation(
        id=operation["operationId"],
        path=path,
        summary=operation["summary"],
        parameters=tuple(
            Parameter(each["name"], _kind(each["schema"]), each["description"], each.get("required", False))
            for each in operation["parameters"]
        ),
        answer=_name(answer) or "",
        statuses=tuple(responses),
        examples=tuple(
            Example(each["summary"], each["url"], unquote_plus(each["url"])) for each in operation["x-examples"]
        ),
    )


def _schema(name: str, schema: dict[str, Any]) -> Schema:
    required = schema.get("required", ())
    fields = (
        Field(field, _kind(told), _name(told), told.get("description", ""), field in required)
        for field, told in schema["properties"].items()
    )
    return Schema(name, schema.get("description", ""), tuple(fields))


def _kind(schema: dict[str, Any]) -> str:
    """`string[], maxItems 50` and the like: words of JSON Schema itself, the same in every language."""
    if "$ref" in schema:
        return _name(schema) or ""
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    kind = schema["type"]
    if kind == "array":
        inner, *limits = _kind(schema["items"]).split(", ")
        kind = ", ".join((f"{inner}[]", *limits))
    return ", ".join((kind, *_limits(schema)))


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    if "enum" in schema:
        yield " | ".join(schema["enum"])
    for name in ("const", "minimum", "maximum", "maxLength", "maxItems", "default"):
        if name in schema:
            yield f"{name} {schema[name]}"


def _name(schema: dict[str, Any]) -> str | None:
    """The schema that one refers to, itself or in its parts."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    parts = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else [])]
    return next((name for part in parts if (name := _name(part))), None)

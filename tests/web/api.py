"""The API as a program uses it that has read nothing but its document."""

import copy
from typing import Any

from flask.testing import FlaskClient
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types shipped
from werkzeug.test import TestResponse

__all__ = ["OPERATIONS", "answer_of", "assert_as_documented", "document_of", "parameters_of", "refused"]

OPERATIONS = ("/search", "/facets/{name}", "/articles/{id}", "/suggest")


def document_of(client: FlaskClient) -> dict[str, Any]:
    """The OpenAPI document."""
    return answer_of(client.get("/api/v1/openapi.json"))


def answer_of(response: TestResponse) -> dict[str, Any]:
    """The JSON of a response."""
    answer = response.json
    assert isinstance(answer, dict)
    return answer


def parameters_of(document: dict[str, Any], path: str, where: str = "query") -> dict[str, Any]:
    """The schemas of an operation's parameters."""
    parameters = document["paths"][path]["get"]["parameters"]
    return {each["name"]: each["schema"] for each in parameters if each["in"] == where}


def assert_as_documented(document: dict[str, Any], path: str, response: TestResponse) -> None:
    """The status is one that the operation may answer with, the type and every field what is said of it."""
    told = document["paths"][path]["get"]["responses"][str(response.status_code)]
    if "$ref" in told:
        told = document["components"]["responses"][told["$ref"].rpartition("/")[2]]
    (answer,) = told["content"].items()
    assert response.mimetype == answer[0]
    whole = {**_closed(document), **answer[1]["schema"]}
    Draft202012Validator(whole).validate(response.json)


def refused(client: FlaskClient, url: str, status: int = 400) -> dict[str, Any]:
    """The problem that an address is answered with."""
    response = client.get(url)
    assert (response.status_code, response.mimetype) == (status, "application/problem+json"), url
    problem = answer_of(response)
    assert problem["status"] == status
    return problem


def _closed(schema: Any) -> Any:
    """The same, without room for fields that it does not name."""
    closed = copy.deepcopy(schema)
    parts = [closed]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += part.values()
            if part.get("type") == "object" and "properties" in part:
                part["additionalProperties"] = False
        elif isinstance(part, list):
            parts += part
    return closed

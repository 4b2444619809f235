"""`tansiq evaluate`: how well queries find what answers them."""

import json
from pathlib import Path
from typing import Literal

import click

from index.errors import SearchError
from index.evaluation import Question, evaluate
from web.settings import Settings

from .opening import engine_of, store_of

__all__ = ["evaluate_queries"]

_EXPECTED = 'expected {"text": …, "pid": …}'


@click.command("evaluate")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--match", type=click.Choice(["any", "all"]), default="any", show_default=True)
@click.pass_obj
def evaluate_queries(settings: Settings, file: Path, match: Literal["any", "all"]) -> None:
    """Run the queries of FILE, lines of {"qid", "text", "pid"}, and print how well they find their articles."""
    questions = _questions(file)
    with store_of(settings, read_only=True) as store, engine_of(settings) as engine:
        lead_of = {copy.id: change.lead.id for change in store.leads() if change.lead for copy in change.copies}
        measures = evaluate(engine, questions, match=match, lead_of=lead_of)
    click.echo(json.dumps(measures.to_json()))


def _questions(file: Path) -> list[Question]:
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise SearchError(f"{file.name} is not UTF-8 text") from error
    return [_question(number, line) for number, line in enumerate(lines, start=1) if line.strip()]


def _question(number: int, line: str) -> Question:
    try:
        row = json.loads(line)
        text, answer = row["text"], row["pid"]
    except (ValueError, KeyError, TypeError) as error:
        raise SearchError(f"line {number}: {_EXPECTED}") from error
    if not isinstance(text, str) or not isinstance(answer, str):
        raise SearchError(f"line {number}: {_EXPECTED}")
    return Question(text, answer)

"""`tansiq analyze`: what the index would hold of a text."""

import json

import click

from index.analysis import FORMS, Token
from index.analysis import analyze as analyzed
from web.reading import neutral
from web.schemas import token_json
from web.settings import Settings

from .opening import morphology_of

__all__ = ["analyze"]


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def analyze(settings: Settings, text: tuple[str, ...], *, as_json: bool) -> None:
    """Show the forms under which each word of TEXT is indexed.

    A line a token, parted by tabs: start and end in code points, the word as written, then its surface, lemma,
    root and piece forms; a stop word has but the surface. A word that is indexed as two has two lines.
    """
    with morphology_of(settings):
        tokens = analyzed(" ".join(text))
    if as_json:
        click.echo(json.dumps([token_json(token) for token in tokens], ensure_ascii=False))
        return
    for token in tokens:
        click.echo("\t".join((str(token.start), str(token.end), neutral(token.surface), *_columns(token))))


def _columns(token: Token) -> list[str]:
    if token.is_stop_word:
        return [token.folded, "stop word"]
    return [" ".join(token.forms[form]) for form in FORMS]

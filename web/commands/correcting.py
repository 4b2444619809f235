"""`tansiq facet`: editors correct what the rules find."""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click

from archive.article import Article, FacetName
from archive.corrections import Correction, check_merge, check_removal, check_value, named, quoted
from archive.errors import UnknownArticle
from archive.store import Store
from index.engine import SearchEngine
from index.sync import sync
from web.reading import neutral
from web.schemas import correction_json
from web.settings import Settings, login_name

from .opening import authority_of, engine_of, store_of

__all__ = ["facet"]

Command = TypeVar("Command", bound=Callable[..., Any])

_FACETS = click.Choice(get_args(FacetName))


@click.group()
def facet() -> None:
    """Correct the facets of articles, for a reason that is kept.

    A correction holds against the rules, whenever the article is tagged or imported again. FACET is province,
    place or actor; each is corrected by itself.
    """


def _editor(context: click.Context, option: click.Parameter, name: str | None) -> str:
    name = name or login_name()
    if name is None:
        raise click.MissingParameter(ctx=context, param=option)
    return name


def _accounted(command: Command) -> Command:
    by = click.option("--by", callback=_editor, metavar="NAME", help="Who decides; else the login name.")
    return click.option("--reason", required=True, help="Kept in the log.")(by(command))


@facet.command()
@click.argument("article_id", metavar="ID")
@click.argument("name", metavar="FACET", type=_FACETS)
@click.argument("value")
@click.option("--text", metavar="WORDS", help="Words of the article that the value rests on, as they are written.")
@_accounted
@click.pass_obj
def add(
    settings: Settings, article_id: str, name: FacetName, value: str, *, text: str | None, reason: str, by: str
) -> None:
    """Give an article a value, on the words of --text or on every name of it in the text."""
    with store_of(settings) as store, engine_of(settings) as engine:
        authority = authority_of(store)
        article = store.get(article_id)
        check_value(name, value, authority, store.merges())
        evidence = named(article, name, value, authority) if text is None else quoted(article, text)
        decided = Correction(
            action="add", facet=name, value=value, reason=reason, by=by, article=article_id, evidence=evidence
        )
        _correct(store, engine, decided)
    click.echo(f"{article_id}: {name} {value} added on {_words(decided)}")


@facet.command()
@click.argument("article_id", metavar="ID")
@click.argument("name", metavar="FACET", type=_FACETS)
@click.argument("value")
@_accounted
@click.pass_obj
def remove(settings: Settings, article_id: str, name: FacetName, value: str, *, reason: str, by: str) -> None:
    """Take a value from an article."""
    with store_of(settings) as store, engine_of(settings) as engine:
        check_removal(store.get(article_id), name, value, authority_of(store))
        decided = Correction(action="remove", facet=name, value=value, reason=reason, by=by, article=article_id)
        _correct(store, engine, decided)
    click.echo(f"{article_id}: {name} {value} removed")


@facet.command()
@click.argument("name", metavar="FACET", type=_FACETS)
@click.argument("value", metavar="FROM")
@click.argument("into")
@_accounted
@click.pass_obj
def merge(settings: Settings, name: FacetName, value: str, into: str, *, reason: str, by: str) -> None:
    """Make one value another, in the whole archive and in articles to come."""
    with store_of(settings) as store, engine_of(settings) as engine:
        check_merge(name, value, into, authority_of(store), store.merges())
        decided = Correction(action="merge", facet=name, value=value, reason=reason, by=by, into=into)
        changed = _correct(store, engine, decided)
    click.echo(f"{name} {value} is now {into}: {len(changed):,} articles changed")


@facet.command()
@click.argument("article_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def history(settings: Settings, article_id: str, *, as_json: bool) -> None:
    """Show the corrections of an article, and merges into a value that it has.

    A line each, parted by tabs: time, who, what, facet, value, reason, words.
    """
    with store_of(settings, read_only=True) as store:
        article = store.get_many([article_id]).get(article_id)
        if article is None and store.removal(article_id) is None:
            raise UnknownArticle(f"no article {article_id}")
        found = [each for each in store.corrections(article_id) if each.article or _shows(article, each)]
    if as_json:
        click.echo(json.dumps([correction_json(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        value = f"{each.value} → {each.into}" if each.into else each.value
        columns = (each.at, each.by, each.action, each.facet, value, each.reason, _words(each))
        click.echo("\t".join(neutral(column) for column in columns))


def _correct(store: Store, engine: SearchEngine, correction: Correction) -> list[str]:
    changed = store.correct(correction, at=dt.datetime.now(dt.UTC))
    sync(store, engine, authority_of(store))
    return changed


def _shows(article: Article | None, merge: Correction) -> bool:
    return article is not None and merge.into in article.values(merge.facet)


def _words(correction: Correction) -> str:
    return ", ".join(dict.fromkeys(neutral(evidence.text) for evidence in correction.evidence))

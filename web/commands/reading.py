"""`tansiq search`, `show`, `status`: reading on the command line."""

import json
from collections.abc import Sequence

import click
from rich.console import Console
from rich.text import Text

from archive.authority import Authority
from index.errors import SearchError
from index.query import FACETS
from index.results import Share, Snippet
from index.sync import target_of
from web.citation import citation_of
from web.exports import FORMATS, Format, Row
from web.params import PAGE_SIZE, Params, read_params
from web.reading import SAMPLE_MARK, Found, Reading, neutral
from web.schemas import article_json, explanation_json, found_json, suggestions_json
from web.settings import Settings

from .opening import authority_of, engine_of, store_of

__all__ = ["search", "show", "status", "suggest"]


@click.command()
@click.argument("query", nargs=-1)
@click.option("--province", multiple=True, metavar="ID", help="Any of these; a parent includes its children.")
@click.option("--actor", multiple=True, metavar="ID")
@click.option("--place", multiple=True, metavar="ID")
@click.option("--source", multiple=True, metavar="NAME")
@click.option("--lang", multiple=True, metavar="CODE", help="ar, ckb or en.")
@click.option("--from", "from_", metavar="DATE", help="Published since YYYY[-MM[-DD]].")
@click.option("--to", metavar="DATE", help="Published until.")
@click.option("--date", metavar="none", help="`none`: undated articles only.")
@click.option("--mentioned-from", metavar="DATE", help="A date in the text since.")
@click.option("--mentioned-to", metavar="DATE", help="A date in the text until.")
@click.option("--sort", metavar="ORDER", help="relevance, newest or oldest.")
@click.option("--exact", is_flag=True, help="Words as written only.")
@click.option("--no-expand", is_flag=True, help="No other names of the same place or actor.")
@click.option("--page", default="1", show_default=True)
@click.option("--size", default=str(PAGE_SIZE), show_default=True)
@click.option("--explain", metavar="ID", help="Instead of hits: what makes up the score of this article.")
@click.option("--json", "as_json", is_flag=True)
@click.option("--format", "ending", type=click.Choice(tuple(FORMATS)), help="Instead of a page: all, as a file.")
@click.pass_obj
def search(  # noqa: PLR0913 - one option a parameter of the search page
    settings: Settings,
    /,
    *,
    query: tuple[str, ...],
    from_: str | None,
    to: str | None,
    date: str | None,
    mentioned_from: str | None,
    mentioned_to: str | None,
    sort: str | None,
    page: str,
    size: str,
    exact: bool,
    no_expand: bool,
    explain: str | None,
    as_json: bool,
    ending: str | None,
    **facets: tuple[str, ...],
) -> None:
    """Search the archive: all words, "a phrase", -without, this OR that.

    With --explain, a line for each form of each word, parted by tabs: form, text, how often it stands there, in
    how many documents, weight, score; then the sum.

    With --format, every article of the search in UTF-8: what the site gives, without a limit or its own addresses.
    """
    single = {
        "q": " ".join(query),
        "from": from_,
        "to": to,
        "date": date,
        "mentioned_from": mentioned_from,
        "mentioned_to": mentioned_to,
        "sort": sort,
        "exact": "1" if exact else None,
        "expand": "0" if no_expand else None,
        "page": page,
        "size": size,
    }
    given = {name: [value] for name, value in single.items() if value is not None}
    params = read_params(given | {name: list(facets[name]) for name in FACETS})
    with store_of(settings, read_only=True) as store, engine_of(settings) as engine:
        authority = authority_of(store)
        reading = Reading(store, engine, authority)
        if explain is not None:
            _explain(explain, reading.explain(params, explain), as_json=as_json)
            return
        if ending:
            _export(reading, params, FORMATS[ending], authority, archive=settings.name)
            return
        found = reading.search(params)
    if as_json:
        click.echo(json.dumps(found_json(found, authority), ensure_ascii=False))
    else:
        _print(found)


@click.command()
@click.argument("text", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def suggest(settings: Settings, text: tuple[str, ...], *, as_json: bool) -> None:
    """Suggest words and names that begin like TEXT, the most frequent first."""
    typed = " ".join(text)
    with store_of(settings, read_only=True) as store, engine_of(settings) as engine:
        found = Reading(store, engine, authority_of(store)).suggestions(typed)
    if as_json:
        click.echo(json.dumps(suggestions_json(typed, found), ensure_ascii=False))
        return
    for each in found:
        click.echo(f"{each.count:>9,}  {each.text}{f'  ({each.kind}: {each.value})' if each.value else ''}")


@click.command()
@click.argument("article_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def show(settings: Settings, article_id: str, *, as_json: bool) -> None:
    """Show an article with the evidence of its facets."""
    with store_of(settings, read_only=True) as store:
        article = store.get(article_id)
        data = article_json(article, store.copies_of(article))
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    published = article.published
    mark = f"[{SAMPLE_MARK}] " if article.sample else ""
    click.echo(f"{mark}{neutral(article.title)}")
    click.echo(f"{article.source or '–'} · {f'{published.iso} ({published.how})' if published else 'undated'}")
    if article.url:
        click.echo(article.url)
    click.echo(f"\n{neutral(article.body)}\n")
    for tag in article.tags:
        words = ", ".join(dict.fromkeys(evidence.text for evidence in tag.evidence))
        click.echo(f"{tag.facet}\t{tag.value}\t{words}")
    for date in article.dates:
        click.echo(f"date\t{date.iso}\t{date.text}")


@click.command()
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def status(settings: Settings, *, as_json: bool) -> None:
    """Count articles, and say whether the index is up to date."""
    with store_of(settings, read_only=True) as store, engine_of(settings) as engine:
        counts = store.status()
        up_to_date = engine.checkpoint() == target_of(store, authority_of(store))
        documents = engine.count()
    data = {
        "articles": counts.articles,
        "copies": counts.copies,
        "removed": counts.removals,
        "documents": documents,
        "index": "up to date" if up_to_date else "behind: run tansiq sync",
        "sources": counts.sources,
    }
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    for name, value in data.items():
        if isinstance(value, dict):
            for source, count in value.items():
                click.echo(f"  {count:>9,}  {source or '–'}")
        else:
            click.echo(f"{name:<10} {value:,}" if isinstance(value, int) else f"{name:<10} {value}")


def _print(found: Found) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{found.total:,} found ({found.seconds * 1_000:.0f} ms)")
    if found.suggestion:
        console.print(f"did you mean: {found.suggestion}", style="dim", markup=False)
    if found.added:
        console.print(f"also sought: {', '.join(found.added)}", style="dim", markup=False)
    for article in (*found.articles, *found.wider):
        if found.wider and article is found.wider[0]:
            console.print("\n– wider results: some of the words, or related forms –", style="dim")
        published = article.article.published
        console.print()
        console.print(_marked(article.title))
        console.print(
            f"  {article.article.id} · {article.article.source or '–'} · {published.iso if published else '–'}",
            style="dim",
            markup=False,
        )
        for snippet in article.snippets:
            console.print(Text("  ") + _marked(snippet))


def _export(reading: Reading, params: Params, format_: Format, authority: Authority, *, archive: str) -> None:
    rows = (
        Row(article, copies, citation_of(article, authority, url="", archive=archive, language="ar"))
        for article, copies in reading.whole(params, most=reading.count()).articles
    )
    for text in format_.write(rows, None):
        click.echo(text.encode(), nl=False)


def _explain(article_id: str, shares: Sequence[Share] | None, *, as_json: bool) -> None:
    if shares is None:
        raise SearchError(f"article {article_id} does not match this search")
    if as_json:
        click.echo(json.dumps(explanation_json(article_id, shares), ensure_ascii=False))
        return
    for share in shares:
        counts = f"{share.frequency}\t{share.documents}\t{share.weight:g}\t{share.score:.4f}"
        click.echo(f"{share.form}\t{share.text}\t{counts}")
    click.echo(f"score\t{sum(share.score for share in shares):.4f}")


def _marked(snippet: Snippet) -> Text:
    text = Text(neutral(snippet.text))
    for start, end in snippet.marks:
        text.stylize("reverse", start, end)
    return text

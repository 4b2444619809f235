"""The page of statistics: what the archive holds, in numbers that are searches. For a request."""

from archive.authority import Authority

from . import contexts
from .filters import all_values, province_values, undated_value
from .histogram import histogram, year_value
from .province_map import province_map
from .reading import Found, Statistics
from .wording import day

__all__ = ["statistics_page"]


def statistics_page(statistics: Statistics, everything: Found, authority: Authority) -> contexts.StatisticsPage:
    """The page, from the statistics of an archive and a search of everything."""
    params, facets = everything.params, everything.facets
    provinces = province_values(facets["province"], params, authority)
    return contexts.StatisticsPage(
        articles=statistics.status.articles,
        documents=statistics.documents,
        copies=statistics.status.copies,
        removals=statistics.status.removals,
        first=day(statistics.first),
        last=day(statistics.last),
        undated=undated_value(everything.undated, params),
        histogram=histogram(everything),
        years=tuple(year_value(count, params) for count in facets["year"]),
        map=province_map(provinces),
        provinces=provinces,
        sources=all_values("source", facets["source"], params, authority),
        languages=all_values("lang", facets["lang"], params, authority),
        up_to_date=statistics.up_to_date,
    )

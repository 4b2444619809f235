"""The map of the provinces: a tile for each, about where it lies. Drawn by this project; it shows no borders.

    duhok       .         .             .
    nineveh     erbil     .             .
    salahaddin  kirkuk    sulaymaniyah  (halabja)
    anbar       baghdad   diyala        .
    karbala     babil     wasit         .
    najaf       qadisiyah dhiqar        maysan
    .           .         muthanna      basra

Halabja is a marker: published maps of borders have no area for it yet. Pure.
"""

from collections.abc import Iterable

from . import contexts

__all__ = ["province_map"]

_ROWS = (
    ("duhok", "", "", ""),
    ("nineveh", "erbil", "", ""),
    ("salahaddin", "kirkuk", "sulaymaniyah", "halabja"),
    ("anbar", "baghdad", "diyala", ""),
    ("karbala", "babil", "wasit", ""),
    ("najaf", "qadisiyah", "dhiqar", "maysan"),
    ("", "", "muthanna", "basra"),
)
_PLACES = {name: (column, row) for row, names in enumerate(_ROWS) for column, name in enumerate(names) if name}
_MARKERS = {"halabja"}
_WIDTH, _HEIGHT, _GAP = 70, 50, 4
_SHADES = 4


def province_map(values: Iterable[contexts.FacetValue]) -> contexts.ProvinceMap:
    """The map of these provinces, the fuller the darker."""
    provinces = [value for value in values if value.value in _PLACES]
    most = max((value.count for value in provinces), default=0)
    return contexts.ProvinceMap(
        tiles=tuple(_tile(value, most) for value in provinces),
        width=len(_ROWS[0]) * (_WIDTH + _GAP) - _GAP,
        height=len(_ROWS) * (_HEIGHT + _GAP) - _GAP,
        tile_width=_WIDTH,
        tile_height=_HEIGHT,
    )


def _tile(value: contexts.FacetValue, most: int) -> contexts.Tile:
    column, row = _PLACES[value.value]
    shade = -(-value.count * _SHADES // most) if value.count else 0  # rounded up: what has any is not blank
    return contexts.Tile(
        value, column * (_WIDTH + _GAP), row * (_HEIGHT + _GAP), shade, marker=value.value in _MARKERS
    )

"""The map of the provinces: each has its place, and the fuller ones are darker."""

from itertools import permutations

from archive.authority import Authority
from web.contexts import FacetValue
from web.province_map import province_map


def value(name: str, count: int = 0) -> FacetValue:
    return FacetValue(name, name, count, selected=False, url="")


def test_every_province_of_the_table_has_a_place_of_its_own(authority: Authority) -> None:
    tiles = province_map(map(value, authority.provinces)).tiles
    assert {tile.value.value for tile in tiles} == set(authority.provinces)
    assert len({(tile.x, tile.y) for tile in tiles}) == 19


def test_every_tile_is_within_the_drawing(authority: Authority) -> None:
    drawing = province_map(map(value, authority.provinces))
    for tile in drawing.tiles:
        assert 0 <= tile.x <= drawing.width - drawing.tile_width
        assert 0 <= tile.y <= drawing.height - drawing.tile_height


def test_north_is_above_and_east_to_the_right(authority: Authority) -> None:
    """By the coordinates of the table, for provinces that are well apart, or beside each other."""
    tiles = {tile.value.value: tile for tile in province_map(map(value, authority.provinces)).tiles}
    for (north, upper), (south, lower) in permutations(tiles.items(), 2):
        one, other = authority.provinces[north], authority.provinces[south]
        higher, further = (one.lat or 0) - (other.lat or 0), (one.lon or 0) - (other.lon or 0)
        assert higher < 1 or upper.y < lower.y, (north, south)
        assert abs(higher) > 1 or further < 1 or upper.x > lower.x, (north, south)


def test_halabja_alone_is_a_marker(authority: Authority) -> None:
    tiles = province_map(map(value, authority.provinces)).tiles
    assert [tile.value.value for tile in tiles if tile.marker] == ["halabja"]


def test_the_fuller_the_darker_and_only_nothing_is_blank() -> None:
    tiles = province_map([value("baghdad", 1000), value("erbil", 251), value("basra", 1), value("wasit")]).tiles
    assert [tile.shade for tile in tiles] == [4, 2, 1, 0]

"""A text cut where its marking changes."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from web.contexts import Piece
from web.pieces import pieces

Range = tuple[int, int]
Mention = tuple[int, int, str]
Marked = tuple[str, list[Range], list[Mention], Range]


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    text = draw(st.text(max_size=30))
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda r: r[0] < r[1])
    some = st.lists(ranges, max_size=4) if text else st.just([])
    tokens = st.sampled_from(("province-a", "province-b", "actor-c"))
    mentions = [(start, end, draw(tokens)) for start, end in draw(some)]
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, draw(some), mentions, (start, end)


def placed(parts: tuple[Piece, ...], start: int) -> Iterator[tuple[int, Piece]]:
    """Each character's piece."""
    at = start
    for piece in parts:
        for _ in piece.text:
            yield at, piece
            at += 1


@given(marked_texts())
def test_pieces_joined_are_the_text_exactly(marked: Marked) -> None:
    text, hits, mentions, (start, end) = marked
    assert "".join(piece.text for piece in pieces(text, hits, mentions, start=start, end=end)) == text[start:end]


@given(marked_texts())
def test_a_character_is_marked_where_a_hit_or_mention_covers_it(marked: Marked) -> None:
    text, hits, mentions, (start, end) = marked
    for at, piece in placed(pieces(text, hits, mentions, start=start, end=end), start):
        assert piece.hit == any(a <= at < b for a, b in hits)
        assert set(piece.facets) == {token for a, b, token in mentions if a <= at < b}
        assert len(piece.facets) == len(set(piece.facets))


@given(marked_texts())
def test_an_anchor_is_on_the_first_piece_of_its_mention_alone(marked: Marked) -> None:
    text, hits, mentions, (start, end) = marked
    anchors = {a: f"m-{a}" for a, _, _ in mentions}
    parts = pieces(text, hits, mentions, anchors, start=start, end=end)
    assert [piece.anchor for piece in parts if piece.anchor] == [
        f"m-{a}" for a in sorted(anchors) if start <= a < end
    ]
    at = start
    for piece in parts:
        assert piece.anchor in {None, f"m-{at}"}
        at += len(piece.text)


@given(marked_texts())
def test_no_piece_is_empty_or_like_the_one_before_it(marked: Marked) -> None:
    text, _, mentions, _ = marked
    parts = pieces(text, (), mentions)
    assert all(piece.text for piece in parts)
    borders = {at for a, b, _ in mentions for at in (a, b)}
    ends = [sum(len(piece.text) for piece in parts[:n]) for n in range(1, len(parts))]
    assert set(ends) <= borders

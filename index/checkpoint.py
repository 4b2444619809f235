"""How far an index follows an archive. Pure, but for the analysis that the process has chosen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .analysis import analysis_version

__all__ = ["Checkpoint"]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The last change that an index holds, of which archive, under which hierarchy of values and which analysis.

    Part of every commit of the index. Another archive, hierarchy or analysis, or a `seq` behind the index, mean
    rebuild. What articles are tagged with is none of it: other tags of an article are a change of the archive.
    """

    archive_id: str
    seq: int
    hierarchy: str
    analysis: str = field(default_factory=analysis_version)

    def leads_to(self, other: "Checkpoint") -> bool:
        """Whether the changes from here to `other` can be applied one by one."""
        mine = (self.archive_id, self.hierarchy, self.analysis)
        return mine == (other.archive_id, other.hierarchy, other.analysis) and self.seq <= other.seq

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` reads it back."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Checkpoint":
        """The checkpoint of its plain data; one of before there was a hierarchy leads nowhere."""
        return cls(data["archive_id"], data["seq"], data.get("hierarchy", ""), data["analysis"])

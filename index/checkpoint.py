"""How far an index follows an archive. Pure, but for the analysis that the process has chosen."""

from dataclasses import asdict, dataclass, field
from typing import Any

from .analysis import analysis_version

__all__ = ["Checkpoint"]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The last change that an index holds, of which archive, under which rules.

    Part of every commit of the index. Another archive, other rules or a `seq` behind the index mean rebuild.
    """

    archive_id: str
    seq: int
    tagging: str
    analysis: str = field(default_factory=analysis_version)

    def leads_to(self, other: "Checkpoint") -> bool:
        """Whether the changes from here to `other` can be applied one by one."""
        mine = (self.archive_id, self.tagging, self.analysis)
        return mine == (other.archive_id, other.tagging, other.analysis) and self.seq <= other.seq

    def to_json(self) -> dict[str, Any]:
        """Plain data; `Checkpoint(**data)` reads it back."""
        return asdict(self)

"""Whole searches and single articles as files: one module a format, `formats.FORMATS` lists them. Pure.

A format writes rows as they come and keeps none. A `note` says that a list was cut; it comes at the end.
"""

from .formats import FORMATS, Format
from .row import Row

__all__ = ["FORMATS", "Format", "Row"]

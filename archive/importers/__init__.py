"""One module per format: a binary stream in, raw articles out. Never touches the store."""

from .reading import read
from .rows import Input, Rejection, Row

__all__ = ["Input", "Rejection", "Row", "read"]

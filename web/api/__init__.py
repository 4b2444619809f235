"""The JSON doors under `/api/v1`: each parses, reads and answers in the shapes of `web.shapes`.

`routes` answers, `problems` says why not, `cursors` are where a search goes on. `document` describes it all in
OpenAPI 3.1 from those shapes and from the limits of `web.params`; `guide` makes of it the page for people.
"""

from .guide import guide_page
from .problems import is_api, problem
from .routes import api, described

__all__ = ["api", "described", "guide_page", "is_api", "problem"]

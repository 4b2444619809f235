"""The JSON doors under `/api/v1`: each parses, reads and answers in the shapes of `web.shapes`.

`routes` answers, `problems` says why not, `cursors` are where a search goes on. `document` describes it all in
OpenAPI 3.1 from those shapes and from the limits of `web.params`; `guide` makes a page for people of it.
"""

from .problems import is_api, problem
from .routes import api

__all__ = ["api", "is_api", "problem"]

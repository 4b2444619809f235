"""How text is found: analysis, query, engines, facet counts, snippets. Plain data in and out, no HTML."""

"""The only room that knows Whoosh."""

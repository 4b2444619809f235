"""The doors: pages, JSON API, command line."""

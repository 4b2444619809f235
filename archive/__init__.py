"""What an article is, how it is read in, tagged and kept. Knows nothing of an index or of the web."""

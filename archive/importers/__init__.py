"""One module per format: a binary stream in, raw articles out. Never touches the store."""

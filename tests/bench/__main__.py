"""All benchmarks: `make bench`."""

from .import_at_size import main

main()

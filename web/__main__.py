"""`python -m web`: the `tansiq` command."""

from .commands import main

main()

"""Citing: the processor of the Citation Style Language, the works that a page cites, how an article is cited."""

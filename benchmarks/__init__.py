"""How quick the book is, beside a bare Django view of the same rows and bytes: `make bench`."""

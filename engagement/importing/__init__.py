"""Lists that are taken into the book: Key Individuals, the census (X4). All or nothing; each mistake by its place."""

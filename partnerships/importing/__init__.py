"""Bringing places in from the files others publish: ward boundaries and postcodes (P1, X4).

Every import reads its file as a stream, shows how far it is, names the row that is wrong and why, and does all or
nothing.
"""

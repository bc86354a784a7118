"""The words English streets and open places end in."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is read in lines."""
    return frozenset(text.split())


STREET_WORDS = word_set(
    """
    street st road rd lane ln avenue ave close cl drive dr crescent cres court ct place pl square sq terrace grove
    gardens gdns garden way walk hill row mews parade green park view rise passage alley alleyway bridge quay quays
    wharf yard gate bank field fields meadow meadows common estate parkway bypass path precinct promenade embankment
    circus vale dale croft fold brow cut ginnel snicket towpath broadway highway bank end side top bottom heath
    orchard paddock ridge slope steps villas cottages buildings boulevard causeway esplanade mount loan wynd pavement
    """
)
PLACE_WORDS = STREET_WORDS | word_set("streets roads parks playing bridges estates lanes")

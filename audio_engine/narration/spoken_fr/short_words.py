"""Abbreviations and initials: M. Dupont, Me Dupond-Moretti, p. ex., 52 av. J.-C., bd Voltaire, J. K. Rowling."""

from __future__ import annotations

import re
from typing import Final

from audio_engine.narration.rule import Rule
from audio_engine.narration.spoken_fr import acronyms
from audio_engine.narration.spoken_fr.written import CAPITAL, alternatives

__all__ = ["rules"]

_TITLES: Final = {
    "Mme": "madame",
    "Mmes": "mesdames",
    "Mlle": "mademoiselle",
    "Mlles": "mesdemoiselles",
    "Mgr": "monseigneur",
    "Dr": "docteur",
    "Dre": "docteure",
    "Drs": "docteurs",
    "Pr": "professeur",
    "Pre": "professeure",
    "Prs": "professeurs",
    "Me": "maître",
    "Mes": "maîtres",
    "Gal": "général",
    "Gén": "général",
    "Col": "colonel",
    "Cdt": "commandant",
    "Cne": "capitaine",
    "Lt": "lieutenant",
    "Sgt": "sergent",
    "Adj": "adjudant",
    "Amb": "ambassadeur",
    "St": "Saint",
    "Ste": "Sainte",
    "Sts": "Saints",
    "Ets": "établissements",
    "Sté": "société",
    "Cie": "compagnie",
}
_ANYWHERE: Final = {"Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Cie"}
"""These are words of no other kind, whatever follows."""
_MONSIEUR: Final = re.compile(
    r"(?<![^\W_])(?<![A-Z]\.)(?<![A-Z]\.[ -])(?P<said>M\.)"
    rf"(?: (?={CAPITAL}|l'|l[ae] |les |d'|de |du |et |\w{{1,20}}(?:-\w{{1,20}})? {CAPITAL})|(?={CAPITAL}[a-zà-ÿ]))"
)
_FIRST_NAME: Final = re.compile(rf"[^\W_][ '«“(]+{CAPITAL}[a-zß-ÿ]{{2,30}} $")
"""A capitalised word inside the sentence: the M of Paul M. Dupont is an initial."""
_MESSIEURS: Final = re.compile(r"(?<![^\W_])MM\.(?= )")
_TITLE: Final = re.compile(
    rf"(?<![^\W_])(?P<said>(?P<title>{alternatives(set(_TITLES) - _ANYWHERE)})\.?)(?:[ -](?={CAPITAL})|-)"
)
_TITLE_OF_A_NOBLE: Final = re.compile(
    rf"(?<![^\W_])(?P<said>(?P<title>Gal|Gén|Dr|Pr|Me|Cdt|Lt)\.?) (?=(?:d[eu] |d'|von |van ){CAPITAL})"
)
_TITLE_ANYWHERE: Final = re.compile(rf"(?<![^\W_])(?P<title>{alternatives(_ANYWHERE)})(?:\.(?= ))?(?![^\W_])")
_COPIES: Final = re.compile(r"\d (?P<said>ex\.)")
_EDITION: Final = re.compile(r"\d(?:re|e|ème) (?P<said>éd\.)")
_SPECIES: Final = re.compile(
    r"(?<![^\W_])(?P<genus>[A-Z])\. (?P<species>coli|aureus|difficile|elegans|pylori)(?![^\W_])"
)
_STREETS: Final = {
    "bd": "boulevard",
    "Bd": "boulevard",
    "bld": "boulevard",
    "boul": "boulevard",
    "av": "avenue",
    "Av": "avenue",
    "pl": "place",
    "Pl": "place",
    "rte": "route",
    "fg": "faubourg",
    "fbg": "faubourg",
    "imp": "impasse",
    "sq": "square",
    "all": "allée",
    "r": "rue",
    "rés": "résidence",
    "bât": "bâtiment",
}
_STREET: Final = re.compile(
    rf"(?<![^\W_])(?P<said>(?:(?P<full>{alternatives(_STREETS)})\.|(?P<bare>bd|Bd|bld|fbg)))"
    rf" (?=d[eu] |de l|d'|des |{CAPITAL}(?!\.-C))"
)
_WORDS: Final = {
    "p. ex.": "par exemple",
    "par ex.": "par exemple",
    "p.ex.": "par exemple",
    "c.-à-d.": "c'est-à-dire",
    "c-à-d": "c'est-à-dire",
    "càd": "c'est-à-dire",
    "etc.": "et cetera",
    "etc": "et cetera",
    "cf.": "voir",
    "cf": "voir",
    "av. J.-C.": "avant Jésus-Christ",
    "avant J.-C.": "avant Jésus-Christ",
    "ap. J.-C.": "après Jésus-Christ",
    "apr. J.-C.": "après Jésus-Christ",
    "après J.-C.": "après Jésus-Christ",
    "J.-C.": "Jésus-Christ",
    "i.e.": "c'est-à-dire",
    "e.g.": "par exemple",
    "É.-U.": "États-Unis",
    "E.-U.": "États-Unis",
    "SARS-CoV-2": "Sars-Cov deux",
    "Rens.": "renseignements",
    "rens.": "renseignements",
    "S.E.M.": "Son Excellence monsieur",
    "NOx": "N O X",
    "N.B.": "nota bene",
    "NB": "nota bene",
    "P.-S.": "post-scriptum",
    "s.v.p.": "s'il vous plaît",
    "svp": "s'il vous plaît",
    "SVP": "s'il vous plaît",
    "ndlr": "note de la rédaction",
    "NDLR": "note de la rédaction",
    "n.d.l.r.": "note de la rédaction",
    "NDA": "note de l'auteur",
    "NDT": "note du traducteur",
    "vs.": "contre",
    "vs": "contre",
    "RDV": "rendez-vous",
    "rdv": "rendez-vous",
    "tél.": "téléphone",
    "Tél.": "téléphone",
    "hab.": "habitants",
    "env.": "environ",
    "max.": "maximum",
    "min.": "minimum",
    "Éd.": "éditions",
    "réf.": "référence",
    "dép.": "département",
    "arr.": "arrondissement",
    "circ.": "circonscription",
    "op. cit.": "opere citato",
    "ibid.": "ibidem",
    "Ph. D.": "P H D",
    "Ph.D.": "P H D",
    "Jr.": "junior",
    "Jr": "junior",
    "suppl.": "supplément",
    "S. M.": "Sa Majesté",
    "S.M.": "Sa Majesté",
    "t.a.b.": "tirs au but",
    "s.p.": "sur penalty",
    "a.p.": "après prolongation",
    "h/f": "homme ou femme",
    "H/F": "homme ou femme",
    "F/H": "femme ou homme",
    "TTC": "toutes taxes comprises",
    "MàJ": "mise à jour",
    "qqn": "quelqu'un",
    "qqch": "quelque chose",
    "DOM-TOM": "Dom Tom",
    "R&D": "R et D",
    "S&P": "S et P",
    "H&M": "H et M",
    "M&A": "M et A",
}
_WORD: Final = re.compile(rf"(?<![^\W_])(?<![^\W_]-){alternatives(_WORDS)}(?![^\W_])")
_FIRST_NAMES: Final = {"Ph": "Philippe", "Th": "Thierry"}
_INITIALS: Final = re.compile(
    rf"(?<![^\W_])(?<![^\W_]-)(?P<said>(?:(?:{CAPITAL}|Ph|Th)\.[ -]?){{1,4}})"
    rf"(?=(?:d[eu] |van |von )?{CAPITAL}['a-zß-ÿ])"
)
_DOTTED: Final = re.compile(r"(?<![^\W_])(?P<letters>[A-Z](?:\. ?-?[A-Z]){1,6})\.?(?![^\W_])")
_ANONYMOUS: Final = re.compile(rf"(?<=[^\W\d_] )(?P<said>(?P<letter>{CAPITAL})\.)(?=,? [^\W\d_A-Z]|,)")
_CLOSERS: Final = re.compile(r"[ »”\"']*$")


def rules() -> tuple[Rule, ...]:
    """Fixed words first, then titles before a name, streets, initials."""
    return (
        Rule("abbreviation", _WORD, lambda m: _ended(m, _WORDS[m[0]])),
        Rule("titles of men", _MESSIEURS, lambda _: "messieurs"),
        Rule("title of a man", _MONSIEUR, _monsieur),
        Rule("title anywhere", _TITLE_ANYWHERE, lambda m: _TITLES[m["title"]]),
        Rule("title", _TITLE, lambda m: _TITLES[m["title"]]),
        Rule("copies", _COPIES, lambda m: _ended_here(m, "exemplaires")),
        Rule("edition", _EDITION, lambda m: _ended_here(m, "édition")),
        Rule("species", _SPECIES, lambda m: f"{m['genus']} {m['species']}"),
        Rule("title of a noble", _TITLE_OF_A_NOBLE, lambda m: _TITLES[m["title"]]),
        Rule("street", _STREET, lambda m: _STREETS[m["full"] or m["bare"]]),
        Rule("dotted acronym", _DOTTED, _dotted),
        Rule("initials", _INITIALS, _initials),
        Rule("anonymous", _ANONYMOUS, lambda m: m["letter"]),
    )


def _ended(match: re.Match[str], said: str) -> str:
    """`said`, with the full stop of the sentence where the abbreviation's was that too."""
    return f"{said}." if match[0].endswith(".") and _CLOSERS.match(match.string, match.end()) else said


def _ended_here(match: re.Match[str], said: str) -> str:
    """The same for a pattern of which only the abbreviation is said."""
    return f"{said}." if _CLOSERS.match(match.string, match.end("said")) else said


def _monsieur(match: re.Match[str]) -> str | None:
    return None if _FIRST_NAME.search(match.string[max(0, match.start() - 40) : match.start()]) else "monsieur"


def _initials(match: re.Match[str]) -> str:
    return " ".join(_FIRST_NAMES.get(initial, initial) for initial in re.findall(r"[^\W\d_]+", match["said"])) + " "


def _dotted(match: re.Match[str]) -> str | None:
    letters = re.sub(r"[^A-Z]", "", match["letters"])
    following = match.string[match.end() : match.end() + 2]
    before_a_name = re.match(rf" ?{CAPITAL}", following) is not None
    if " " in match["letters"] or (before_a_name and not acronyms.is_known(letters)):
        return None
    return _ended(match, acronyms.said(letters))

"""Abbreviations whose full stop may end no sentence, by language: the data of `sentences.py`.

All in lower case and without their last full stop.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["BEFORE_CAPITAL", "BEFORE_NUMBER", "NEVER_LAST", "OPENERS", "SOMETIMES_LAST"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_LAST: Final[Mapping[str, frozenset[str]]] = {
    "fr": _words(
        """
        m mm mme mmes mlle mlles dr drs pr prs mgr st ste sts stes éd ed tél av bd boul pl rte ch fbg sq rés bât
        ex p.ex cf c.-à-d c-à-d càd réf gal gén cdt cne cap lt lieut sgt adj brig amb prés dir maj
        apr vs op ms mss coll dép circ arr paragr suppl trad n.b
        """
    ),
    "en": _words(
        """
        mr mrs ms mx messrs dr prof rev hon pres gov lt.gov sen rep reps sens amb atty gen col maj capt cmdr cpl sgt
        lt pvt adm brig supt det insp st ste mt ft eds vs v e.g i.e cf approx dept b.a m.a ph.d m.d
        """
    ),
}
"""They stand before what they belong to: M. Dupont, Sen. Warren, p. ex. des pommes."""
BEFORE_NUMBER: Final[Mapping[str, frozenset[str]]] = {
    "fr": _words(
        """
        p pp n no nos art chap vol fig al alin l r d t tel sect
        janv févr fév avr juil sept oct nov déc lun mar mer jeu ven sam dim
        """
    ),
    "en": _words(
        """
        no nos p pp vol vols ch chap fig figs sec art
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun
        """
    ),
}
"""They go on only with a number: art. 49, No. 10, Jan. 5. Otherwise they are words, or the end."""
BEFORE_CAPITAL: Final[Mapping[str, frozenset[str]]] = {
    "fr": _words("etc j.-c min max env hab s.v.p ibid id suiv sqq"),
    "en": _words("etc b.c b.c.e c.e"),
}
"""They end the sentence where a capital follows, although they look like initials: 52 av. J.-C. César arrive."""
SOMETIMES_LAST: Final[Mapping[str, frozenset[str]]] = {
    "fr": _words("s.a s.a.r.l s.a.s cie ets jr sr"),
    "en": _words("inc corp co ltd llc plc bros jr sr p.m a.m al"),
}
"""They end the sentence where one of `OPENERS` follows: 8 p.m. Tuesday, but 8 p.m. The show."""
OPENERS: Final[Mapping[str, frozenset[str]]] = {
    "fr": _words(
        """
        le la les l un une des du de d ce cet cette ces c il elle ils elles on nous vous je j tu mais et ou or car donc
        ni si s quand comme lorsque puis ensuite alors ainsi enfin aussi après avant pour par dans sur sous avec sans
        chez selon malgré depuis dès en à au aux son sa ses leur leurs mon ma mes notre votre nos vos qui que qu quoi
        dont où pourquoi comment cela ça ceci celui celle ceux celles certains certaines plusieurs tous toutes tout
        chaque aucun aucune même pourtant cependant toutefois néanmoins désormais aujourd hier demain interrogé
        interrogée contacté contactée joint jointe résultat entre face parmi reste très trop peu beaucoup voici voilà
        """
    ),
    "en": _words(
        """
        the a an this that these those it its he she they we you his her their our my your there here but and or so
        yet if when while as since because after before although though however meanwhile then now in on at by for from
        with without to of about over under during according asked what who why how where which both each many most some
        other others all no not one two such even only still also instead later earlier officials police
        """
    ),
}
"""Words that open a sentence, and hardly ever go on with one when they have a capital."""

"""Which entries hold for a piece of work: an article's, its publication's, everybody's own, the shared list's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from audio_engine.names.entry import Name, Scope
from audio_engine.names.shared import shared_names
from audio_engine.names.store import stored_names
from audio_engine.settings.resolver import Settings
from audio_engine.settings.schema import NAMES_SHARED, NARRATION_PUBLICATION

__all__ = ["NewsroomNames", "names_for", "names_in_force", "newsroom_names"]

_NARROWEST_FIRST: Final = (Scope.ARTICLE, Scope.PUBLICATION, Scope.APP)


def names_for(
    home: Path, *, publication: str = "", article_names: Iterable[Name] = (), shared: Iterable[Name] = ()
) -> list[Name]:
    """The entries of the list in `home` and of these others that hold for `publication`, the strongest first.

    Problems of the list are `stored_names`' to tell. `shared` is what `audio_engine.names.shared` gives.
    """
    return names_in_force(stored_names(home), publication=publication, article_names=article_names, shared=shared)


@dataclass(frozen=True, slots=True)
class NewsroomNames:
    """The names that hold, the strongest first, and a sentence for each thing because of which some are missing."""

    names: tuple[Name, ...]
    problems: tuple[str, ...]


def newsroom_names(home: Path, settings: Settings, *, publication: str = "") -> NewsroomNames:
    """What holds for `publication`, else for that of the settings: the list in `home` and the shared one.

    Waits for the shared list as `shared_names` does.
    """
    own = stored_names(home)
    shared = shared_names(home, settings.get(NAMES_SHARED))
    wanted = publication or settings.get(NARRATION_PUBLICATION)
    names = names_in_force(own, publication=wanted, shared=shared.names)
    return NewsroomNames(tuple(names), (*own.problems, *(() if shared.is_fresh else shared.problems)))


def names_in_force(
    own: Iterable[Name], *, publication: str = "", article_names: Iterable[Name] = (), shared: Iterable[Name] = ()
) -> list[Name]:
    """The entries that hold for `publication`, the strongest first, with no two for one name, language and scope.

    An article's wins over its publication's, that over one for any publication, that over everybody's; within these
    the person's own over the shared list's. Where the stronger one does not say how a name is said, it is said as the
    weaker one says. Entries for another publication are left out.
    """
    wanted = " ".join(publication.split()).casefold()
    kept = [name for name in own if _holds(name, wanted)]
    candidates = [
        *article_names,
        *kept,
        *_beside(kept, (name for name in shared if _holds(name, wanted))),
    ]
    # Sorting keeps the order of what is equal: the person's own stand before the shared list's.
    candidates.sort(key=lambda name: (_NARROWEST_FIRST.index(name.scope), not name.publication))
    strongest: dict[tuple[str, str | None, Scope], Name] = {}
    for name in candidates:
        place = name.written, name.language, name.scope
        first = strongest.setdefault(place, name)
        if first.say_as is None and name.say_as is not None:
            strongest[place] = replace(first, say_as=name.say_as)
    return list(strongest.values())


def _holds(name: Name, publication: str) -> bool:
    return not name.publication or name.publication.casefold() == publication


def _beside(own: Iterable[Name], shared: Iterable[Name]) -> Iterator[Name]:
    """What is left of the shared list beside the person's own.

    An own entry for any language also stands before a shared one for a single language, which would be the narrower.
    """
    for_any_language = {(name.written, name.scope): name for name in own if name.language is None}
    for name in shared:
        stronger = for_any_language.get((name.written, name.scope))
        if stronger is None or name.language is None:
            yield name
        elif stronger.say_as is None and name.say_as is not None:
            yield replace(name, hint=stronger.hint)

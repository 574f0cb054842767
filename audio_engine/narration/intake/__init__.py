"""Article intake: an untrusted file, or what somebody pasted, becomes an `Article`; a locked child does the parsing."""

from audio_engine.narration.intake.formats import Format
from audio_engine.narration.intake.reading import read_article

__all__ = ["Format", "read_article"]

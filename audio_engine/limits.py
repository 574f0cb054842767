"""Every bound of the engine in one place, each with its reason.

A number that protects something (memory, time, a reader's patience) is here and nowhere else; numbers that tune
the quality of recognition stand beside the code that they tune.
"""

from __future__ import annotations

from typing import Final

__all__ = [
    "ARTICLE_ARCHIVE_MAX_BYTES",
    "ARTICLE_ARCHIVE_MAX_ENTRIES",
    "ARTICLE_CPU_S",
    "ARTICLE_MAX_ANSWER_BYTES",
    "ARTICLE_MAX_BYTES",
    "ARTICLE_MAX_CHARACTERS",
    "ARTICLE_MAX_DEPTH",
    "ARTICLE_MAX_MARKS",
    "ARTICLE_MAX_PAGES",
    "ARTICLE_MAX_PARAGRAPHS",
    "ARTICLE_SILENCE_S",
    "CANCEL_GRACE_S",
    "CHAPTERS_MAX",
    "COVER_MAX_BYTES",
    "DECODER_CPU_S_PER_AUDIO_HOUR",
    "DECODER_MEMORY_BYTES",
    "DECODER_SILENCE_S",
    "FRAME_MAX_BYTES",
    "HEARTBEAT_S",
    "HEARTBEAT_TIMEOUT_S",
    "MARK_MAX_CHARACTERS",
    "MARK_PAUSE_MAX_S",
    "MARK_PROBLEMS_MAX",
    "MAX_CHANNELS",
    "MAX_DURATION_S",
    "MAX_SOURCE_RATE",
    "MIN_SOURCE_RATE",
    "MUSIC_MAX_S",
    "MUSIC_RATE",
    "NAMES_FILE_MAX_BYTES",
    "PCM_CHUNK_MAX_BYTES",
    "PEAK_SAMPLES",
    "PICTURE_CPU_S",
    "PICTURE_MAX_PIXELS",
    "PICTURE_SILENCE_S",
    "REPORT_MAX_BYTES",
    "SAMPLE_RATE",
    "SHARED_NAMES_MAX_FILES",
    "SHARED_NAMES_WAIT_S",
    "SOUND_ANSWER_S",
    "SOUND_FRAME_MAX_BYTES",
    "SOUND_STALLED_S",
    "SPAWNED_END_S",
    "SPAWN_ANSWER_S",
    "SPEECH_CACHE_ENTRY_MAX_BYTES",
    "SPEECH_CACHE_MAX_BYTES",
    "SSML_MAX_DEPTH",
    "TERMINATE_GRACE_S",
    "THUMBNAIL_MAX_PIXELS",
    "VOICE_CONFIG_MAX_BYTES",
    "VOICE_NETWORK_MAX_BYTES",
    "VOICE_PARALLEL_MAX",
    "VOICE_PHONEMES_MAX",
    "VOICE_SPEED_MAX",
    "VOICE_SPEED_MIN",
    "WAV_MAX_BYTES",
    "WINDOW_MAX_SAMPLES",
]

# --- the decoded timeline ---------------------------------------------------------------------------------------
SAMPLE_RATE: Final = 16_000
"""Hz. What Whisper, Silero and PocketSphinx all listen to; positions are sample indexes at this rate."""

MUSIC_RATE: Final = 48_000
"""Hz. What narrations are mixed and published at: broadcasting's own rate, and Opus's only one."""

WINDOW_MAX_SAMPLES: Final = 30 * SAMPLE_RATE
"""Whisper's encoder sees 30 s, no more."""

PEAK_SAMPLES: Final = SAMPLE_RATE // 100
"""Samples behind one waveform peak (10 ms): a 3 h recording has about a million, small enough to draw from."""

# --- what a recording may be ------------------------------------------------------------------------------------
MAX_DURATION_S: Final = 24 * 3600
"""A day. Longer is a forgotten recorder or a decompression bomb; both deserve a sentence, not a full disk."""

MAX_CHANNELS: Final = 64
"""FFmpeg's own layouts end far below; more is a forged header."""

MIN_SOURCE_RATE: Final = 2_000
MAX_SOURCE_RATE: Final = 6_000_000
"""Hz. DSD64 and DSD128 are 2.8 and 5.6 MHz; beyond is a forged header."""

# --- the decoder child ------------------------------------------------------------------------------------------
PCM_CHUNK_MAX_BYTES: Final = 1 << 20
"""One message of PCM. The child sends about 64 KiB; a larger length means that it is no longer our child talking."""

DECODER_MEMORY_BYTES: Final = 2 << 30
"""RLIMIT_AS. A decode takes some 60 MB resident, but libraries map far more than they touch."""

DECODER_SILENCE_S: Final = 30.0
"""The watchdog: a decoder that has sent nothing for so long is stuck in a broken file."""

DECODER_CPU_S_PER_AUDIO_HOUR: Final = 600.0
"""RLIMIT_CPU for a file is this for each hour its size suggests, and never under ten minutes."""

# --- processes --------------------------------------------------------------------------------------------------
FRAME_MAX_BYTES: Final = 16 << 20
"""One JSON frame between supervisor and worker; a window of 30 s with all its words takes some 30 kB."""

HEARTBEAT_S: Final = 1.0
HEARTBEAT_TIMEOUT_S: Final = 60.0
"""A worker whose heartbeat thread is silent for so long is dead or its machine has slept; it is restarted."""

CANCEL_GRACE_S: Final = 1.0
"""Cancel must answer within 2 s: after this the worker is terminated, …"""

TERMINATE_GRACE_S: Final = 0.5
"""… and after this much more it is killed. What it had stored stays stored."""

# --- the sound process ------------------------------------------------------------------------------------------
SOUND_FRAME_MAX_BYTES: Final = 4 << 20
"""Between a program and its sound process: a tenth of a second of the best sound card takes 160 kB."""

SOUND_ANSWER_S: Final = 6.0
"""The watchdog: to open a Bluetooth device that sleeps takes up to four seconds, and anything else under one."""

SOUND_STALLED_S: Final = 4.0
"""An open device that asks for nothing, or brings nothing, for so long is gone, even if the system does not say so.
PulseAudio's null sink takes a break of up to 1.7 s when it wakes up."""

# --- the spawner ------------------------------------------------------------------------------------------------
SPAWN_ANSWER_S: Final = 20.0
"""To start a program on a busy machine; after this the spawner is taken for dead."""

SPAWNED_END_S: Final = 10.0
"""What a download has to stop by itself once the window is gone. It takes five seconds at most where it hangs."""

# --- files that people hand in ----------------------------------------------------------------------------------
NAMES_FILE_MAX_BYTES: Final = 4 << 20
"""A newsroom's list of names; ten thousand entries take under 1 MB."""
SHARED_NAMES_MAX_FILES: Final = 50
"""Lists in a shared folder; a folder with more is not a folder of lists."""
SHARED_NAMES_WAIT_S: Final = 2.0
"""For a share that does not answer; then the copy of the last time is used."""

# --- what an author marks in a text ------------------------------------------------------------------------------
MARK_MAX_CHARACTERS: Final = 2_000
"""Between [[ and ]]: a long quotation in another language. What is longer is two brackets far apart, and no mark."""

MARK_PAUSE_MAX_S: Final = 10.0
"""Broadcasters call a longer silence a fault."""

MARK_PROBLEMS_MAX: Final = 20
"""Sentences about the marks of one text; who reads so many knows that something else is wrong with it."""

SSML_MAX_DEPTH: Final = 40
"""Elements inside each other. A hand writes five; libxml2 itself stops at 256."""

# --- what a voice has said --------------------------------------------------------------------------------------
SPEECH_CACHE_MAX_BYTES: Final = 4 << 30
"""Kept sentences: some 30 hours of a Piper voice, months of a busy desk. What one run uses is never thrown away."""

SPEECH_CACHE_ENTRY_MAX_BYTES: Final = 64 << 20
"""One sentence; half an hour of speech takes 60 MB, so a larger file is not ours."""

# --- what is published ------------------------------------------------------------------------------------------
MUSIC_MAX_S: Final = 600
"""An intro, an outro or the loop of a bed. Ten minutes of 48 kHz stereo take 115 MB, and are held in memory."""

COVER_MAX_BYTES: Final = 10 << 20
"""Apple's 3,000 pixels square take under 5 MB as PNG; the picture travels with every download of the sound."""

PICTURE_MAX_PIXELS: Final = 64_000_000
"""8,000 by 8,000, which takes 256 MB to decode; a telephone's best picture has 48 million."""

PICTURE_CPU_S: Final = 20
PICTURE_SILENCE_S: Final = 30.0
"""The largest picture takes two seconds; the second is for machines that are busy with something else."""

THUMBNAIL_MAX_PIXELS: Final = 256
"""Of each side; what the window shows is at most that large."""

CHAPTERS_MAX: Final = 255
"""ID3's table of contents and MP4's list of chapters count them in one byte."""

WAV_MAX_BYTES: Final = (4 << 30) - (64 << 20)
"""WAV counts its bytes in 32 bits; what is left is for tags, a cover among them."""

REPORT_MAX_BYTES: Final = 256 << 20
"""The report of a narration that is read again to approve it; a million words take 100 MB."""

# --- voices -----------------------------------------------------------------------------------------------------
VOICE_NETWORK_MAX_BYTES: Final = 512 << 20
"""The largest published Piper voice has 137 MB."""

VOICE_CONFIG_MAX_BYTES: Final = 1 << 20
"""Of a voice with 904 speakers it takes 30 kB."""

VOICE_PHONEMES_MAX: Final = 400
"""Said by Piper in one go, 25 s of speech: that takes 0.5 GB for a moment, and twice as much for twice as many
(benchmarks/narration_threads.py). Nine sentences of ten in an article are shorter; a longer one is cut at commas."""

VOICE_PARALLEL_MAX: Final = 8
"""Sentences at the same time: with the longest ones that is 4 GB."""

VOICE_SPEED_MIN: Final = 0.5
VOICE_SPEED_MAX: Final = 2.0
"""Beyond it Piper's voices lose their consonants, and eSpeak ends at 2.6."""

# --- articles that people hand in -------------------------------------------------------------------------------
ARTICLE_MAX_BYTES: Final = 64 << 20
"""A file with its pictures inside; the text of a long novel takes 1 MB."""

ARTICLE_MAX_CHARACTERS: Final = 2_000_000
"""200,000 words, twenty hours of speech. A book of more is no article, and would be read in parts."""

ARTICLE_MAX_PARAGRAPHS: Final = 100_000
ARTICLE_MAX_MARKS: Final = 100_000
"""One for every twenty characters of the longest article: more is made to cost memory."""

ARTICLE_MAX_PAGES: Final = 2_000
"""Of a PDF: more pages than the longest article fills. A forged page tree counts billions."""

ARTICLE_MAX_DEPTH: Final = 100
"""Quotations, lists and elements inside each other. People nest ten, and page builders thirty."""

ARTICLE_ARCHIVE_MAX_ENTRIES: Final = 5_000
ARTICLE_ARCHIVE_MAX_BYTES: Final = 256 << 20
"""Unpacked, of a DOCX or ODT: what the parser holds in memory. The longest article takes 40 MB beside its pictures."""

ARTICLE_MAX_ANSWER_BYTES: Final = 64 << 20
"""What the parser may say: the longest article in four-byte letters, with its marks."""

ARTICLE_CPU_S: Final = 120
ARTICLE_SILENCE_S: Final = 180.0
"""The longest articles take a tenth of it; the second is for machines that are busy with something else."""

-- Recordings, the jobs that work on them, and their transcripts with everything that a person changed.
--
-- Times of speech are seconds on the recording's decoded timeline, positions are samples at 16 kHz, moments are
-- ISO 8601 in UTC. Lists and word lists are JSON. Ids are never used twice: a folder carries a recording's id.

CREATE TABLE recording (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    title            TEXT    NOT NULL,
    path             BLOB    NOT NULL,  -- os.fsencode(): any name that the file system allows
    path_text        TEXT    NOT NULL,  -- the same for people
    size_bytes       INTEGER NOT NULL,
    modified_ns      INTEGER NOT NULL,
    sha256           TEXT,              -- of the file that was decoded; NULL until audio.flac is complete
    duration_samples INTEGER,
    channels         INTEGER,
    warnings         TEXT    NOT NULL DEFAULT '[]',
    damaged          TEXT    NOT NULL DEFAULT '[]',  -- [[first sample, end sample], …]
    collected        TEXT,              -- name of our copy of the original inside the recording's folder
    added_at         TEXT    NOT NULL,
    deleted_at       TEXT
) STRICT;

CREATE INDEX recording_by_sha256 ON recording (sha256);

CREATE TABLE job (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT    NOT NULL,
    recording_id  INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    settings      TEXT    NOT NULL,     -- a JSON object
    state         TEXT    NOT NULL CHECK (state IN (
        'queued', 'running', 'paused', 'interrupted', 'done', 'done-with-warnings', 'failed', 'cancelled'
    )),
    position      INTEGER NOT NULL,     -- order in the queue, smallest first
    owner_pid     INTEGER,              -- the process that runs it, while it is running
    owner_started REAL,                 -- and when that process began, because numbers are used again
    what          TEXT    NOT NULL DEFAULT '',
    to_do         TEXT    NOT NULL DEFAULT '',
    exit_code     INTEGER,
    created_at    TEXT    NOT NULL,
    started_at    TEXT,
    ended_at      TEXT
) STRICT;

CREATE INDEX job_by_state ON job (state, position);
CREATE INDEX job_by_recording ON job (recording_id);

CREATE TABLE transcript (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id         INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    job_id               INTEGER UNIQUE REFERENCES job (id) ON DELETE SET NULL,
    engine               TEXT    NOT NULL,  -- a JSON object: EngineDescription
    language             TEXT    NOT NULL,
    language_probability REAL,
    task                 TEXT    NOT NULL,
    warnings             TEXT    NOT NULL DEFAULT '[]',
    review_state         TEXT    NOT NULL DEFAULT 'draft',
    review_by            TEXT,
    review_at            TEXT,
    created_at           TEXT    NOT NULL,
    finished_at          TEXT
) STRICT;

CREATE INDEX transcript_by_recording ON transcript (recording_id);

CREATE TABLE speaker (
    transcript_id INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    speaker_id    TEXT    NOT NULL,
    name          TEXT    NOT NULL,
    position      INTEGER NOT NULL,
    PRIMARY KEY (transcript_id, speaker_id)
) STRICT, WITHOUT ROWID;

-- What is recognised and stored for good; a job goes on after the last one of each track.
CREATE TABLE speech_window (
    transcript_id INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    track         INTEGER NOT NULL,
    window_index  INTEGER NOT NULL,
    start_sample  INTEGER NOT NULL,
    end_sample    INTEGER NOT NULL,
    PRIMARY KEY (transcript_id, track, window_index)
) STRICT, WITHOUT ROWID;

CREATE TABLE gap (
    transcript_id INTEGER NOT NULL,
    track         INTEGER NOT NULL,
    window_index  INTEGER NOT NULL,
    start_s       REAL    NOT NULL,
    end_s         REAL    NOT NULL,
    FOREIGN KEY (transcript_id, track, window_index) REFERENCES speech_window ON DELETE CASCADE
) STRICT;

CREATE INDEX gap_by_window ON gap (transcript_id, track, window_index);

CREATE TABLE segment (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL,
    track         INTEGER NOT NULL,
    window_index  INTEGER NOT NULL,
    start_s       REAL    NOT NULL,
    end_s         REAL    NOT NULL,
    text          TEXT    NOT NULL,     -- what stands
    machine_text  TEXT    NOT NULL,     -- what was heard, for ever
    words         TEXT,                 -- [[text, start_s, end_s, confidence], …]; NULL: the machine's
    machine_words TEXT    NOT NULL,
    speaker       TEXT,
    state         TEXT    NOT NULL,
    doubt         TEXT    NOT NULL,     -- names separated by spaces
    language      TEXT,
    revision      INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (transcript_id, track, window_index) REFERENCES speech_window ON DELETE CASCADE
) STRICT;

CREATE INDEX segment_by_time ON segment (transcript_id, start_s, end_s, id);
CREATE INDEX segment_by_window ON segment (transcript_id, track, window_index);

-- Every state that a person gave a segment; revision 0, the machine's, is written before the first of them.
CREATE TABLE revision (
    segment_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    text       TEXT    NOT NULL,
    words      TEXT,                    -- as in segment
    speaker    TEXT,
    state      TEXT    NOT NULL,
    author     TEXT    NOT NULL,
    at         TEXT    NOT NULL,
    PRIMARY KEY (segment_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER segment_keeps_what_was_heard
BEFORE UPDATE OF machine_text, machine_words ON segment
BEGIN
    SELECT RAISE(ABORT, 'what the machine heard is never changed');
END;

-- Search. The index holds no copy of the text; it reads it through this view, in which the letters that unicode61
-- does not take apart are spelt out (`LETTERS` in query.py does the same to what is asked), and in which the
-- machine's text stands only where a person changed it.
CREATE VIEW searched_text AS
SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        text,
        'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), 'ẞ', 'ss'), 'ł', 'l'),
        'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ı', 'i'
    ) AS text,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        CASE WHEN machine_text = text THEN '' ELSE machine_text END,
        'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), 'ẞ', 'ss'), 'ł', 'l'),
        'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ı', 'i'
    ) AS machine_text
FROM segment;

CREATE VIRTUAL TABLE segment_search USING fts5 (
    text, machine_text,
    content = 'searched_text', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '3 4'
);

CREATE TRIGGER segment_search_insert AFTER INSERT ON segment
BEGIN
    INSERT INTO segment_search (rowid, text, machine_text)
    SELECT id, text, machine_text FROM searched_text WHERE id = new.id;
END;

CREATE TRIGGER segment_search_delete BEFORE DELETE ON segment
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text, machine_text)
    SELECT 'delete', id, text, machine_text FROM searched_text WHERE id = old.id;
END;

CREATE TRIGGER segment_search_before_update BEFORE UPDATE OF text ON segment
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text, machine_text)
    SELECT 'delete', id, text, machine_text FROM searched_text WHERE id = old.id;
END;

CREATE TRIGGER segment_search_after_update AFTER UPDATE OF text ON segment
BEGIN
    INSERT INTO segment_search (rowid, text, machine_text)
    SELECT id, text, machine_text FROM searched_text WHERE id = new.id;
END;

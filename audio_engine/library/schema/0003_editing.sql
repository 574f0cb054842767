-- What the desktop's editor needs: passages that people split, merge and write anew, changes that can be taken back,
-- quotes, marks, and second hearings. Nothing that a machine or a person has written is ever deleted by an edit.

-- One thing that a person did, however many passages it touched.
CREATE TABLE change (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    kind          TEXT    NOT NULL,        -- ChangeKind
    undoes        INTEGER,                 -- the change that this one took back
    speakers      TEXT,                    -- [before, after], each {id: [name, removed, merged_into]}; NULL: not touched
    review        TEXT,                    -- [before, after], each [state, by, at]; NULL: not touched
    author        TEXT    NOT NULL,
    at            TEXT    NOT NULL
) STRICT;

CREATE INDEX change_by_transcript ON change (transcript_id, id);

-- A passage that was split, merged or taken out stays as a row, out of sight and out of the search.
ALTER TABLE segment ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE speaker ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE speaker ADD COLUMN merged_into TEXT;  -- who a removed speaker turned out to be, NULL: nobody
ALTER TABLE revision ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN change_id INTEGER REFERENCES change (id) ON DELETE SET NULL;

CREATE UNIQUE INDEX revision_by_change ON revision (change_id, segment_id) WHERE change_id IS NOT NULL;

-- Passages that people made belong to the window 0 of track -1, which no job looks at. These are the machine's
-- passages that they were made from; none for one that a person wrote where nothing stood.
CREATE TABLE segment_origin (
    segment_id INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    origin_id  INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    PRIMARY KEY (segment_id, origin_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX segment_origin_by_origin ON segment_origin (origin_id);

-- A stretch that a recogniser hears once more: asked of a job, then a proposal beside the text until a person decides.
CREATE TABLE hearing (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    job_id        INTEGER UNIQUE REFERENCES job (id) ON DELETE SET NULL,
    start_s       REAL    NOT NULL,
    end_s         REAL    NOT NULL,
    channel       INTEGER,                 -- of the recording; NULL: all of them together
    engine        TEXT,                    -- a JSON object: EngineDescription; NULL until it was heard
    language      TEXT,
    segments      TEXT    NOT NULL DEFAULT '[]',  -- [[start_s, end_s, text, words, doubt, language], …]
    state         TEXT    NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'proposed', 'accepted', 'dismissed')),
    change_id     INTEGER REFERENCES change (id) ON DELETE SET NULL,  -- that last accepted it or took that back
    decided_by    TEXT,
    decided_at    TEXT,
    created_at    TEXT    NOT NULL
) STRICT;

CREATE INDEX hearing_by_transcript ON hearing (transcript_id);
CREATE INDEX hearing_by_change ON hearing (change_id);

CREATE TABLE quote (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    transcript_id INTEGER NOT NULL REFERENCES transcript (id) ON DELETE CASCADE,
    position      INTEGER NOT NULL,
    start_s       REAL    NOT NULL,
    end_s         REAL    NOT NULL,
    text          TEXT    NOT NULL,        -- as it was copied; later edits of the transcript do not touch it
    speaker       TEXT,
    note          TEXT    NOT NULL DEFAULT '',
    removed       INTEGER NOT NULL DEFAULT 0,
    created_by    TEXT    NOT NULL,
    created_at    TEXT    NOT NULL
) STRICT;

CREATE INDEX quote_by_transcript ON quote (transcript_id, position);

-- Moments that somebody marked while recording or listening.
CREATE TABLE mark (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    recording_id INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    at_s         REAL    NOT NULL,
    text         TEXT    NOT NULL,
    removed      INTEGER NOT NULL DEFAULT 0,
    created_by   TEXT    NOT NULL,
    created_at   TEXT    NOT NULL
) STRICT;

CREATE INDEX mark_by_recording ON mark (recording_id, at_s);

-- The search as in 0001, over what stands only, and untouched by changes that leave the text as it is.
DROP TRIGGER segment_search_insert;
DROP TRIGGER segment_search_delete;
DROP TRIGGER segment_search_before_update;
DROP TRIGGER segment_search_after_update;
DROP VIEW searched_text;

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
FROM segment
WHERE removed = 0;

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

CREATE TRIGGER segment_search_before_update BEFORE UPDATE OF text, removed ON segment
WHEN old.text <> new.text OR old.removed <> new.removed
BEGIN
    INSERT INTO segment_search (segment_search, rowid, text, machine_text)
    SELECT 'delete', id, text, machine_text FROM searched_text WHERE id = old.id;
END;

CREATE TRIGGER segment_search_after_update AFTER UPDATE OF text, removed ON segment
WHEN old.text <> new.text OR old.removed <> new.removed
BEGIN
    INSERT INTO segment_search (rowid, text, machine_text)
    SELECT id, text, machine_text FROM searched_text WHERE id = new.id;
END;

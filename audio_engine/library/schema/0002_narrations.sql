-- Articles, and the narrations that jobs make of them. A job works on a recording or on an article.

CREATE TABLE article (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    title       TEXT    NOT NULL,
    source_name TEXT    NOT NULL,          -- the file's name, or what stands for it where the text was pasted
    sha256      TEXT    NOT NULL,          -- of `document`: the same text a second time is the same article
    document    TEXT    NOT NULL,          -- a JSON object: Article
    text        TEXT    NOT NULL,          -- its paragraphs, for the search
    language    TEXT    NOT NULL,          -- in which it is read
    created_at  TEXT    NOT NULL,
    deleted_at  TEXT
) STRICT;

CREATE INDEX article_by_sha256 ON article (sha256);

-- A column cannot lose its NOT NULL, so the table is made again. Foreign keys are not looked at meanwhile
-- (migrations.py): dropping the old table would cut every transcript off from its job.
CREATE TABLE job_of_either (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT    NOT NULL,
    recording_id  INTEGER REFERENCES recording (id) ON DELETE CASCADE,
    article_id    INTEGER REFERENCES article (id) ON DELETE CASCADE,
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
    ended_at      TEXT,
    CHECK ((recording_id IS NULL) <> (article_id IS NULL))
) STRICT;

INSERT INTO job_of_either (
    id, kind, recording_id, settings, state, position, owner_pid, owner_started, what, to_do, exit_code,
    created_at, started_at, ended_at
)
SELECT
    id, kind, recording_id, settings, state, position, owner_pid, owner_started, what, to_do, exit_code,
    created_at, started_at, ended_at
FROM job;

-- No id is given a second time, not even that of a job that is gone.
DELETE FROM sqlite_sequence WHERE name = 'job_of_either';
INSERT INTO sqlite_sequence (name, seq) SELECT 'job_of_either', seq FROM sqlite_sequence WHERE name = 'job';

DROP TABLE job;
ALTER TABLE job_of_either RENAME TO job;

CREATE INDEX job_by_state ON job (state, position);
CREATE INDEX job_by_recording ON job (recording_id);
CREATE INDEX job_by_article ON job (article_id);

CREATE TABLE narration (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id     INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    job_id         INTEGER UNIQUE REFERENCES job (id) ON DELETE SET NULL,
    path           BLOB    NOT NULL,       -- os.fsencode() of the published file
    path_text      TEXT    NOT NULL,       -- the same for people
    sha256         TEXT    NOT NULL,       -- of the published file
    report         TEXT    NOT NULL,       -- a JSON object: souffleur-narration/1
    verification   TEXT,                   -- a JSON list, NULL where nobody asked for one
    approval_state TEXT    NOT NULL DEFAULT 'unapproved',
    approval_by    TEXT,
    approval_at    TEXT,
    created_at     TEXT    NOT NULL
) STRICT;

CREATE INDEX narration_by_article ON narration (article_id);
CREATE INDEX narration_by_sha256 ON narration (sha256);

-- Search, as for what was said in recordings (0001): no copy of the text, letters spelt out as in query.py.
CREATE VIEW searched_article AS
SELECT
    id,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        title,
        'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), 'ẞ', 'ss'), 'ł', 'l'),
        'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ı', 'i'
    ) AS title,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        text,
        'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'), 'ẞ', 'ss'), 'ł', 'l'),
        'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ı', 'i'
    ) AS text
FROM article;

CREATE VIRTUAL TABLE article_search USING fts5 (
    title, text,
    content = 'searched_article', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '3 4'
);

CREATE TRIGGER article_search_insert AFTER INSERT ON article
BEGIN
    INSERT INTO article_search (rowid, title, text)
    SELECT id, title, text FROM searched_article WHERE id = new.id;
END;

CREATE TRIGGER article_search_delete BEFORE DELETE ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, title, text)
    SELECT 'delete', id, title, text FROM searched_article WHERE id = old.id;
END;

CREATE TRIGGER article_search_before_update BEFORE UPDATE OF title, text ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, title, text)
    SELECT 'delete', id, title, text FROM searched_article WHERE id = old.id;
END;

CREATE TRIGGER article_search_after_update AFTER UPDATE OF title, text ON article
BEGIN
    INSERT INTO article_search (rowid, title, text)
    SELECT id, title, text FROM searched_article WHERE id = new.id;
END;

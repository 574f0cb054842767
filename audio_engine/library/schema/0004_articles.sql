-- An article becomes a working document: what was read stays in `document` for ever, beside what people made of it.

ALTER TABLE article ADD COLUMN draft TEXT;                         -- a JSON object: Article; NULL: nobody has edited it
ALTER TABLE article ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';  -- a JSON object: NarrationChoices
ALTER TABLE article ADD COLUMN names TEXT NOT NULL DEFAULT '[]';   -- a JSON list of Name: those of this article alone
ALTER TABLE article ADD COLUMN edited_at TEXT;                     -- NULL: never
ALTER TABLE article ADD COLUMN source_path BLOB;                   -- os.fsencode() of the file; NULL where it was pasted
ALTER TABLE article ADD COLUMN words INTEGER NOT NULL DEFAULT 0;   -- of what is said
ALTER TABLE article ADD COLUMN version TEXT NOT NULL DEFAULT '';   -- SHA-256 of draft, settings and names

-- The article's `version` that was narrated. Both are '' from before this migration, and then it is the same one.
ALTER TABLE narration ADD COLUMN version TEXT NOT NULL DEFAULT '';

-- Near enough for what is there already, until somebody edits it: the spaces between the words.
UPDATE article SET words = length(trim(text)) - length(replace(trim(text), ' ', '')) + 1 WHERE trim(text) <> '';

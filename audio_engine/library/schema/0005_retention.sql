-- A recording that somebody took back from deletion has been worked on then: what deletes old recordings begins to count
-- anew, or it would delete that one again the next day.

ALTER TABLE recording ADD COLUMN restored_at TEXT;

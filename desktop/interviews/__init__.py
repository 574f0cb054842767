"""The interviews: the shelf of recordings, their transcripts, the recorder, search and export."""

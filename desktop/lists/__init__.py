"""What lists of recordings, passages and jobs have in common: painted rows, wording, buttons that follow actions."""

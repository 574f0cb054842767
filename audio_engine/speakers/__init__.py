"""Who speaks when: so far from the channels of the recording."""

"""Models and voices: which there are, which are here, how they come and go."""

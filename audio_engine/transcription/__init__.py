"""From sound to words: voice activity, windows, recognisers, the quality gate and the pipeline that joins them."""

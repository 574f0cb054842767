"""From a finished voice track to a file that can be published, with everything that belongs beside it."""

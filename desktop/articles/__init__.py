"""Articles: the list, what reads them, what is published of them."""

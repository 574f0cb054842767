"""The newsroom's names: the list, what a file would change in it, what recognisers are told, what people correct."""

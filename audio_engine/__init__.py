"""The engine of Souffleur: it transcribes and narrates, and knows neither Qt nor a network."""

__version__ = "0.1.0"

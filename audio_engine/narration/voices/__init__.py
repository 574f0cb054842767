"""Voices behind one Protocol: Piper (the product) and eSpeak NG (built in, basic)."""

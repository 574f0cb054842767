"""An article becomes publishable audio: clean text, sentences, spoken form, voice, mix."""

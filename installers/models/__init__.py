"""`souffleur-models`: the only program of Souffleur with a network. It brings models onto this machine, no more.

Nothing else of Souffleur imports this package; of Souffleur it knows the models, the settings and the texts.
"""

"""Models on this machine: what is known of them, where they are, whether they are whole, moving them in and out.

No module here loads a model or knows a network.
"""

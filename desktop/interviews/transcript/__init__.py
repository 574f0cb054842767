"""The transcript editor: text, speakers, review and quotes of one recording, with its sound.

`view` has the widget. Nothing is imported here, so that the modules can be imported one at a time.
"""

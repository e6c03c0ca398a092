"""Which cards say nearly the same, and which may belong together. Pure: it knows texts and nothing else.

`cards` says what goes in and out, `proposals` makes the suggestions; they run in a process of their own.
"""

"""The common task in this engine and in those of others; each module has `prepare(task, seed)`.

The versions of others are written in the manner of each package; who knows a package better may do
better. What a package does not bring, such as a queue, is written in plain Python or numpy.
"""

"""What all tests share."""

import signal

# Whoever is started in the background ignores Ctrl-C, and hands that on to all its children: tests
# that press Ctrl-C would wait for ever.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

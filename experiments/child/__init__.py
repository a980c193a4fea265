"""One child's story: the same child under today's system and under another policy.

A fixed rule picks a child (`pick`), its journal becomes events (`timeline`, `events`) and spells
that last (`spans`), and two lives stand side by side in words (`sentences`, `table`). `similar`
says how all children with such a need fare.
"""

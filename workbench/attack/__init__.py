"""An attack on our own client file: who can be recovered from its bytes, looked for by code of its own.

It shares nothing with what writes the file or with the guard, so that an error there is not made twice.
`engine.attack` runs it, `gather.known_of` asks the case for what it must know. Nothing is imported here:
the process that starts other programs is a part of this package, and starts quickly.
"""

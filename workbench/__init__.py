"""Groundwork without a screen: publication -> source -> clip -> claim -> statement -> deliverable.

Imports run one way, along the job:

    values <- casefile <- sources <- annotations <- actors <- claims <- briefs
           <- tradecraft, charts <- deliver <- search <- case <- cli

The words, used alike in code, window and documents: a *case* is one file; a *publication* an
outlet or originator; a *source* one captured document; a *clip* a passage of it; an *actor* who
is named in it; a *claim* one assertion; *evidence* a clip for or against a claim; a *brief* has
sections of *statements*; a *deliverable* is an issued Word file; the *journal* is the record of
every change.
"""

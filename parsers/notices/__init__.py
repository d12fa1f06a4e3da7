"""Mail to facts, floor by floor: each room knows one thing, and nothing of the rooms above it.

`words` are the vocabulary and the grammar over it, `people` whom a text names. `layout` makes lines and cells labelled
values and puts them together in blocks; `amendments` tells changes in a sentence as the labels of what holds now;
`page` is the whole mail, laid out. On it stand the readers of what a mail may state: `lending`, `leaving`, `changes`,
`needs`, `presales`, and `answers` for the words of a reply. `doubts` asks about what nobody read, or is not certain
(M4). On top, the `claims` weigh the `evidence` and decide which kind of mail it is, and `notice` states whom it lends.
"""

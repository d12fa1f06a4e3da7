"""Mail to facts, in steps that each know one thing.

Lines and cells (`fields`, `tables`) become labelled values: `marks` looks up where labels stand, `amendment` and
`replacement` tell changes by wording as labels. What has no label is read by `prose` and `sentences`. Values become
names (`people`), days and efforts (`spans`, `periods`), and belong together in `blocks`. `claims` decides which kind of
mail it is; then one reader a kind states the facts: `notice`, `release`, `extension`, `need`, `lead`, `handover`,
`project_end`, `presales`, and `reply` for the words of an answer. What is not certain is a problem, never a guess (M4).
"""

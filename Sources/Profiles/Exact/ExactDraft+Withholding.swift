// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import TextFolding

extension RulesReader {
    /// Takes what is sensitive out of the free texts of a CV as data, as it is taken out of lines.
    ///
    /// What the person says of himself is looked at as a head is, what he says of his work as an entry is.
    func withhold(from draft: inout ExactDraft) {
        var kinds: [String] = []
        draft.label = said(draft.label, isOpen: true, &kinds).first
        draft.summary = longest(said(draft.summary, isOpen: true, &kinds))
        for list in EntryLists.all {
            for index in draft.entries[keyPath: list].indices {
                withhold(from: &draft.entries[keyPath: list][index], &kinds)
            }
        }
        for kind in kinds where !draft.withheld.contains(kind) { draft.withheld.append(kind) }
    }

    private func withhold(from entry: inout Draft, _ kinds: inout [String]) {
        for field in [Draft.Field.position, .summary, .description, .name] where entry[field] != nil {
            entry[field] = longest(said(entry[field], isOpen: false, &kinds))
        }
        entry.highlights = entry.highlights.flatMap { said($0, isOpen: false, &kinds) }
    }

    /// What is left of a text, each piece with its own words as proof; the text itself where nothing was found in it.
    private func said(_ text: Found?, isOpen: Bool, _ kinds: inout [String]) -> [Found] {
        guard let text else { return [] }
        let lines = LineReader(dates: dates).read([TextLine(text: text.value, number: 1)])
        let found = lines.map { sensitive.findings(in: $0, isOpen: isOpen) }
        guard found.contains(where: { !$0.isEmpty }) else { return [text] }
        for kind in found.joined().map(\.kind) where !kinds.contains(kind) { kinds.append(kind) }
        return zip(lines, found).flatMap { rest(of: $0, without: $1) }.map { piece in
            var left = text
            (left.value, left.quote, left.derivation) = (piece.text, piece.text, nil)
            return left
        }
    }

    /// Pieces that stand apart make no one text.
    private func longest(_ pieces: [Found]) -> Found? { pieces.max { $0.value.count < $1.value.count } }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import TextFolding

extension RulesReader {
    /// Takes the person's name above or below the further pages out of the sections that it cuts.
    ///
    /// `J.-B. de La Roncière – curriculum vitæ – 2/2`: nothing but the name or its initials, and words of such lines.
    func dropRunningTitles(_ draft: inout ProfileDraft) {
        guard let name = draft.name else { return }
        let words = Set(Folding.words(name.value))
        let initials = Set(words.compactMap(\.first).map(String.init))
        for place in draft.sections.indices where draft.sections[place].kind != nil {
            draft.sections[place].lines.removeAll { line in
                guard (line.source.page ?? 1) > 1, line.words.count <= 12 else { return false }
                let own = line.words.filter { !isOfRunningTitle($0) }
                return own.contains { $0.count >= 3 && words.contains($0) }
                    && own.count >= min(2, words.count)
                    && own.allSatisfy { words.contains($0) || initials.contains($0) }
            }
        }
    }

    private func isOfRunningTitle(_ word: String) -> Bool {
        word.allSatisfy(\.isNumber) || ["cv", "curriculum", "vitae", "resume", "page", "sur", "of"].contains(word)
            || lexicons[.months].contains(key: word)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Folded words in the form that both genders share, as `developpeuse` → `developpeur`.
///
/// The lexicon's pairs of titles come first, then the endings that French pairs share. Both sides of every comparison
/// go through it, so a wrong guess is wrong on both, and no word of a CV says which gender its writer has.
struct NeutralWords: Sendable {
    /// Forms of titles that share their first letters; the lexicon's translations (`buyer`) stay as they are.
    private var pairs: [String: String] = [:]

    init(lexicons: Lexicons) {
        for entry in lexicons[.titles].entries {
            let canonical = Folding.key(entry.canonical)
            guard !canonical.contains(" ") else { continue }
            for alias in entry.aliases {
                let word = Folding.key(alias)
                guard !word.contains(" "), canonical.hasPrefix(word.prefix(3)) else { continue }
                pairs[word] = canonical
            }
        }
    }

    /// The shared form of one folded word.
    func form(_ word: String) -> String { pairs[word] ?? TitleKey.neutral(word) }

    /// The words of a text, each in its shared form.
    func words(_ text: String) -> [String] { Folding.words(text).map(form) }

    /// The shared forms as one key.
    func key(_ text: String) -> String { words(text).joined(separator: " ") }

    /// The terms of a text, in shared forms.
    func terms(_ text: String) -> [TermID] { Terms.set(words: words(text)) }
}

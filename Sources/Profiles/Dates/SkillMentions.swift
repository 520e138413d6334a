// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Skills that the text of a position names.
enum SkillMentions {
    /// Canonical names in `text`; one that is a word of everyday language too counts where the CV lists it as a skill and
    /// the text spells it as a name: `Excel`, `Word`.
    static func names(in text: String, listed: Set<String>, lexicons: Lexicons) -> [String] {
        let sure = lexicons.skills(in: text)
        guard !listed.isEmpty else { return sure }
        let known = Set(sure)
        let doubtful = lexicons.skills(in: text, isList: true).filter { !known.contains($0) && listed.contains($0) }
        guard !doubtful.isEmpty else { return sure }
        let words = Set(text.split { !($0.isLetter || $0.isNumber || "+#".contains($0)) })
        return sure + doubtful.filter { $0.first?.isUppercase == true && words.contains($0[...]) }
    }
}

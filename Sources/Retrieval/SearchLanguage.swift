// SPDX-License-Identifier: GPL-3.0-or-later

/// Whose stems a text is indexed or searched by.
package enum SearchLanguage: String, Sendable, CaseIterable {
    case french = "fr"
    case english = "en"
    /// Not known, or mixed: the stems of all languages.
    case any = ""

    /// The language of a BCP 47 tag, as in `fr-FR`; `any` for `nil` and for languages without a stemmer here.
    package init(tag: String?) {
        self = tag.flatMap { SearchLanguage(rawValue: String($0.lowercased().prefix(2))) } ?? .any
    }

    /// Guesses from the share of each language's stop words; `any` where there are too few to tell.
    package init(guessedFrom text: String) {
        var french = 0
        var english = 0
        for word in WordScanner.words(in: text) {
            let lower = word.lowercased()
            if StopWords.french.contains(lower) { french += 1 }
            if StopWords.english.contains(lower) { english += 1 }
        }
        if french >= 3, french > 2 * english {
            self = .french
        } else if english >= 3, english > 2 * french {
            self = .english
        } else {
            self = .any
        }
    }

    /// The names by which libstemmer knows the language or languages.
    var algorithms: [String] {
        switch self {
        case .french: ["french"]
        case .english: ["english"]
        case .any: ["french", "english"]
        }
    }
}

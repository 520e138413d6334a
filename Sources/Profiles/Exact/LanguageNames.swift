// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Lexicons

/// Names languages that are stated as codes of ISO 639, or as addresses that end in one.
struct LanguageNames {
    private let byCode: [String: Lexicons.Entry]
    /// `fr` for names in French, else English.
    private let language: String

    init(lexicons: Lexicons, language: String?) {
        byCode = Dictionary(
            lexicons[.languages].entries.compactMap { entry in entry.attributes["iso"].map { ($0, entry) } },
            uniquingKeysWith: { first, _ in first }
        )
        self.language = language?.lowercased().hasPrefix("fr") == true ? "fr" : "en"
    }

    /// The name of a code of two or three letters, `nil` where it is none.
    func name(of text: String) -> String? {
        let last = text.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let code = Self.terminological[last] ?? last
        guard (2...3).contains(code.count), code.allSatisfy({ $0.isLetter && $0.isASCII }) else { return nil }
        let short = Locale.LanguageCode(code).identifier(.alpha2) ?? code
        if let entry = byCode[short] {
            let name = language == "fr" ? entry.canonical : entry.aliases.first ?? entry.canonical
            return name.prefix(1).uppercased() + name.dropFirst()
        }
        let name = Locale(identifier: language).localizedString(forLanguageCode: code)
        return name.flatMap { $0.lowercased() == code ? nil : $0.prefix(1).uppercased() + $0.dropFirst() }
    }

    /// The bibliographic codes of ISO 639-2 that differ from the terminological ones.
    private static let terminological = [
        "alb": "sqi", "arm": "hye", "baq": "eus", "bur": "mya", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra",
        "geo": "kat", "ger": "deu", "gre": "ell", "ice": "isl", "mac": "mkd", "mao": "mri", "may": "msa", "per": "fas",
        "rum": "ron", "slo": "slk", "tib": "bod", "wel": "cym",
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import CHyphen
import Glibc
import JobModel

/// Where the words of a language may be broken, by libhyphen and the patterns of its Debian packages.
///
/// Its patterns are only read after they were loaded, so any thread may ask.
final class HyphenDictionary: @unchecked Sendable {
    private let dictionary: UnsafeMutablePointer<HyphenDict>

    /// The patterns of a language; `nil` where they are not installed, as words are then not broken.
    static func of(_ language: ReportLanguage) -> HyphenDictionary? {
        switch language {
        case .french: french
        case .english: english
        }
    }

    private static let french = HyphenDictionary(["fr"])
    private static let english = HyphenDictionary(["en_GB", "en_US"])

    private init?(_ names: [String]) {
        let loaded = names.lazy.compactMap { hnj_hyphen_load("/usr/share/hyphen/hyph_\($0).dic") }.first
        guard let loaded, loaded.pointee.utf8 != 0 else { return nil }
        dictionary = loaded
    }

    deinit { hnj_hyphen_free(dictionary) }

    /// Words that are shorter are not broken.
    private static let leastLength = 6
    /// The least letters before and after a break.
    private static let leastPart = 3

    /// Before which letters `word`, which is letters alone, may be broken, counted in scalars from its first.
    func breaks(in word: [UnicodeScalar]) -> [Int] {
        guard (Self.leastLength...100).contains(word.count) else { return [] }
        // Names of companies and abbreviations are left whole.
        guard !word.dropFirst().contains(where: \.properties.isUppercase) else { return [] }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: word)
        let lower = String(text).lowercased()
        guard lower.unicodeScalars.count == word.count else { return [] }
        let count = lower.utf8.count
        var marks = [CChar](repeating: 0, count: count + 5)
        var rest: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        var positions: UnsafeMutablePointer<Int32>?
        var cuts: UnsafeMutablePointer<Int32>?
        let failed = hnj_hyphen_hyphenate2(dictionary, lower, Int32(count), &marks, nil, &rest, &positions, &cuts)
        defer {
            for index in 0..<count { free(rest?[index]) }
            free(rest)
            free(positions)
            free(cuts)
        }
        guard failed == 0 else { return [] }
        return (Self.leastPart...word.count - Self.leastPart).filter { place in
            // A break that changes letters is none for us.
            marks[place - 1] & 1 == 1 && rest?[place - 1] == nil
        }
    }
}

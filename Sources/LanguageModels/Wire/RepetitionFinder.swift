// SPDX-License-Identifier: GPL-3.0-or-later

/// Sees whether a text has begun to repeat itself.
enum RepetitionFinder {
    private static let longestPeriod = 1024
    /// Up to this many bytes are a word or a phrase, of which a list may hold a few alike; longer ones are sentences.
    private static let longestPhrase = 64
    private static let ofPhrases = 12
    private static let ofSentences = 5

    /// Whether the end of the text is one piece over and over: 12 times for a short one, 5 times for one of 65 to 1024
    /// bytes, 200 bytes in all at the least.
    static func endRepeats(_ text: String) -> Bool {
        let tail = Array(text.utf8.suffix(longestPeriod * ofSentences))
        guard tail.count >= 400 else { return false }
        return (1...min(longestPeriod, tail.count / 2)).contains { period in
            let times = period <= longestPhrase ? ofPhrases : ofSentences
            let length = max(period * times, 200)
            guard tail.count >= length else { return false }
            let end = tail.suffix(length)
            return zip(end.reversed(), end.dropLast(period).reversed()).allSatisfy { $0 == $1 }
        }
    }
}

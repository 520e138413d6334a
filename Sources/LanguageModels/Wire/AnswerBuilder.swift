// SPDX-License-Identifier: GPL-3.0-or-later
import JSONSchemas
import JobModel

/// Puts an answer together from the pieces of a stream, and sees when it goes round in circles.
struct AnswerBuilder {
    private(set) var text = ""
    var finish: ChatReply.Finish?
    var model: String?
    var promptTokens: Int?
    var outputTokens: Int?
    private var whiteRun = 0
    private var unchecked = 0
    private var lastContentAt = ContinuousClock.now

    /// JSON needs no long white space; models that lose their way write nothing else.
    private static let maximumWhiteRun = 200
    /// Bytes between two looks for repetition.
    private static let checkEvery = 64
    private static let longestPeriod = 64
    private static let repetitions = 12

    /// Whether the answer is no use any more and its writing should be stopped.
    private(set) var isLooping = false

    /// How long nothing of the answer has come; signs of life from the server do not count.
    var silence: Duration { ContinuousClock.now - lastContentAt }

    mutating func append(_ piece: String) {
        guard !piece.isEmpty else { return }
        text += piece
        lastContentAt = .now
        for scalar in piece.unicodeScalars {
            whiteRun = scalar.properties.isWhitespace ? whiteRun + 1 : 0
        }
        unchecked += piece.utf8.count
        if whiteRun > Self.maximumWhiteRun { isLooping = true }
        guard unchecked >= Self.checkEvery else { return }
        unchecked = 0
        if endRepeats() { isLooping = true }
    }

    /// Whether the end of the text is one short piece over and over.
    private func endRepeats() -> Bool {
        guard text.utf8.count >= 400 else { return false }
        let tail = Array(text.utf8.suffix(Self.longestPeriod * Self.repetitions))
        return (1...Self.longestPeriod).contains { period in
            let length = max(period * Self.repetitions, 200)
            guard tail.count >= length else { return false }
            let end = tail.suffix(length)
            return zip(end, end.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }
}

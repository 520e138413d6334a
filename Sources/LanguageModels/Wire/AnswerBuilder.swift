// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONSchemas
import JobModel

/// Puts an answer together from the pieces of a stream, and sees when nothing good will come of it any more.
struct AnswerBuilder {
    private(set) var text = ""
    var finish: ChatReply.Finish?
    var model: String?
    var promptTokens: Int?
    var cachedTokens: Int?
    var outputTokens: Int?
    var timing = ChatTiming()
    /// The stream announced that what comes next is an error.
    var isErrorEvent = false
    /// How to end an answer that its writer will not end: the connection is to be closed.
    private(set) var earlyEnd: ChatReply.Finish?

    private var white: WhiteSpaceMeter
    private let maximumBytes: Int
    private var unchecked = 0
    private var lastContentAt = ContinuousClock.now
    private var lastPiece = ""
    private var samePieces = 0

    /// Bytes between two looks for repetition.
    private static let checkEvery = 64
    /// No tokenizer was seen to put more bytes into a token of text than this, on the average.
    private static let bytesPerToken = 16
    /// Ollama breaks off at more of the same tokens than this.
    private static let sameTokens = 25

    init(isJSON: Bool = false, maximumTokens: Int = .max / 32) {
        white = WhiteSpaceMeter(isJSON: isJSON)
        maximumBytes = 4096 + maximumTokens * Self.bytesPerToken
    }

    /// How long nothing of the answer has come; signs of life from the server do not count.
    var silence: Duration { ContinuousClock.now - lastContentAt }

    /// Whether the last pieces were one and the same, white space aside.
    var repeatsPieces: Bool { samePieces >= Self.sameTokens }

    mutating func append(_ piece: String) {
        guard !piece.isEmpty else { return }
        text += piece
        lastContentAt = .now
        let bare = piece.trimmingCharacters(in: .whitespacesAndNewlines)
        samePieces = bare == lastPiece ? samePieces + 1 : 0
        lastPiece = bare
        white.take(piece)
        if white.isEndless { earlyEnd = .loop }
        if text.utf8.count > maximumBytes { earlyEnd = earlyEnd ?? .length }
        unchecked += piece.utf8.count
        guard unchecked >= Self.checkEvery else { return }
        unchecked = 0
        if RepetitionFinder.endRepeats(text) { earlyEnd = .loop }
    }
}

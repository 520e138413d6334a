// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// Comments, tracked deletions and marks of notes on their way.
struct RTFReview {
    /// Whether a mark was met whose note is to come.
    var isMarkDue = false
    /// Whether the drawing that is open holds the last picture.
    var isPictured = false
    private var noteCounts = [0, 0]
    private var deleted = ""
    private var revision = RTFRevision()
    /// Who wrote the comment that comes next.
    private var author: String?
    /// The comments that are open, one in the other in files that no program writes.
    private var comments: [(comment: Document.Comment, reference: String?)] = []
    /// By the number of the comment.
    var anchors = CommentAnchors()

    /// The mark of the next note: a number, or small Roman numerals for notes at the end.
    mutating func nextMark(isEnd: Bool) -> String {
        let kind = isEnd ? 1 : 0
        noteCounts[kind] += 1
        return "[\(WordNumberFormat.text(noteCounts[kind], format: isEnd ? "lowerRoman" : "decimal"))]"
    }

    // MARK: Deletions

    /// Takes text whose deletion is tracked.
    mutating func delete(_ text: String, _ change: RTFRevision, authors: [String], into findings: inout ReadingFindings)
    {
        if change != revision { endDeletion(authors: authors, into: &findings) }
        revision = change
        deleted += text
    }

    /// Hands over a deletion that other text follows.
    mutating func endDeletion(authors: [String], into findings: inout ReadingFindings) {
        guard !deleted.isEmpty else { return }
        let text = deleted.trimmingSpaces
        deleted = ""
        guard !text.isEmpty else { return }
        let author = revision.author.flatMap { authors.indices.contains($0) ? authors[$0] : nil }
        findings.deletions.append(.init(author: author, date: RTFRevision.moment(revision.date), text: text))
    }

    // MARK: Comments

    /// Takes what is said of a comment, before it or in it, or where its text begins or ends.
    mutating func take(_ text: String, for destination: RTFState.Destination) {
        switch destination {
        case .commentAuthor: author = TextCleaning.clean(text)
        case .commentDate:
            if let last = comments.indices.last { comments[last].comment.date = RTFRevision.moment(Int(text)) }
        case .commentReference: if let last = comments.indices.last { comments[last].reference = text }
        case .anchorStart: anchors.begin(text)
        case .anchorEnd: anchors.end(text)
        default: break
        }
    }

    mutating func beginComment() {
        comments.append((.init(author: author, text: ""), nil))
        author = nil
    }

    /// The comment that ends with this text.
    mutating func endComment(_ text: String) -> Document.Comment? {
        guard let last = comments.popLast() else { return nil }
        var comment = last.comment
        comment.text = text
        comment.anchor = last.reference.flatMap { anchors[$0] }
        return comment
    }
}

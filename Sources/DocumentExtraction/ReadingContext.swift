// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JobModel
import WorkerProtocol

/// What all parts of one document share while it is read.
class ReadingContext {
    let limits: ExtractLimits
    var ledger = TextLedger()
    var hidden: [Document.HiddenText] = []
    var findings = ReadingFindings()
    private var blocks = 0

    init(limits: ExtractLimits) { self.limits = limits }

    /// Counts a paragraph, a line break, a table or a cell.
    ///
    /// Throws `document.too_large` beyond the limit, and for more text than allowed.
    func countBlock() throws(GreffierError) {
        blocks += 1
        try limits.check(blocks: blocks, characters: ledger.emitted)
    }

    /// Takes what stands beside the text of a document within this one, and what it saw.
    func take(besidesText inner: Document) {
        hidden += inner.hidden
        findings.comments += inner.comments
        findings.deletions += inner.deletions
        findings.images.append(imagesOf: inner)
        findings.skipped += inner.counts?.skipped ?? []
        let known = Set(findings.warnings.map(\.code) + [WarningKind.partsSkipped.code])
        findings.warnings += inner.warnings.filter { !known.contains($0.code) }
        ledger.take(inner)
    }

    /// Gives the document what stands beside its text.
    func complete(_ document: inout Document) {
        document.hidden = hidden
        document.comments = findings.comments
        document.deletions = findings.deletions
        document.images = findings.images.listed
        document.counts = ledger.counts(skipped: findings.skipped, images: findings.images.count)
    }
}

/// What stands beside the text.
struct ReadingFindings {
    var comments: [Document.Comment] = []
    var deletions: [Document.Deletion] = []
    var images = ImageList()
    var skipped: [Document.SkippedPart] = []
    /// Addresses outside the file that it would load something from.
    var external: [String] = []
    /// Codes of symbol fonts that no sign is known for.
    var unmapped = 0
    /// What parts of other formats warn of.
    var warnings: [Document.Warning] = []
}

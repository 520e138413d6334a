// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// A ZIP archive of documents: a list of files, with no text of its own.
struct ArchiveReader {
    private let zip: ZipReader
    private let options: ExtractOptions
    /// Places in the archive's directory of the files that are looked at.
    private let places: [Int]
    private let names: [String]

    /// Files of one archive that are listed.
    static let files = 1000
    /// Files of one archive that are read by themselves.
    static let documents = 200

    init(_ zip: ZipReader, options: ExtractOptions) {
        self.zip = zip
        self.options = options
        let files = zip.names.enumerated().compactMap { place, name in Self.path(name).map { (place, $0) } }
        places = files.map(\.0)
        names = files.map(\.1)
    }

    /// The list of files, each judged by its content.
    ///
    /// Throws `document.empty`, `document.encrypted`, `document.too_large` and `document.unsupported` where no file can
    /// be read by itself.
    func document() throws(GreffierError) -> Document {
        guard names.count <= Self.files else {
            throw GreffierError(.documentTooLarge, detail: "an archive of \(names.count) files")
        }
        var document = Document(mediaType: FileKind.zip.mediaType, pages: [])
        var skipped: [Document.SkippedPart] = []
        var count = 0
        for index in places.indices {
            var verdict = verdict(on: index)
            if verdict.reason == nil {
                count += 1
                if count > Self.documents { verdict.reason = "limit" }
            }
            verdict.attachment.isDocument = verdict.reason == nil
            document.attachments.append(verdict.attachment)
            if let reason = verdict.reason { skipped.append(.init(name: names[index], reason: reason)) }
        }
        guard count > 0 else { throw Self.refusal(skipped) }
        document.counts = .init(characters: 0, skipped: skipped)
        document.warnings = Document.Warning.unread(skipped)
        return document
    }

    /// The bytes of files, by their places in `Document.attachments`.
    ///
    /// Throws a defect for a place that there is none of, and what made a file unreadable.
    func attachments(_ wanted: [Int]) throws(GreffierError) -> [Data] {
        var result: [Data] = []
        for index in wanted {
            guard places.indices.contains(index) else {
                throw GreffierError(.stageDefect, detail: "no attachment \(index)")
            }
            result.append(try zip.data(at: places[index], limit: ContainedFile.limit))
        }
        return result
    }

    private func verdict(on index: Int) -> ContainedFile.Verdict {
        do throws(GreffierError) {
            let data = try zip.data(at: places[index], limit: ContainedFile.limit)
            return ContainedFile(name: names[index], statedType: "", data: data)
                .verdict(options, opensArchives: false)
        } catch {
            let reason =
                switch error.code {
                case .documentEncrypted: "encrypted"
                case .documentTooLarge: "limit"
                default: "damaged"
                }
            return .init(attachment: .init(name: names[index]), reason: reason)
        }
    }

    /// Why an archive of which nothing can be read is refused.
    private static func refusal(_ skipped: [Document.SkippedPart]) -> GreffierError {
        let reasons = Set(skipped.map(\.reason))
        let names = skipped.prefix(3).map { "\($0.name): \($0.reason)" }.joined(separator: ", ")
        let detail = skipped.isEmpty ? "zip without files" : "zip without documents: \(names)"
        if reasons == ["empty"] { return GreffierError(.documentEmpty, detail: detail) }
        if reasons.contains("encrypted") { return GreffierError(.documentEncrypted, detail: detail) }
        return GreffierError(reasons.contains("limit") ? .documentTooLarge : .documentUnsupported, detail: detail)
    }

    /// The path of a file with `/` between folders; `nil` for folders and what programs keep for themselves.
    ///
    /// A path is a name here: nothing is ever written to it.
    private static func path(_ name: String) -> String? {
        let parts = name.replacing("\\", with: "/").split(separator: "/", omittingEmptySubsequences: false)
        guard let last = parts.last, !last.isEmpty else { return nil }
        let isPrivate = parts.contains { $0 == "__MACOSX" || $0.hasPrefix(".") && $0 != "." && $0 != ".." }
        let isLeft = last.hasPrefix("~$") || ["thumbs.db", "desktop.ini"].contains(last.lowercased())
        guard !isPrivate, !isLeft else { return nil }
        let clean = parts.map { TextCleaning.clean(String($0)).trimmingSpaces }
            .filter { !$0.isEmpty && $0 != "." && $0 != ".." }
        return clean.isEmpty ? nil : String(clean.joined(separator: "/").prefix(400))
    }
}

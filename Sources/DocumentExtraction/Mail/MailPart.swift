// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel

/// One part of a message, or the message itself: its fields, its body, and the parts in it (RFC 2045, RFC 2046).
struct MailPart {
    let header: MailHeader
    /// As it stands in the file, still encoded.
    let body: ArraySlice<UInt8>
    /// `text/plain` where the file states none.
    let type: MailParameters
    /// Of `multipart/…`, and what is signed in `application/pkcs7-mime`.
    private(set) var parts: [MailPart] = []
    /// Why parts of it are missing: `limit` beyond the depth or the number that is read, `cut` where the file ends before
    /// the part does, `damaged` where what is signed in it is not found.
    private(set) var flaw: String?

    /// Levels of parts that are read.
    static let depth = 20
    /// Parts of one message that are read.
    static let count = 1000

    /// Reads a whole message.
    init(message bytes: ArraySlice<UInt8>) {
        var left = Self.count
        self.init(bytes, level: 0, left: &left, in: "")
    }

    private init(_ bytes: ArraySlice<UInt8>, level: Int, left: inout Int, in parent: String) {
        left -= 1
        header = MailHeader(bytes)
        body = bytes[header.end...]
        let stated = header.parameters("content-type")
        let usual = parent == "multipart/digest" ? "message/rfc822" : "text/plain"
        type = stated.flatMap { $0.value.contains("/") ? $0 : nil } ?? MailParameters(Array(usual.utf8)[...])
        guard type.value.hasPrefix("multipart/") || isSealed else { return }
        guard level < Self.depth else {
            flaw = "limit"
            return
        }
        if isSealed {
            if let signed = SignedContent.find(in: content), left > 0 {
                parts = [MailPart(signed[...], level: level + 1, left: &left, in: type.value)]
            } else if type["smime-type"]?.lowercased() == "signed-data" {
                flaw = "damaged"
            }
            return
        }
        let (pieces, isCut) = Self.split(body, at: type["boundary"] ?? "", most: left)
        if isCut { flaw = "cut" }
        for piece in pieces {
            guard left > 0 else {
                flaw = "limit"
                break
            }
            parts.append(MailPart(piece, level: level + 1, left: &left, in: type.value))
        }
    }

    /// The bytes of the body as they were before they were sent.
    var content: [UInt8] { encoding.decode(body) }

    /// Whether its content is inside a signature or encrypted (S/MIME).
    var isSealed: Bool { ["application/pkcs7-mime", "application/x-pkcs7-mime"].contains(type.value) }

    /// Whether it is text without tags, in which older programs wrote files too.
    var isPlain: Bool { type.value == "text/plain" }

    var encoding: TransferEncoding { TransferEncoding(header.value("content-transfer-encoding")) }

    /// `attachment`, `inline` or another word; empty where the part states none.
    var disposition: String { header.parameters("content-disposition")?.value ?? "" }

    /// The name that it would be saved under, without folders; `nil` where it has none.
    var fileName: String? {
        let stated = header.parameters("content-disposition")?["filename"] ?? type["name"]
        return stated.flatMap(Self.fileName)
    }

    /// A stated name without folders; `nil` where nothing is left of it.
    static func fileName(_ stated: String) -> String? {
        let name = stated.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let clean = TextCleaning.clean(name).trimmingSpaces
        return clean.isEmpty || clean == "." || clean == ".." ? nil : String(clean.prefix(200))
    }

    /// The name that HTML calls it by, without brackets.
    var contentID: String? {
        header.text("content-id").map { $0.filter { $0 != "<" && $0 != ">" }.trimmingSpaces }
    }

    /// The bytes between the delimiter lines of `boundary` (RFC 2046, 5.1.1), at most `most`; where a file names none, the
    /// first line that looks like one is taken.
    ///
    /// `isCut` tells that the last delimiter is missing.
    private static func split(
        _ body: ArraySlice<UInt8>,
        at boundary: String,
        most: Int
    ) -> (pieces: [ArraySlice<UInt8>], isCut: Bool) {
        var lines = MailLines(body)
        var delimiter = Array("--\(boundary)".utf8)
        var pieces: [ArraySlice<UInt8>] = []
        /// Where the open piece begins and where it would end: before the line end that belongs to the delimiter.
        var start: Int?
        var end = body.startIndex
        while let line = lines.next() {
            defer { end = line.endIndex }
            guard line.first == 0x2D, line.dropFirst().first == 0x2D else { continue }
            if boundary.isEmpty, pieces.isEmpty, start == nil, line.count > 4 { delimiter = trimmed(line) }
            guard delimiter.count > 2, line.starts(with: delimiter) else { continue }
            let rest = line.dropFirst(delimiter.count)
            let isLast = rest.starts(with: [0x2D, 0x2D])
            guard isLast || rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
            if let start { pieces.append(body[start..<max(start, end)]) }
            start = isLast ? nil : lines.position
            if isLast || pieces.count > most { return (pieces, false) }
        }
        if let start { pieces.append(body[start...]) }
        return (pieces, true)
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        Array(line.dropLast(line.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count))
    }
}

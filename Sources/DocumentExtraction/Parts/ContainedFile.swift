// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import CSystemCalls
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// A file inside a file, judged by its content: a document that is to be read by itself, or a mere attachment.
struct ContainedFile {
    let name: String
    /// What the file that holds it says of it; empty where it says nothing.
    let statedType: String
    let data: Data

    /// Pictures of fewer bytes are logos and signatures: a scanned page takes more.
    static let leastPicture = 30_000

    /// Bytes of one that is read by itself.
    static let limit = 64 << 20

    /// What became of it.
    struct Verdict {
        var attachment: Document.Attachment
        /// Why it is not read; `nil` where it is a document or a decoration.
        var reason: String?
    }

    /// What it is; archives are documents where `opensArchives`.
    func verdict(_ options: ExtractOptions, opensArchives: Bool) -> Verdict {
        let kind = data.isEmpty ? FileKind.unknown : kind(of: data, options.limits)
        let reason = data.isEmpty ? "empty" : skipReason(kind, options, opensArchives: opensArchives)
        let isKnown = kind != .unknown && kind != .txt
        let attachment = Document.Attachment(
            name: name,
            mediaType: isKnown || statedType.isEmpty ? kind.mediaType : statedType,
            bytes: data.count,
            sha256: sha256,
            isDocument: reason == nil
        )
        return Verdict(attachment: attachment, reason: reason)
    }

    /// The kind, that of a package too; a name is believed where the content is damaged.
    private func kind(of data: Data, _ limits: ExtractLimits) -> FileKind {
        let kind = FileKind(sniffing: data, name: name)
        guard kind == .zip else { return kind }
        do throws(GreffierError) {
            switch try PackageReader.open(data, limits: limits) {
            case .docx: return .docx
            case .odt: return .odt
            case .epub: return .epub
            case .archive: return claimsDocument ? .unknown : .zip
            case .other(let kind): return kind
            }
        } catch {
            return claimsDocument ? .docx : .zip
        }
    }

    /// Why it is no document to be read by itself, `nil` where it is one.
    private func skipReason(_ kind: FileKind, _ options: ExtractOptions, opensArchives: Bool) -> String? {
        guard data.count <= Self.limit else { return "limit" }
        switch kind {
        case .pdf, .docx, .odt, .epub, .rtf, .doc, .eml, .mht: return nil
        case .html: return ending == "xml" ? "format" : nil
        case .txt: return isProse || claimsDocument ? nil : Self.reasons[statedType] ?? "format"
        case .zip: return opensArchives ? nil : "archive"
        case .bmp, .gif, .jpg, .png, .tif, .webp:
            if data.count < Self.leastPicture { return "decoration" }
            return kind.isAccepted(by: options) ? nil : "not_accepted"
        case .xml:
            guard DataFileReader.isLike(data) else { return Self.reasons[statedType] ?? "format" }
            return kind.isAccepted(by: options) ? nil : "not_accepted"
        case .msg, .ppt, .pptx, .unknown, .xls, .xlsx:
            if TNEFFile.isLike(data) { return "tnef" }
            // One that is damaged or renamed says so in a run of its own.
            return claimsDocument ? nil : Self.reasons[statedType] ?? "format"
        }
    }

    private static let reasons = [
        "application/ms-tnef": "tnef", "application/vnd.ms-tnef": "tnef", "text/calendar": "calendar",
        "application/ics": "calendar", "text/vcard": "contact", "text/x-vcard": "contact",
        "application/pgp-signature": "signature", "application/pkcs7-signature": "signature",
        "application/x-pkcs7-signature": "signature", "application/pkcs7-mime": "encrypted",
        "application/x-pkcs7-mime": "encrypted", "message/delivery-status": "report",
        "message/disposition-notification": "report", "message/external-body": "external", "message/partial": "partial",
    ]

    private var ending: String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return name[name.index(after: dot)...].lowercased()
    }

    /// Whether text is to be read as a document: by its name, or where it has no ending.
    private var isProse: Bool {
        guard Self.reasons[statedType] == nil else { return false }
        return ["txt", "text", "md"].contains(ending) || (ending.isEmpty && ["text/plain", ""].contains(statedType))
    }

    /// Whether the name is that of a format that is read.
    private var claimsDocument: Bool {
        ["pdf", "docx", "docm", "dotx", "dotm", "doc", "odt", "rtf"].contains(ending)
    }

    private var sha256: String {
        var hash = csystem_sha256()
        csystem_sha256_start(&hash)
        data.withUnsafeBytes { csystem_sha256_update(&hash, $0.baseAddress, $0.count) }
        var digest = [UInt8](repeating: 0, count: 32)
        csystem_sha256_finish(&hash, &digest)
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

extension FileKind {
    /// Whether a pipeline takes this kind.
    func isAccepted(by options: ExtractOptions) -> Bool {
        let names = [rawValue] + aliases
        return options.accept.isEmpty || options.accept.contains { names.contains($0.lowercased()) }
    }
}

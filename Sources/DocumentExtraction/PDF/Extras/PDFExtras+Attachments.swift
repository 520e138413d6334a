// SPDX-License-Identifier: GPL-3.0-or-later
import CPopplerGLib
import DocumentModel
import FoundationEssentials
import WorkerProtocol

extension PDFExtras {
    /// More files than this in one PDF are no attachments of a person.
    private static let most = 256
    /// Bytes that all attachments of a file may unpack to when they are listed.
    static let listingBudget = 64 << 20

    /// A file inside the file, ready to be unpacked.
    final class AttachedFile {
        fileprivate let attachment: UnsafeMutablePointer<PopplerAttachment>

        fileprivate init(_ attachment: UnsafeMutablePointer<PopplerAttachment>) { self.attachment = attachment }

        deinit { g_object_unref(UnsafeMutableRawPointer(attachment)) }

        /// The last part of its name; a file that is stated without one has none.
        var name: String {
            let name = PDFExtras.text(attachment.pointee.name) ?? ""
            return String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
        }

        /// Hands its bytes over piece by piece; `false` where `take` wanted no more.
        func unpack(_ take: (UnsafeRawBufferPointer) -> Bool) -> Bool {
            withoutActuallyEscaping(take) { take in
                var taker = take
                return withUnsafeMutablePointer(to: &taker) { taker in
                    let save: PopplerAttachmentSaveFunc = { bytes, count, taker, _ in
                        let take = taker?.assumingMemoryBound(to: ((UnsafeRawBufferPointer) -> Bool).self).pointee
                        return take?(UnsafeRawBufferPointer(start: bytes, count: Int(count))) == true ? 1 : 0
                    }
                    return poppler_attachment_save_to_callback(attachment, save, taker, nil) != 0
                }
            }
        }
    }

    /// The files that the catalogue names, then those attached to places on `pages` (from 1), in their order.
    func attachedFiles(pages: [Int]) -> (files: [AttachedFile], isCut: Bool) {
        var files: [AttachedFile] = []
        if let list = poppler_document_get_attachments(document) {
            files = Self.elements(list, UnsafeMutablePointer<PopplerAttachment>.self).map(AttachedFile.init)
            g_list_free(list)
        }
        for page in pages where files.count < Self.most { files += attachedFiles(of: page) }
        return (Array(files.prefix(Self.most)), files.count > Self.most)
    }

    private func attachedFiles(of page: Int) -> [AttachedFile] {
        guard let page = poppler_document_get_page(document, Int32(page - 1)) else { return [] }
        defer { g_object_unref(UnsafeMutableRawPointer(page)) }
        let list = poppler_page_get_annot_mapping(page)
        defer { poppler_page_free_annot_mapping(list) }
        return Self.elements(list, UnsafeMutablePointer<PopplerAnnotMapping>.self).compactMap { mapping in
            guard let annotation = mapping.pointee.annot,
                poppler_annot_get_annot_type(annotation) == POPPLER_ANNOT_FILE_ATTACHMENT
            else { return nil }
            return poppler_annot_file_attachment_get_attachment(annotation).map(AttachedFile.init)
        }
    }

    /// What document.json says of `files`, and why some are not read: each is judged by its content.
    ///
    /// Those that would unpack to more than `budget` in all are named with neither size nor digest.
    static func listed(
        _ files: [AttachedFile],
        options: ExtractOptions,
        budget: Int = listingBudget
    ) -> (attachments: [Document.Attachment], skipped: [Document.SkippedPart]) {
        var left = budget
        var result: (attachments: [Document.Attachment], skipped: [Document.SkippedPart]) = ([], [])
        for (index, file) in files.enumerated() {
            let name = file.name.isEmpty ? "attachment-\(index + 1)" : file.name
            guard let data = bytes(of: file, atMost: left) else {
                left = 0
                result.attachments.append(.init(name: name))
                result.skipped.append(.init(name: name, reason: "limit"))
                continue
            }
            left -= data.count
            let verdict = ContainedFile(name: name, statedType: "", data: data).verdict(options, opensArchives: true)
            result.attachments.append(verdict.attachment)
            if let reason = verdict.reason { result.skipped.append(.init(name: name, reason: reason)) }
        }
        return result
    }

    /// The bytes of `file`; `nil` where there are more than `limit`.
    static func bytes(of file: AttachedFile, atMost limit: Int) -> Data? {
        var data = Data()
        let isWhole = file.unpack { bytes in
            guard data.count + bytes.count <= limit else { return false }
            data.append(contentsOf: bytes)
            return true
        }
        return isWhole ? data : nil
    }
}

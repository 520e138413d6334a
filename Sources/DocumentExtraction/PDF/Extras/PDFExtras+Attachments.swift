// SPDX-License-Identifier: GPL-3.0-or-later
import CPopplerGLib
import DocumentModel
import FoundationEssentials
import JobModel
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

    /// What document.json says of the attached files.
    struct Listing {
        var attachments: [Document.Attachment] = []
        /// Those that are not read, and why.
        var skipped: [Document.SkippedPart] = []
        var dataFiles: [Document.DataFile] = []
        /// CVs as data that are damaged or too large: of these people are told.
        var lostData: [Document.SkippedPart] = []
    }

    /// Judges `files` by their content.
    ///
    /// Those that would unpack to more than `budget` in all are named with neither size nor digest. The first CV as data
    /// is read here and now: it belongs to the document and is never one of its own.
    static func listed(_ files: [AttachedFile], options: ExtractOptions, budget: Int = listingBudget) -> Listing {
        var left = budget
        var listing = Listing()
        for (index, file) in files.enumerated() {
            let name = file.name.isEmpty ? "attachment-\(index + 1)" : file.name
            guard let data = bytes(of: file, atMost: left) else {
                left = 0
                listing.attachments.append(.init(name: name))
                listing.skipped.append(.init(name: name, reason: "limit"))
                continue
            }
            left -= data.count
            var verdict = ContainedFile(name: name, statedType: "", data: data).verdict(options, opensArchives: true)
            if DataFileReader.isLike(data) {
                verdict.attachment.isDocument = false
                verdict.reason = take(data, at: index, limits: options.limits, into: &listing)
                if let reason = verdict.reason, reason != "format" {
                    listing.lostData.append(.init(name: name, reason: reason))
                }
            }
            listing.attachments.append(verdict.attachment)
            if let reason = verdict.reason { listing.skipped.append(.init(name: name, reason: reason)) }
        }
        return listing
    }

    /// Reads a CV as data; why that was not done where it was not.
    private static func take(
        _ data: Data,
        at place: Int,
        limits: ExtractLimits,
        into listing: inout Listing
    ) -> String? {
        guard listing.dataFiles.isEmpty else { return "format" }
        do throws(GreffierError) {
            guard var file = try DataFileReader.read(data, limits: limits) else { return "format" }
            file.attachment = place
            listing.dataFiles = [file]
            return nil
        } catch {
            return error.code == .documentTooLarge ? "limit" : "damaged"
        }
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

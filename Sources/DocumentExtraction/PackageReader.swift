// SPDX-License-Identifier: GPL-3.0-or-later
import Archives
import DocumentModel
import FoundationEssentials
import JobModel
import WorkerProtocol

/// Tells what a ZIP package holds.
enum PackageReader {
    /// What was found, ready to be read.
    enum Content {
        case docx(OPCPackage, main: String)
        case odt(ZipReader)
        case epub(ZipReader)
        case archive(ZipReader)
        case other(FileKind)
    }

    /// Opens `data` and finds out what it is: by the package's relationships for OOXML, by `mimetype` for the rest.
    static func open(_ data: Data, limits: ExtractLimits) throws(GreffierError) -> Content {
        let zip = try ZipReader(
            data: data,
            limits: ZipLimits(entries: limits.archiveEntries, inflatedBytes: limits.inflatedBytes),
            allowsTwins: true
        )
        let content = try content(of: zip)
        // Which of two parts a program takes is not to be known; files of one name in an archive are all read.
        if case .archive = content { return content }
        guard zip.twin == nil else { throw GreffierError(.documentCorrupt, detail: "two archive entries of one name") }
        return content
    }

    private static func content(of zip: ZipReader) throws(GreffierError) -> Content {
        if zip.contains("mimetype") {
            let type = String(decoding: try zip.data("mimetype").prefix(100), as: UTF8.self).trimmingSpaces
            if type.hasPrefix("application/vnd.oasis.opendocument.text") { return .odt(zip) }
            if type == "application/epub+zip" { return .epub(zip) }
            if type.hasPrefix("application/") { return .other(.unknown) }
        }
        let package = OPCPackage(zip)
        guard let main = try mainPart(package) else {
            // A package without its main part is a damaged document, not an archive of its pictures.
            let isPackage = ["[Content_Types].xml", "META-INF/manifest.xml"].contains { zip.contains($0) }
            return isPackage ? .other(.zip) : .archive(zip)
        }
        let type = try package.contentType(of: main) ?? ""
        if type.contains("spreadsheetml") || main.hasPrefix("xl/") { return .other(.xlsx) }
        if type.contains("presentationml") || main.hasPrefix("ppt/") { return .other(.pptx) }
        return .docx(package, main: main)
    }

    private static func mainPart(_ package: OPCPackage) throws(GreffierError) -> String? {
        if let main = try package.mainPart(), package.contains(main) { return main }
        return package.contains("word/document.xml") ? "word/document.xml" : nil
    }
}

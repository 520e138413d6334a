// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import JobModel

/// A LibreOffice that stays, with the folder and profile that are its own.
///
/// It keeps an empty text open, for it would end with the last one. Documents are handed to it by a second, short-lived
/// process of the same profile, as LibreOffice does when a second file is opened; where the first is gone, the second makes
/// the document by itself. Not `Sendable`, and all of it blocks: a place uses it on one thread.
final class OfficeSession {
    private let configuration: OfficeConverter.Configuration
    private let folder: OfficeFolder
    private var server: ChildProcess?
    /// Documents made.
    private(set) var count = 0

    /// Makes the folder and starts LibreOffice in it.
    init(_ configuration: OfficeConverter.Configuration) throws {
        self.configuration = configuration
        folder = try OfficeFolder(configuration)
        try folder.write(Data(Self.blank.utf8), to: "in/blank.fodt")
        try folder.write(Data(Self.settings.utf8), to: "profile/user/registrymodifications.xcu")
        try serve()
    }

    deinit { server?.killAndReap() }

    /// Throws `office.failed`, `worker.unavailable`, `CancellationError`.
    func pdf(from docx: Data, isStopped: () -> Bool) throws -> Data {
        let name = "out/document.pdf"
        try? FileManager.default.removeItem(atPath: "\(folder.path)/\(name)")
        try folder.write(docx, to: "in/document.docx")
        if server?.isAlive == false { try serve() }
        let deadline = ContinuousClock.now + configuration.deadline
        guard let status = try folder.start("print").waitForEnd(until: deadline, isStopped: isStopped) else {
            if isStopped() { throw CancellationError() }
            throw GreffierError(
                .officeFailed,
                .init(
                    "no PDF after \(configuration.deadline.components.seconds) s",
                    french: "pas de PDF après \(configuration.deadline.components.seconds) s"
                )
            )
        }
        guard let data = try folder.made(name, status), data.starts(with: Data("%PDF-".utf8)) else {
            throw GreffierError(
                .officeFailed,
                .init("it made no PDF, \(status)", french: "aucun PDF produit, \(status)")
            )
        }
        count += 1
        return data
    }

    /// Starts the LibreOffice that stays, and waits until it listens.
    ///
    /// One with a new profile may end at once and want to be started again; where there is none to start, each document is
    /// made by a process of its own.
    private func serve() throws {
        for _ in 0..<2 {
            let child = try folder.start("serve")
            server = child
            let deadline = ContinuousClock.now + .seconds(5)
            while child.isAlive, ContinuousClock.now < deadline {
                if listens { return }
                usleep(10_000)
            }
            if child.isAlive { return }
        }
        server = nil
    }

    /// Whether the socket is there by which a second process finds the first.
    private var listens: Bool {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.contains { $0.hasPrefix("OSL_PIPE_") }
    }

    /// A text without a word (OpenDocument 1.3 part 3, 3.1.2).
    private static let blank = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3" \
        office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text/></office:body></office:document>
        """

    /// No macros, nothing fetched, and PDFs with structure, bookmarks and embedded fonts (PDF/UA, PDF/A-2).
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry">\
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
        oor:op="fuse"><value>true</value></prop></item>\
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">\
        <value>0</value></prop></item>\
        <item oor:path="/org.openoffice.Office.Common/Filter/PDF/Export"><prop oor:name="UseTaggedPDF" oor:op="fuse">\
        <value>true</value></prop><prop oor:name="PDFUACompliance" oor:op="fuse"><value>true</value></prop>\
        <prop oor:name="SelectPdfVersion" oor:op="fuse"><value>2</value></prop>\
        <prop oor:name="ExportBookmarks" oor:op="fuse"><value>true</value></prop></item></oor:items>
        """
}

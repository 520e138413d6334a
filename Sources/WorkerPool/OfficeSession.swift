// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import JobModel
import WorkerProtocol

/// A LibreOffice that stays, with the folder and profile that are its own.
///
/// It keeps an empty text open, for it would end with the last one. Documents are handed to it by a second, short-lived
/// process of the same profile, as LibreOffice does when a second file is opened; where the first is gone, the second makes
/// the document by itself. Not `Sendable`, and all of it blocks: a place uses it on one thread.
final class OfficeSession {
    private let configuration: OfficeConverter.Configuration
    private let folder: String
    private var server: ChildProcess?
    /// Documents made.
    private(set) var count = 0

    private static let limit = 256 << 20

    /// Makes the folder and starts LibreOffice in it.
    init(_ configuration: OfficeConverter.Configuration) throws {
        self.configuration = configuration
        folder = "\(configuration.scratch)/\(OfficeConverter.prefix)\(UUID().uuidString)"
        do {
            for name in ["in", "out", "profile/user"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder)/\(name)",
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            }
            try Data(Self.blank.utf8).write(to: URL(filePath: "\(folder)/in/blank.fodt"))
            try Data(Self.settings.utf8).write(to: URL(filePath: "\(folder)/profile/user/registrymodifications.xcu"))
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw GreffierError(.workerUnavailable, detail: "no room for a conversion in \(configuration.scratch)")
        }
        try serve()
    }

    deinit {
        server?.killAndReap()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Throws `office.failed`, `worker.unavailable`, `CancellationError`.
    func pdf(from docx: Data, isStopped: () -> Bool) throws -> Data {
        let made = "\(folder)/out/document.pdf"
        try? FileManager.default.removeItem(atPath: made)
        do {
            try docx.write(to: URL(filePath: "\(folder)/in/document.docx"))
        } catch {
            throw GreffierError(.workerUnavailable, detail: "no room for a conversion in \(configuration.scratch)")
        }
        if server?.isAlive == false { try serve() }
        let deadline = ContinuousClock.now + configuration.deadline
        guard let status = try start("print").waitForEnd(until: deadline, isStopped: isStopped) else {
            if isStopped() { throw CancellationError() }
            throw GreffierError(
                .officeFailed,
                .init(
                    "no PDF after \(configuration.deadline.components.seconds) s",
                    french: "pas de PDF après \(configuration.deadline.components.seconds) s"
                )
            )
        }
        switch status {
        case .exited(WorkerExit.unconfined):
            throw GreffierError(.workerUnavailable, detail: "LibreOffice cannot be confined on this system")
        case .exited(127): throw GreffierError(.workerUnavailable, detail: "\(configuration.program) cannot be run")
        default: break
        }
        // The exit code tells nothing: what counts is the file.
        var state = stat()
        guard lstat(made, &state) == 0, state.st_mode & S_IFMT == S_IFREG, state.st_size <= Self.limit,
            let data = try? Data(contentsOf: URL(filePath: made)), data.starts(with: Data("%PDF-".utf8))
        else {
            throw GreffierError(
                .officeFailed,
                .init("it made no PDF, \(status)", french: "aucun PDF produit, \(status)")
            )
        }
        count += 1
        return data
    }

    private func start(_ task: String) throws -> ChildProcess {
        let rule = configuration.requiresSandbox ? "required" : "preferred"
        return try ChildProcess.start([configuration.worker, "--convert", configuration.program, folder, rule, task])
    }

    /// Starts the LibreOffice that stays, and waits until it listens.
    ///
    /// One with a new profile may end at once and want to be started again; where there is none to start, each document is
    /// made by a process of its own.
    private func serve() throws {
        for _ in 0..<2 {
            let child = try start("serve")
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
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
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

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Logging
import Synchronization
import Testing

@testable import Daemon

@Suite("Lines of the log")
struct LogLineTests {
    private static let line = LogLine(
        time: Date(timeIntervalSince1970: 1_700_000_000.25),
        level: .warning,
        logger: "greffier",
        message: "left in the inbox",
        fields: [("code", "intake.unreadable"), ("reason", "two words\u{1B}[2J\nmore"), ("level", "x\"y")]
    )

    @Test("text has time and level, the journal its priority, and no value breaks a line or steers a terminal")
    func text() {
        let fields = #"code=intake.unreadable reason="two words\u001b[2J\nmore" level="x\"y""#
        #expect(Self.line.text(.text) == "2023-11-14T22:13:20.250Z warning left in the inbox \(fields)")
        #expect(Self.line.text(.journal) == "<4>left in the inbox \(fields)")
    }

    @Test("JSON is one object a line, whose own keys no field takes")
    func json() throws {
        let text = Self.line.text(.json)
        #expect(!text.contains("\n"))
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String]
        #expect(
            object == [
                "time": "2023-11-14T22:13:20.250Z", "level": "warning", "logger": "greffier",
                "message": "left in the inbox", "code": "intake.unreadable", "reason": "two words\u{1B}[2J\nmore",
                "field_level": "x\"y",
            ]
        )
    }

    /// What a logger writes, where names are hashed unless `showsNames`.
    private func written(showsNames: Bool = false, level: Logger.Level = .info, _ body: (Logger) -> Void) -> [String] {
        let lines = Mutex<[String]>([])
        let hash = showsNames ? nil : NameHash(key: Data("key".utf8))
        let provider = Logger.MetadataProvider { ServiceLog.metadata(of: .current) }
        var logger = Logger(label: "test") { _ in
            LineLog(label: "test", style: .json, names: hash, level: level, metadataProvider: provider) { line in
                lines.withLock { $0.append(line) }
            }
        }
        logger[metadataKey: "queue"] = "cpu"
        body(logger)
        return lines.withLock { $0 }
    }

    @Test("names of files are hashed, the same to the same, unless they may be shown or a fault is looked for")
    func names() throws {
        let lines = written(level: .debug) { logger in
            logger.info("a", metadata: ["file": "Jeanne Petit.pdf"])
            logger.info("b", metadata: ["path": "Jeanne Petit.pdf"])
            logger.info("c", metadata: ["file": "Jean Petit.pdf"])
            logger.debug("d", metadata: ["file": "Jean Petit.pdf"])
        }
        let hashes = lines.prefix(3).map { $0.firstMatch(of: /#[0-9a-f]{12}/).map { String($0.output) } }
        #expect(hashes[0] != nil && hashes[0] == hashes[1] && hashes[0] != hashes[2])
        #expect(lines.prefix(3).allSatisfy { !$0.contains("Petit") } && lines[3].contains("Jean Petit.pdf"))
        let shown = written(showsNames: true) { $0.info("a", metadata: ["file": "Jean Petit.pdf"]) }
        #expect(shown[0].contains("Jean Petit.pdf"))
    }

    @Test(
        "of an error that may name a file only the code is told",
        arguments: [
            ("document.encrypted: page 1", "document.encrypted: page 1"),
            ("store.full: 12 MiB free, 0.5 GiB wanted", "store.full: 12 MiB free, 0.5 GiB wanted"),
            ("store.unavailable: cannot open /srv/inbox/Jeanne Petit.pdf", "store.unavailable (hidden)"),
            ("Jeanne Petit.pdf: no such file", "(hidden)"),
            ("no entry 'Jeanne Petit'", "(hidden)"),
            ("« Jeanne Petit » manque", "(hidden)"),
            ("SQLite error 13: database or disk is full", "SQLite error 13: database or disk is full"),
        ]
    )
    func freeText(text: String, told: String) {
        #expect(LogFields.cleaned(text) == told)
    }

    @Test("a field that nobody declared is taken for free text")
    func undeclared() {
        let lines = written { $0.info("a", metadata: ["whatever": "Petit.pdf", "code": "model.down"]) }
        #expect(lines[0].contains(#""code":"model.down""#) && lines[0].contains(#""whatever":"(hidden)""#))
    }

    @Test("a job of a run that a request asked for is logged with the request")
    func request() {
        let run = ULID(date: Date(timeIntervalSince1970: 1_700_000_000))
        let context = WorkContext(run: run, job: 7, stage: "text", request: "01ARZ3NDEKTSV4RRFFQ69G5FAV")
        let lines = WorkContext.$current.withValue(context) { written { $0.warning("worker ended") } }
        #expect(lines[0].contains(#""request":"01ARZ3NDEKTSV4RRFFQ69G5FAV""#))
    }

    @Test("what is logged while a job is done carries its run, in tasks that it starts too")
    func context() async {
        let run = ULID(date: Date(timeIntervalSince1970: 1_700_000_000))
        let lines = await WorkContext.$current.withValue(WorkContext(run: run, job: 7, stage: "text")) {
            await Task { written { $0.warning("worker ended while it worked") } }.value
        }
        #expect(lines[0].contains(#""run":"\#(run)","job":"7","stage":"text","queue":"cpu""#))
    }

    @Test("the daemon keeps the key of the hashes for itself, and another verb makes none")
    func key() throws {
        let state = FileManager.default.temporaryDirectory.path + "/greffier-log-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: state) }
        _ = NameHash(keptIn: state, isDaemon: false)
        #expect(!FileManager.default.fileExists(atPath: state + "/log-key"))
        let made = NameHash(keptIn: state, isDaemon: true).text("a")
        let mode = try FileManager.default.attributesOfItem(atPath: state + "/log-key")[.posixPermissions] as? Int
        #expect(mode == 0o600 && NameHash(keptIn: state, isDaemon: false).text("a") == made)
    }
}

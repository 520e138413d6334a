// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import WorkerProtocol

/// What the tests of rendering share.
enum Support {
    static let options = RenderOptions(language: "fr", date: "2026-11-20T09:15:02.123Z")
    static let english = RenderOptions(language: "en", date: "2026-11-20T09:15:02.123Z")

    static let designs = ["classic", "sidebar", "dossier"]

    /// Options of a design.
    static func look(_ design: String, language: String = "fr") -> RenderOptions {
        RenderOptions(language: language, date: options.date, look: .init(design: design))
    }

    /// The three example profiles of the fixtures.
    static let examples = ["soazig-le-goff", "george-morris", "malgorzata-nowak"]

    static func fixture(_ path: String) throws -> Data {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: tests.appending(path: "Fixtures").appending(path: path))
    }

    static func example(_ name: String) throws -> Data { try fixture("profiles/\(name).json") }

    /// The repository's own file at `path`.
    static func repositoryFile(_ path: String) throws -> Data {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Data(contentsOf: root.appending(path: path))
    }

    /// Bytes of a profile from nested values.
    static func profile(_ value: [String: Any]) throws -> Data {
        try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys])
    }

    /// Every text of a profile that a reader must find again: no dates, codes or addresses of the web.
    static func texts(_ profile: Data) throws -> [String] {
        let hidden: Set<String> = [
            "startDate", "endDate", "date", "releaseDate", "countryCode", "url", "x-greffier", "meta",
        ]
        var result: [String] = []
        func walk(_ value: Any) {
            if let object = value as? [String: Any] {
                for (key, value) in object.sorted(by: { $0.key < $1.key }) where !hidden.contains(key) { walk(value) }
            } else if let list = value as? [Any] {
                list.forEach(walk)
            } else if let text = value as? String {
                result.append(text)
            }
        }
        walk(try JSONSerialization.jsonObject(with: profile))
        return result
    }

    /// The words that `text` lacks, without regard to case; a word may stand inside another, as in an address.
    static func missingWords(of texts: [String], in text: String) -> [String] {
        let found = Set(words(text))
        let whole = text.precomposedStringWithCanonicalMapping.lowercased()
        return texts.flatMap(words).filter { !found.contains($0) && !whole.contains($0.lowercased()) }
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0.isWhitespace || "•·,;:()–".contains($0) }.map {
            String($0).trimmingCharacters(in: .punctuationCharacters).precomposedStringWithCanonicalMapping
        }.filter { !$0.isEmpty }
    }
}

/// A program of the system, run on a file in a folder that disappears.
struct Tool {
    let path: String

    /// `nil` where the program is not installed.
    init?(_ name: String) {
        guard
            let path = ["/usr/bin/\(name)", "/usr/local/bin/\(name)"].first(where: FileManager.default.isExecutableFile)
        else { return nil }
        self.path = path
    }

    /// The program at `path`, which must be there.
    init(path: String) { self.path = path }

    /// Standard output of the program with `arguments`, where `%` stands for a file that holds `input`.
    func run(_ arguments: [String], input: Data, suffix: String) throws -> (status: Int32, output: Data) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rendering-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "input.\(suffix)")
        try input.write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments.map { $0 == "%" ? file.path : $0 }
        let pipe = Pipe()
        // Times and numbers as these tests expect them, wherever the machine stands.
        process.environment = ProcessInfo.processInfo.environment.merging(["TZ": "UTC"]) { $1 }
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, output)
    }
}

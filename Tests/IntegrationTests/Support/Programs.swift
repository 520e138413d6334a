// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// The built programs and the checkout that these tests run against.
enum Programs {
    /// The folder of the test bundle, where the package manager puts every product.
    static let products: String = {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (own as NSString).deletingLastPathComponent
    }()

    static var greffier: String { products + "/greffier" }
    static var worker: String { products + "/greffier-worker" }

    /// The root of the checkout.
    static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func fixture(_ path: String) -> String { checkout + "/Tests/Fixtures/" + path }

    /// The JSON object in a file.
    static func object(_ path: String) throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(path)")
    }

    /// What a finished process left behind.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        /// What was printed, as a JSON object.
        func object() throws -> [String: Any] {
            let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
            return try #require(value as? [String: Any], "\(output) \(errors)")
        }
    }

    /// What sqlite3 prints for `sql`; it waits for locks.
    static func sqlite(_ file: String, _ sql: String) throws -> String {
        let outcome = try run("/usr/bin/sqlite3", ["-cmd", ".timeout 10000", file, sql])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return outcome.output
    }

    /// Asks until the answer is what is waited for; fails the test when it never is.
    static func wait(for what: String, until isSo: () throws -> Bool) throws {
        let end = Date().addingTimeInterval(300)
        while try !isSo() {
            try #require(Date() < end, "waited in vain for \(what)")
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    /// The test's own environment without what would change what the programs say or whom they ask, plus `own`.
    static func environment(_ own: [String: String]) -> [String: String] {
        let proxies = ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        var plain = Dictionary(uniqueKeysWithValues: proxies.map { ($0, "") })
        plain["LC_ALL"] = "C.UTF-8"
        plain["LLM_URL"] = ""
        return ProcessInfo.processInfo.environment.merging(plain) { $1 }.merging(own) { $1 }
    }

    /// Runs a program to its end.
    ///
    /// It gets `environment(_:)`; standard input is the file `input`, or nothing.
    static func run(
        _ program: String,
        _ arguments: [String],
        environment: [String: String] = [:],
        directory: String? = nil,
        input: String? = nil
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = Self.environment(environment)
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        let folder = "/tmp/greffier-run-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // Files, not pipes: a full pipe would block the program, a reader thread would be one more thing to go wrong.
        for name in ["out", "err"] { try Data().write(to: URL(fileURLWithPath: folder + "/" + name)) }
        process.standardOutput = FileHandle(forWritingAtPath: folder + "/out")
        process.standardError = FileHandle(forWritingAtPath: folder + "/err")
        process.standardInput = input.map { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
            output: (try? String(contentsOfFile: folder + "/out", encoding: .utf8)) ?? "",
            errors: (try? String(contentsOfFile: folder + "/err", encoding: .utf8)) ?? ""
        )
    }
}

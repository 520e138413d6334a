// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// epubcheck, the judge of EPUB files (Debian package `epubcheck`).
///
/// Each judgement takes it some seconds, so that tests ask for few.
enum EPUBChecker {
    /// The package's command is the archive itself, which only some systems can start.
    private static let archive = "/usr/share/java/epubcheck.jar"
    private static let tool = Tool("java")

    static var isInstalled: Bool { tool != nil && FileManager.default.fileExists(atPath: archive) }

    /// Expects that it has nothing to say; nothing happens where it is not installed.
    static func expectPraise(of epub: Data) throws {
        let complaints = try complaints(of: epub)
        #expect(complaints == "")
    }

    private static func complaints(of epub: Data) throws -> String {
        guard let tool else { return "" }
        let (status, output) = try tool.run(
            ["-jar", archive, "--failonwarnings", "--json", "-", "%"],
            input: epub,
            suffix: "epub"
        )
        if status == 0 { return "" }
        // It says the file's name first.
        let report = try JSONSerialization.jsonObject(with: output.drop { $0 != UInt8(ascii: "{") }) as? [String: Any]
        let messages = report?["messages"] as? [[String: Any]] ?? []
        let words = messages.map { message in
            let places = (message["locations"] as? [[String: Any]] ?? []).map {
                "\($0["path"] ?? "") \($0["line"] ?? "")"
            }
            return "\(message["ID"] ?? ""): \(message["message"] ?? "") \(places.prefix(3))"
        }
        return words.isEmpty
            ? "status \(status): \(String(decoding: output.prefix(2000), as: UTF8.self))"
            : words.joined(separator: "\n")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A page of the documentation: the anchors of its titles, where its links lead, and the commands that it shows.
struct MarkdownPage {
    /// Something on a line, counted from 1.
    struct Found {
        var line: Int
        var text: String
    }

    /// Below the checkout.
    let path: String
    /// As GitHub names the titles.
    private(set) var anchors: Set<String> = []
    /// Targets of links and pictures.
    private(set) var links: [Found] = []
    /// Lines of blocks of code in no language or a shell's, those that go on joined.
    private(set) var shellLines: [Found] = []
    /// Code within the text.
    private(set) var spans: [Found] = []

    /// Every page of the checkout that people read.
    static func all() throws -> [MarkdownPage] {
        let manager = FileManager.default
        var paths = try manager.contentsOfDirectory(atPath: Programs.checkout)
        for folder in ["docs", "systemd", "Examples", "inbox", "outbox"] {
            let below = try manager.subpathsOfDirectory(atPath: Programs.checkout + "/" + folder)
            paths += below.map { folder + "/" + $0 }
        }
        return try paths.filter { $0.hasSuffix(".md") }.sorted().map { try MarkdownPage($0) }
    }

    init(_ path: String) throws {
        self.path = path
        let text = try String(contentsOfFile: Programs.checkout + "/" + path, encoding: .utf8)
        /// What follows the marks of the block that is open.
        var block: Substring?
        var begun = ""
        for (index, whole) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = whole.drop { $0 == " " }
            if line.hasPrefix("```") {
                block = block == nil ? line.dropFirst(3) : nil
                begun = ""
            } else if let language = block {
                guard ["", "sh", "bash", "console"].contains(language) else { continue }
                guard !line.hasSuffix("\\") else {
                    begun += line.dropLast()
                    continue
                }
                shellLines.append(Found(line: index + 1, text: begun + line))
                begun = ""
            } else {
                readText(line, index + 1)
            }
        }
    }

    private mutating func readText(_ line: Substring, _ number: Int) {
        if let title = line.wholeMatch(of: /#{1,6} +(.+)/) { addAnchor(of: title.1) }
        spans += line.matches(of: /`([^`]+)`/).map { Found(line: number, text: String($0.1)) }
        let plain = line.replacing(/`[^`]*`/, with: "")
        links += plain.matches(of: /\]\(([^)\s]+)\)/).map { Found(line: number, text: String($0.1)) }
    }

    /// Letters, digits, `-` and `_` stay, blanks become `-`; what comes twice is numbered.
    private mutating func addAnchor(of title: Substring) {
        let shown = title.replacing(/\[([^\]]*)\]\([^)]*\)/) { $0.1 }.lowercased()
        let name = shown.filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
        var number = 0
        var unique = name
        while !anchors.insert(unique).inserted {
            number += 1
            unique = "\(name)-\(number)"
        }
    }
}

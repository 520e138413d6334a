// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import Testing

@testable import greffier

@Suite("The pages that people read")
struct DocumentationTests {
    @Test("every link leads to a file that is there and to a title that it has")
    func links() throws {
        let pages = try MarkdownPage.all()
        #expect(pages.count >= 30)
        let anchors = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.anchors) })
        var looked = 0
        for page in pages {
            for link in page.links where link.text.prefixMatch(of: /[a-z]+:/) == nil {
                let parts = link.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let target = parts[0].isEmpty ? page.path : Self.path(String(parts[0]), from: page.path)
                let isThere = FileManager.default.fileExists(atPath: Programs.checkout + "/" + target)
                #expect(isThere, "\(page.path):\(link.line): no file \(link.text)")
                looked += 1
                guard parts.count == 2, isThere else { continue }
                let isTitle = anchors[target]?.contains(String(parts[1])) ?? false
                #expect(isTitle, "\(page.path):\(link.line): no title \(link.text)")
            }
        }
        #expect(looked >= 150)
    }

    @Test("every page of docs/ is reached from README.md")
    func reached() throws {
        let pages = try MarkdownPage.all()
        let links = Dictionary(uniqueKeysWithValues: pages.map { ($0.path, $0.links) })
        var reached: Set<String> = []
        var next = ["README.md"]
        while let page = next.popLast() {
            guard reached.insert(page).inserted else { continue }
            for link in links[page] ?? [] {
                next.append(Self.path(String(link.text.prefix { $0 != "#" }), from: page))
            }
        }
        // Records of decisions are listed by their folder.
        for page in pages where page.path.hasPrefix("docs/") && !page.path.hasPrefix("docs/decisions/") {
            #expect(reached.contains(page.path), "no link leads to \(page.path); docs/README.md lists all")
        }
    }

    @Test("every command line in a block of code is one that greffier takes")
    func commandLines() throws {
        var looked = 0
        for page in try MarkdownPage.all() {
            for line in page.shellLines {
                for call in ShellLine(line.text).calls {
                    looked += 1
                    let mistake = Self.mistake(in: call)
                    #expect(mistake == nil, "\(page.path):\(line.line): \(line.text): \(mistake ?? "")")
                }
            }
        }
        #expect(looked >= 50)
    }

    @Test("every command named in a text has verbs and options that there are")
    func namedCommands() throws {
        var looked = 0
        for page in try MarkdownPage.all() {
            for span in page.spans {
                for call in ShellLine(span.text).calls where !call.isEmpty && call != ["…"] {
                    looked += 1
                    let mistake = Self.mistake(in: call)
                    // Who names a verb need not say what it is about.
                    if let mistake, Self.lacking.contains(where: mistake.contains) { continue }
                    #expect(mistake == nil, "\(page.path):\(span.line): `\(span.text)`: \(mistake ?? "")")
                }
            }
        }
        #expect(looked >= 100)
    }

    @Test(
        "a command that greffier does not take is noticed, however it is started",
        arguments: [
            "greffier fly", "greffier status --colour", "sudo -u greffier greffier queues pause",
            "LC_ALL=C greffier why", "cd / && greffier runs list --status odd", "/usr/bin/greffier merge a 'b c' # d",
        ]
    )
    func noticed(line: String) throws {
        let calls = ShellLine(line).calls
        #expect(calls.count == 1)
        #expect(calls.allSatisfy { Self.mistake(in: $0) != nil })
    }

    @Test("words of a shell's line stay together by quotation marks, and other programs are left alone")
    func shellLines() {
        #expect(
            ShellLine("greffier search \"chef de projet\" -x > out # y").calls == [["search", "chef de projet", "-x"]]
        )
        #expect(
            ShellLine("greffier backup /b/$(date +%F); greffier doctor").calls == [
                ["backup", "/b/$(date +%F)"], ["doctor"],
            ]
        )
        #expect(ShellLine("journalctl -u greffier | grep greffier").calls.isEmpty)
        #expect(ShellLine("sudo systemd-run -p User=greffier greffier doctor").calls == [["doctor"]])
    }

    /// What the parser says where something is left out.
    private static let lacking = [
        "Missing expected argument", "Missing value for", "Tell what to look for", "name an entry",
    ]

    /// What the parser of the program says against the arguments.
    private static func mistake(in arguments: [String]) -> String? {
        do {
            _ = try Greffier.parseAsRoot(arguments)
            return nil
        } catch {
            return Greffier.exitCode(for: error) == .success ? nil : Greffier.fullMessage(for: error)
        }
    }

    /// A link's path from the checkout.
    private static func path(_ link: String, from page: String) -> String {
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}

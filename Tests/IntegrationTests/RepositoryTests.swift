// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("The repository and the programs as built", .ownThreads)
struct RepositoryTests {
    @Test("the daemon links none of the libraries that parse documents")
    func daemonLinksNoParser() throws {
        let libraries = try Programs.run("/usr/bin/ldd", [Programs.greffier]).output
        #expect(libraries.contains("libsqlite3"))
        for name in ["poppler", "libxml2", "libzip", "tesseract", "pango", "cairo", "qpdf"] {
            #expect(!libraries.contains(name), "greffier links \(name)")
        }
    }

    @Test("the worker carries no Foundation")
    func workerWithoutFoundation() throws {
        let libraries = try Programs.run("/usr/bin/ldd", [Programs.worker]).output
        #expect(libraries.contains("poppler"))
        #expect(!libraries.contains("libFoundation.so") && !libraries.contains("FoundationInternationalization"))
    }

    @Test("no source hands a line to a shell, so that no name of a file can be a command")
    func noShell() throws {
        let folder = Programs.checkout + "/Sources"
        let shells = try Regex(#"\b(?:popen|system|wordexp)\(|/bin/(?:ba|da|z|k)?sh\b|"(?:ba|da|z|k)?sh"|"-c""#)
        var looked = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
        where ["swift", "c", "cpp", "h"].contains((path as NSString).pathExtension) {
            looked += 1
            let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            where !line.drop(while: \.isWhitespace).hasPrefix("//") {
                #expect(!line.contains(shells), "Sources/\(path):\(number + 1): \(line)")
            }
        }
        #expect(looked >= 500)
    }

    @Test("what a verb refuses is told in French too")
    func refusalsInFrench() throws {
        let folder = Programs.checkout + "/Sources/greffier"
        let french = try String(contentsOfFile: folder + "/Help/FrenchHelp.swift", encoding: .utf8)
        let complaint = try Regex(#"ValidationError\(\s*"([^"\\]*)"\s*\)"#, as: (Substring, Substring).self)
        let oneLanguage = try Regex(#"Ending\.(?:usage|notReady|documentsFailed)\(\s*""#)
        var looked = 0
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
            for found in text.matches(of: complaint) where !found.output.1.hasPrefix("Missing expected argument") {
                looked += 1
                #expect(french.contains("\"\(found.output.1)\":"), "\(path): \(found.output.1)")
            }
            #expect(!text.contains(oneLanguage), "\(path) tells in one language what it refuses")
        }
        #expect(looked >= 20)
    }

    @Test("the programs hold no moment at which the fault harness could strike")
    func noFailpoints() throws {
        let script = Programs.checkout + "/scripts/check-failpoints"
        let absent = try Programs.run(script, ["absent", Programs.greffier, Programs.worker])
        #expect(absent.status == 0, "\(absent.output)")
        // The same look tells where they are missing, so it does look.
        #expect(try Programs.run(script, ["present", Programs.greffier]).status == 1)
    }

    @Test("inboxes and outbox are tracked as empty folders with a README")
    func trackedFiles() throws {
        let outcome = try Programs.run(
            "/usr/bin/git",
            ["ls-files", "inbox", "outbox", "state", "submissions", ".build"],
            directory: Programs.checkout
        )
        // An export without git has nothing to track.
        guard outcome.status == 0 else { return }
        let names = outcome.output.split(separator: "\n").map(String.init)
        #expect(
            Set(names) == [
                "inbox/README.md", "inbox/cv/.gitkeep", "inbox/feedback/.gitkeep", "inbox/offers/.gitkeep",
                "outbox/.gitkeep", "outbox/README.md",
            ]
        )
    }
}

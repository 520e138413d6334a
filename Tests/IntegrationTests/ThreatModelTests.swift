// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

/// docs/security.md promises, and names what holds it to that.
@Suite("The threat model", .ownThreads)
struct ThreatModelTests {
    /// `ConfinementTests/escapes` of every test that was built, as `swift test list` tells them.
    private static func built() throws -> (tests: Set<String>, targets: Set<String>) {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let listed = try Programs.run(own, ["--testing-library", "swift-testing", "--list-tests"])
        try #require(listed.status == 0, "\(listed.errors)")
        var tests: Set<String> = []
        var targets: Set<String> = []
        for line in listed.output.split(separator: "\n") {
            targets.insert(String(line.prefix { $0 != "." }))
            let parts = line.prefix { $0 != "(" }.split(separator: "/")
            guard parts.count >= 2, let name = parts.last else { continue }
            // Suites of their own stand behind their target and a point.
            let suite = parts[parts.count - 2].split(separator: ".").last ?? ""
            tests.insert("\(suite)/\(name)")
        }
        return (tests, targets)
    }

    /// The targets of tests that the checkout has.
    private static func targets() throws -> Set<String> {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Programs.checkout + "/Tests")
        return Set(folders.filter { $0.hasSuffix("Tests") })
    }

    @Test("every test that docs/security.md names is there, and every claim names one")
    func named() throws {
        let page = try String(contentsOfFile: Programs.checkout + "/docs/security.md", encoding: .utf8)
        let named = page.matches(of: /`(\w+Tests)\/(\w+)`/).map { "\($0.1)/\($0.2)" }
        #expect(named.count >= 60)
        let (tests, targets) = try Self.built()
        // Where only some targets were built, as GREFFIER_TESTS has it, the others' tests cannot be there.
        if try targets.isSuperset(of: Self.targets()) {
            for name in named {
                #expect(tests.contains(name), "docs/security.md names \(name), and no test is called that")
            }
        } else {
            #expect(named.contains { tests.contains($0) })
        }
        for script in page.matches(of: /`(scripts\/[\w-]+)/) {
            #expect(FileManager.default.isExecutableFile(atPath: Programs.checkout + "/" + script.1), "\(script.1)")
        }
        var isTable = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains("its tests |") {
                isTable = true
            } else if !line.hasPrefix("|") {
                isTable = false
            } else if isTable, !line.hasPrefix("|-") {
                #expect(line.contains("Tests/"), "a claim without a test: \(line)")
            }
        }
    }
}

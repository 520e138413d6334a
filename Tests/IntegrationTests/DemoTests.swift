// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("The demo", .serialized, .ownThreads)
struct DemoTests {
    @Test("prints what the README shows, ids, days and folders aside")
    func transcript() throws {
        let readme = try String(contentsOfFile: Programs.checkout + "/README.md", encoding: .utf8)
        let begin = try #require(readme.range(of: "<!-- demo:begin -->\n```\n"))
        let end = try #require(readme.range(of: "```\n<!-- demo:end -->"))
        // The demo leaves its workspace for the reader to look around in.
        let scratch = "/tmp/greffier-test-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let outcome = try Programs.run(
            Programs.checkout + "/scripts/demo",
            [],
            environment: ["GREFFIER_BIN": Programs.greffier, "TZ": "Europe/Paris", "TMPDIR": scratch],
            directory: Programs.checkout
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.errors.contains(/\w=( |$)/), "\(outcome.errors)")
        try checkNames(in: scratch, against: readme)
        // What stands under `make demo`, which builds with optimisation and names the program by its path.
        let output = outcome.output.replacing(Programs.greffier, with: ".build/release/greffier")
        if ProcessInfo.processInfo.environment["GREFFIER_UPDATE_DOCS"] != nil {
            // The scratch folder of this test is nobody's.
            let plain = output.replacing(scratch, with: "/tmp")
            let page = readme[..<begin.upperBound] + plain + readme[end.lowerBound...]
            try String(page).write(toFile: Programs.checkout + "/README.md", atomically: true, encoding: .utf8)
            return
        }
        #expect(masked(output) == masked(String(readme[begin.upperBound..<end.lowerBound])))
    }

    /// The README names every file that the demo's CVs, read or refused, have in their folders beside the original.
    private func checkNames(in scratch: String, against readme: String) throws {
        let manager = FileManager.default
        let workspace = try #require(try manager.contentsOfDirectory(atPath: scratch).first)
        let outbox = "\(scratch)/\(workspace)/outbox/cv"
        var names: Set<String> = []
        for shelf in try manager.contentsOfDirectory(atPath: outbox) {
            guard shelf != "index.html" else {
                names.insert(shelf)
                continue
            }
            for folder in try manager.contentsOfDirectory(atPath: "\(outbox)/\(shelf)") {
                let stem = folder.dropLast(9)
                let found = try manager.contentsOfDirectory(atPath: "\(outbox)/\(shelf)/\(folder)")
                let others = found.filter { !$0.hasPrefix(stem + ".") }
                #expect(others.count == found.count - 1)
                names.formUnion(others)
            }
        }
        #expect(names.isSuperset(of: ["index.html", "run.json", "ERROR.txt", "scores.html", "text.md"]))
        for name in names { #expect(readme.contains("\(name)`"), "\(name)") }
    }

    /// Without what differs from run to run: run ids, days, the scratch folder, and the padding that follows them.
    private func masked(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line)
                .replacing(/-[0-9a-z]{8}$/, with: "-ID")
                .replacing(/\d{4}-\d{2}-\d{2}/, with: "DAY")
                .replacing(/\/\S*greffier-demo\.\w+/, with: "WORKSPACE")
                .replacing(/[ ]+/, with: " ")
        }
    }
}

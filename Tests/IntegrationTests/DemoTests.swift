// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
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

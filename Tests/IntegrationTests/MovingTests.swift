// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("A workspace that moves", .ownThreads)
struct MovingTests {
    private let cv = Data("Camille Exemple\nComptable\n\nEXPÉRIENCE\nComptable, Cabinet Fictif, 2015 - 2019\n".utf8)

    /// A place that goes with the object.
    private final class Place {
        let path = "/tmp/greffier-moving-" + UUID().uuidString
        init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        deinit { try? FileManager.default.removeItem(atPath: path) }

        func write(_ text: String, to name: String) throws {
            let url = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: url, atomically: true, encoding: .utf8)
        }

        /// `paths:` below this place, as a package has them.
        func paths(_ name: String) -> String {
            "paths:\n"
                + ["inbox", "outbox", "state", "submissions"].map { "  \($0): \(path)/\(name)/\($0)\n" }.joined()
        }

        func mode(_ name: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: path + "/" + name)[.posixPermissions] as? Int
        }

        func contents(_ name: String) -> [String] {
            ((try? FileManager.default.subpathsOfDirectory(atPath: path + "/" + name)) ?? []).sorted()
        }
    }

    private func greffier(_ arguments: String...) throws -> Programs.Outcome {
        let environment = [
            "TZ": "UTC", "GREFFIER_INTAKE_SETTLE": "100ms", "GREFFIER_INTAKE_GIVE_UP": "1s",
            "GREFFIER_HTTP_ENABLED": "false",
        ]
        return try Programs.run(Programs.greffier, arguments, environment: environment)
    }

    /// A service whose folders lie elsewhere by absolute paths, with a document done; and its backup.
    private func service(in place: Place) throws {
        try place.write("language: en\n" + place.paths("old"), to: "etc/greffier.yaml")
        #expect(try greffier("init", place.path + "/etc").status == 0)
        try FileManager.default.createDirectory(atPath: place.path + "/old/inbox/cv", withIntermediateDirectories: true)
        try cv.write(to: URL(fileURLWithPath: place.path + "/old/inbox/cv/camille.txt"))
        let drained = try greffier("daemon", "--drain", "--workspace", place.path + "/etc")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        let made = try greffier("backup", place.path + "/backup", "--workspace", place.path + "/etc")
        #expect(made.status == 0, "\(made.output) \(made.errors)")
    }

    @Test("into a new folder has everything below it, and nothing else is touched or read")
    func elsewhere() throws {
        let place = try Place()
        try service(in: place)
        let before = place.contents("old")
        // While the service of then is still there: a trial beside it.
        let restored = try greffier("restore", place.path + "/backup", "--into", place.path + "/trial", "--json")
        #expect(restored.status == 0, "\(restored.output) \(restored.errors)")
        #expect(try restored.object()["other_paths"] as? Bool == true)
        #expect(place.contents("old") == before)
        for name in ["state/jobs.sqlite", "state/library.sqlite", "submissions/submissions.sqlite"] {
            #expect(FileManager.default.fileExists(atPath: place.path + "/trial/" + name), "\(name)")
        }
        let found = try greffier("search", "comptable", "--workspace", place.path + "/trial")
        #expect(found.status == 0 && found.output.contains("camille.txt"), "\(found.output)")
        #expect(try greffier("retry", "camille.txt", "--workspace", place.path + "/trial").status == 0)
        #expect(try greffier("daemon", "--drain", "--workspace", place.path + "/trial").status == 0)
        #expect(!place.contents("trial/outbox/cv").isEmpty)
        #expect(place.contents("old") == before)
    }

    @Test("to another machine goes into the folders of that machine's own settings, open to whom they must be open to")
    func otherLayout() throws {
        let place = try Place()
        try service(in: place)
        // The old machine has a document that came too late, and is switched off.
        try cv.write(to: URL(fileURLWithPath: place.path + "/old/inbox/cv/late.txt"))
        for folder in ["inbox", "outbox"] {
            try FileManager.default.createDirectory(atPath: place.path + "/new", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: "\(place.path)/old/\(folder)",
                toPath: "\(place.path)/new/\(folder)"
            )
        }
        try FileManager.default.removeItem(atPath: place.path + "/old")
        try FileManager.default.removeItem(atPath: place.path + "/etc")
        // The new one has settings of its own.
        try place.write("language: fr\n" + place.paths("new"), to: "etc2/greffier.yaml")
        let restored = try greffier("restore", place.path + "/backup", "--into", place.path + "/etc2", "--json")
        #expect(restored.status == 0, "\(restored.output) \(restored.errors)")
        #expect(place.contents("old").isEmpty)
        let settings = try String(contentsOfFile: place.path + "/etc2/greffier.yaml", encoding: .utf8)
        #expect(settings.hasPrefix("language: en\n") && settings.contains("state: '\(place.path)/new/state'"))
        #expect(try place.mode("new/state") == 0o700)
        #expect(try place.mode("new/submissions") == 0o770)
        #expect(try place.mode("new/submissions/submissions.sqlite") == 0o660)
        let drained = try greffier("daemon", "--drain", "--workspace", place.path + "/etc2")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        for name in ["camille.txt", "late.txt"] {
            let why = try greffier("why", name, "--json", "--workspace", place.path + "/etc2").object()
            #expect((why["run"] as? [String: Any])?["status"] as? String == "succeeded", "\(name)")
            #expect((why["place"] as? [String: Any])?["folder_present"] as? Bool == true, "\(name)")
        }
    }

    @Test("back to the folders that the backup names does so where that is asked for")
    func original() throws {
        let place = try Place()
        try service(in: place)
        for folder in ["old", "etc"] { try FileManager.default.removeItem(atPath: place.path + "/" + folder) }
        let restored = try greffier(
            "restore",
            place.path + "/backup",
            "--into",
            place.path + "/etc",
            "--original-paths"
        )
        #expect(restored.status == 0, "\(restored.output) \(restored.errors)")
        #expect(try place.mode("old/state/jobs.sqlite") == 0o600)
        #expect(try place.mode("old/submissions/submissions.sqlite") == 0o660)
        #expect(!FileManager.default.fileExists(atPath: place.path + "/etc/state"))
        let why = try greffier("why", "camille.txt", "--workspace", place.path + "/etc")
        #expect(why.status == 0, "\(why.errors)")
    }

    @Test("a backup made after an upgrade, before the first start, is whole and comes back")
    func beforeFirstStart() throws {
        let place = try Place()
        let workspace = try ScratchWorkspace()
        let dump = try String(contentsOfFile: Programs.fixture("stores/jobs-2.sql"), encoding: .utf8)
        // Not the comment first: the shell would take it for an option.
        _ = try Programs.sqlite(workspace.root + "/state/jobs.sqlite", "\n" + dump)
        _ = try workspace.greffier("backup", place.path + "/b")
        let verified = try greffier("restore", place.path + "/b", "--verify")
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try greffier("restore", place.path + "/b", "--into", place.path + "/w").status == 0)
        let runs = try greffier("runs", "list", "--json", "--workspace", place.path + "/w")
        #expect(runs.output.contains("wanda.txt"))
    }

    @Test("backups in one folder keep the newest of this workspace, and touch nothing else")
    func series() throws {
        let place = try Place()
        let workspace = try ScratchWorkspace()
        let other = try ScratchWorkspace()
        let folder = place.path + "/backups"
        #expect(try other.greffier("backup", folder + "/greffier-20200101T000000Z").status == 0)
        let strangers = ["greffier-20200102T000000Z/x", "holidays/greffier-20200101T000000Z", "notes.txt"]
        for name in strangers { try place.write("mine", to: "backups/" + name) }
        // No process has this number: it is beyond what the kernel gives out.
        try place.write("half", to: "backups/.greffier-20200103T000000Z.tmp-2147483647/x")
        var made: [String] = []
        for _ in 0..<3 {
            let outcome = try workspace.greffier("backup", "--in", folder, "--keep", "2", "--json")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let name = try #require(try outcome.object()["folder"] as? String)
            made.append(name)
            // Names are of seconds.
            try Programs.wait(for: "the next second") { Date().ISO8601Format() > Self.moment(of: name) }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let left =
            (made.suffix(2) + [
                "x/greffier-20200101T000000Z", "x/greffier-20200102T000000Z", "x/holidays", "x/notes.txt",
            ])
        #expect(Set(names) == Set(left.map { ($0 as NSString).lastPathComponent }))
        #expect(try greffier("restore", made[2], "--verify").status == 0)
        for arguments in [[], ["a", "--in", "b"], ["a", "--keep", "2"], ["--in", "b", "--keep", "0"]] {
            #expect(try workspace.greffier(["backup"] + arguments).status == 2, "\(arguments)")
        }
    }

    /// As `Date.ISO8601Format` writes the moment in the name of a backup.
    private static func moment(of path: String) -> String {
        let text = Array((path as NSString).lastPathComponent.dropFirst("greffier-".count))
        let parts = [text[0..<4], text[4..<6], text[6..<8], text[9..<11], text[11..<13], text[13..<15]].map {
            String($0)
        }
        return parts[0...2].joined(separator: "-") + "T" + parts[3...5].joined(separator: ":") + "Z"
    }
}

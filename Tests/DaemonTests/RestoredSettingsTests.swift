// SPDX-License-Identifier: GPL-3.0-or-later
import PipelineModel
import Testing

@testable import Daemon

@Suite("Settings that are brought back where folders lie elsewhere")
struct RestoredSettingsTests {
    private static let saved = """
        # Ours.
        language: en
        paths:
          # On the large disk.
          inbox: /srv/share/inbox
          state: /srv/state

          outbox: results
        # The rest.
        workers: {processes: 1}
        """

    private func restored(
        _ backup: String = saved,
        over existing: String? = nil,
        keepingPaths: Bool = false,
        environment: [String: String] = [:]
    ) throws -> RestoredSettings {
        try RestoredSettings(
            backup: backup,
            file: "/backup/greffier.yaml",
            existing: existing.map { ($0, "/here/greffier.yaml") },
            keepingPaths: keepingPaths,
            environment: environment
        )
    }

    @Test("a new workspace has the folders of another machine below itself, and tells in a comment which those were")
    func fresh() throws {
        let settings = try restored()
        #expect(settings.hasOtherPaths)
        var expected = Settings.Paths()
        expected.outbox = "results"
        #expect(settings.settings.paths == expected)
        #expect(
            settings.text == """
                # Ours.
                language: en
                paths:
                  outbox: 'results'
                # Folders of the workspace that this was restored from:
                # paths:
                #   # On the large disk.
                #   inbox: /srv/share/inbox
                #   state: /srv/state
                #
                #   outbox: results
                # The rest.
                workers: {processes: 1}
                """
        )
    }

    @Test("a workspace that has settings keeps its own folders, and takes everything else")
    func existing() throws {
        let own = "paths: {state: /var/lib/greffier/state, inbox: \"/var/lib/it's here\"}\nlanguage: fr\n"
        let settings = try restored(over: own)
        #expect(settings.settings.language == "en" && settings.settings.workers.processes == 1)
        #expect(settings.settings.paths.state == "/var/lib/greffier/state")
        #expect(settings.settings.paths.inbox == "/var/lib/it's here")
        #expect(settings.settings.paths.outbox == "outbox")
        #expect(settings.hasOtherPaths)
        // One that has none has those by default.
        #expect(try restored(over: "").settings.paths == Settings.Paths())
    }

    @Test(
        "settings whose folders are those of the place already stay as they are to the byte",
        arguments: ["", "language: en\n", "paths:\n  inbox: eingang\n", "paths: {outbox: \"a/../b\"}\nlanguage: fr"]
    )
    func untouched(text: String) throws {
        let settings = try restored(text, over: text)
        #expect(settings.text == text && !settings.hasOtherPaths)
    }

    @Test("the folders of the backup hold where somebody asks for them; variables stand before both")
    func asked() throws {
        let kept = try restored(over: "", keepingPaths: true)
        #expect(kept.text == Self.saved && kept.settings.paths.state == "/srv/state" && !kept.hasOtherPaths)
        let variables = ["GREFFIER_PATHS_STATE": "/tmp/trial"]
        #expect(try restored(environment: variables).settings.paths.state == "/tmp/trial")
        #expect(try !restored(environment: variables).text.contains("/tmp/trial"))
    }

    @Test("relative folders that lead out of a new workspace are not followed")
    func outside() throws {
        #expect(try restored("paths: {state: ../elsewhere}").settings.paths == Settings.Paths())
    }

    @Test("a section that cannot be replaced as it is written is refused, with what to do")
    func odd() throws {
        let flow = "{language: en, paths: {state: /srv/state}}"
        #expect(throws: (any Error).self) { try restored(flow) }
        let broken = "paths: {state: /srv/state,\ninbox: /srv/inbox}\n"
        #expect(throws: (any Error).self) { try restored(broken) }
        #expect(try restored(flow, keepingPaths: true).settings.paths.state == "/srv/state")
    }

    @Test("settings without a word of folders get a section where the place has its own")
    func appended() throws {
        let settings = try restored("language: en", over: "paths:\n  state: /var/lib/greffier/state\n")
        #expect(settings.text == "language: en\npaths:\n  state: '/var/lib/greffier/state'\n")
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import Daemon

@Suite("Settings that change while the daemon runs")
struct SettingsChangeTests {
    private func settings(_ text: String) throws -> Settings {
        try Settings.load(text, file: "greffier.yaml", environment: [:])
    }

    @Test("queues, patience, rates, retention and maintenance hold at once")
    func taken() throws {
        let wanted = try settings(
            """
            queues: {cpu: 4}
            engine: {pause: 1s}
            intake: {settle: 9s}
            retention: {rows: 30d}
            maintenance: "0 4 * * *"
            submissions: {allow: [/srv]}
            rates: {mistral: {requests: 10/m}}
            """
        )
        let change = SettingsChange(from: Settings(), to: wanted)
        #expect(
            change.taken == ["queues", "engine", "rates", "submissions", "retention", "maintenance", "intake"]
        )
        #expect(change.waiting == [])
        #expect(change.inForce == wanted)
    }

    @Test("what the parts of the daemon were made with waits for a restart, and stays as it was")
    func waiting() throws {
        let wanted = try settings(
            """
            language: en
            http: {listen: "127.0.0.1:9200"}
            workers: {processes: 7}
            intake: {mode: poll, settle: 9s}
            """
        )
        let change = SettingsChange(from: Settings(), to: wanted)
        #expect(change.taken == ["intake"])
        #expect(change.waiting == ["intake.mode", "language", "workers", "http"])
        var expected = Settings()
        expected.intake.settle = 9
        #expect(change.inForce == expected)
    }

    @Test("an edit that is taken back waits for nothing")
    func takenBack() throws {
        let change = SettingsChange(from: Settings(), to: Settings())
        #expect(change.taken == [] && change.waiting == [] && change.inForce == Settings())
    }
}

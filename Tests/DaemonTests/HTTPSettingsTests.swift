// SPDX-License-Identifier: GPL-3.0-or-later
import Daemon
import PipelineModel
import Testing

@Suite("Settings of the HTTP server")
struct HTTPSettingsTests {
    @Test("are this machine alone unless told otherwise, and can be off in one word")
    func usual() throws {
        #expect(try load("").http == Settings().http)
        #expect(try load("http: false").http.isEnabled == false)
        #expect(try load("http: true").http.isEnabled)
        let http = try load("http: {enabled: true, listen: 0.0.0.0:80, hosts: [cv.example], max_upload: 1000}").http
        #expect(http.listen == "0.0.0.0:80" && http.hosts == ["cv.example"] && http.maxUpload == 1000)
        #expect(try load("", ["GREFFIER_HTTP_LISTEN": "[::1]:9109"]).http.listen == "[::1]:9109")
        #expect(try load("", ["GREFFIER_HTTP_ENABLED": "false"]).http.isEnabled == false)
    }

    @Test(
        "an address that is none is found when the file is read",
        arguments: ["here", "127.0.0.1", "127.0.0.1:99999"]
    )
    func addresses(text: String) {
        #expect(throws: Mistakes.self) { try load("http: {listen: '\(text)'}") }
        #expect(throws: Mistakes.self) { try load("", ["GREFFIER_HTTP_LISTEN": text]) }
        #expect(throws: Mistakes.self) { try load("http: perhaps") }
    }

    private func load(_ text: String, _ environment: [String: String] = [:]) throws -> Settings {
        try Settings.load(text, file: "greffier.yaml", environment: environment)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackClient
import TestThreads
import Testing

@Suite("The daemon over HTTP", .ownThreads, .timeLimit(.minutes(15)))
struct HTTPTests {
    private static let cv = """
        Camille Exemple
        Comptable
        camille@courriel.example

        EXPÉRIENCE
        Comptable – Société Exemple, Nantes
        mars 2019 – juin 2024
        """

    private func served(_ environment: [String: String] = [:]) throws -> (ScratchWorkspace, DaemonProcess, DaemonHTTP) {
        let workspace = try ScratchWorkspace(environment: DaemonHTTP.environment.merging(environment) { _, new in new })
        let daemon = try workspace.startDaemon()
        return (workspace, daemon, try DaemonHTTP(workspace))
    }

    @Test("health, readiness and metrics are told to everybody, all else to who has the token")
    func access() throws {
        let (workspace, daemon, http) = try served()
        #expect(try http.ask("GET", "/healthz", isKnown: false).object()["status"] as? String == "ok")
        let ready = try http.ask("GET", "/readyz", isKnown: false)
        #expect(ready.status == 200, "\(ready.text)")
        #expect(try ready.object()["ready"] as? Bool == true)
        let metrics = try http.ask("GET", "/metrics", isKnown: false)
        #expect(metrics.text.contains("greffier_build_info{version="), "\(metrics.text)")
        #expect(metrics.text.contains("\ngreffier_database_up 1\n"))
        #expect(metrics.text.contains("process_resident_memory_bytes"))

        for path in ["/openapi.json", "/api/v1/models/status", "/api/v1/runs/01J000000000000000000000AA"] {
            let refused = try http.ask("GET", path, isKnown: false)
            #expect(refused.status == 401, "\(path)")
            #expect(try refused.code() == "http.token")
        }
        let description = try http.ask("GET", "/openapi.json")
        #expect(try description.object()["openapi"] as? String == "3.1.0")

        let mode = try FileManager.default.attributesOfItem(atPath: workspace.root + "/state/http-token")
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(daemon.stop() == 0)
    }

    @Test("a file that is sent becomes a run that can be followed to its end, and its results can be fetched")
    func upload() throws {
        let (workspace, daemon, http) = try served()
        let content = Data(Self.cv.utf8)
        let key = ["Idempotency-Key: once", "Content-Type: text/plain"]
        let taken = try http.ask("POST", "/api/v1/runs?pipeline=cv&name=camille.txt", key, content: content)
        #expect(taken.status == 202, "\(taken.text)")
        let row = try #require((try taken.object()["runs"] as? [[String: Any]])?.first)
        let url = try #require(row["url"] as? String)
        #expect(taken.headers["location"] == url)
        let again = try http.ask("POST", "/api/v1/runs?pipeline=cv&name=camille.txt", key, content: content)
        let second = try #require((try again.object()["runs"] as? [[String: Any]])?.first)
        #expect(second["run"] as? String == row["run"] as? String && second["new"] as? Bool == false)

        let told = try http.ask("GET", url + "/events").events()
        #expect(told.last?.kind == "run.ended")
        #expect(told.last?.data["status"] as? String == "succeeded")
        let report = try http.ask("GET", url).object()
        #expect(report["run"] as? String == row["run"] as? String)
        let artifacts = try #require(report["artifacts"] as? [[String: Any]]).compactMap { $0["name"] as? String }
        #expect(artifacts.contains("profile.json"), "\(artifacts)")

        let profile = try http.ask("GET", url + "/artifacts/profile.json")
        #expect(profile.status == 200 && profile.headers["content-type"] == "application/json")
        #expect(profile.text.contains("Camille Exemple"))
        for name in ["..%2F..%2Fjobs.sqlite", "%2e%2e", "camille.txt%2f..", "absent.json"] {
            let refused = try http.ask("GET", url + "/artifacts/" + name)
            #expect(refused.status == 404, "\(name)")
            #expect(try refused.code() == "http.artifact")
        }
        let folder = try #require(workspace.published().first)
        #expect(try workspace.report(folder)["trigger"] as? String == "http")
        let metrics = try http.ask("GET", "/metrics", isKnown: false).text
        #expect(metrics.contains("greffier_runs_total{pipeline=\"cv\",status=\"succeeded\"} 1"), "\(metrics)")
        #expect(metrics.contains("greffier_stage_duration_seconds_count{pipeline=\"cv\",stage=\"profile\"} 1"))
        #expect(daemon.stop() == 0)
    }

    @Test("the request of an upload can be followed through the log, the tries and the notification of its run")
    func requestIsFollowed() throws {
        let workspace = try ScratchWorkspace(environment: DaemonHTTP.environment)
        try "notifications:\n  rules:\n    - {on: [done, failed], to: feed, wait: 0s}\n"
            .write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let daemon = try workspace.startDaemon()
        let http = try DaemonHTTP(workspace)
        let broken = Data("%PDF-1.7 broken".utf8)
        let taken = try http.ask("POST", "/api/v1/runs?pipeline=cv&name=camille.pdf", content: broken)
        let request = try #require(taken.headers["x-request-id"], "\(taken.text)")
        let run = try #require((try taken.object()["runs"] as? [[String: Any]])?.first?["run"] as? String)
        #expect(try http.ask("GET", "/api/v1/runs/\(run)/events").events().last?.kind == "run.ended")

        let tries = try workspace.greffier("jobs", "logs", run, "--json")
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(tries.output.utf8)) as? [[String: Any]])
        #expect(!rows.isEmpty && rows.allSatisfy { $0["request"] as? String == request })
        #expect(try workspace.greffier("jobs", "logs", run).output.contains(request))
        try Programs.wait(for: "the feed") {
            FileManager.default.fileExists(atPath: workspace.root + "/outbox/feed.json")
        }
        let feed = try String(contentsOfFile: workspace.root + "/outbox/feed.json", encoding: .utf8)
        #expect(feed.contains(request), "\(feed)")
        #expect(daemon.stop() == 0)
        let lines = try String(contentsOfFile: daemon.log, encoding: .utf8).split(separator: "\n")
        for message in ["a file was taken over HTTP", "a run began", "a stage failed", "a run ended", "tells of a run"]
        {
            let own = lines.filter { $0.contains(message) && $0.contains(run) }
            #expect(!own.isEmpty && own.allSatisfy { $0.contains("request=\(request)") }, "\(message): \(own)")
        }
    }

    @Test("a form brings several files, each its own run, and names are no paths")
    func form() throws {
        let (workspace, daemon, http) = try served()
        func part(_ disposition: String, _ text: String) -> String {
            "--xyz\r\nContent-Disposition: form-data; \(disposition)\r\n\r\n\(text)\r\n"
        }
        let form =
            part("name=\"pipeline\"", "cv") + part("name=\"file\"; filename=\"../../one.txt\"", Self.cv)
            + part("name=\"file\"; filename=\"C:\\\\cvs\\\\deux.txt\"", Self.cv + "\nAnglais courant") + "--xyz--\r\n"
        let taken = try http.ask(
            "POST",
            "/api/v1/runs",
            ["Content-Type: multipart/form-data; boundary=xyz"],
            content: Data(form.utf8)
        )
        let runs = try #require(try taken.object()["runs"] as? [[String: Any]], "\(taken.text)")
        #expect(runs.compactMap { $0["name"] as? String } == ["one.txt", "deux.txt"])
        for run in runs {
            let events = try http.ask("GET", try #require(run["events"] as? String)).events()
            #expect(events.last?.data["status"] as? String == "succeeded", "\(events)")
        }
        #expect(workspace.published().count == 2)
        #expect(daemon.stop() == 0)
    }

    @Test("what cannot be started is refused in words, in the language that is asked for")
    func refused() throws {
        let (_, daemon, http) = try served(["GREFFIER_HTTP_MAX_UPLOAD": "1000"])
        let content = Data(Self.cv.utf8)
        func answer(_ path: String, _ content: Data, _ headers: [String] = []) throws -> (Int, String?) {
            let answer = try http.ask("POST", path, headers, content: content)
            return (answer.status, try answer.code())
        }
        #expect(try answer("/api/v1/runs?pipeline=nothing&name=a.txt", content) == (404, "intake.unknown_pipeline"))
        #expect(try answer("/api/v1/runs?name=a.txt", content) == (400, "http.request"))
        #expect(try answer("/api/v1/runs?pipeline=cv", content) == (400, "http.request"))
        #expect(try answer("/api/v1/runs?pipeline=cv&name=a.txt", Data()) == (422, "document.empty"))
        #expect(try answer("/api/v1/runs?pipeline=cv&name=a.txt", Data(count: 2000)) == (413, "http.too_large"))
        #expect(try answer("/api/v1/runs?pipeline=cv&name=a.txt", Data(count: 200_000)) == (413, "http.too_large"))
        #expect(try http.ask("GET", "/api/v1/runs/nobody").code() == "run.unknown")

        let french = try http.ask("GET", "/api/v1/nothing", ["Accept-Language: fr"]).text
        #expect(french.contains("Il n’y a rien à cette adresse."))

        for path in ["/api/v1/generate", "/generate/stream"] {
            let silent = try http.post(path, ["prompt": "Bonjour"])
            #expect(silent.status >= 400, "\(silent.text)")
            #expect(try silent.code() == "model.unconfigured", "\(silent.text)")
        }
        let status = try http.ask("GET", "/api/v1/models/status").object()
        #expect((status["models"] as? [Any])?.isEmpty == true && status["remedy"] is String)
        #expect(daemon.stop() == 0)
    }

    @Test("the text of a CV comes back as flat French JSON")
    func analysis() throws {
        let (_, daemon, http) = try served()
        for key in ["cv_text", "text"] {
            let answer = try http.post("/api/v1/analyze", [key: Self.cv])
            #expect(answer.status == 200, "\(answer.text)")
            let object = try answer.object()
            #expect(object["success"] as? Bool == true && object["run"] is String)
            #expect((object["data"] as? [String: Any])?.isEmpty == false)
            #expect(answer.text.contains("Camille Exemple"))
        }
        #expect(try http.post("/api/v1/analyze", ["words": "none"]).code() == "http.request")
        let late = try http.post("/api/v1/analyze", ["text": Self.cv + "\nPermis B", "wait": 0])
        #expect(late.status == 504, "\(late.text)")
        #expect(try late.code() == "http.late")
        #expect(daemon.stop() == 0)
    }

    @Test("a model's answer is streamed as it is written")
    func generation() throws {
        let server = try PromptServer { _, _, stream in stream.say("Voici la réponse.") }
        let workspace = try ScratchWorkspace(environment: DaemonHTTP.environment)
        try workspace.useModel(server.address)
        let daemon = try workspace.startDaemon()
        let http = try DaemonHTTP(workspace)
        let status = try http.ask("GET", "/api/v1/models/status").object()
        let model = try #require((status["models"] as? [[String: Any]])?.first)
        #expect(model["usable"] as? Bool == true, "\(status)")
        for path in ["/api/v1/generate", "/generate/stream"] {
            let answer = try http.post(path, ["prompt": "Bonjour"])
            #expect(answer.headers["content-type"] == "text/event-stream", "\(answer.text)")
            let events = try answer.events()
            #expect(events.last?.kind == "done")
            let text = events.filter { $0.kind == "text" }.compactMap { $0.data["text"] as? String }.joined()
            #expect(text == "Voici la réponse.", "\(answer.text)")
        }
        let metrics = try http.ask("GET", "/metrics", isKnown: false).text
        #expect(metrics.contains("greffier_model_calls_total{model=\"default\",outcome=\"answered\"}"), "\(metrics)")
        #expect(daemon.stop() == 0)
    }

    @Test("a link lets a browser in once")
    func link() throws {
        let (workspace, daemon, http) = try served()
        let opened = try workspace.greffier("open")
        #expect(opened.status == 0, "\(opened.errors)")
        let link = try #require(URL(string: opened.output.trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(link.port == http.port)
        let first = try http.ask("GET", link.path, isKnown: false)
        #expect(first.status == 303)
        let cookie = try #require(first.headers["set-cookie"]?.split(separator: ";").first)
        #expect(try http.ask("GET", link.path, isKnown: false).code() == "http.link")
        let inside = try http.ask("GET", "/api/v1/models/status", ["Cookie: \(cookie)"], isKnown: false)
        #expect(inside.status == 200)
        #expect(daemon.stop() == 0)
        let late = try workspace.greffier("open")
        #expect(late.status == 4)
        #expect(late.errors.contains("http.silent"), "\(late.errors)")
    }

    @Test("the page shows what failed and why, and leads to the run and its files")
    func pages() throws {
        let (workspace, daemon, http) = try served()
        try workspace.drop(bytes: Data(Self.cv.utf8), as: "camille <b>.txt")
        try Programs.wait(for: "the result") { workspace.published().count == 1 }
        try workspace.drop(bytes: Data("%PDF-1.4 no more".utf8), as: "cassé.pdf")
        let failed = { try http.ask("GET", "/?show=failed").text.contains("class=\"state failed\"") }
        try Programs.wait(for: "the failure", until: failed)

        let stranger = try http.ask("GET", "/", ["Accept: text/html"], isKnown: false)
        #expect(stranger.status == 401 && stranger.text.contains("greffier open"), "\(stranger.text)")

        let page = try http.ask("GET", "/", ["Accept-Language: fr"])
        #expect(page.status == 200 && page.headers["content-type"] == "text/html; charset=utf-8")
        #expect(page.headers["content-security-policy"]?.hasPrefix("default-src 'none'") == true)
        #expect(page.headers["refresh"] == nil)
        #expect(try http.ask("GET", "/?refresh=10").headers["refresh"] == "10")
        #expect(page.text.contains("camille &lt;b&gt;.txt") && page.text.contains("cassé.pdf"))
        #expect(page.text.contains("greffier retry"))
        #expect(page.text.contains("Étapes de cv"))

        let link = try #require(page.text.firstMatch(of: /href="(\/runs\/\w{26})">camille/)?.1)
        let run = try http.ask("GET", String(link))
        #expect(run.status == 200 && run.text.contains("<rect class=\"succeeded\""), "\(run.text)")
        let file = try #require(run.text.firstMatch(of: /href="(\/api\/v1\/runs\/\w+\/artifacts\/profile.json)"/)?.1)
        #expect(try http.ask("GET", String(file)).text.contains("Camille Exemple"))
        #expect(try http.ask("GET", "/runs/nobody").code() == "run.unknown")
        #expect(daemon.stop() == 0)
    }

    @Test("a port that is taken is a warning, and the queue works on")
    func takenPort() throws {
        let (_, first, http) = try served()
        let environment = DaemonHTTP.environment.merging(["GREFFIER_HTTP_LISTEN": "127.0.0.1:\(http.port)"]) { $1 }
        let workspace = try ScratchWorkspace(environment: environment)
        let second = try workspace.startDaemon()
        try Programs.wait(for: "the warning") {
            try String(contentsOfFile: second.log, encoding: .utf8).contains("the HTTP server cannot listen")
        }
        try workspace.drop(bytes: Data(Self.cv.utf8), as: "camille.txt")
        try Programs.wait(for: "the result") { workspace.published().count == 1 }
        // The token of this workspace is not sent to whoever sits there.
        #expect(try workspace.greffier("open").status == 4)
        #expect(second.stop() == 0)
        #expect(first.stop() == 0)
    }
}

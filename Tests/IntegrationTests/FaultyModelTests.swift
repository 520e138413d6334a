// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import ModelServers
import TestThreads
import Testing

@Suite("A model whose server fails in every known way", .ownThreads)
struct FaultyModelTests {
    @Test("no document fails for it: each is published with what the rules read", arguments: [true, false])
    func documents(isOllama: Bool) throws {
        let fake = try FakeModelServer(isOllama ? .ollama : .openai, saying: ["{\"a\":", "1}"])
        let faults = Fault.allCases.filter { $0 != .pingsOnly }
        let proxies = try faults.map { try FaultProxy(before: fake.url, fault: $0) }
        defer {
            fake.stop()
            for proxy in proxies { proxy.stop() }
        }
        let workspace = try ScratchWorkspace()
        var settings = "models:\n"
        for (fault, proxy) in zip(faults, proxies) {
            settings += "  \(Self.name(fault)): {endpoints: [\"\(proxy.url.absoluteString)\"], model: mistral}\n"
            try """
            pipeline: \(Self.name(fault))
            inbox: \(Self.name(fault))
            stages:
              text:    {use: extract}
              profile: {use: profile, from: text, analysis: merge, model: \(Self.name(fault))}
            publish: [profile.json, evidence.json]

            """.write(
                toFile: workspace.root + "/pipelines/\(Self.name(fault)).yaml",
                atomically: true,
                encoding: .utf8
            )
            let inbox = workspace.root + "/inbox/" + Self.name(fault)
            try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
            try workspace.drop(Programs.fixture("models/alix.txt"), as: "alix.txt", into: Self.name(fault))
        }
        try settings.write(toFile: workspace.root + "/greffier.yaml", atomically: true, encoding: .utf8)
        let drained = try workspace.greffier("daemon", "--drain")
        #expect(drained.status == 0, "\(drained.output) \(drained.errors)")
        for (fault, proxy) in zip(faults, proxies) {
            #expect(workspace.published(Self.name(fault), failed: true).isEmpty, "\(fault)")
            let folder = try #require(workspace.published(Self.name(fault)).first, "\(fault) \(drained.output)")
            let report = try workspace.report(folder)
            #expect(report["status"] as? String == "succeeded", "\(fault)")
            // What the server says, where it says it well, is not about a CV.
            #expect(report["degraded"] as? [String] == ["model"], "\(fault)")
            let warnings = report["warnings"] as? [[String: Any]] ?? []
            let told = warnings.filter { ($0["code"] as? String)?.hasPrefix("model.") == true }
            #expect(!told.isEmpty, "\(fault)")
            #expect(told.allSatisfy { ($0["message_fr"] as? String)?.isEmpty == false }, "\(fault)")
            let basics = try Programs.object(folder + "/profile.json")["basics"] as? [String: Any]
            #expect(basics?["name"] as? String == "Alix Fictive", "\(fault)")
            #expect(proxy.chatCount > 0, "\(fault)")
        }
    }

    /// As names of pipelines and models are written.
    private static func name(_ fault: Fault) -> String { fault.rawValue.lowercased() }
}

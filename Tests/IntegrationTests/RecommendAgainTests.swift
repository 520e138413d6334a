// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import TestThreads
import Testing

@Suite("Recommendations made again, and made as a pipeline makes them", .ownThreads)
struct RecommendAgainTests {
    private func workspace() throws -> ScratchWorkspace {
        let workspace = try ScratchWorkspace()
        let offer = "Développeuse Java (H/F)\n\nCompétences requises : Java, Spring Boot, Kubernetes\n"
        try workspace.drop(bytes: Data(offer.utf8), as: "offre.txt", into: "offers")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        try workspace.drop(Programs.fixture("documents/plain.txt"), as: "huong.txt")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        return workspace
    }

    @Test(
        "a night is made again from its manifest to the byte, until an offer is changed, which is told in both languages"
    )
    func manifest() throws {
        let workspace = try workspace()
        // The second night has one before it, from which new matches are told.
        for _ in 0..<2 { try #require(try workspace.greffier("run", "recommendations").status == 0) }
        let folder = try #require(workspace.published("recommendations").sorted().last)
        let made = workspace.root + "/made"
        let again = try workspace.greffier(
            "recommend",
            "--manifest",
            folder + "/manifest.json",
            "--output",
            made,
            "--language",
            "en"
        )
        #expect(again.status == 0 && again.output.contains("made again to the byte"), "\(again.output) \(again.errors)")
        for name in try FileManager.default.contentsOfDirectory(atPath: made) {
            #expect(FileManager.default.contentsEqual(atPath: made + "/" + name, andPath: folder + "/" + name))
        }
        #expect(FileManager.default.fileExists(atPath: made + "/recommendations.json"))
        let offer = try #require(workspace.published("offers").first)
        let text = try String(contentsOfFile: offer + "/offer.json", encoding: .utf8)
        let other = text.replacing("Kubernetes", with: "Docker")
        try #require(other != text)
        try workspace.drop(bytes: Data(other.utf8), as: "offre.json", into: "offers")
        try #require(try workspace.greffier("daemon", "--drain").status == 0)
        for (language, words) in [
            ("fr", "offre modifiée depuis : offre.txt"), ("en", "offer changed since: offre.txt"),
        ] {
            let told = try workspace.greffier(
                "recommend",
                "--manifest",
                folder + "/manifest.json",
                "--language",
                language
            )
            #expect(told.status == 1 && told.output.contains(words), "\(told.output) \(told.errors)")
        }
        let wrong = try workspace.greffier("recommend", "--manifest", folder + "/recommendations.json")
        #expect(wrong.status != 0 && wrong.errors.contains("manifest.json"))
    }

    @Test("recommend and bias report score with the weights of the pipeline, and ask which where two differ")
    func weights() throws {
        let workspace = try workspace()
        let path = workspace.root + "/pipelines/recommendations.yaml"
        let usual = try String(contentsOfFile: path, encoding: .utf8)
        func score(_ arguments: String...) throws -> Double? {
            let shown = try workspace.greffier(["recommend", "--json"] + arguments).object()
            let list = (shown["offers"] as? [[String: Any]])?.first?["candidates"] as? [[String: Any]]
            return (list?.first?["score"] as? NSNumber)?.doubleValue
        }
        let before = try #require(try score())
        let weights = "    weights: {skills: 100, experience: 0, title: 0, education: 0, languages: 0, meaning: 0}\n"
        let other = usual.replacing("    diversity:", with: weights + "    diversity:")
        try other.write(toFile: path, atomically: true, encoding: .utf8)
        let after = try #require(try score())
        #expect(before != after)
        let second = usual.replacing("pipeline: recommendations", with: "pipeline: nuit")
        try second.write(toFile: workspace.root + "/pipelines/nuit.yaml", atomically: true, encoding: .utf8)
        for verb in [["recommend"], ["bias", "report"]] {
            let asked = try workspace.greffier(verb)
            #expect(asked.status != 0 && asked.errors.contains("--pipeline"), "\(asked.output) \(asked.errors)")
            #expect(try workspace.greffier(verb + ["--pipeline", "nuit"]).status == 0)
            #expect(try workspace.greffier(verb + ["--pipeline", "cv"]).errors.contains("nuit, recommendations"))
        }
        #expect(try score("--pipeline", "nuit") == before)
        #expect(try score("--pipeline", "recommendations") == after)
    }
}

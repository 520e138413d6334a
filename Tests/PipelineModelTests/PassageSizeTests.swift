// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Testing

@Suite("Sizes of passages in pipeline files")
struct PassageSizeTests {
    private static let kinds: [String: StageKindDescription] = [
        "index": .init(kind: "index", version: 1, options: ["chunk": .passages])
    ]

    private func mistakes(_ chunk: String) -> [Mistake] {
        let text = """
            pipeline: cv
            inbox: cv
            stages:
              index: {use: index, chunk: \(chunk)}
            """
        do {
            _ = try PipelineFile.parse(text, file: "cv.yaml", kinds: Self.kinds)
            return []
        } catch {
            return error.all
        }
    }

    @Test(
        "sizes within bounds check, with what is left out at its default",
        arguments: [
            ("{tokens: 512, overlap: 50}", 512, 50), ("{tokens: 16, overlap: 8}", 16, 8), ("{tokens: 64}", 64, 32),
            ("{tokens: 8192, overlap: 0}", 8192, 0), ("{overlap: 256}", 512, 256), ("{}", 512, 50),
        ]
    )
    func good(chunk: String, tokens: Int, overlap: Int) throws {
        #expect(mistakes(chunk).isEmpty)
        let file = "pipeline: cv\ninbox: cv\nstages:\n  index: {use: index, chunk: \(chunk)}\n"
        let pipeline = try PipelineFile.parse(file, file: "cv.yaml", kinds: Self.kinds)
        let size = try #require(pipeline.stage("index")?.options["chunk"].flatMap(PassageSize.init))
        #expect(size.tokens == tokens && size.overlap == overlap)
    }

    @Test(
        "others are a mistake in both languages, with its place and what to write",
        arguments: [
            "{tokens: 0}", "{tokens: -5}", "{tokens: 15}", "{tokens: 8193}", "{tokens: 100, overlap: 100}",
            "{tokens: 100, overlap: 51}", "{overlap: -1}", "{tokens: many}", "{tokens: 100.5}", "{overlap: '10'}",
            "{tokens: 100, size: 2}", "512", "large", "[512, 50]",
        ]
    )
    func bad(chunk: String) throws {
        let found = mistakes(chunk)
        let mistake = try #require(found.first)
        #expect(found.count == 1 && mistake.line == 4 && mistake.severity == .error)
        #expect(mistake.description.contains("option 'chunk' of stage 'index' takes tokens from 16 to 8192"))
        #expect(mistake.descriptionFR.contains("l’option « chunk » de l’étape « index » demande des jetons"))
        #expect(mistake.descriptionFR.contains("écrivez"))
    }
}

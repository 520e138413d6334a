// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Foundation
import JSONSchemas
import JobModel
import LanguageModels
import ScriptedReading
import SeededRandom
import Testing

@Suite("Grounding under fire") struct GroundingFuzzTests {
    @Test("of 400 answers that lie in every way not one ungrounded value is published", arguments: 0..<400)
    func fuzz(seed: Int) async throws {
        var random = SplitMix64(seed: UInt64(seed))
        let lines = try SampleCV.lines()
        let liar = LyingAnswers(lines)
        var answers: [CVSectionGroup: JSONValue] = [:]
        for group in CVSectionGroup.allCases { answers[group] = liar.answer(group, &random) }
        let reader = ModelReader(model: ScriptedModel(answers), prompts: try SampleCV.prompts())
        let reading: ModelReading
        do {
            reading = try await reader.read(lines)
        } catch let error as GreffierError {
            // Every group was unusable, which is an answer too.
            #expect(error.code == .modelUngrounded)
            return
        }
        #expect(try Proof.ungrounded(reading.profile, reading.evidence, lines) == [])
    }
}

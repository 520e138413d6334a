// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Lexicons
import Logging
import PipelineModel
import Retrieval
import StageInputs
import Stages
import TestLexicons
import Testing
import WorkerPool

@Suite("What results of stages rest on beside their input")
final class MemoInputsTests {
    private let path = FileManager.default.temporaryDirectory.path + "/greffier-memo-\(UUID().uuidString).sqlite"
    private let workers = WorkerPool(
        configuration: WorkerPoolConfiguration(executable: "/nowhere", processes: 1),
        logger: Logger(label: "test")
    )

    deinit { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }

    @Test("documents made under one language of the workspace are not those of another")
    func language() async throws {
        let library = try Library(path: path)
        let lexicons = FixedLexicons(try ShippedLexicons.shared.get())
        let utc = TimeZone.gmt
        func stages(_ language: ReportLanguage) -> [any Stage] {
            let code = language.rawValue
            return [
                RenderStage(workers: workers, language: code, lexicons: lexicons, library: library),
                letter(code, utc, lexicons, library),
                ReportStage(workers: workers, language: code, timeZone: utc, lexicons: lexicons, library: library),
                ScoreStage(library: library, lexicons: lexicons, language: language, timeZone: utc),
            ]
        }
        for (french, english) in zip(stages(.french), stages(.english)) {
            let input = StageInput(kind: french.description.kind)
            let key = await french.memoInputs(input)
            #expect(await english.memoInputs(input) != key, "\(french.description.kind)")
            #expect(await french.memoInputs(input) == key, "\(french.description.kind)")
        }
    }

    private func letter(
        _ language: String,
        _ timeZone: TimeZone,
        _ lexicons: FixedLexicons,
        _ library: Library
    ) -> LetterStage {
        LetterStage(
            workers: workers,
            office: nil,
            language: language,
            timeZone: timeZone,
            lexicons: lexicons,
            library: library
        )
    }

    @Test("a letter rests on the day where the workspace is")
    func day() async throws {
        let paris = try #require(TimeZone(identifier: "Europe/Paris"))
        let lexicons = FixedLexicons(try ShippedLexicons.shared.get())
        let stage = letter("fr", paris, lexicons, try Library(path: path))
        // 23:30 and 00:30 in Paris are the same day in UTC.
        let inputs = [1_795_041_000.0, 1_795_044_600].map { moment in
            StageInput(kind: "letter", submittedAt: Date(timeIntervalSince1970: moment))
        }
        #expect(await stage.memoInputs(inputs[0]) != stage.memoInputs(inputs[1]))
    }
}

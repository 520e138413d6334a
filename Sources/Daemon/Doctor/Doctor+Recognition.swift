// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import PipelineModel
import Stages
import WorkerPool
import WorkerProtocol

extension Doctor {
    /// Whether the characters of scans can be recognised, in the languages that the pipelines name.
    func recognition(by pool: WorkerPool) async -> Finding {
        let stages = PipelineFolder(workspace, kinds: StageCatalogue.descriptions).entries()
            .flatMap { $0.pipeline?.stages ?? [] }
            .filter { $0.kind == ExtractStage.kind.kind }
            .map { ExtractStage.recognition($0.options) }
        let wanted = stages.filter { $0.mode != .never }
        if !stages.isEmpty, wanted.isEmpty {
            return .ok(Self.recognition, "switched off by all pipelines").inFrench("coupée par tous les traitements")
        }
        let languages = wanted.isEmpty ? RecognitionLanguage.usual : Set(wanted.flatMap(\.languages)).sorted()
        do {
            return Self.finding(try await pool.recognition(of: languages), languages: languages)
        } catch {
            return .fail(Self.recognition, "a worker cannot tell: \(error)", "greffier doctor")
                .inFrench("un ouvrier ne peut le dire : \(error)")
        }
    }

    private static let recognition = "recognition"

    /// What a report says to somebody who wants scans in `languages` read.
    static func finding(_ report: RecognitionReport?, languages: [String]) -> Finding {
        let package = RecognitionLanguage.package
        guard let report else {
            let packages = (["tesseract-ocr"] + languages.map(package)).joined(separator: " ")
            return .warn(
                recognition,
                "scans and photos are not read: tesseract is not installed",
                "sudo apt install \(packages)"
            )
            .inFrench("les scans et les photos ne sont pas lus : tesseract n’est pas installé")
        }
        let missing = (languages + ["osd"]).filter { !report.languages.contains($0) }
        guard missing.isEmpty else {
            return .warn(
                recognition,
                "tesseract \(report.version) lacks \(missing.joined(separator: ", "))",
                "sudo apt install \(missing.map(package).joined(separator: " "))"
            )
            .inFrench("il manque à tesseract \(report.version) : \(missing.joined(separator: ", "))")
        }
        return .ok(recognition, "tesseract \(report.version): \(languages.joined(separator: ", "))")
    }
}

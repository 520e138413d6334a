// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel
import Matching
package import PipelineModel
import ProfileModel
package import WorkerPool
import WorkerProtocol

/// `letter`: profile.json, and the offer where there is one → `<as>.docx` from a Word template, and the PDF that
/// LibreOffice makes of it.
///
/// The offer is that of offer.json, else the nearest one of scores.json. What is of no candidate gets no letter.
package struct LetterStage: Stage {
    private let workers: WorkerPool
    private let office: OfficePrinter?
    private let language: String
    private let timeZone: TimeZone

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own; `timeZone` decides on the day.
    package init(workers: WorkerPool, office: OfficePrinter?, language: String, timeZone: TimeZone) {
        self.workers = workers
        self.office = office
        self.language = language
        self.timeZone = timeZone
    }

    package static var kind: StageKindDescription {
        var kind = StageKindDescription(
            kind: "letter",
            version: 1,
            queue: "render",
            options: [
                "template": .file, "formats": .choices(["docx", "pdf"]), "as": .string,
                "language": .choice(["fr", "en"]),
                "missing": .choice(["blank", "error"]), "logo": .file, "company": .named(TemplateData.companyFields),
            ],
            inputs: [
                .init("profile.json"), .init("offer.json", isRequired: false), .init("scores.json", isRequired: false),
            ],
            makes: ["<as>.<formats>"]
        )
        kind.requiredOptions = ["template", "as", "formats"]
        return kind
    }

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        [language, Timestamp.day(input.submittedAt, in: timeZone)]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        var data = TemplateData()
        data.profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
        guard data.profile.fillsDossier else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        data.offer = try await offer(input)
        data.today = Timestamp.day(input.submittedAt, in: timeZone)
        data.company = input.company
        let letter = try await workers.renderDOCX(
            template: try await input.template(),
            profile: try CanonicalJSON.compact(data),
            logo: try await input.file("logo"),
            options: input.renderOptions(language: language),
            for: input.workerAttempt
        )
        let base = input.stage.options["as"]?.string ?? input.stage.name
        var output = StageOutput()
        for format in (input.stage.options["formats"]?.strings ?? []).compactMap(RenderFormat.init(rawValue:)) {
            let document = format == .pdf ? try await workers.printed(letter, by: office) : letter
            output.artifacts.append(
                .init(name: "\(base).\(format.suffix)", mediaType: format.mediaType, data: document)
            )
        }
        return output
    }

    private func offer(_ input: StageInput) async throws -> Offer? {
        if input.artifact("offer.json") != nil {
            return try CanonicalJSON.decode(Offer.self, from: try await input.data("offer.json"))
        }
        guard input.artifact("scores.json") != nil else { return nil }
        let scores = try CanonicalJSON.decode(Scores.self, from: try await input.data("scores.json"))
        return scores.offers.first.map { best in
            var offer = Offer()
            offer.title = best.offer.title
            return offer
        }
    }
}

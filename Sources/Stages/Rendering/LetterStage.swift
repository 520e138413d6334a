// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import JobModel
package import Lexicons
import Matching
package import PipelineModel
import ProfileModel
import Profiles
package import Retrieval
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
    private let lexicons: any LexiconSource
    private let library: Library

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own; `timeZone` decides on the day.
    ///
    /// The codes of blind letters are made with the secret of `library`.
    package init(
        workers: WorkerPool,
        office: OfficePrinter?,
        language: String,
        timeZone: TimeZone,
        lexicons: any LexiconSource,
        library: Library
    ) {
        self.workers = workers
        self.office = office
        self.language = language
        self.timeZone = timeZone
        self.lexicons = lexicons
        self.library = library
    }

    package static var kind: StageKindDescription {
        var kind = StageKindDescription(
            kind: "letter",
            version: 3,
            queue: "render",
            options: [
                "template": .file, "formats": .choices(["docx", "pdf"]), "as": .string,
                "language": .choice(["fr", "en"]),
                "missing": .choice(["blank", "error"]), "logo": .file, "company": .named(TemplateData.companyFields),
                "colour": .colour, "blind": .boolOr(BlindOptions.names),
            ],
            inputs: [
                .init("profile.json"), .init("offer.json", isRequired: false), .init("scores.json", isRequired: false),
            ],
            makes: ["<as>.<formats>"]
        )
        // The code stands where the star does.
        kind.makesByOption = ["blind": ["<as>-*.<formats>"]]
        kind.requiredOptions = ["template", "as", "formats"]
        return kind
    }

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        [language, Timestamp.day(input.submittedAt, in: timeZone)] + (await input.blindMemoInputs(lexicons))
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        var data = TemplateData()
        data.profile = try CanonicalJSON.decode(Profile.self, from: try await input.data("profile.json"))
        guard data.profile.fillsDossier else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        var base = input.stage.options["as"]?.string ?? input.stage.name
        if let options = BlindOptions(input.stage.options["blind"]) {
            let code = try CandidateCode(of: data.profile, secret: try await library.secret()).text
            data.profile = try ProfileBlinder(lexicons: await lexicons.current().lexicons)
                .blind(data.profile, code: code, options: options)
            base += "-" + code
        }
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
        var output = StageOutput()
        for format in (input.stage.options["formats"]?.strings ?? []).compactMap(RenderFormat.init(rawValue:)) {
            var document = letter
            if format == .pdf {
                document = try await workers.printed(letter, on: input.submittedAt, by: office)
            }
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

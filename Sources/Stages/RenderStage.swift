// SPDX-License-Identifier: GPL-3.0-or-later
private import FoundationEssentials
private import JobModel
package import Lexicons
private import Matching
package import PipelineModel
private import ProfileModel
private import Profiles
package import Retrieval
package import WorkerPool
private import WorkerProtocol

/// `render`: profile.json → `<as>.docx` from the company's template and `<as>.pdf`, drawn by a worker process.
///
/// Of a profile that holds no candidate it makes none, and says so: a blank sheet helps nobody.
package struct RenderStage: Stage {
    private let workers: WorkerPool
    private let office: OfficePrinter?
    private let language: String
    private let lexicons: any LexiconSource
    private let library: Library

    /// `language` (`fr` or `en`) is the workspace's; a stage may name its own.
    ///
    /// The codes of blind variants are made with the secret of `library`.
    /// Without `office` stages that want LibreOffice fail.
    package init(
        workers: WorkerPool,
        office: OfficePrinter? = nil,
        language: String,
        lexicons: any LexiconSource,
        library: Library
    ) {
        self.workers = workers
        self.office = office
        self.language = language
        self.lexicons = lexicons
        self.library = library
    }

    package static var kind: StageKindDescription {
        var kind = StageKindDescription(
            kind: "render",
            version: 12,
            queue: "render",
            options: [
                "template": .file, "formats": .choices(RenderFormat.allCases.map(\.rawValue)), "as": .string,
                "language": .choice(["fr", "en"]), "missing": .choice(["blank", "error"]), "logo": .file,
                "blind": .boolOr(BlindOptions.names), "design": .choice(RenderLook.designs), "colour": .colour,
                "fonts": .strings, "pdf": .choice(["libreoffice"]),
            ],
            inputs: [.init("profile.json")],
            makes: ["<as>.<formats>"]
        )
        // The code stands where the star does.
        kind.optionsTogether = ["pdf": ["template"]]
        kind.makesByOption = ["blind": ["<as>-*.<formats>"]]
        kind.formatSuffixes = Dictionary(uniqueKeysWithValues: RenderFormat.allCases.map { ($0.rawValue, $0.suffix) })
        kind.usualFormats = usualFormats
        return kind
    }

    private static let usualFormats = ["docx", "pdf"]

    package var description: StageKindDescription { Self.kind }

    package func memoInputs(_ input: StageInput) async -> [String] {
        [language] + (await input.blindMemoInputs(lexicons))
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        let data = try await input.data("profile.json")
        let read = try CanonicalJSON.decode(Profile.self, from: data)
        guard read.fillsDossier else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        let (profile, suffix) = try await blinded(read, input) ?? (data, "")
        let base = (input.stage.options["as"]?.string ?? "profile") + suffix
        let formats = (input.stage.options["formats"]?.strings ?? Self.usualFormats)
            .compactMap(RenderFormat.init(rawValue:))
        let options = input.renderOptions(language: language)
        let logo = try await input.file("logo")
        let isPrinted = input.stage.options["pdf"] != nil
        var filled: Data?
        if formats.contains(where: { $0 == .docx || $0 == .pdf && isPrinted }) {
            filled = try await workers.renderDOCX(
                template: try await input.template(),
                profile: profile,
                logo: logo,
                options: options,
                for: input.workerAttempt
            )
        }
        var output = StageOutput()
        for format in formats {
            let document: DrawnDocument
            switch (format, filled) {
            case (.docx, let filled?): document = DrawnDocument(data: filled)
            case (.pdf, let filled?) where isPrinted:
                let printed = try await workers.printed(filled, on: input.submittedAt, by: office)
                document = DrawnDocument(data: printed)
            default:
                document = try await workers.document(
                    of: profile,
                    as: format,
                    logo: logo,
                    options: options,
                    for: input.workerAttempt
                )
            }
            output.artifacts.append(
                .init(name: "\(base).\(format.suffix)", mediaType: format.mediaType, data: document.data)
            )
            output.warnings += document.notes.warnings
        }
        return output
    }

    /// The profile without who it is of, and what its code adds to the documents' names; `nil` where the stage withholds
    /// nothing.
    private func blinded(_ profile: Profile, _ input: StageInput) async throws -> (json: Data, suffix: String)? {
        guard let options = BlindOptions(input.stage.options["blind"]) else { return nil }
        let code = try CandidateCode(of: profile, secret: try await library.secret()).text
        let blinder = ProfileBlinder(lexicons: await lexicons.current().lexicons)
        return (try CanonicalJSON.pretty(try blinder.blind(profile, code: code, options: options)), "-" + code)
    }
}

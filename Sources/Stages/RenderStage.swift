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
            version: 7,
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
        BlindOptions(input.stage.options["blind"]) == nil ? [] : [await lexicons.current().digest]
    }

    package func run(_ input: StageInput) async throws -> StageOutput {
        var profile = try await input.data("profile.json")
        let read = try CanonicalJSON.decode(Profile.self, from: profile)
        guard read.fillsDossier else { return StageOutput(warnings: [RunWarning(.noDossier)]) }
        let options = RenderOptions(
            language: input.stage.options["language"]?.string ?? language,
            missing: input.stage.options["missing"]?.string ?? "error",
            date: Timestamp.text(input.submittedAt),
            look: RenderLook(
                design: input.stage.options["design"]?.string ?? "classic",
                colour: input.stage.options["colour"]?.string,
                fonts: input.stage.options["fonts"]?.strings ?? []
            )
        )
        var base = input.stage.options["as"]?.string ?? "profile"
        if let blind = BlindOptions(input.stage.options["blind"]) {
            let code = try CandidateCode(of: read, secret: try await library.secret()).text
            let blinder = ProfileBlinder(lexicons: await lexicons.current().lexicons)
            profile = try CanonicalJSON.pretty(
                try blinder.blind(read, code: code, options: blind)
            )
            base += "-" + code
        }
        var output = StageOutput()
        var filled: Data?
        for name in input.stage.options["formats"]?.strings ?? Self.usualFormats {
            guard let format = RenderFormat(rawValue: name) else { continue }
            let data: Data
            if format == .docx {
                data = try await docx(profile, input, options)
                filled = data
            } else if format == .pdf, input.stage.options["pdf"] != nil {
                if filled == nil { filled = try await docx(profile, input, options) }
                data = try await WordDocument.printed(filled ?? Data(), by: office, workers)
            } else {
                data = try await written(format, profile, input, options)
            }
            output.artifacts.append(
                .init(name: "\(base).\(format.suffix)", mediaType: format.mediaType, data: data)
            )
        }
        return output
    }

    /// What needs no template.
    private func written(
        _ format: RenderFormat,
        _ profile: Data,
        _ input: StageInput,
        _ options: RenderOptions
    ) async throws -> Data {
        guard format != .pdf else {
            return try await workers.renderPDF(
                profile: profile,
                logo: try await logo(input),
                options: options,
                for: input.workerAttempt
            )
        }
        return try await workers.export(
            profile: profile,
            logo: format == .html ? try await logo(input) : nil,
            as: format,
            options: options,
            for: input.workerAttempt
        )
    }

    private func docx(_ profile: Data, _ input: StageInput, _ options: RenderOptions) async throws -> Data {
        try await workers.renderDOCX(
            template: try await template(input),
            profile: profile,
            logo: try await logo(input),
            options: options,
            for: input.workerAttempt
        )
    }

    private func template(_ input: StageInput) async throws -> Data {
        guard let path = input.stage.options["template"]?.string, let sha256 = input.files[path] else {
            throw GreffierError(.pipelineInvalid, detail: "stage \(input.stage.name) makes DOCX and names no template")
        }
        return try await input.read(sha256)
    }

    /// The picture that a template's `{{logo}}` gives and that a design shows, where the stage names one.
    private func logo(_ input: StageInput) async throws -> Data? {
        guard let path = input.stage.options["logo"]?.string, let sha256 = input.files[path] else { return nil }
        return try await input.read(sha256)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import Lexicons
private import Logging
import Matching
import ProfileModel
import Profiles
import Stages
import WorkerPool
import WorkerProtocol

/// Makes documents of a profile for somebody who asks, without a workspace, a queue or a database.
///
/// As in the service, templates of strangers meet their parsers in worker processes alone.
package struct FileRendering: Sendable {
    let workers: WorkerPool
    /// `nil` where LibreOffice is not installed.
    let office: OfficePrinter?
    let files = FileQueues(label: "greffier.render", width: 2)

    /// What may be told of the company.
    package static var companyFields: [String] { TemplateData.companyFields }

    /// What a blind variant may leave out beside the person.
    package static var withholdable: [String] { BlindOptions.names }

    /// Starts no process yet; `libreoffice` says where LibreOffice is: `auto`, `never` or a path.
    package init(libreoffice: String = "auto") {
        workers = WorkerPool(
            configuration: WorkerPoolConfiguration(executable: ProgramPath.worker(), processes: 1),
            logger: Logger(label: "greffier.workers") { _ in SwiftLogNoOpLogHandler() }
        )
        office = OfficeConverter.locate(libreoffice).map { program in
            let scratch = FileManager.default.temporaryDirectory.path
            return OfficePrinter(.init(program: program, worker: ProgramPath.worker(), scratch: scratch), places: 1)
        }
    }

    /// Makes all that `request` names.
    ///
    /// Throws `Failure` for what can be told of one file, else what the worker throws.
    package func render(_ request: Request) async throws -> Made {
        var made = Made()
        let written = try await handwritten(request.profile)
        made.warnings = written.doubts
        let (json, code) = try await data(of: written, request)
        made.code = code
        let inputs = Inputs(
            json: json,
            template: request.formats.contains(.docx) ? try await template(request) : nil,
            logo: try await bytes(ofAny: request.logo),
            options: RenderOptions(
                language: request.language,
                missing: request.allowsUnknownFields ? "blank" : "error",
                date: Timestamp.text(Date()),
                look: request.look
            )
        )
        let base = code.map { "profile-\($0)" } ?? Self.stem(of: request.profile)
        for format in request.formats {
            let document = try await document(format, of: inputs)
            made.warnings += document.notes.warnings.map { ErrorDetail($0.message, french: $0.messageFR) }
            made.files.append(.init(name: "\(base).\(format.suffix)", data: document.data))
            guard request.hasPreview else { continue }
            try await addPages(of: document.data, format, as: "\(base).\(format.rawValue)", to: &made)
        }
        return made
    }

    /// Ends the processes.
    package func shutdown() async {
        await workers.shutdown()
        await office?.shutdown()
    }

    /// What all documents of a request are made of, read once: a pipe gives its bytes only once.
    private struct Inputs {
        var json: Data
        /// With its path, where a document asks for one.
        var template: (path: String, data: Data)?
        var logo: Data?
        var options: RenderOptions
    }

    /// The profile as documents are to show it, with what letters add, and what stands in the place of the name.
    private func data(of written: HandwrittenProfile, _ request: Request) async throws -> (json: Data, code: String?) {
        var profile = try CanonicalJSON.decode(Profile.self, from: written.json)
        guard profile.fillsDossier else {
            let words = ErrorDetail("it holds no candidate", french: "il ne contient aucune candidature")
            throw Failure(path: request.profile, words: words, isUsage: false)
        }
        var json = written.json
        var code: String?
        if request.isBlind {
            var generator = SystemRandomNumberGenerator()
            let name = request.code ?? CandidateCode(random: &generator).text
            profile = try ProfileBlinder(lexicons: try LexiconFiles.load(nil).lexicons)
                .blind(profile, code: name, options: BlindOptions(names: request.withheld))
            json = try CanonicalJSON.pretty(profile)
            code = name
        }
        if request.offer != nil || !request.company.isEmpty {
            var template = TemplateData()
            template.profile = profile
            template.offer = try await offer(request.offer)
            template.company = request.company
            json = try CanonicalJSON.pretty(template)
        }
        return (json, code)
    }

    private func document(_ format: RenderFormat, of inputs: Inputs) async throws -> DrawnDocument {
        guard format == .docx, let (path, template) = inputs.template else {
            return try await workers.document(of: inputs.json, as: format, logo: inputs.logo, options: inputs.options)
        }
        do {
            let filled = try await workers.renderDOCX(
                template: template,
                profile: inputs.json,
                logo: inputs.logo,
                options: inputs.options
            )
            return DrawnDocument(data: filled)
        } catch let error as GreffierError where error.code == .templateInvalid {
            throw Failure(path: path, words: .init(error.message, french: error.messageFR), isUsage: false)
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
package import Foundation
package import JobModel
import Lexicons
private import Logging
import Matching
import PipelineModel
import ProfileModel
import Profiles
import Stages
import WorkerPool
package import WorkerProtocol

/// Makes documents of a profile for somebody who asks, without a workspace, a queue or a database.
///
/// As in the service, templates of strangers meet their parsers in worker processes alone.
package struct FileRendering: Sendable {
    private let workers: WorkerPool
    /// `nil` where LibreOffice is not installed.
    private let office: OfficePrinter?
    private let files = FileQueues(label: "greffier.render", width: 2)

    /// Pages of a document that a preview shows at the most.
    private static let mostPages = 500
    private static let resolution = 110

    /// The formats there are.
    package static var formats: [String] {
        if case .choices(let names)? = RenderStage.kind.options["formats"] { names } else { [] }
    }

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

    /// What is to be made.
    package struct Request: Sendable {
        /// Path of profile.json; `-` is standard input.
        package var profile: String
        package var formats: [String]
        /// `fr` or `en`.
        package var language: String
        /// Path of the Word template; the one that ships where there is none.
        package var template: String?
        package var logo: String?
        /// Path of offer.json, for letters.
        package var offer: String?
        /// What letters tell of the company.
        package var company: [String: String] = [:]
        package var isBlind = false
        package var code: String?
        package var withheld: [String] = []
        package var allowsUnknownFields = false
        /// How drawn documents look.
        package var look = RenderLook()
        package var hasPreview = false

        package init(profile: String, formats: [String], language: String) {
            self.profile = profile
            self.formats = formats
            self.language = language
        }
    }

    /// What was made.
    package struct Made: Sendable {
        package var files: [File] = []
        /// What stands in the place of the name.
        package var code: String?
        package var warnings: [ErrorDetail] = []

        package struct File: Sendable {
            package var name: String
            package var data: Data
        }
    }

    /// Why nothing was made, with the file that it is about.
    package struct Failure: Error, Sendable {
        package var path: String
        package var words: ErrorDetail
        /// Whether the command names what is not there, rather than a file that cannot be used.
        package var isUsage: Bool
    }

    /// Makes all that `request` names.
    ///
    /// Throws `Failure` for what can be told of one file, else what the worker throws.
    package func render(_ request: Request) async throws -> Made {
        var made = Made()
        let written = try await handwritten(request.profile)
        made.warnings = written.doubts
        var profile = try CanonicalJSON.decode(Profile.self, from: written.json)
        guard profile.fillsDossier else {
            let words = ErrorDetail("it holds no candidate", french: "il ne contient aucune candidature")
            throw Failure(path: request.profile, words: words, isUsage: false)
        }
        var data = written.json
        if request.isBlind {
            var generator = SystemRandomNumberGenerator()
            let code = request.code ?? CandidateCode(random: &generator).text
            let options = BlindOptions(names: request.withheld)
            profile = try ProfileBlinder(lexicons: try LexiconFiles.load(nil).lexicons)
                .blind(profile, code: code, options: options)
            data = try CanonicalJSON.pretty(profile)
            made.code = code
        }
        if request.offer != nil || !request.company.isEmpty {
            var template = TemplateData()
            template.profile = profile
            template.offer = try await offer(request.offer)
            template.company = request.company
            data = try CanonicalJSON.pretty(template)
        }
        let base = made.code.map { "profile-\($0)" } ?? Self.stem(of: request.profile)
        for format in request.formats {
            let document = try await document(format, of: data, request)
            made.files.append(.init(name: "\(base).\(Self.suffix(of: format))", data: document))
            guard request.hasPreview else { continue }
            try await addPages(of: document, format, as: "\(base).\(format)", to: &made)
        }
        return made
    }

    /// Ends the processes.
    package func shutdown() async {
        await workers.shutdown()
        await office?.shutdown()
    }

    // MARK: Reading

    private func handwritten(_ path: String) async throws -> HandwrittenProfile {
        let data = try await bytes(of: path)
        do {
            let written = try HandwrittenProfile(data)
            try Self.refuseOthers(written.json, path)
            return written
        } catch let mistake as ProfileMistake {
            throw Failure(
                path: path,
                words: ErrorDetail(
                    "this is no profile: \(mistake.words.english)",
                    french: "ce n’est pas un profil : \(mistake.words.french)"
                ),
                isUsage: false
            )
        }
    }

    private func offer(_ path: String?) async throws -> Offer? {
        guard let path else { return nil }
        let data = try await bytes(of: path)
        let offer = try? CanonicalJSON.decode(Offer.self, from: data)
        guard let offer, offer.title != nil else {
            let words = ErrorDetail("this is no offer with a title", french: "ce n’est pas une offre avec un intitulé")
            throw Failure(path: path, words: words, isUsage: false)
        }
        return offer
    }

    /// Refuses JSON that is something else: an offer has skills too.
    private static func refuseOthers(_ json: Data, _ path: String) throws {
        let names = (try? JSONSerialization.jsonObject(with: json) as? [String: Any])?.keys.sorted() ?? []
        let parts = ["basics", "work", "education", "projects", "volunteer"]
        let isOther = !names.contains(where: parts.contains) && !Set(names).isSubset(of: ownNames)
        guard names.isEmpty || isOther else { return }
        let found = names.prefix(4).joined(separator: ", ")
        throw Failure(
            path: path,
            words: ErrorDetail(
                "this is no profile: "
                    + (found.isEmpty ? "it is empty" : "it has no \(parts.joined(separator: ", ")), but \(found)"),
                french: "ce n’est pas un profil : "
                    + (found.isEmpty
                        ? "il est vide" : "il n’a ni \(parts.joined(separator: ", ni ")), mais \(found)")
            ),
            isUsage: false
        )
    }

    /// Names of a profile that others may have as well.
    private static let ownNames: Set<String> = [
        "skills", "languages", "certificates", "interests", "awards", "publications", "references", "meta",
        "x-greffier", "$schema",
    ]

    /// The bytes of a file or a pipe.
    private func bytes(of path: String) async throws -> Data {
        do {
            return try await files.run { try FileExtraction.bytes(of: path) }
        } catch let error as FileExtraction.Unreadable {
            let words =
                FileManager.default.fileExists(atPath: path)
                ? ErrorDetail(error.reason, french: "ne peut être lu : \(error.reason)")
                : ErrorDetail("there is no such file", french: "fichier introuvable")
            throw Failure(path: path, words: words, isUsage: true)
        }
    }

    private static func stem(of path: String) -> String {
        guard path != "-" else { return "profile" }
        let name = FilePath(path).name.text
        return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }

    // MARK: Making

    private func document(_ format: String, of profile: Data, _ request: Request) async throws -> Data {
        let options = RenderOptions(
            language: request.language,
            missing: request.allowsUnknownFields ? "blank" : "error",
            date: Timestamp.text(Date()),
            look: request.look
        )
        switch RenderFormat(rawValue: format) {
        case .docx?: return try await wordDocument(of: profile, request, options)
        case .pdf?:
            return try await workers.renderPDF(profile: profile, logo: try await logo(request), options: options)
        case let other?:
            return try await workers.export(
                profile: profile,
                logo: other == .html ? try await logo(request) : nil,
                as: other,
                options: options
            )
        case nil: throw GreffierError(.stageDefect, detail: "no format \(format)")
        }
    }

    private func wordDocument(of profile: Data, _ request: Request, _ options: RenderOptions) async throws -> Data {
        let (path, template) = try await template(request)
        do {
            return try await workers.renderDOCX(
                template: template,
                profile: profile,
                logo: try await logo(request),
                options: options
            )
        } catch let error as GreffierError where error.code == .templateInvalid {
            throw Failure(
                path: path,
                words: .init(error.message, french: error.messageFR),
                isUsage: false
            )
        }
    }

    private func template(_ request: Request) async throws -> (path: String, data: Data) {
        if let path = request.template { return (path, try await bytes(of: path)) }
        guard let share = ShareDirectory.locate() else {
            throw GreffierError(.templateInvalid, detail: "no template ships with this program; name one")
        }
        let name = request.language == "en" ? "dossier-en.docx" : "dossier.docx"
        let path = share + "/pipelines/templates/" + name
        return (path, try await bytes(of: path))
    }

    private func logo(_ request: Request) async throws -> Data? {
        guard let path = request.logo else { return nil }
        return try await bytes(of: path)
    }

    private static func suffix(of format: String) -> String { RenderFormat(rawValue: format)?.suffix ?? format }

    // MARK: Previews

    /// Adds the pages of a document as pictures, those of a Word document as LibreOffice sets it; of formats without pages
    /// there are none.
    private func addPages(of document: Data, _ format: String, as name: String, to made: inout Made) async throws {
        var document = document
        switch format {
        case "pdf": break
        case "docx":
            do {
                guard let office else { throw GreffierError(.officeMissing) }
                document = try await office.pdf(from: document)
            } catch let error as GreffierError {
                let reason = ErrorDetail(
                    "\(error.message) \(error.code.hint)",
                    french: "\(error.messageFR) \(error.code.hintFR)"
                )
                made.warnings.append(
                    .init(
                        "no pictures of \(name): \(reason.english)",
                        french: "pas d’images de \(name) : \(reason.french)"
                    )
                )
                return
            }
        default: return
        }
        var pages: [Data] = []
        while pages.count < Self.mostPages {
            let numbers = Array((pages.count + 1)...(pages.count + 8))
            let batch = try await workers.pictures(
                of: document,
                name: name,
                pages: numbers,
                dotsPerInch: Self.resolution,
                inColor: true
            ).prefix { !$0.isEmpty }
            pages += batch
            if batch.count < numbers.count { break }
        }
        for (index, page) in pages.enumerated() {
            let picture = ItemName.numbered("\(name).png", number: index + 1, of: pages.count)
            made.files.append(.init(name: picture, data: page))
        }
    }
}

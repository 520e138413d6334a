// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import DurableFiles
import Foundation
import JobModel
import PipelineModel
import WorkerProtocol

/// `greffier render`: makes documents of a profile, with no workspace.
struct Render: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make documents of a profile; needs no workspace.",
        discussion: "Example: greffier render profile.json --template dossier.docx --format docx,pdf --preview"
    )
    @Argument(help: "The profile (JSON Resume); - is standard input.") var profile: String
    @Option(name: .long, help: ArgumentHelp("The Word template (else the one that ships).", valueName: "docx"))
    var template: String?
    @Option(name: .long, help: ArgumentHelp("The formats, with commas between.", valueName: "docx,pdf"))
    var format = "docx,pdf"
    @Option(name: .long, help: ArgumentHelp("The picture that `{{logo}}` gives.", valueName: "file")) var logo: String?
    @Option(
        name: .long,
        help: ArgumentHelp("The design of the PDF.", valueName: RenderLook.designs.joined(separator: "|"))
    )
    var design = "classic"
    @Option(name: .long, help: ArgumentHelp("The accent colour of the PDF.", valueName: "#RRGGBB")) var colour: String?
    @Option(name: .long, help: ArgumentHelp("The offer that a letter speaks of (offer.json).", valueName: "file"))
    var offer: String?
    @Option(
        name: .long,
        help: ArgumentHelp("What a letter tells of the company; may be repeated.", valueName: "name=text")
    )
    var company: [String] = []
    @Flag(name: .long, help: "Leave out who it is: a code in the place of the name, no photo, contact or age.")
    var blind = false
    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --blind, also leave out schools and dates of studies.",
            valueName: "schools,study_dates"
        )
    )
    var withhold: String?
    @Option(name: .long, help: ArgumentHelp("With --blind, the code (else one by chance).", valueName: "code"))
    var code: String?
    @Option(name: .long, help: ArgumentHelp("The folder to write into.", valueName: "dir")) var output = "."
    @Flag(name: .long, help: "Replace files that are there.") var force = false
    @Flag(name: .long, help: "Draw the pages of each PDF and Word document as PNG files too.") var preview = false
    @Option(
        name: .long,
        help: ArgumentHelp("Where LibreOffice is, for pictures of Word documents.", valueName: "auto|never|path")
    )
    var libreoffice = "auto"
    @Flag(name: .long, help: "Leave fields blank that no profile has, rather than refuse the template.")
    var blank = false
    @Option(name: .long, help: "The language of labels, dates and reasons (else that of the environment).")
    var language = MessageLanguage.ofEnvironment
    @OptionGroup var printing: OutputOptions

    /// What `--json` prints.
    struct Answer: Encodable {
        var profile: String
        var code: String?
        var files: [File]
        /// What was left aside, and what is likely mistyped in the profile.
        var warnings: [String]

        struct File: Encodable {
            var path: String
            var bytes: Int
        }
    }

    private var withheld: [String] { words(withhold ?? "") }

    private func words(_ list: String) -> [String] {
        list.lowercased().split { ", +".contains($0) }.map(String.init)
    }

    private func formats() throws -> [RenderFormat] {
        let known = RenderFormat.allCases.map(\.rawValue).joined(separator: ", ")
        let formats = try words(format).map { name in
            guard let format = RenderFormat(rawValue: name) else {
                throw ValidationError("There is no format '\(name)'; there are \(known).")
            }
            return format
        }
        if formats.isEmpty { throw ValidationError("--format names none of \(known).") }
        return formats
    }

    func validate() throws {
        _ = try formats()
        guard [profile, template, logo, offer].count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("Only one file can be standard input (-).")
        }
        let parts = FileRendering.withholdable
        if let unknown = withheld.first(where: { !parts.contains($0) }) {
            throw ValidationError("--withhold takes \(parts.joined(separator: ", ")), not '\(unknown)'.")
        }
        guard RenderLook.designs.contains(design) else {
            let designs = RenderLook.designs.joined(separator: ", ")
            throw ValidationError("There is no design '\(design)'; there are \(designs).")
        }
        if let colour, let words = OptionKind.colour.objection(to: .string(colour)) {
            throw ValidationError("--colour takes \(words).")
        }
        let names = FileRendering.companyFields
        if let wrong = company.first(where: { pair in !names.contains { pair.hasPrefix($0 + "=") } }) {
            throw ValidationError(
                "--company takes name=text with a name of \(names.joined(separator: ", ")), not '\(wrong)'."
            )
        }
        if !blind, code != nil || withhold != nil { throw ValidationError("--code and --withhold go with --blind.") }
        if let code, code.wholeMatch(of: /[\p{L}\p{N}._-]{1,40}/) == nil {
            throw ValidationError("--code takes letters, digits, points and dashes, 40 at the most.")
        }
    }

    func run() async throws {
        let rendering = FileRendering(libreoffice: libreoffice)
        do {
            let made = try await rendering.render(try request())
            await rendering.shutdown()
            try tell(try write(made), made)
        } catch let failure as FileRendering.Failure {
            await rendering.shutdown()
            let name = failure.path == "-" ? "stdin" : failure.path
            let text = Terminal.safe(
                language.text("\(name) : \(failure.words.french)", "\(name): \(failure.words.english)")
            )
            throw failure.isUsage ? Ending.usage(text) : Ending.documentsFailed(text)
        } catch {
            await rendering.shutdown()
            throw error
        }
    }

    private func request() throws -> FileRendering.Request {
        var request = FileRendering.Request(profile: profile, formats: try formats(), language: language.rawValue)
        request.template = template
        request.logo = logo
        request.offer = offer
        for pair in company {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 2 { request.company[parts[0]] = parts[1] }
        }
        request.look = RenderLook(design: design, colour: colour)
        request.isBlind = blind
        request.code = code
        request.withheld = withheld
        request.allowsUnknownFields = blank
        request.hasPreview = preview
        return request
    }

    /// Writes all files, or none where one is there already.
    private func write(_ made: FileRendering.Made) throws -> [Answer.File] {
        let paths = made.files.map { output == "." ? $0.name : "\(output)/\($0.name)" }
        if !force, let taken = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) {
            let reason = language.text("existe déjà ; --force le remplace", "is there already; --force replaces it")
            throw Ending.usage(Terminal.safe("\(taken): \(reason)"))
        }
        do {
            try Files.makeDirectories(FilePath(output))
            for (path, file) in zip(paths, made.files) { try Files.writeAtomically(file.data, to: FilePath(path)) }
        } catch let error as FileError {
            throw Ending.notReady(Terminal.safe("\(output): \(error.reason)"))
        }
        return zip(paths, made.files).map { .init(path: $0, bytes: $1.data.count) }
    }

    private func tell(_ files: [Answer.File], _ made: FileRendering.Made) throws {
        let warnings = made.warnings.map { language.text($0.french, $0.english) }
        if printing.json {
            return try Terminal.json(Answer(profile: profile, code: made.code, files: files, warnings: warnings))
        }
        for warning in warnings { Terminal.error(Terminal.safe(warning)) }
        for file in files { Terminal.print(Terminal.safe(file.path)) }
    }
}

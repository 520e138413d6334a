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
    @Option(
        name: .long,
        help: ArgumentHelp("The accent colour of PDF, HTML and EPUB.", valueName: "#RRGGBB")
    )
    var colour: String?
    @Option(
        name: .long,
        help: ArgumentHelp("Families of fonts for the PDF, the preferred one first.", valueName: "name,name")
    )
    var fonts: String?
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
    var language = ReportLanguage.ofProcess
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

    /// Names that may hold spaces.
    private var families: [String] {
        (fonts ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    func validate() throws {
        _ = try formats()
        guard [profile, template, logo, offer].count(where: { $0 == "-" }) <= 1 else {
            throw usage(
                "Un seul fichier peut être l’entrée standard (-).",
                "Only one file can be standard input (-)."
            )
        }
        try validateLook()
        try validateBlinding()
        let names = FileRendering.companyFields
        if let wrong = company.first(where: { pair in !names.contains { pair.hasPrefix($0 + "=") } }) {
            let list = names.joined(separator: ", ")
            throw usage(
                "--company prend nom=texte, avec un nom parmi \(list), et non « \(wrong) ».",
                "--company takes name=text with a name of \(list), not '\(wrong)'."
            )
        }
    }

    private func formats() throws -> [RenderFormat] {
        let known = RenderFormat.allCases.map(\.rawValue).joined(separator: ", ")
        let formats = try words(format).map { name in
            guard let format = RenderFormat(rawValue: name) else {
                throw usage(
                    "Il n’y a pas de format « \(name) » ; il y a \(known).",
                    "There is no format '\(name)'; there are \(known)."
                )
            }
            return format
        }
        if formats.isEmpty {
            throw usage("--format n’en nomme aucun ; il y a \(known).", "--format names none of \(known).")
        }
        return formats
    }

    private func validateLook() throws {
        guard RenderLook.designs.contains(design) else {
            let designs = RenderLook.designs.joined(separator: ", ")
            throw usage(
                "Il n’y a pas de présentation « \(design) » ; il y a \(designs).",
                "There is no design '\(design)'; there are \(designs)."
            )
        }
        if let colour, let words = OptionKind.colour.objection(to: .string(colour)) {
            throw usage("--colour prend \(OptionKind.colour.wordsFR).", "--colour takes \(words).")
        }
        if fonts != nil, families.isEmpty {
            throw usage(
                "--fonts prend des noms de polices ; `fc-list : family` les donne.",
                "--fonts takes names of fonts; `fc-list : family` lists them."
            )
        }
    }

    private func validateBlinding() throws {
        let parts = FileRendering.withholdable
        if let unknown = withheld.first(where: { !parts.contains($0) }) {
            let list = parts.joined(separator: ", ")
            throw usage(
                "--withhold prend \(list), et non « \(unknown) ».",
                "--withhold takes \(list), not '\(unknown)'."
            )
        }
        if !blind, code != nil || withhold != nil {
            throw usage("--code et --withhold vont avec --blind.", "--code and --withhold go with --blind.")
        }
        if let code, code.wholeMatch(of: /[\p{L}\p{N}._-]{1,40}/) == nil {
            throw usage(
                "--code prend des lettres, des chiffres, des points et des tirets, 40 au plus.",
                "--code takes letters, digits, points and dashes, 40 at the most."
            )
        }
    }

    private func usage(_ french: String, _ english: String) -> ValidationError {
        ValidationError(language.text(french, english))
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
            let words = failure.words
            let text = Terminal.safe(language.text("\(name) : \(words.french)", "\(name): \(words.english)"))
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
        request.look = RenderLook(design: design, colour: colour, fonts: families)
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
            throw Ending.usage(Terminal.safe(taken + language.plainColon + reason))
        }
        do {
            try Files.makeDirectories(FilePath(output))
            for (path, file) in zip(paths, made.files) { try Files.writeAtomically(file.data, to: FilePath(path)) }
        } catch let error as FileError {
            throw Ending.notReady(Terminal.safe(output + language.plainColon + error.reason))
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

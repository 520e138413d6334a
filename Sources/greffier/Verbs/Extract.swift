// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import DocumentModel
import DurableFiles
import Foundation
import JobModel
import WorkerProtocol

/// `greffier extract`: reads documents and prints what they say, with no workspace.
struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read documents and print their text; needs no workspace.",
        discussion: "Example: greffier extract cv.pdf --explain pictures"
    )
    @Argument(help: "Files; - is standard input.") var files: [String]
    @Option(name: .long, help: "The form to print.") var format = ExtractFormat.markdown
    @Option(
        name: .long,
        help: ArgumentHelp("Write a file for each document into this folder instead of printing.", valueName: "dir")
    )
    var output: String?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Draw what was read into this folder: blocks, reading order, hidden text, as SVG.",
            valueName: "dir"
        )
    )
    var explain: String?
    @Option(name: .long, help: "Which pages are read by character recognition: those that are pictures, all, none.")
    var ocr = RecognitionOptions.Mode.auto
    @Option(
        name: .long,
        help: ArgumentHelp("The languages of character recognition, as tesseract names them.", valueName: "fra,eng")
    )
    var languages: String?
    @Option(name: .long, help: "The language of reasons and warnings (else that of the environment).")
    var language = ReportLanguage.ofProcess

    func validate() throws {
        if format == .html, output == nil, files.count > 1 {
            throw ValidationError("Several documents make several HTML files: name a folder with --output.")
        }
        if !recognition.isValid {
            throw ValidationError("--languages takes names such as fra,eng: tesseract --list-langs shows them.")
        }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read once.") }
    }

    func run() async throws {
        let extraction = FileExtraction(processes: min(2, files.count), recognition: recognition)
        if let unreadable = try await extraction.firstUnreadable(files) {
            throw Ending.usage(Terminal.safe(unreadable.words(in: language)))
        }
        var names = UniqueNames()
        var failed = 0
        do {
            try await extraction.read(files) { path, result in
                failed += try await tell(result, of: path, names: &names, through: extraction)
            }
        } catch {
            await extraction.shutdown()
            guard let unwritable = error as? FileExtraction.Unreadable else { throw error }
            throw Ending.notReady(Terminal.safe(unwritable.words(in: language)))
        }
        await extraction.shutdown()
        if failed > 0 { throw Ending.documentsFailed() }
    }

    /// Hands out what was read, then the documents in it; how many failed.
    private func tell(
        _ result: Result<FileExtraction.Reading, any Error>,
        of path: String,
        names: inout UniqueNames,
        through extraction: FileExtraction
    ) async throws -> Int {
        switch result {
        case .success(let reading):
            let name = names.next(reading.name)
            for warning in reading.document.warnings {
                report(path, warning.message(in: language))
            }
            // An archive has no text of its own.
            if format == .json || reading.document.characterCount > 0 {
                try await hand(out: reading, as: name, through: extraction)
            }
            var failed = 0
            for part in reading.parts {
                failed += try await tell(part.result, of: part.name, names: &names, through: extraction)
            }
            return failed
        case .failure(let error):
            try report(error, of: path)
            return 1
        }
    }

    private var recognition: RecognitionOptions {
        let names = languages.map { $0.split(whereSeparator: { ", +".contains($0) }).map(String.init) }
        return RecognitionOptions(mode: ocr, languages: names ?? RecognitionLanguage.usual)
    }

    /// Prints or writes the text, and draws the explanation where one is wanted.
    private func hand(out reading: FileExtraction.Reading, as name: String, through extraction: FileExtraction)
        async throws
    {
        let text = format.text(of: reading)
        if let output {
            try await extraction.write(Data(text.utf8), as: "\(name).\(format.fileExtension)", into: output)
        } else {
            let isOneOfSeveral = files.count > 1 || !reading.parts.isEmpty || reading.name.contains("/")
            if isOneOfSeveral, format != .json { Terminal.print(Terminal.safe("==> \(reading.name) <==")) }
            Terminal.printText(text)
            if isOneOfSeveral, format != .json { Terminal.print("") }
        }
        guard let explain else { return }
        let drawn = try await extraction.explain(reading, as: name, into: explain)
        if let error = drawn.missingPictures {
            report(reading.name, error.message(in: language))
        }
        let words = language == .french ? "dessin(s) dans" : "drawing(s) in"
        report(reading.name, "\(drawn.count) \(words) \(explain)")
    }

    /// A failure on one line; what no document can help ends the command.
    private func report(_ error: any Error, of path: String) throws {
        if let unreadable = error as? FileExtraction.Unreadable {
            return report(path, language.text(unreadable.reason.french, unreadable.reason.english))
        }
        guard let known = error as? GreffierError else { throw error }
        if known.errorClass == .environment { throw Ending(known) }
        report(path, language.line(of: known))
    }

    private func report(_ path: String, _ text: String) {
        let name = path == "-" ? "stdin" : path
        Terminal.error(Terminal.safe(name + language.plainColon + text))
    }
}

/// The forms that `extract` prints.
enum ExtractFormat: String, ExpressibleByArgument, CaseIterable {
    case markdown, text, html, json

    init?(argument: String) {
        switch argument.lowercased() {
        case "md": self = .markdown
        case "txt": self = .text
        case let name:
            guard let format = Self(rawValue: name) else { return nil }
            self = format
        }
    }

    var fileExtension: String {
        switch self {
        case .markdown: "md"
        case .text: "txt"
        case .html: "html"
        case .json: "json"
        }
    }

    /// `reading` in this form, with a final newline.
    func text(of reading: FileExtraction.Reading) -> String {
        switch self {
        case .markdown: reading.document.rendering.markdown
        case .text: reading.document.flowingText
        case .html: reading.document.html
        case .json: String(decoding: reading.json, as: UTF8.self) + "\n"
        }
    }
}

extension RecognitionOptions.Mode: ExpressibleByArgument {}

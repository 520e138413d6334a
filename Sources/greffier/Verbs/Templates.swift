// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import WorkerProtocol

/// `greffier templates`: Word templates before they are used.
struct Templates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check Word templates, and list the fields that they may name; needs no workspace.",
        subcommands: [Check.self, Fields.self]
    )

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Name the fields of a Word template and every mistake in it, with page and paragraph.",
            discussion: "Example: greffier templates check dossier.docx --annotate dossier-comments.docx"
        )
        @Argument(help: "The template (.docx or .dotx).") var file: String
        @Option(
            name: .long,
            help: ArgumentHelp("Write a copy that has a Word comment at each mistake.", valueName: "file")
        )
        var annotate: String?
        @OptionGroup var words: LanguageOptions
        @OptionGroup var output: OutputOptions

        /// What `--json` prints.
        struct Answer: Encodable {
            var file: String
            var checks: Bool
            var fields: [TemplateReport.Field]
            var mistakes: [TemplateReport.Mistake]
            var hints: [TemplateReport.Mistake]
        }

        func run() async throws {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Ending.usage(
                    Terminal.safe(
                        words.language.text("\(file) : fichier introuvable", "\(file): there is no such file")
                    )
                )
            }
            let templates = TemplateFiles()
            do {
                let (report, copy) = try await templates.check(
                    data,
                    annotatedIn: annotate.map { _ in words.language.rawValue }
                )
                await templates.shutdown()
                try write(copy)
                try tell(report)
                if !report.mistakes.isEmpty { throw Ending.documentsFailed() }
            } catch let error as GreffierError {
                await templates.shutdown()
                guard error.code == .templateInvalid else { throw error }
                throw Ending.documentsFailed(
                    Terminal.safe(file + words.language.plainColon + error.message(in: words.language))
                )
            }
        }

        private func write(_ copy: Data?) throws {
            guard let annotate, let copy else { return }
            do {
                try copy.write(to: URL(fileURLWithPath: annotate))
            } catch {
                throw Ending.notReady(Terminal.safe("\(annotate): \(error.localizedDescription)"))
            }
        }

        private func tell(_ report: TemplateReport) throws {
            if output.json {
                let checks = report.mistakes.isEmpty
                return try Terminal.json(
                    Answer(
                        file: file,
                        checks: checks,
                        fields: report.fields,
                        mistakes: report.mistakes,
                        hints: report.hints
                    )
                )
            }
            for mistake in report.mistakes { Terminal.print(Terminal.safe("\(file): \(line(mistake))")) }
            for hint in report.hints {
                Terminal.print(Terminal.safe("\(file): \(words.language.text("remarque", "hint")): \(line(hint))"))
            }
            let names = report.fields.map { $0.count > 1 ? "\($0.name) (\($0.count))" : $0.name }
            if !names.isEmpty {
                Terminal.print(words.language.text("Champs : ", "Fields: ") + names.joined(separator: ", "))
            }
            Terminal.print(
                report.mistakes.isEmpty
                    ? words.language.text("Le modèle est correct.", "The template checks.")
                    : words.language.text("Erreurs : \(report.mistakes.count).", "Mistakes: \(report.mistakes.count).")
            )
        }

        private func line(_ mistake: TemplateReport.Mistake) -> String {
            var place = [mistake.part]
            if let page = mistake.page { place.append("page \(page)") }
            if let number = mistake.paragraph {
                place.append(words.language.text("paragraphe \(number)", "paragraph \(number)"))
            }
            let location = place.joined(separator: ", ")
            return words.language.text(
                "\(location) « \(mistake.text) » : \(mistake.messageFR)",
                "\(location) “\(mistake.text)”: \(mistake.message)"
            )
        }
    }

    struct Fields: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List the fields that a profile offers to templates.",
            discussion: "Example: greffier templates fields --language fr"
        )
        @OptionGroup var words: LanguageOptions
        @OptionGroup var output: OutputOptions

        func run() async throws {
            let templates = TemplateFiles()
            let fields: [TemplateField]
            do {
                fields = try await templates.fields()
            } catch {
                await templates.shutdown()
                throw error
            }
            await templates.shutdown()
            if output.json { return try Terminal.json(fields) }
            let language = words.language
            var table =
                language == .french
                ? TextTable("CHAMP", "DANS LA LISTE", "GENRE", "CONTENU")
                : TextTable("FIELD", "IN LIST", "KIND", "HOLDS")
            for field in fields {
                table.add(
                    field.name,
                    field.loop ?? "",
                    kind(field.kind),
                    language.text(field.descriptionFR, field.description)
                )
            }
            table.print()
        }

        private func kind(_ kind: TemplateField.Kind) -> String {
            guard words.language == .french else { return kind.rawValue }
            return switch kind {
            case .text: "texte"
            case .date: "date"
            case .list: "liste"
            case .picture: "image"
            }
        }
    }
}

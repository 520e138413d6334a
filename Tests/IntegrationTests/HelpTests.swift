// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import TestThreads
import Testing

@testable import greffier

@Suite("Help, manual pages and completions", .ownThreads)
struct HelpTests {
    /// A verb with those above it.
    private struct Verb {
        var path: [HelpTree.Command]

        var words: [String] { path.dropFirst().map(\.commandName) }
        var name: String { (["greffier"] + words).joined(separator: " ") }
        var command: HelpTree.Command { path[path.count - 1] }
        var isLeaf: Bool { command.subcommands?.isEmpty ?? true }
    }

    private func verbs() throws -> [Verb] {
        func walk(_ path: [HelpTree.Command]) -> [Verb] {
            let below = (path[path.count - 1].subcommands ?? []).filter { $0.commandName != "help" }
            return [Verb(path: path)] + below.flatMap { walk(path + [$0]) }
        }
        return walk([try HelpTree(of: Greffier.self).command])
    }

    private func french(_ verb: Verb) -> String {
        HelpPage(path: verb.path, usage: Greffier.usage(of: verb.words), columns: 80).text
    }

    @Test("every text of every verb has its French")
    func complete() throws {
        var texts: Set<String> = []
        for verb in try verbs() {
            texts.formUnion([verb.command.abstract ?? "", verb.command.prose])
            texts.formUnion((verb.command.arguments ?? []).map { $0.abstract ?? "" })
        }
        texts.remove("")
        #expect(texts.subtracting(FrenchHelp.texts.keys) == [], "add their French to Sources/greffier/Help")
        #expect(FrenchHelp.texts.values.allSatisfy { !$0.isEmpty })
    }

    @Test("every verb that does something has an example, which greffier takes")
    func examples() throws {
        for verb in try verbs() where verb.isLeaf {
            #expect(!verb.command.examples.isEmpty, "\(verb.name)")
            for example in verb.command.examples {
                for call in ShellLine(example).calls {
                    #expect(throws: Never.self, "\(example)") { try Greffier.parseAsRoot(call) }
                }
                #expect(example.contains("greffier \(verb.words.first ?? "")"))
            }
        }
    }

    @Test("the help of each verb is as kept, in both languages, and fits 80 columns", arguments: ["en", "fr"])
    func snapshot(language: String) throws {
        let pages = try verbs().filter(\.isLeaf).map { verb in
            let english = Greffier.helpMessage(for: Greffier.command(verb.words), columns: 80)
            return (name: verb.name, text: language == "fr" ? french(verb) : english)
        }
        for page in pages {
            try Snapshot.expect(page.text + "\n", is: "help/\(language)/\(page.name.replacing(" ", with: "-")).txt")
        }
        let long = pages.flatMap { $0.text.split(separator: "\n") }.filter { $0.count > 80 }
        // What cannot be broken: an address, a command, a line of usage.
        #expect(long.allSatisfy { $0.contains("greffier ") || $0.contains("SAGE") || $0.contains("[--") }, "\(long)")
    }

    @Test(
        "help and mistakes in a line are in the language of the environment, or of the workspace that one stands in",
        arguments: [
            (["status", "--help"], "APERÇU : Montre d’un coup d’œil", "OVERVIEW: Show at a glance", 0),
            (["help", "jobs", "logs"], "Montre chaque essai", "Show every try", 0), ([], "VERBES :", "SUBCOMMANDS:", 0),
            (["why"], "Erreur : il manque « <sujet> »", "Error: Missing expected argument '<subject>'", 2),
            (["status", "--wach"], "option inconnue « --wach ». Vouliez-vous dire « --watch » ?", "Unknown option", 2),
            (["runs", "list", "--limit", "x"], "« x » ne convient pas à « --limit <nombre> »", "The value 'x'", 2),
            (["runs", "list", "--limit"], "il manque la valeur de « --limit <nombre> »", "Missing value for", 2),
            (["jobs", "show", "1", "2\u{1B}[2J"], "est de trop", "Unexpected argument", 2),
            (["search"], "dites quoi chercher", "Tell what to look for", 2),
            (
                ["jobs", "list", "--state", "foo"], "« --state <état> ». Au choix :",
                "Please provide one of the following", 2
            ),
            (["search", "--filter"], "« --filter <champ:valeur> »", "--filter <field:value>", 2),
            (["extract", "/"], "/ : est un dossier : nommez ses fichiers", "/: is a folder; name its files", 2),
            (
                ["run", "cv"], "(le traitement cv prend des fichiers : nommez-en un)",
                "(pipeline cv takes files: name one)", 2
            ),
            (["run", "fly", "/x"], "Aucun traitement ne porte ce nom. (fly)", "No pipeline has this name. (fly)", 2),
            (["daemon", "--log", "xml"], "Au choix : text, json.", "Please provide one of 'text' and 'json'", 2),
        ] as [([String], String, String, Int32)]
    )
    func spoken(arguments: [String], french: String, english: String, code: Int32) throws {
        let workspace = try ScratchWorkspace()
        for (locale, words) in [("fr_FR.UTF-8", french), ("en_GB.UTF-8", english), ("", french)] {
            let environment = ["LC_ALL": locale, "LC_MESSAGES": "", "LANG": ""]
            let outcome = try Programs.run(
                Programs.greffier,
                arguments,
                environment: environment,
                directory: workspace.root
            )
            let said = outcome.output + outcome.errors
            #expect(outcome.status == code && said.contains(words), "\(locale): \(said)")
            #expect(!said.contains("\u{1B}"))
        }
    }

    @Test("manual pages of all verbs are written in both languages, without a word from troff")
    func manual() throws {
        let folder = try generated("man")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let names = Set(try verbs().filter { $0.words.count == 1 && $0.words != ["generate"] }.map { $0.words[0] })
        for place in ["man/man1", "man/fr/man1"] {
            let pages = try FileManager.default.contentsOfDirectory(atPath: folder + "/" + place)
            #expect(Set(pages) == Set(names.map { "greffier-\($0).1" } + ["greffier.1"]))
            guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else { continue }
            for page in pages {
                let path = "\(folder)/\(place)/\(page)"
                let outcome = try Programs.run("/usr/bin/groff", ["-man", "-Kutf8", "-Tutf8", "-ww", "-z", path])
                #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(page): \(outcome.errors)")
            }
        }
        let french = try String(contentsOfFile: folder + "/man/fr/man1/greffier-jobs.1", encoding: .utf8)
        for words in [".SH NOM", "Montre chaque essai", "greffier jobs logs 17", ".SH CODES DE SORTIE"] {
            #expect(french.contains(words), "\(french)")
        }
    }

    @Test("completions are written for three shells, and bash completes a verb and an option by them")
    func completions() throws {
        let folder = try generated("completions")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let bash = folder + "/bash-completion/completions/greffier"
        for (shell, file) in [
            ("bash", bash), ("zsh", folder + "/zsh/vendor-completions/_greffier"),
            ("fish", folder + "/fish/vendor_completions.d/greffier.fish"),
        ] {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            #expect(text.contains("collections") && text.contains("thorough"), "\(shell)")
            for program in ["/bin/\(shell)", "/usr/bin/\(shell)"] where FileManager.default.fileExists(atPath: program)
            {
                let outcome = try Programs.run(program, ["-n", file])
                #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(shell): \(outcome.errors)")
            }
        }
        for (words, wanted) in [(["stat"], "status"), (["doctor", "--thor"], "--thorough"), (["jobs", "lo"], "logs")] {
            let script = """
                source '\(bash)'
                COMP_WORDS=(greffier \(words.joined(separator: " "))); COMP_CWORD=\(words.count)
                COMP_LINE="greffier \(words.joined(separator: " "))"; COMP_POINT=${#COMP_LINE}
                _greffier greffier '\(words[words.count - 1])' greffier; printf '%s\\n' "${COMPREPLY[@]}"
                """
            let outcome = try Programs.run("/bin/bash", ["--norc", "-c", script])
            let found = outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(found == [wanted], "\(words): \(outcome.output) \(outcome.errors)")
        }
    }

    @Test("whoever reads French has completions with French descriptions, and the same verbs and options")
    func frenchCompletions() throws {
        let folders = try [[:], ["LC_ALL": "fr_FR.UTF-8"]].map { try generated("completions", $0) }
        defer { for folder in folders { try? FileManager.default.removeItem(atPath: folder) } }
        for path in ["zsh/vendor-completions/_greffier", "fish/vendor_completions.d/greffier.fish"] {
            let texts = try folders.map { try String(contentsOfFile: $0 + "/" + path, encoding: .utf8) }
            for (english, french) in [
                ("Show at a glance what runs", "Montre d’un coup d’œil"), ("Print JSON", "Affiche du JSON"),
                ("Show help information.", "Affiche cette aide."),
            ] {
                #expect(texts[0].contains(english) && !texts[1].contains(english), "\(path): \(english)")
                #expect(texts[1].contains(french), "\(path): \(french)")
            }
            // What is no description is the same, line by line.
            let (one, other) = (texts[0].split(separator: "\n"), texts[1].split(separator: "\n"))
            #expect(one.count == other.count)
            let pairs = zip(one, other).filter { $0 != $1 }
            #expect(pairs.count > 100)
            let shell = path.hasPrefix("zsh") ? "zsh" : "fish"
            let description = shell == "zsh" ? /[\[:].*/ : /-d '.*/
            for (line, french) in pairs {
                #expect(line.replacing(description, with: "") == french.replacing(description, with: ""))
            }
            for program in ["/bin/\(shell)", "/usr/bin/\(shell)"] where FileManager.default.fileExists(atPath: program)
            {
                let outcome = try Programs.run(program, ["-n", folders[1] + "/" + path])
                #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(shell): \(outcome.errors)")
            }
        }
        let printed = try Programs.run(
            Programs.greffier,
            ["--generate-completion-script", "fish"],
            environment: ["LC_ALL": "fr_FR.UTF-8"]
        )
        #expect(printed.output.contains("Affiche du JSON"))
    }

    private func generated(_ kind: String, _ environment: [String: String] = [:]) throws -> String {
        let folder = "/tmp/greffier-generated-" + UUID().uuidString
        let outcome = try Programs.run(Programs.greffier, ["generate", kind, folder], environment: environment)
        #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome.errors)")
        return folder
    }
}

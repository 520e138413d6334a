// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel

/// The `greffier` command: one verb a file, exit codes as documented in docs/cli.md.
@main
struct Greffier: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "greffier",
        abstract: "Turns folders into durable document pipelines.",
        discussion: """
            Exit codes: 0 done, 1 unexpected, 2 usage, 3 some documents failed, 4 not ready or waiting.
            """,
        version: GreffierVersion.current,
        subcommands: [
            Init.self, DaemonCommand.self, Open.self, Run.self, Submit.self, Status.self, Why.self, Retry.self,
            Cancel.self,
            Runs.self, Jobs.self, Queues.self, Pipelines.self, Templates.self, Models.self, Extract.self, Render.self,
            Evaluate.self,
            Search.self,
            Collections.self, Recommend.self, Feedback.self, Bias.self, Taxonomy.self, NotificationsCommand.self,
            Doctor.self, Maintain.self, Backup.self, Restore.self, Generate.self,
        ]
    )

    /// Runs the verb and maps every ending to the documented exit codes.
    static func main() async {
        // A reader that closes early (`greffier runs list | head`) is no failure.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Terminal.finish()
        } catch let ending as Ending {
            if let message = ending.message { Terminal.error(Terminal.safeLines(message)) }
            Terminal.finish(ending.code)
        } catch let failure as Workspace.Failure {
            let language = ReportLanguage.ofProcess
            Terminal.error(Terminal.safeLines(language.text(failure.descriptionFR, failure.description)))
            Terminal.finish(Ending.notReadyCode)
        } catch {
            finish(parsing: error)
        }
    }

    private static func finish(parsing error: any Error) {
        let code = exitCode(for: error)
        let language = ReportLanguage.ofProcess
        let printed = fullMessage(for: error)
        if code == .success {
            Terminal.print(spoken(printed, language))
            Terminal.finish()
        }
        let message = language == .french ? ParserWords.french(printed) : printed
        if code == .validationFailure {
            Terminal.error(Terminal.safeLines(message))
            let typed = Array(CommandLine.arguments.dropFirst())
            if let meant = VerbSuggestion(typed, of: Greffier.self) { Terminal.error(meant.words(language)) }
            Terminal.finish(Ending.usageCode)
        }
        guard let known = error as? GreffierError else {
            Terminal.error(Terminal.safeLines(message))
            Terminal.finish(1)
        }
        let ending = Ending(known)
        if let message = ending.message { Terminal.error(message) }
        Terminal.finish(ending.code)
    }
}

/// An ending that is no crash: a message for people and one of the documented exit codes.
struct Ending: Error {
    var code: Int32
    var message: String?

    static let usageCode: Int32 = 2
    static let documentsFailedCode: Int32 = 3
    static let notReadyCode: Int32 = 4

    /// The ending for an error of the catalogue: what happened and what to do, in the
    /// language of the environment; the cause only where it is our fault.
    init(_ error: GreffierError) {
        switch error.errorClass {
        case .environment: code = Self.notReadyCode
        case .permanent: code = Self.usageCode
        case .transient, .defect: code = 1
        }
        let cause = error.errorClass == .defect ? error.cause.map { " [\($0)]" } ?? "" : ""
        message = Terminal.safe(ReportLanguage.ofProcess.line(of: error) + cause)
    }

    /// The ending where no daemon can be started.
    init(_ failure: GreffierService.StartFailure, in workspace: Workspace) {
        let language = ReportLanguage.spoken(in: workspace)
        self = .notReady(language.text(failure.descriptionFR, failure.description))
    }

    init(code: Int32, message: String?) {
        self.code = code
        self.message = message
    }

    static func usage(_ message: String) -> Ending { Ending(code: usageCode, message: message) }
    static func documentsFailed(_ message: String? = nil) -> Ending {
        Ending(code: documentsFailedCode, message: message)
    }
    static func notReady(_ message: String) -> Ending { Ending(code: notReadyCode, message: message) }
}

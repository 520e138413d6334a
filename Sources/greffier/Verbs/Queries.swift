// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import Foundation
import JobModel
import JobStore

/// What verbs that only ask have in common.
enum Queries {
    /// The job store, read-only: the daemon may run or not.
    static func open(
        _ workspace: Workspace,
        language: ReportLanguage? = nil
    ) throws -> any RunQueries & QueueControl & ModelCallStore {
        do {
            return try ServiceFactory.queries(workspace)
        } catch let error as GreffierError {
            throw Ending.notReady(error.message(in: language ?? .spoken(in: workspace)))
        }
    }

    /// What a person named: a run, and the job where it was a job's number.
    struct Subject {
        var run: RunRow
        var job: JobRow?
    }

    /// What `text` names; ends with a helpful message when that is nothing, more than one, or a file that is no run yet.
    ///
    /// `waiting` says what can be done about the last, in French and English, after "has not been taken yet: ".
    static func subject(
        _ text: String,
        in workspace: Workspace,
        store: any RunQueries,
        waiting: (french: String, english: String) = ("voir « greffier why »", "see `greffier why`")
    ) async throws -> Subject {
        let language = ReportLanguage.spoken(in: workspace)
        switch try await RunFinder(workspace: workspace, store: store).find(text) {
        case .run(let run): return Subject(run: run)
        case .job(let job, let run): return Subject(run: run, job: job)
        case .waitingFile(let path):
            throw Ending.notReady(
                language.text(
                    "\(Terminal.safe(path)) n’a pas encore été pris : \(waiting.french)",
                    "\(Terminal.safe(path)) has not been taken yet: \(waiting.english)"
                )
            )
        case .ambiguous(let runs): throw ambiguous(text, runs, language)
        case .nothing: throw unknown(text, language)
        }
    }

    static func ambiguous(_ text: String, _ runs: [RunRow], _ language: ReportLanguage) -> Ending {
        let names = runs.map { "\($0.id.text)  \(Terminal.safe($0.input?.name ?? $0.pipeline))" }.joined(
            separator: "\n  "
        )
        let named = Terminal.safe(text)
        return .usage(
            language.text(
                "plusieurs passages finissent par \(named) ; nommez-en un en entier :",
                "several runs end in \(named); name one in full:"
            )
                + "\n  \(names)"
        )
    }

    static func unknown(_ text: String, _ language: ReportLanguage) -> Ending {
        .usage(
            language.text(
                "aucun fichier, passage ou tâche n’est connu sous « \(Terminal.safe(text)) » ; voir « greffier runs list »",
                "no file, run or job is known as '\(Terminal.safe(text))'; see `greffier runs list`"
            )
        )
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
private import Intake
package import JobModel

/// A file that was dropped and is no run yet: where it lies, why, and what to do, in the workspace's language.
package struct WaitingFile: Encodable, Sendable, Equatable {
    /// Where it lies now, absolute.
    package var file: String
    /// `inbox`, or `spool` while it is on its way into the store.
    package var state: String
    /// A stable word for programs: an error's code, or `no_daemon`, `spooled`, or a case of `InboxLook`.
    package var code: String
    package var reason: String
    package var remedy: String
    /// The newest run of this name, when there was one before.
    package var earlierRun: String?

    private enum CodingKeys: String, CodingKey {
        case file, state, code, reason, remedy
        case earlierRun = "earlier_run"
    }

    /// Looks at the file at `path` as the intake would.
    ///
    /// `language` is the workspace's unless a person reads in another.
    package init(path: String, in workspace: Workspace, language: ReportLanguage? = nil, now: Date = Date()) {
        file = path
        let isSpooled = !path.hasPrefix(workspace.inbox + "/") || path.contains("/.greffier/")
        state = isSpooled ? "spool" : "inbox"
        let language = language ?? ReportLanguage(setting: workspace.settings.language)
        let told = Self.cause(path, workspace, isSpooled: isSpooled, now: now)
        code = told.code
        reason = language.text(told.reasonFR, told.reason)
        remedy = language.text(told.remedyFR, told.remedy)
    }

    private struct Cause {
        var code: String
        var reason: String
        var reasonFR: String
        var remedy: String
        var remedyFR: String

        init(_ code: ErrorCode) {
            self.code = code.name
            (reason, reasonFR) = (code.message, code.messageFR)
            (remedy, remedyFR) = (code.hint, code.hintFR)
        }

        init(_ code: String, en: (String, String), fr: (String, String)) {
            self.code = code
            (reason, remedy) = en
            (reasonFR, remedyFR) = fr
        }
    }

    /// What holds the file up: what the intake said about it first, then the whole intake, then the file itself.
    private static func cause(_ path: String, _ workspace: Workspace, isSpooled: Bool, now: Date) -> Cause {
        if let code = workspace.intakeProblem(of: path) { return Cause(code) }
        if DaemonLock.holder(path: workspace.lockFile) == nil { return noDaemon(workspace) }
        if let code = workspace.intakeStatus?.paused.flatMap(ErrorCode.named) { return Cause(code) }
        if isSpooled { return spooled }
        let settings = workspace.settings.intake
        let look = InboxLook(path: path, settle: settings.settle, giveUp: settings.giveUp, now: now)
        return words(look ?? .due, giveUp: Int(settings.giveUp))
    }

    private static func noDaemon(_ workspace: Workspace) -> Cause {
        Cause(
            "no_daemon",
            en: ("The daemon does not run.", "greffier daemon --workspace '\(workspace.root)'"),
            fr: ("Le service ne tourne pas.", "greffier daemon --workspace '\(workspace.root)'")
        )
    }

    private static let spooled = Cause(
        "spooled",
        en: ("It is being copied into the store.", "Nothing: it becomes a run within moments."),
        fr: ("Il est en cours de copie dans la base.", "Rien : son traitement commence dans un instant.")
    )

    private static func words(_ look: InboxLook, giveUp: Int) -> Cause {
        switch look {
        case .leftAlone:
            Cause(
                look.rawValue,
                en: (
                    "Files of this name are left alone: it is that of a temporary file, ERROR.txt or run.json.",
                    "Rename it if it is a document."
                ),
                fr: (
                    "Les fichiers de ce nom sont laissés en place : c’est celui d’un fichier temporaire, d’ERROR.txt ou de run.json.",
                    "Renommez-le s’il s’agit d’un document."
                )
            )
        case .unreadable: Cause(.intakeUnreadable)
        case .writing:
            Cause(
                look.rawValue,
                en: ("A program is still writing to it.", "Close that program, or wait until it has finished."),
                fr: (
                    "Un logiciel est encore en train de l’écrire.", "Fermez ce logiciel, ou attendez qu’il ait terminé."
                )
            )
        case .incomplete:
            Cause(
                look.rawValue,
                en: (
                    "It is empty, or its end is missing: it seems to be still on its way.",
                    "Wait until it is copied in full; after \(giveUp) s without change it is taken as it is."
                ),
                fr: (
                    "Il est vide ou sa fin manque : la copie semble en cours.",
                    "Attendez la fin de la copie ; après \(giveUp) s sans changement, il est pris tel quel."
                )
            )
        case .settling:
            Cause(
                look.rawValue,
                en: ("It changed a moment ago.", "Nothing: it is taken as soon as it is still."),
                fr: ("Il vient de changer.", "Rien : il est pris dès qu’il ne change plus.")
            )
        case .due:
            Cause(
                look.rawValue,
                en: ("It is ready to be taken.", "Nothing: the next look at the inbox takes it."),
                fr: ("Il est prêt à être pris.", "Rien : le prochain passage le prend.")
            )
        }
    }
}

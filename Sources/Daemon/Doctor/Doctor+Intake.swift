// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Intake
import JobModel

/// What the intake says of itself: how it watches each inbox, what it leaves there, and why it pauses.
extension Doctor {
    func intake() -> [Finding] {
        guard let status = workspace.intakeStatus else { return [] }
        var findings = status.inboxes.map(Self.finding)
        findings += status.problems.map { problem in
            .warn(
                "inbox",
                "\(problem.path): \(problem.code) \(problem.detail)",
                ErrorCode.named(problem.code)?.hint ?? "greffier why '\(problem.path)'"
            )
            .inFrench(
                "\(problem.path) : \(problem.code) \(ErrorCode.named(problem.code)?.messageFR ?? problem.detail)",
                ErrorCode.named(problem.code)?.hintFR
            )
        }
        if let code = status.paused {
            let hint = ErrorCode.named(code)?.hint ?? "look at the log"
            findings.append(
                .fail("intake", "takes no files for the moment: \(code)", hint)
                    .inFrench("ne prend rien pour le moment : \(code)", ErrorCode.named(code)?.hintFR)
            )
        }
        return findings
    }

    /// How one inbox is watched; a warning where events were hoped for in vain.
    private static func finding(_ inbox: InboxStatus) -> Finding {
        let check = "inbox \(inbox.pipeline)"
        let canary = inbox.canary.rawValue.replacing("_", with: " ")
        let stays = inbox.copies ? "; files are copied and stay" : ""
        let detail = "\(inbox.mode.rawValue): \(words(inbox)), canary \(canary)\(stays)"
        let finding: Finding =
            switch inbox.reason {
            case .tested, .configured, .fileSystem, .readOnly, .untested: .ok(check, detail)
            case .noEvent: .warn(check, detail, "set intake.mode to poll, or move the inbox to a local disk")
            case .watchLimit:
                .warn(check, detail, "sudo sysctl fs.inotify.max_user_watches=524288, and in /etc/sysctl.d")
            case .unwatched:
                .warn(check, detail, "sudo sysctl fs.inotify.max_user_instances=1024, and in /etc/sysctl.d")
            }
        let remedyFR = finding.remedy?.replacing(", and in ", with: ", et dans ")
        return finding.inFrench(
            "\(inbox.mode.rawValue) : \(wordsFR(inbox)), témoin \(canary)"
                + (inbox.copies ? " ; les fichiers sont copiés et restent" : ""),
            inbox.reason == .noEvent
                ? "réglez intake.mode sur poll, ou mettez le dossier d’entrée sur un disque local" : remedyFR
        )
    }

    private static func wordsFR(_ inbox: InboxStatus) -> String {
        switch inbox.reason {
        case .tested: "\(inbox.fileSystem), un fichier d’essai a été signalé"
        case .configured: "comme le dit intake.mode"
        case .fileSystem: "\(inbox.fileSystem) ne signale pas tous les changements"
        case .readOnly: "le dossier est en lecture seule"
        case .noEvent: "un fichier d’essai n’a pas été signalé (\(inbox.fileSystem))"
        case .untested: "l’essai des signaux est en cours"
        case .watchLimit: "\(inbox.unwatched) dossiers dépassent fs.inotify.max_user_watches"
        case .unwatched: "le système ne signale rien (fs.inotify.max_user_instances)"
        }
    }

    private static func words(_ inbox: InboxStatus) -> String {
        switch inbox.reason {
        case .tested: "\(inbox.fileSystem), a test file was told of"
        case .configured: "as intake.mode says"
        case .fileSystem: "\(inbox.fileSystem) does not tell of every change"
        case .readOnly: "the folder is read-only"
        case .noEvent: "no event came for a test file (\(inbox.fileSystem))"
        case .untested: "the test for events is under way"
        case .watchLimit: "\(inbox.unwatched) folders are beyond fs.inotify.max_user_watches"
        case .unwatched: "the system gives no events (fs.inotify.max_user_instances)"
        }
    }

    /// Whether other programs' rows get through.
    func submissions() -> Finding {
        switch DoorProbe.look(in: FilePath(workspace.submissions)) {
        case .missing:
            return .ok("submissions file", "no submissions.sqlite yet: made at the first start")
                .inFrench("pas encore de submissions.sqlite : créé au premier démarrage")
        case .open(1): return .ok("submissions file", "open, 1 row waits").inFrench("ouvert, 1 ligne attend")
        case .open(let rows):
            return .ok("submissions file", "open, \(rows) rows wait").inFrench("ouvert, \(rows) lignes attendent")
        case .locked(let holders):
            let who = holders.isEmpty ? "a program" : holders.joined(separator: ", ")
            let remedy = "end its transaction (COMMIT or ROLLBACK), or close that program: the rows go through then"
            let whoFR = holders.isEmpty ? "un programme" : who
            return .warn("submissions file", "locked by \(who): rows wait, all else goes on", remedy)
                .inFrench(
                    "verrouillé par \(whoFR) : les lignes attendent, tout le reste continue",
                    "terminez sa transaction (COMMIT ou ROLLBACK), ou fermez ce programme : les lignes passeront alors"
                )
        case .unusable(let reason):
            let path = workspace.submissionsDatabase
            return .fail("submissions file", "\(path): \(reason)", "mv '\(path)' '\(path).broken'; a new one is made")
                .inFrench("\(path) : \(reason)", "mv '\(path)' '\(path).broken' ; un nouveau sera créé")
        }
    }
}

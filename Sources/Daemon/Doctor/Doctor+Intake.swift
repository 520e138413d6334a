// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Intake
import JobModel

/// What the intake says of itself: how it watches each inbox, what it leaves there, and why it pauses.
extension Doctor {
    func intake() -> [Finding] {
        guard let status = workspace.intakeStatus else { return [] }
        var findings = status.inboxes.map(finding)
        findings += status.problems.map { problem in
            let code = ErrorCode.named(problem.code)
            let why = "greffier why \(Remedy.quoted(problem.path))"
            return .warn(
                "inbox",
                "\(problem.path): \(problem.code) \(problem.detail)",
                Remedy.command(why, code?.hint ?? "what is known of it")
            )
            .inFrench(
                "\(problem.path) : \(problem.code) \(code?.messageFR ?? problem.detail)",
                Remedy.command(why, code?.hintFR ?? "ce que l’on en sait")
            )
        }
        if let name = status.paused {
            let (code, look) = (ErrorCode.named(name), "df -h \(Remedy.quoted(workspace.state))")
            findings.append(
                .fail("intake", "takes no files for the moment: \(name)", Remedy.command(look, code?.hint ?? name))
                    .inFrench("ne prend rien pour le moment : \(name)", Remedy.command(look, code?.hintFR ?? name))
            )
        }
        return findings
    }

    /// How one inbox is watched; a warning where events were hoped for in vain.
    private func finding(_ inbox: InboxStatus) -> Finding {
        let check = "inbox \(inbox.pipeline)"
        let canary = inbox.canary.rawValue.replacing("_", with: " ")
        let stays = inbox.copies ? "; files are copied and stay" : ""
        let detail = "\(inbox.mode.rawValue): \(Self.words(inbox)), canary \(canary)\(stays)"
        let finding: Finding =
            switch inbox.reason {
            case .tested, .configured, .fileSystem, .readOnly, .untested: .ok(check, detail)
            case .noEvent: .warn(check, detail, edit("intake.mode: poll, or move the inbox to a local disk"))
            case .watchLimit:
                .warn(check, detail, "sudo sysctl fs.inotify.max_user_watches=524288  # and in /etc/sysctl.d")
            case .unwatched:
                .warn(check, detail, "sudo sysctl fs.inotify.max_user_instances=1024  # and in /etc/sysctl.d")
            }
        let remedyFR = finding.remedy?.replacing("# and in ", with: "# et dans ")
        return finding.inFrench(
            "\(inbox.mode.rawValue) : \(Self.wordsFR(inbox)), témoin \(canary)"
                + (inbox.copies ? " ; les fichiers sont copiés et restent" : ""),
            inbox.reason == .noEvent
                ? edit("intake.mode : poll, ou mettez le dossier d’entrée sur un disque local") : remedyFR
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
        case .watchLimit:
            Self.unwatched(inbox, .french)
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
        case .watchLimit:
            Self.unwatched(inbox, .english)
        case .unwatched: "the system gives no events (fs.inotify.max_user_instances)"
        }
    }

    private static func unwatched(_ inbox: InboxStatus, _ language: ReportLanguage) -> String {
        language.counted(
            inbox.unwatched,
            ("dossier dépasse", "dossiers dépassent"),
            ("folder is beyond", "folders are beyond")
        ) + " fs.inotify.max_user_watches"
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
            let look = "fuser -v \(Remedy.quoted(workspace.submissionsDatabase))"
            let remedy = "end its transaction (COMMIT or ROLLBACK), or close that program: the rows go through then"
            let remedyFR = "terminez sa transaction (COMMIT ou ROLLBACK), ou fermez ce programme : les lignes passeront"
            let whoFR = holders.isEmpty ? "un programme" : who
            return .warn(
                "submissions file",
                "locked by \(who): rows wait, all else goes on",
                Remedy.command(look, remedy)
            )
            .inFrench(
                "verrouillé par \(whoFR) : les lignes attendent, tout le reste continue",
                Remedy.command(look, remedyFR)
            )
        case .unusable(let reason):
            let path = workspace.submissionsDatabase
            let move = "mv \(Remedy.quoted(path)) \(Remedy.quoted(path + ".broken"))"
            return .fail("submissions file", "\(path): \(reason)", Remedy.command(move, "a new one is made"))
                .inFrench("\(path) : \(reason)", Remedy.command(move, "un nouveau sera créé"))
        }
    }
}

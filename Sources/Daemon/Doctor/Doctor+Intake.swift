// SPDX-License-Identifier: GPL-3.0-or-later
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
        }
        if let code = status.paused {
            let hint = ErrorCode.named(code)?.hint ?? "look at the log"
            findings.append(.fail("intake", "takes no files for the moment: \(code)", hint))
        }
        return findings
    }

    /// How one inbox is watched; a warning where events were hoped for in vain.
    static func finding(_ inbox: InboxStatus) -> Finding {
        let check = "inbox \(inbox.pipeline)"
        let canary = inbox.canary.rawValue.replacing("_", with: " ")
        let stays = inbox.copies ? "; files are copied and stay" : ""
        let detail = "\(inbox.mode.rawValue): \(words(inbox)), canary \(canary)\(stays)"
        return switch inbox.reason {
        case .tested, .configured, .fileSystem, .readOnly, .untested: .ok(check, detail)
        case .noEvent: .warn(check, detail, "set intake.mode to poll, or move the inbox to a local disk")
        case .watchLimit: .warn(check, detail, "sudo sysctl fs.inotify.max_user_watches=524288, and in /etc/sysctl.d")
        case .unwatched: .warn(check, detail, "sudo sysctl fs.inotify.max_user_instances=1024, and in /etc/sysctl.d")
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
}

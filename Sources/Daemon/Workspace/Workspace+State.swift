// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import Intake
package import JobModel

extension Workspace {
    /// What the intake last wrote about itself; `nil` where no daemon has run yet.
    var intakeStatus: IntakeStatus? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: state + "/intake.json")) else { return nil }
        return try? CanonicalJSON.decode(IntakeStatus.self, from: data)
    }

    /// How the submissions file stands, in one word: `missing`, `open`, `locked` or `unusable`.
    ///
    /// Blocks for up to a second where another program holds a lock.
    package var submissionsState: String {
        switch DoorProbe.look(in: FilePath(submissions)) {
        case .missing: "missing"
        case .open: "open"
        case .locked: "locked"
        case .unusable: "unusable"
        }
    }

    /// Why the intake leaves this file where it lies, as far as it said: about the file, or a folder that it lies in.
    package func intakeProblem(of path: String) -> ErrorCode? {
        let problem = intakeStatus?.problems.first { $0.path == path || path.hasPrefix($0.path + "/") }
        return problem.flatMap { ErrorCode.named($0.code) }
    }

    /// Throws `Failure.noAccess` where `state/` is there and this user may not look into it.
    package func requireAccess() throws(Failure) {
        let manager = FileManager.default
        guard manager.fileExists(atPath: state) else { return }
        if manager.isReadableFile(atPath: state), manager.isExecutableFile(atPath: state) { return }
        throw .noAccess(state, owner: FileOwner.name(state))
    }
}

/// Whose a file is.
package enum FileOwner {
    /// The owner's account name; `nil` where it has none.
    package static func name(_ path: String) -> String? {
        try? FileManager.default.attributesOfItem(atPath: path)[.ownerAccountName] as? String
    }
}

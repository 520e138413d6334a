// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import JobModel
import JobStore

/// How the execution of a job ended, before the store knows of it.
enum Ending: Sendable {
    case done(StageCompletion)
    /// The list was read: these are its items.
    case listed([Artifact])
    case delivered(RunVerdict, folder: String)
    case failed(GreffierError)
    case snoozed(until: Date)
    /// Its task was cancelled; why is known to the one who did it.
    case interrupted
}

// SPDX-License-Identifier: GPL-3.0-or-later
private import Foundation
private import JobModel
package import Matching
package import Retrieval
private import Stages

extension ServiceFactory {
    /// The weights learned last of what people decided; `nil` where nobody decided anything yet.
    package static func learnedWeights(_ workspace: Workspace) async throws -> LearnedWeights? {
        try await library(workspace, readOnly: true).learned()
    }

    /// What people decided, oldest first.
    package static func judgements(_ workspace: Workspace) async throws -> [StoredJudgement] {
        try await library(workspace, readOnly: true).judgements()
    }

    /// Takes back the decisions of a run or a file, and learns anew of those that stay; returns how many there were.
    package static func undoJudgements(_ workspace: Workspace, of runOrFile: String) async throws -> Int {
        let library = try library(workspace, readOnly: false)
        let count = try await library.removeJudgements(of: runOrFile)
        guard count > 0 else { return 0 }
        let lexicons = try LexiconFiles.load(workspace).lexicons
        let day = Timestamp.day(Date(), in: workspace.timeZone)
        try await FeedbackLearning(library: library, lexicons: lexicons).learn(asOf: day)
        return count
    }
}

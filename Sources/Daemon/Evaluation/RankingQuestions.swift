// SPDX-License-Identifier: GPL-3.0-or-later
private import DurableFiles
package import Evaluation

/// A relevance file, read and checked.
package enum RankingQuestions {
    /// Reads the file; throws `FolderEvaluation.Unusable`.
    package static func load(_ path: String) async throws -> RelevanceFile {
        try await onThread {
            do {
                return try RelevanceFile(try Files.read(FilePath(path)))
            } catch let error as FileError {
                throw FolderEvaluation.Unusable(.failed(path, error))
            } catch let error as RelevanceFile.Failure {
                switch error {
                case .form(let words):
                    throw FolderEvaluation.Unusable(
                        path: path,
                        "is no relevance file: \(words)",
                        french: "n’est pas un fichier de jugements : \(words)"
                    )
                case .empty:
                    throw FolderEvaluation.Unusable(
                        path: path,
                        "holds no question",
                        french: "ne contient aucune question"
                    )
                }
            }
        }
    }
}

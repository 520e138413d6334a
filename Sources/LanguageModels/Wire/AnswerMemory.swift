// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import Synchronization

/// What a server answered to short questions while somebody looks at it, so that none is asked twice.
final class AnswerMemory: Sendable {
    private let answers = Mutex<[String: HTTPResponse]>([:])

    /// What the server has at this path, if it was asked.
    subscript(path: String) -> HTTPResponse? {
        get { answers.withLock { $0[path] } }
        set { answers.withLock { $0[path] = newValue } }
    }
}

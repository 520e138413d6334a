// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Notifications

/// How messages and happenings are kept in the job store.
extension Message {
    init(stored text: String) throws { self = try CanonicalJSON.decode(Message.self, from: Data(text.utf8)) }

    func stored() throws -> String { String(decoding: try CanonicalJSON.compact(self), as: UTF8.self) }
}

extension Happening {
    init(stored text: String) throws { self = try CanonicalJSON.decode(Happening.self, from: Data(text.utf8)) }

    func stored() throws -> String { String(decoding: try CanonicalJSON.compact(self), as: UTF8.self) }
}

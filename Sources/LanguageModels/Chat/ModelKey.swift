// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel

/// The access key of a server, or why there is none where the settings name one.
///
/// No description, mirror or error ever holds the key itself.
package enum ModelKey: Sendable, Equatable {
    case value(String)
    /// What kept it from being read, as a clause: the model is refused with these words, and the rest works on.
    case missing(ErrorDetail)
}

extension ModelKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String {
        switch self {
        case .value: "a key"
        case .missing(let reason): "no key: \(reason.english)"
        }
    }

    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

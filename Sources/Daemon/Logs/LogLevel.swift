// SPDX-License-Identifier: GPL-3.0-or-later
import Logging

/// How grave a line must be to be written.
package enum LogLevel: String, Sendable, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}

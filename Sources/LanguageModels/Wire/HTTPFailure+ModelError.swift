// SPDX-License-Identifier: GPL-3.0-or-later
import HTTPClient
import JobModel

extension HTTPFailure {
    /// The error that the rest of Greffier acts on: a server that cannot be reached is the environment's fault, one that
    /// broke off or was slow may do better next time.
    var modelError: GreffierError {
        switch reason {
        case .invalidRequest, .unknownHost, .unreachable, .proxy, .tls, .connectTimeout, .badAnswer, .shutDown:
            GreffierError(.modelUnreachable, detail: description, cause: self)
        case .headersTimeout, .firstByteTimeout, .idleTimeout, .totalTimeout, .closedEarly:
            GreffierError(.modelBusy, detail: description, cause: self)
        case .tooLarge: GreffierError(.modelUngrounded, detail: description, cause: self)
        }
    }
}

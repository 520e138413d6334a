// SPDX-License-Identifier: GPL-3.0-or-later

extension Settings {
    /// Where a secret is found; greffier.yaml never holds the secret itself.
    package enum Secret: Sendable, Equatable {
        /// A variable of the environment.
        case variable(String)
        /// A file of this name in `$CREDENTIALS_DIRECTORY`, where systemd puts what `LoadCredential=` names.
        case credential(String)
    }
}

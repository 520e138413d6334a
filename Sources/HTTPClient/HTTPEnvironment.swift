// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What the environment says of proxies and of whom to trust.
///
/// As curl does it: `https_proxy` or `HTTPS_PROXY`, `http_proxy` in small letters alone (a web server sets the other one
/// from a stranger's header), `all_proxy` or `ALL_PROXY` for both, `no_proxy` or `NO_PROXY` for whom none is meant, and
/// `SSL_CERT_FILE` and `SSL_CERT_DIR` in place of the system's certificates.
package struct HTTPEnvironment: Sendable, Equatable {
    private let variables: [String: String]

    package init(_ variables: [String: String]) { self.variables = variables }

    /// The process's own, as it is now.
    package static var current: HTTPEnvironment { HTTPEnvironment(ProcessInfo.processInfo.environment) }

    /// The file with the certificates that are trusted, and the folder.
    var certificateFile: String? { first("SSL_CERT_FILE") }
    var certificateFolder: String? { first("SSL_CERT_DIR") }

    /// The hosts for which no proxy is meant, in the words of the variable.
    var exceptions: String? { first("no_proxy", "NO_PROXY") }

    /// The proxy for this address; `nil` for none, and always for this machine itself.
    func proxy(for url: URL) -> String? {
        guard !url.isLoopback else { return nil }
        let own = url.scheme?.lowercased() == "https" ? first("https_proxy", "HTTPS_PROXY") : first("http_proxy")
        return own ?? first("all_proxy", "ALL_PROXY")
    }

    private func first(_ names: String...) -> String? {
        names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    }
}

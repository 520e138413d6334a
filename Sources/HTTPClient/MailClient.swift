// SPDX-License-Identifier: GPL-3.0-or-later
package import Foundation
import Synchronization

/// Sends mail by SMTP over libcurl, each on a thread of its own for as long as it takes.
///
/// TLS is verified. No proxy is used. The message goes as it is; lines that begin with a dot are taken care of.
package struct MailClient: Sendable {
    private let environment: HTTPEnvironment

    package init(environment: HTTPEnvironment = .current) { self.environment = environment }

    /// Hands `message` to the server for these recipients; all of them or none.
    ///
    /// Throws `MailFailure`, and `CancellationError` within about a second of the task's cancellation.
    package func send(_ message: Data, from sender: String, to recipients: [String], by server: MailServer) async throws
    {
        guard !recipients.isEmpty, ([sender] + recipients).allSatisfy(MailAddress.isPlain) else {
            throw MailFailure(.invalid, detail: "\(server.place): an address is none")
        }
        try await converse(server, .message(message, sender: sender, recipients: recipients))
    }

    /// Connects, encrypts, logs in and says goodbye: whether the server would take mail of us.
    ///
    /// Throws as `send`.
    package func greet(_ server: MailServer) async throws { try await converse(server, .greeting) }

    private func converse(_ server: MailServer, _ purpose: MailTransfer.Purpose) async throws {
        let isCancelled = MailTransfer.Stop()
        let environment = environment
        let result: Result<Void, MailFailure> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let thread = Thread {
                    TransferLoop.blockBrokenPipeSignal()
                    continuation.resume(
                        returning: MailTransfer(server, purpose, environment, stop: isCancelled).run()
                    )
                }
                thread.name = "greffier-mail"
                thread.stackSize = 1 << 20
                thread.start()
            }
        } onCancel: {
            isCancelled.order()
        }
        try Task.checkCancellation()
        try result.get()
    }
}

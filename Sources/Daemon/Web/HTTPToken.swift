// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Foundation
import JobModel
import LanguageModels
import WebService

/// The secret that lets programs in over HTTP: `state/http-token`, made at the first start.
struct HTTPToken: Sendable {
    let state: String

    /// The name of the credential that brings a token of its own beside that of the file.
    static let credential = "http-token"

    var path: String { state + "/http-token" }

    /// All tokens that let in.
    ///
    /// Throws where the file can be neither read nor made.
    func tokens(_ environment: [String: String]) async throws -> [String] {
        let own = try await onThread { try read() ?? make() }
        guard environment["CREDENTIALS_DIRECTORY"] != nil else { return [own] }
        // A credential that is not there is no fault: the file's token is enough.
        let key = SecretReader(environment: environment).key(.credential(Self.credential))
        guard case .value(let given) = key else { return [own] }
        return [own, given]
    }

    /// The token of the file; `nil` where there is none yet.
    func read() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw GreffierError(.storeUnavailable, detail: path, cause: error)
        }
        let token = text.trimmingCharacters(in: .whitespacesAndNewlines)
        // What is shorter was cut, or written by somebody who did not know what it is for.
        return token.utf8.count < 20 ? nil : token
    }

    private func make() throws -> String {
        let token = WebToken.make()
        try Files.writeAtomically(Data((token + "\n").utf8), to: FilePath(path), mode: 0o600)
        return token
    }
}

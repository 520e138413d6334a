// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import HTTPClient
import JSONValues
import JobModel
import WebService

/// Gets a one-time link from the running daemon: what `greffier open` prints.
package struct OpenLink: Sendable {
    private let workspace: Workspace

    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// The address to open in a browser within two minutes.
    ///
    /// Throws `http.silent` where no daemon of the workspace listens, or where it does not answer.
    package func make() async throws -> String {
        guard DaemonLock.holder(path: workspace.lockFile) != nil,
            let address = HTTPAddressNote(state: workspace.state).read(),
            let token = try HTTPToken(state: workspace.state).read()
        else { throw GreffierError(.webSilent) }
        // What listens on all addresses is asked on this machine's own.
        let name = ["0.0.0.0", "::"].contains(address.host) ? "127.0.0.1" : address.name
        guard let base = URL(string: "http://\(name):\(address.port)"),
            let url = URL(string: HTTPRoutes.linksPath, relativeTo: base)
        else { throw GreffierError(.webSilent, detail: address.description) }
        var request = HTTPRequest("POST", url, headers: ["Authorization": "Bearer \(token)"], body: Data())
        request.timeouts.connect = .seconds(5)
        guard let response = try? await HTTPClient(environment: HTTPEnvironment([:])).send(request),
            response.status == 201,
            let path = try? JSONValue(parsing: response.body)[key: "link"]?.string,
            let link = URL(string: path, relativeTo: base)
        else { throw GreffierError(.webSilent, detail: address.description) }
        return link.absoluteString
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSONValues
import JobStoreSQLite
import Logging
import Testing
import WebService
import WorkerPool

@testable import Daemon

@Suite("The description of the HTTP server")
struct HTTPDescriptionTests {
    @Test("names every address that there is, who may ask, and none beside")
    func routes() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(
            atPath: folder.path + "/state",
            withIntermediateDirectories: true
        )
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let workspace = Workspace(root: folder.path, settings: Settings())
        let parts = try await ServiceParts(workspace: workspace, logger: logger)
        let routes = HTTPRoutes(parts: parts, intake: parts.intake, links: WebLinks()).all
        let served = Set(routes.map { "\($0.method.rawValue) \($0.pattern) \($0.access)" })
        let described = Set(
            OpenAPIOperation.all.map { "\($0.method.rawValue) \($0.path) \($0.isOpen ? "open" : "token")" }
        )
        // The server itself follows links.
        #expect(described.subtracting(served) == ["GET /open/{link} open"])
        #expect(served.isSubset(of: described))
        #expect(routes.count == served.count)
        await parts.workers.shutdown()
        try await parts.store.close()
    }

    @Test("is OpenAPI 3.1 whose references lead somewhere")
    func references() throws {
        let document = OpenAPI.document
        let schemas = try #require(document[key: "components"]?[key: "schemas"]?.object)
        let text = document.text
        let names = Set(text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) })
        #expect(names == Set(schemas.keys))
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import HummingbirdCore
package import JobModel
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// The HTTP server of the daemon.
///
/// An address that is taken is a warning: it is tried again, and all else goes on without it.
package struct WebServer: Service {
    private let address: WebAddress
    private let responder: WebResponder
    private let limits: WebLimits
    private let logger: Logger
    private let onListening: @Sendable (_ port: Int) -> Void

    /// One thread is plenty: it only moves bytes.
    ///
    /// It ends with the process, for connections that close late still tell it so.
    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    /// Seconds between two tries to listen.
    private static let pause = 30.0

    package init(
        address: WebAddress,
        routes: [WebRoute],
        access: WebAccess,
        limits: WebLimits = WebLimits(),
        language: ReportLanguage = .french,
        logger: Logger,
        observe: @escaping @Sendable (WebObservation) -> Void = { _ in },
        onListening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.address = address
        self.limits = limits
        self.logger = logger
        self.onListening = onListening
        responder = WebResponder(
            router: WebRouter(routes + [Self.opening(access.links)]),
            access: access,
            limits: limits,
            places: WebPlaces(limits.contents),
            language: language,
            observe: observe
        )
    }

    /// Serves until the graceful shutdown; never throws, as nothing else depends on it.
    package func run() async throws {
        let group = Self.group
        var hasWarned = false
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                try await serve(on: group)
            } catch {
                logger.log(
                    level: hasWarned ? .debug : .warning,
                    "the HTTP server cannot listen; all else goes on",
                    metadata: ["address": "\(address)", "error": "\(error)"]
                )
                hasWarned = true
            }
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: .seconds(Self.pause)) }
        }
    }

    private func serve(on group: MultiThreadedEventLoopGroup) async throws {
        // What the library tells of single connections is of no use to an administrator.
        var quiet = logger
        quiet.logLevel = .critical
        let stall = limits.stall
        let channel = HTTP1Channel(
            responder: { [responder] in try await responder.respond($0, $1, $2) },
            configuration: .init(
                additionalChannelHandlers: [StallGuard(seconds: stall)],
                idleTimeout: .nanoseconds(Int64(limits.idle * 1e9)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: limits.headerBytes,
                    maxHeaderListSize: limits.headerBytes,
                    maxHeaderFieldCount: limits.headerFields
                )
            )
        )
        let server = channel.server(
            configuration: ServerConfiguration(
                address: .hostname(address.host, port: address.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: quiet)
            ),
            onServerRunning: { [logger, onListening, address] channel in
                let port = channel.localAddress?.port ?? address.port
                logger.info("the HTTP server listens", metadata: ["address": "\(address.host):\(port)"])
                onListening(port)
            },
            eventLoopGroup: group,
            logger: quiet
        )
        try await server.run()
    }

    /// Where the one-time links lead: sets the cookie and goes on to the page.
    private static func opening(_ links: WebLinks) -> WebRoute {
        WebRoute(.get, WebLinks.pattern, .open) { request in
            guard let session = links.follow(request.parameters["link"] ?? "") else { throw GreffierError(.webLink) }
            var response = WebResponse(303, "text/plain; charset=utf-8", "")
            let age = Int(WebLinks.session / .seconds(1))
            response.headers += [
                ("Location", "/"),
                (
                    "Set-Cookie",
                    "\(WebAccess.cookie)=\(session); Path=/; Max-Age=\(age); HttpOnly; SameSite=Strict"
                ),
            ]
            return response
        }
    }
}

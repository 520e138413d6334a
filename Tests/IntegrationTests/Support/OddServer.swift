// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import Synchronization

/// What answers instead of a language model's server, as people meet it: each a real socket.
final class OddServer {
    let address: String
    /// Variables that belong to it.
    var environment: [String: String] = [:]
    private let loopback: LoopbackServer?
    private let process: Process?
    private let folder: String?

    private init(_ address: String, loopback: LoopbackServer? = nil, process: Process? = nil, folder: String? = nil) {
        self.address = address
        self.loopback = loopback
        self.process = process
        self.folder = folder
    }

    deinit {
        loopback?.stop()
        // Started from a thread that blocks signals, it would not see a polite one; and waiting for it on a thread of the
        // tests may never end.
        if let process { kill(process.processIdentifier, SIGKILL) }
        if let folder { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Answers everything with this.
    static func http(_ status: Int, _ headers: [String: String] = [:], _ body: String) throws -> OddServer {
        let server = try LoopbackServer { $0.reply(status, headers, body) }
        return OddServer("http://127.0.0.1:\(server.port)", loopback: server)
    }

    /// A port at which nobody listens.
    static func nobody() throws -> OddServer { OddServer("http://127.0.0.1:\(try UnusedPort.take())") }

    /// A server of another machine, behind a proxy that is gone.
    static func behindDeadProxy() throws -> OddServer {
        let server = OddServer("http://models.example:11434")
        let proxy = "http://127.0.0.1:\(try UnusedPort.take())"
        server.environment = ["http_proxy": proxy, "HTTP_PROXY": proxy, "no_proxy": "", "NO_PROXY": ""]
        return server
    }

    /// An HTTP server that is addressed as if it spoke TLS: it takes the greeting for a bad request.
    static func plainAtSecureAddress() throws -> OddServer {
        let port = try RawAnswer.listen("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        return OddServer("https://127.0.0.1:\(port)")
    }

    /// A TLS server whose certificate signs itself; `secure` says whether the address admits it.
    static func tls(secure: Bool) throws -> OddServer {
        let folder = "/tmp/greffier-tls-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = try Programs.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder + "/key.pem",
                "-out", folder + "/cert.pem",
            ]
        )
        guard made.status == 0 else { throw POSIXError(.EINVAL) }
        let port = try UnusedPort.take()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
        process.arguments = [
            "s_server", "-www", "-accept", "127.0.0.1:\(port)", "-cert", folder + "/cert.pem", "-key",
            folder + "/key.pem",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        try Programs.wait(for: "openssl to listen") { RawAnswer.isOpen(port) }
        let scheme = secure ? "https" : "http"
        return OddServer("\(scheme)://127.0.0.1:\(port)", process: process, folder: folder)
    }
}

/// A listener that answers the first bytes of each connection with the same text, whatever they are, and hangs up.
enum RawAnswer {
    /// Whether somebody takes connections there.
    static func isOpen(_ port: UInt16) -> Bool {
        guard let connection = try? LoopbackSocket.connect(port) else { return false }
        close(connection)
        return true
    }

    /// The port; it listens until the tests end.
    static func listen(_ answer: String) throws -> UInt16 {
        let (listener, port) = try LoopbackSocket.bind(backlog: 16)
        Thread.detachNewThread {
            while true {
                let connection = accept(listener, nil, nil)
                // Out of descriptors, interrupted, or hung up in the queue: the next one may do.
                guard connection >= 0 else {
                    Thread.sleep(forTimeInterval: 0.01)
                    continue
                }
                var bytes = [UInt8](repeating: 0, count: 4096)
                _ = recv(connection, &bytes, bytes.count, 0)
                let text = Array(answer.utf8)
                _ = send(connection, text, text.count, Int32(MSG_NOSIGNAL))
                shutdown(connection, Int32(SHUT_RDWR))
                close(connection)
            }
        }
        return port
    }
}

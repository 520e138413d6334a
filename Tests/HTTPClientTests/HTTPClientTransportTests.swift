// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import TestThreads
import Testing

@testable import HTTPClient

@Suite("HTTP client, on its way to a server", .serialized, .ownThreads(perTest: 2)) struct HTTPClientTransportTests {
    private func url(_ text: String) throws -> URL { try #require(URL(string: text)) }

    /// A request with clocks that only a server which never answers lets run out.
    private func get(_ text: String) throws -> HTTPRequest {
        var request = HTTPRequest("GET", try url(text))
        request.timeouts = HTTPTimeouts(each: .seconds(600))
        return request
    }

    private func failure(of request: HTTPRequest, by client: HTTPClient) async -> HTTPFailure? {
        do {
            let response = try await client.send(request)
            Issue.record("an answer with status \(response.status)")
            return nil
        } catch {
            return error as? HTTPFailure
        }
    }

    // MARK: TLS

    @Test("a certificate counts only when its authority is trusted")
    func certificates() async throws {
        let server = try TLSServer()
        defer { server.stop() }
        let request = try get("https://127.0.0.1:\(server.port)/secret")
        let stranger = await failure(of: request, by: HTTPClient(environment: HTTPEnvironment([:])))
        #expect(stranger?.reason == .untrusted)
        #expect(stranger?.description.contains("certificate is not trusted") == true)
        let knowing = HTTPClient(environment: HTTPEnvironment(["SSL_CERT_FILE": server.authority]))
        #expect(String(decoding: try await knowing.send(request).body, as: UTF8.self) == "/secret")
        let missing = HTTPClient(environment: HTTPEnvironment(["SSL_CERT_FILE": "/nowhere/ca.pem"]))
        #expect(await failure(of: request, by: missing)?.reason == .untrusted)
    }

    @Test("a certificate for another name is not trusted")
    func wrongName() async throws {
        let server = try TLSServer(name: "DNS:elsewhere.test")
        defer { server.stop() }
        let client = HTTPClient(environment: HTTPEnvironment(["SSL_CERT_FILE": server.authority]))
        let request = try get("https://127.0.0.1:\(server.port)/")
        #expect(await failure(of: request, by: client)?.reason == .untrusted)
    }

    @Test("a server without TLS is told from one with a bad certificate")
    func noTLS() async throws {
        let plain = try LoopbackServer { $0.reply() }
        defer { plain.stop() }
        // It takes the handshake for the beginning of a request and waits: a short clock ends it.
        var request = HTTPRequest("GET", try url("https://127.0.0.1:\(plain.port)/"))
        request.timeouts.connect = .milliseconds(100)
        #expect(await failure(of: request, by: HTTPClient())?.reason == .connectTimeout)
    }

    // MARK: Proxies

    @Test("the environment's proxy is used for other hosts, but for those that it excepts and this machine")
    func plainProxy() async throws {
        let proxy = try LoopbackServer { $0.reply(200, [:], "by proxy: \($0.request.path)") }
        let target = try LoopbackServer { $0.reply(200, [:], "direct") }
        defer {
            proxy.stop()
            target.stop()
        }
        let environment = [
            "http_proxy": "http://127.0.0.1:\(proxy.port)", "NO_PROXY": "0.0.0.0,10.0.0.0/8",
            "HTTP_PROXY": "http://127.0.0.1:1",
        ]
        let client = HTTPClient(environment: HTTPEnvironment(environment))
        let far = try await client.send(try get("http://models.invalid:8080/v1/models"))
        #expect(String(decoding: far.body, as: UTF8.self) == "by proxy: http://models.invalid:8080/v1/models")
        // No name is looked up; the last is this machine by an address that is not known as such.
        for host in ["127.0.0.1", "localhost", "0.0.0.0"] {
            let near = try await client.send(try get("http://\(host):\(target.port)/"))
            #expect(String(decoding: near.body, as: UTF8.self) == "direct")
        }
        #expect(proxy.requests.count == 1)
    }

    @Test(
        "this machine is known by its addresses in whatever way they are written",
        arguments: [
            ("127.0.0.1", true), ("127.1", true), ("127.8.9.10", true), ("[::1]", true), ("[0:0:0:0:0:0:0:1]", true),
            ("[::ffff:127.0.0.1]", true), ("localhost", true), ("api.localhost", true), ("10.0.0.127", false),
            ("[::2]", false), ("[fe80::1]", false), ("127.example", false), ("models.invalid", false),
        ]
    )
    func loopback(host: String, isHere: Bool) throws {
        let environment = HTTPEnvironment(["http_proxy": "http://proxy.invalid:8080"])
        #expect((environment.proxy(for: try url("http://\(host):11434/")) == nil) == isHere)
    }

    @Test("TLS goes through the proxy in a tunnel, and is verified at its other end")
    func tunnel() async throws {
        let server = try TLSServer(name: "DNS:models.invalid")
        defer { server.stop() }
        var environment = ["HTTPS_PROXY": "http://127.0.0.1:\(server.proxyPort)"]
        let request = try get("https://models.invalid/v1")
        let stranger = HTTPClient(environment: HTTPEnvironment(environment))
        #expect(await failure(of: request, by: stranger)?.reason == .untrusted)
        environment["SSL_CERT_FILE"] = server.authority
        let client = HTTPClient(environment: HTTPEnvironment(environment))
        #expect(String(decoding: try await client.send(request).body, as: UTF8.self) == "/v1")
        let forbidden = try get("https://forbidden.invalid/")
        #expect(await failure(of: forbidden, by: client)?.reason == .proxy)
    }

    @Test("a proxy that is not there is the proxy's failure")
    func deadProxy() async throws {
        let environment = ["ALL_PROXY": "http://nobody:hunter2@127.0.0.1:\(try UnusedPort.take())"]
        let client = HTTPClient(environment: HTTPEnvironment(environment))
        let failure = await failure(of: try get("http://models.invalid/"), by: client)
        #expect(failure?.reason == .proxy)
        #expect(failure?.description.contains("hunter2") == false)
    }

    // MARK: Connections and bodies

    @Test("a host that never takes the connection is given up by the connect clock")
    func connectClock() async throws {
        let full = try FullListener()
        defer { full.close() }
        var request = HTTPRequest("GET", try url("http://127.0.0.1:\(full.port)/"))
        request.timeouts.connect = .milliseconds(80)
        #expect(await failure(of: request, by: HTTPClient())?.reason == .connectTimeout)
    }

    @Test("what came compressed is unpacked, and its unpacked size is limited")
    func compression() async throws {
        let packed = try #require(Data(base64Encoded: Self.packed))
        let server = try LoopbackServer { exchange in
            let isWanted = exchange.request.headers["accept-encoding"]?.contains("gzip") == true
            guard isWanted else { return exchange.reply(200, [:], "plain") }
            exchange.beginChunks(200, ["Content-Encoding": "gzip"])
            exchange.chunk(packed)
            exchange.chunk("")
        }
        defer { server.stop() }
        let client = HTTPClient()
        var request = HTTPRequest("GET", server.url("/"))
        #expect(String(decoding: try await client.send(request).body, as: UTF8.self) == "plain")
        request.acceptsCompression = true
        let body = try await client.send(request).body
        #expect(String(decoding: body, as: UTF8.self) == String(repeating: "Zoë ", count: 2000))
        request.maximumResponseBytes = 9999
        #expect(await failure(of: request, by: client)?.reason == .tooLarge)
    }

    /// `Zoë ` two thousand times, as gzip packs it.
    private static let packed = "H4sIAAAAAAACA+3EQQ0AAAgEoCrmuhIGM4bFzOEGD9I7FUmSJEmSJEmSJEmSJEmSfnenQHxvECcAAA=="
}

/// A port whose queue of connections is full: the system lets newcomers wait without an answer.
private final class FullListener {
    let port: UInt16
    private var sockets: [Int32] = []

    init() throws {
        let (listener, port) = try LoopbackSocket.bind(backlog: 0)
        self.port = port
        sockets.append(listener)
        for _ in 0..<4 { sockets.append(try LoopbackSocket.connect(port, isBlocking: false)) }
    }

    func close() { for socket in sockets { Foundation.close(socket) } }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import LoopbackServer
import Testing

@testable import HTTPClient

@Suite("Which machines may be asked") struct NetworkAddressTests {
    @Test(
        "this machine, its neighbours and what leads to them are not public",
        arguments: [
            "127.0.0.1", "127.1", "0", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255", "0x7f000001", "2130706433",
            "[::1]", "::", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "fe80::1",
            "fe80::1%lo",
            "fc00::1", "fd12::1", "ff02::1", "fec0::1", "2002:7f00:1::", "2001:db8::1", "2001::1",
        ]
    )
    func special(_ address: String) { #expect(NetworkAddress.isPublic(literal: address) == false) }

    @Test(
        "all else is",
        arguments: [
            "1.1.1.1", "172.15.255.255", "172.32.0.1", "192.167.1.1", "100.128.0.1", "198.20.0.1", "223.255.255.255",
            "2606:4700::1111", "[2a00:1450:4007::200e]", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::",
        ]
    )
    func open(_ address: String) { #expect(NetworkAddress.isPublic(literal: address) == true) }

    @Test("a name is no address", arguments: ["example.org", "localhost", "a.b"])
    func names(_ name: String) { #expect(NetworkAddress.isPublic(literal: name) == nil) }

    @Test("a request for the public internet reaches no machine of ours, whatever its address looks like")
    func confined() async throws {
        let server = try LoopbackServer { $0.reply() }
        defer { server.stop() }
        let client = HTTPClient(environment: HTTPEnvironment([:]))
        // A connection is there that could be used again.
        _ = try await client.send(HTTPRequest("GET", server.url("/first")))
        let names = ["127.0.0.1", "localhost", "127.1", "[::ffff:127.0.0.1]", "0"]
        for name in names {
            var request = HTTPRequest("GET", try #require(URL(string: "http://\(name):\(server.port)/x")))
            request.reach = .publicInternet
            let error = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
            #expect(error?.reason == .forbiddenAddress, "\(name)")
        }
        #expect(server.requests.map(\.path) == ["/first"])
    }

    @Test("a name that means this machine is found out when the connection is made")
    func resolved() async throws {
        let server = try LoopbackServer { $0.reply() }
        defer { server.stop() }
        // The name of this machine stands in its own table of hosts.
        let name = ProcessInfo.processInfo.hostName
        guard NetworkAddress.isPublic(literal: name) == nil, name != "localhost" else { return }
        var request = HTTPRequest("GET", try #require(URL(string: "http://\(name):\(server.port)/x")))
        request.reach = .publicInternet
        let client = HTTPClient(environment: HTTPEnvironment([:]))
        let error = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
        #expect([.forbiddenAddress, .unknownHost].contains(error?.reason))
        #expect(server.requests.isEmpty)
    }

    @Test("a proxy may stand next door")
    func proxied() async throws {
        let proxy = try LoopbackServer { $0.reply(200, [:], "by the proxy") }
        defer { proxy.stop() }
        let client = HTTPClient(environment: HTTPEnvironment(["http_proxy": "http://127.0.0.1:\(proxy.port)"]))
        var request = HTTPRequest("GET", try #require(URL(string: "http://hooks.example/x")))
        request.reach = .publicInternet
        #expect(try await client.send(request).status == 200)
        request.url = try #require(URL(string: "http://192.168.7.7/x"))
        let error = await #expect(throws: HTTPFailure.self) { try await client.send(request) }
        #expect(error?.reason == .forbiddenAddress)
    }
}

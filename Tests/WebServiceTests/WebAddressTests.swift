// SPDX-License-Identifier: GPL-3.0-or-later
import Testing
import WebService

@Suite("The address that the HTTP server listens at")
struct WebAddressTests {
    @Test(
        "is a host and a port, or a port of this machine",
        arguments: [
            ("127.0.0.1:9108", "127.0.0.1:9108", true), ("9108", "127.0.0.1:9108", true),
            ("localhost:80", "localhost:80", true), ("[::1]:9108", "[::1]:9108", true),
            ("0.0.0.0:9108", "0.0.0.0:9108", false), ("192.168.1.4:1", "192.168.1.4:1", false),
            ("[2001:db8::1]:80", "[2001:db8::1]:80", false),
        ]
    )
    func valid(text: String, meaning: String, isLoopback: Bool) throws {
        let address = try #require(WebAddress(text))
        #expect(address.description == meaning)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(
        "is nothing else",
        arguments: [
            "", ":", "a", "a:", ":9108", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "[::1]", "http://a:80", "a b:80",
            "[a]:80",
        ]
    )
    func invalid(text: String) { #expect(WebAddress(text) == nil) }
}

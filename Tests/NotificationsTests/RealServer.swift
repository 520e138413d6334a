// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// A mail server of others (aiosmtpd) in a process of its own, and the reader of signatures beside it.
final class RealServer {
    /// A message as Python's reader of mail understands it.
    struct Mail: Decodable {
        var sender: String
        var recipients: [String]
        var subject: String
        var from: String
        var text: String
        var isEncrypted: Bool
        var user: String?
        var defects: Int

        enum CodingKeys: String, CodingKey {
            case sender, recipients, subject, from, text, user, defects
            case isEncrypted = "encrypted"
        }
    }

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python = root.appending(path: ".build/notification-checkers/bin/python").path

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }
    static let hint: Comment = "scripts/notification-checkers installs the mail server from PyPI"

    let port: Int
    private let folder: URL
    private let process = Process()
    /// Held open by nobody else: the server ends with the tests, however those end.
    private let input = Pipe()
    private let output = Pipe()

    var authority: String { folder.appending(path: "cert.pem").path }

    /// Starts it.
    ///
    /// `mode` is `plain`, `starttls` or `tls`. It knows the user `greffier` with the password `pass é wörd`.
    init(_ mode: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try Self.run(
            "/usr/bin/env",
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
                "-keyout", folder.appending(path: "key.pem").path, "-out", folder.appending(path: "cert.pem").path,
            ]
        )
        process.executableURL = URL(filePath: Self.python)
        process.arguments = ["-c", Self.program, mode, folder.path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        port = Int(try Self.line(output)) ?? 0
    }

    deinit {
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    /// The next message that was taken.
    func next() throws -> Mail { try JSONDecoder().decode(Mail.self, from: Data(Self.line(output).utf8)) }

    /// Whether the library of the standard takes the signature.
    static func verifies(_ body: Data, headers: [String: String], secret: String) throws -> Bool {
        let names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
        let values = names.map { headers[$0] ?? "" }
        let program = """
            import sys, base64
            from standardwebhooks.webhooks import Webhook
            names = ["webhook-id", "webhook-timestamp", "webhook-signature"]
            try:
                Webhook(sys.argv[1]).verify(base64.b64decode(sys.argv[2]), dict(zip(names, sys.argv[3:])))
                print("verified")
            except Exception as error:
                print("refused", type(error).__name__)
            """
        let answer = try run(python, ["-c", program, secret, body.base64EncodedString()] + values)
        return answer.hasPrefix("verified")
    }

    private static func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw POSIXError(.EIO) }
        return String(decoding: data, as: UTF8.self)
    }

    private static func line(_ pipe: Pipe) throws -> String {
        var line = ""
        while let byte = try pipe.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
            line += String(decoding: byte, as: UTF8.self)
        }
        return line
    }

    private static let program = """
        import asyncio, email, email.policy, json, ssl, sys
        from aiosmtpd.smtp import AuthResult, SMTP
        mode, folder = sys.argv[1:3]

        class Handler:
            async def handle_RCPT(self, server, session, envelope, address, options):
                if address.startswith("unknown"):
                    return "550 5.1.1 no such person <" + address + ">"
                envelope.rcpt_tos.append(address)
                return "250 OK"

            async def handle_DATA(self, server, session, envelope):
                mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
                print(json.dumps({
                    "sender": envelope.mail_from, "recipients": envelope.rcpt_tos, "subject": mail["Subject"],
                    "from": str(mail["From"]), "text": mail.get_content(), "encrypted": session.ssl is not None,
                    "user": session.auth_data, "defects": len(mail.defects),
                }), flush=True)
                return "250 taken"

        def authenticate(server, session, envelope, mechanism, data):
            if data.login == b"greffier" and data.password == "pass é wörd".encode():
                return AuthResult(success=True, auth_data="greffier")
            return AuthResult(success=False, handled=False)

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/cert.pem", folder + "/key.pem")
        options = {"authenticator": authenticate, "auth_require_tls": mode == "starttls"}
        if mode == "starttls": options |= {"tls_context": context, "require_starttls": True}
        outer = context if mode == "tls" else None

        async def main():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(lambda: SMTP(Handler(), **options), "127.0.0.1", 0, ssl=outer)
            print(server.sockets[0].getsockname()[1], flush=True)
            await loop.run_in_executor(None, sys.stdin.buffer.read)

        asyncio.run(main())
        """
}

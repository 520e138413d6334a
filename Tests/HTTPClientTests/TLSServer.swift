// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// A TLS server with a certificate of its own authority for 127.0.0.1, made by openssl and served by Python's ssl.
///
/// Each request is answered with its own path. It also takes `CONNECT` on a second port and relays to itself, whichever
/// host was named, as a proxy would to a host that only it can reach.
final class TLSServer {
    let port: Int
    let proxyPort: Int
    private let folder: URL
    private let process = Process()
    /// Held open by nobody else: the server ends with the tests, however those end.
    private let input = Pipe()

    /// The certificate of the authority.
    var authority: String { folder.appending(path: "ca.pem").path }

    /// Makes the certificates and starts the server.
    init(name: String = "IP:127.0.0.1") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.path
        try Self.run(
            """
            cd '\(path)'
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=Test authority' \
              -keyout ca.key -out ca.pem
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj '/CN=server' \
              -keyout server.key -out server.csr
            echo 'subjectAltName=\(name)' > names
            openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out server.pem
            """
        )
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", Self.program, path]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.hasSuffix("\n"), let piece = try output.fileHandleForReading.read(upToCount: 1), !piece.isEmpty {
            line += String(decoding: piece, as: UTF8.self)
        }
        let ports = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
        guard ports.count == 2 else { throw POSIXError(.EPROTO) }
        (port, proxyPort) = (ports[0], ports[1])
    }

    func stop() {
        // Started from a thread that blocks signals, it would not see a polite one; and waiting for it on a thread of
        // the tests may never end.
        kill(process.processIdentifier, SIGKILL)
        try? FileManager.default.removeItem(at: folder)
    }

    private static func run(_ script: String) throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-e", "-c", script]
        shell.standardInput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        guard shell.terminationStatus == 0 else { throw POSIXError(.EIO) }
    }

    private static let program = """
        import socket, ssl, sys, threading
        folder = sys.argv[1]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(folder + "/server.pem", folder + "/server.key")

        def head(connection):
            data = b""
            while b"\\r\\n\\r\\n" not in data:
                piece = connection.recv(4096)
                if not piece: return None
                data += piece
            return data.split(b" ")

        def serve(plain):
            try:
                with context.wrap_socket(plain, server_side=True) as connection:
                    while words := head(connection):
                        connection.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(words[1]) + words[1])
            except OSError:
                plain.close()

        def relay(source, target):
            try:
                while piece := source.recv(4096): target.sendall(piece)
            except OSError:
                pass
            target.close()

        def tunnel(client):
            words = head(client)
            if not words or words[0] != b"CONNECT" or words[1].startswith(b"forbidden"):
                client.sendall(b"HTTP/1.1 403 Forbidden\\r\\nContent-Length: 0\\r\\n\\r\\n")
                return client.close()
            server = socket.create_connection(("127.0.0.1", secure.getsockname()[1]))
            client.sendall(b"HTTP/1.1 200 Connection established\\r\\n\\r\\n")
            threading.Thread(target=relay, args=(client, server), daemon=True).start()
            relay(server, client)

        def accept(listener, answer):
            while True:
                threading.Thread(target=answer, args=(listener.accept()[0],), daemon=True).start()

        secure = socket.create_server(("127.0.0.1", 0))
        proxy = socket.create_server(("127.0.0.1", 0))
        print(secure.getsockname()[1], proxy.getsockname()[1], flush=True)
        threading.Thread(target=accept, args=(secure, serve), daemon=True).start()
        threading.Thread(target=accept, args=(proxy, tunnel), daemon=True).start()
        sys.stdin.buffer.read()
        """
}

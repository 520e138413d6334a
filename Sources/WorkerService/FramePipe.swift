// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import WorkerProtocol

/// The two ends of the pipe to the parent, as blocking frames.
struct FramePipe {
    private let input: Int32
    private let output: Int32

    /// Moves standard input and output to private descriptors, then points 0 at nothing and 1 at standard error: a
    /// library that prints can no longer corrupt a frame.
    ///
    /// `nil` when a descriptor is missing.
    static func claimingStandardStreams() -> FramePipe? {
        let input = dup(STDIN_FILENO)
        let output = dup(STDOUT_FILENO)
        let null = open("/dev/null", O_RDONLY)
        guard input >= 0, output >= 0, null >= 0 else { return nil }
        guard dup2(null, STDIN_FILENO) >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return nil }
        close(null)
        return FramePipe(input: input, output: output)
    }

    /// The next frame, or `nil` when the parent closed the pipe.
    func receive() throws -> Frame? { try Frame.read(read) }

    /// Writes all of `frame`.
    func send(_ frame: Frame) throws {
        for part in [frame.preamble, frame.header] + frame.attachments { try write(part) }
    }

    private func read(_ count: Int) throws -> Data? {
        var data = Data()
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: min(count, 1 << 20), alignment: 16)
        defer { chunk.deallocate() }
        while data.count < count {
            let got = Glibc.read(input, chunk.baseAddress, min(chunk.count, count - data.count))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw FrameError.truncated }
            guard got > 0 else {
                if data.isEmpty { return nil }
                throw FrameError.truncated
            }
            data.append(contentsOf: chunk[..<got])
        }
        return data
    }

    private func write(_ data: Data) throws {
        try data.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = Glibc.write(output, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw FrameError.truncated }
                sent += count
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import FoundationEssentials
import Glibc
import WorkerProtocol

/// Frames over a pair of non-blocking descriptors, each transfer under a deadline.
struct DeadlinePipe: Sendable {
    let input: Int32
    let output: Int32

    /// Thrown where the other side closed its end.
    struct Closed: Error {}

    /// Writes all of `frame`.
    ///
    /// Throws `Closed`, or `WorkerFailure.timedOut`.
    func send(_ frame: Frame, until deadline: ContinuousClock.Instant) throws {
        for part in [frame.preamble, frame.header] + frame.attachments {
            try part.withUnsafeBytes { bytes in
                var sent = 0
                while sent < bytes.count {
                    try wait(for: output, events: Int16(POLLOUT), until: deadline)
                    let count = write(output, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
                    if count < 0, errno == EINTR || errno == EAGAIN { continue }
                    guard count > 0 else { throw Closed() }
                    sent += count
                }
            }
        }
    }

    /// Reads one frame whose attachments hold `bytes` in all at the most.
    ///
    /// Throws `Closed`, `WorkerFailure.timedOut`, or `FrameError.malformed`.
    func receive(upTo bytes: Int, until deadline: ContinuousClock.Instant) throws -> Frame {
        do {
            guard let frame = try Frame.read(total: bytes, { try read($0, until: deadline) }) else { throw Closed() }
            return frame
        } catch FrameError.truncated {
            throw Closed()
        }
    }

    /// Exactly `count` bytes, or `nil` at an end before the first; memory grows with what arrives, not with `count`.
    private func read(_ count: Int, until deadline: ContinuousClock.Instant) throws -> Data? {
        var data = Data()
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: min(count, 256 << 10), alignment: 16)
        defer { chunk.deallocate() }
        while data.count < count {
            try wait(for: input, events: Int16(POLLIN), until: deadline)
            let got = Glibc.read(input, chunk.baseAddress, min(chunk.count, count - data.count))
            if got < 0, errno == EINTR || errno == EAGAIN { continue }
            guard got > 0 else {
                if got == 0, data.isEmpty { return nil }
                throw Closed()
            }
            data.append(contentsOf: chunk[..<got])
        }
        return data
    }

    private func wait(for descriptor: Int32, events: Int16, until deadline: ContinuousClock.Instant) throws {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw WorkerFailure.timedOut }
            let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1
            var request = pollfd(fd: descriptor, events: events, revents: 0)
            let ready = poll(&request, 1, Int32(min(milliseconds, 60_000)))
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw Closed() }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Testing
import WorkerProtocol

@Suite("Worker protocol")
struct WorkerProtocolTests {
    /// A reader over `data`, as a pipe would give it.
    private func reader(_ data: Data) -> (Int) throws -> Data? {
        var rest = data
        return { count in
            guard !rest.isEmpty else { return nil }
            let part = Data(rest.prefix(count))
            rest = Data(rest.dropFirst(count))
            guard part.count == count else { throw FrameError.truncated }
            return part
        }
    }

    private func bytes(_ frame: Frame) -> Data { frame.attachments.reduce(frame.preamble + frame.header, +) }

    @Test("a frame with attachments is read as it was written")
    func roundTrip() throws {
        let request = WorkerRequest.extract(name: "Été 2024.pdf", options: .init(accept: ["pdf"]))
        let frame = try Frame(request, attachments: [Data([1, 2, 3]), Data(), Data(repeating: 7, count: 5000)])
        let read = try #require(try Frame.read(reader(bytes(frame))))
        #expect(read == frame)
        #expect(try read.message(WorkerRequest.self) == request)
    }

    @Test("every reply survives its encoding")
    func replies() throws {
        let replies: [WorkerReply] = [
            .extracted(characters: 12), .rendered,
            .failed(code: "document.corrupt", detail: "page 3", isSpent: true),
            .failed(code: "template.invalid", detail: "no field", french: "aucun champ", isSpent: false),
        ]
        for reply in replies { #expect(try Frame(reply).message(WorkerReply.self) == reply) }
    }

    @Test("the end before a frame is no error, the end inside one is")
    func ends() throws {
        #expect(try Frame.read(reader(Data())) == nil)
        let whole = bytes(try Frame(WorkerReply.rendered, attachments: [Data([1, 2])]))
        for length in [1, 12, 20, whole.count - 1] {
            #expect(throws: FrameError.truncated) { try Frame.read(reader(Data(whole.prefix(length)))) }
        }
    }

    @Test("lengths beyond the limits are refused before anything is read")
    func limits() {
        var header = Data([0x47, 0x52, 0x46, 0x31, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
        #expect(throws: FrameError.self) { try Frame.read(reader(header)) }
        header = Data([0x47, 0x52, 0x46, 0x31, 2, 0, 0, 0, 0xFF, 0, 0, 0])
        #expect(throws: FrameError.self) { try Frame.read(reader(header)) }
        #expect(throws: FrameError.malformed("magic")) { try Frame.read(reader(Data("HTTP/1.1 200".utf8))) }
    }

    @Test("an unknown code in a reply counts as a defect")
    func unknownCode() {
        #expect(WorkerReply.error(code: "document.encrypted", detail: "").code == .documentEncrypted)
        #expect(WorkerReply.error(code: "nonsense", detail: "").code == .stageDefect)
    }
}

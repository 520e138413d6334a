// SPDX-License-Identifier: GPL-3.0-or-later
import DurableFiles
import Glibc
import JobModel
import Testing

@testable import Intake

/// Fed with the bytes that the kernel would write.
struct FolderNewsTests {
    private var news = FolderNews()
    private let folder = FilePath("/inbox/cv")

    init() { news.folders = [1: folder, 2: folder / "paris"] }

    private mutating func tell(_ mask: Int32, watch: Int32 = 1, name: String = "") -> [Int32] {
        var bytes: [UInt8] = []
        let padded = Array(name.utf8) + [UInt8](repeating: 0, count: name.isEmpty ? 0 : 16 - name.utf8.count % 16)
        for number in [UInt32(bitPattern: watch), UInt32(bitPattern: mask), 0, UInt32(padded.count)] {
            withUnsafeBytes(of: number) { bytes += $0 }
        }
        bytes += padded
        return bytes.withUnsafeBytes { news.note($0) }
    }

    @Test("an overflow is news of every folder")
    mutating func overflow() {
        _ = tell(Int32(IN_Q_OVERFLOW), watch: -1)
        #expect(news.hasOverflowed)
        #expect(news.tells(of: FilePath("/anywhere")))
        #expect(!news.isEmpty)
        _ = news.take()
        #expect(news.isEmpty)
        #expect(news.folders.count == 2)
    }

    @Test("a file in a sub-folder is news of the inbox, and of no other")
    mutating func below() {
        _ = tell(IN_CLOSE_WRITE, watch: 2, name: "a.txt")
        #expect(news.tells(of: folder))
        #expect(!news.tells(of: FilePath("/inbox/cv-old")))
        #expect(news.hints == [folder / "paris/a.txt": .closed])
    }

    @Test("temporary names are no news; the rename that ends them is")
    mutating func temporary() {
        _ = tell(IN_CREATE, name: "a.pdf.part")
        _ = tell(IN_CLOSE_WRITE, name: "a.pdf.part")
        #expect(news.isEmpty)
        _ = tell(IN_MOVED_TO, name: "a.pdf")
        #expect(news.hints == [folder / "a.pdf": .moved])
        #expect(news.tells(of: folder))
    }

    @Test("a canary is told of as such, and is no news of files")
    mutating func canary() {
        let name = ".greffier-canary-" + ULID().text
        _ = tell(IN_CREATE, name: name + ".new")
        #expect(news.isEmpty)
        _ = tell(IN_MOVED_TO, name: name)
        #expect(news.canaries == [folder / name])
        #expect(!news.tells(of: folder))
    }

    @Test("a folder that goes is news, and its watch is forgotten")
    mutating func gone() {
        #expect(tell(IN_MOVE_SELF) == [1])
        #expect(news.tells(of: folder))
        _ = tell(Int32(IN_IGNORED))
        #expect(news.folders == [2: folder / "paris"])
        _ = tell(Int32(IN_UNMOUNT), watch: 2)
        #expect(news.tells(of: folder / "paris"))
    }

    @Test("events of a watch that nobody knows any more are dropped, and a cut buffer is no harm")
    mutating func unknown() {
        _ = tell(IN_CREATE, watch: 99, name: "a")
        #expect(news.isEmpty)
        _ = [UInt8](repeating: 0xFF, count: 24).withUnsafeBytes { news.note($0) }
    }
}

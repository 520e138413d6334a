// SPDX-License-Identifier: GPL-3.0-or-later
import Testing

@testable import DurableFiles

struct FileLocksTests {
    private let text = """
        1: POSIX  ADVISORY  WRITE 4711 fe:00:1234 1073741825 1073741825
        2: POSIX  ADVISORY  READ 4711 fe:00:1234 1073741826 1073742335
        3: POSIX  ADVISORY  READ 4712 fe:00:1234 1073741826 1073742335
        3: -> POSIX  ADVISORY  WRITE 4713 fe:00:1234 1073741824 1073741824
        4: FLOCK  ADVISORY  WRITE 4714 fe:00:1234 0 EOF
        5: POSIX  ADVISORY  WRITE 4715 fe:00:12345 0 EOF
        6: OFDLCK ADVISORY  READ -1 00:2f:1234 0 EOF
        nonsense
        """

    @Test("the holders of a file are told, once each, with what they hold; those that wait are not")
    func parse() {
        let found = FileLocks.parse(text, inode: 1234)
        let held = Dictionary(uniqueKeysWithValues: found.map { ($0.process, $0.isExclusive) })
        #expect(held == [4711: true, 4712: false, -1: false])
        #expect(FileLocks.parse(text, inode: 99).isEmpty)
        #expect(FileLocks.parse("", inode: 1234).isEmpty)
    }
}

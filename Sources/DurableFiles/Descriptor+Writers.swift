// SPDX-License-Identifier: GPL-3.0-or-later
import CSystemCalls

extension Descriptor {
    /// Whether somebody holds the file open for writing; `nil` where the system does not tell.
    ///
    /// Needs a descriptor opened for reading, and that the file is ours or that we have CAP_LEASE.
    package var hasWriter: Bool? {
        switch csystem_has_writer(number) {
        case 0: false
        case 1: true
        default: nil
        }
    }
}

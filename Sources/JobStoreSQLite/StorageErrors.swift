// SPDX-License-Identifier: GPL-3.0-or-later
import GRDB
import Glibc
import JobModel

/// Translates what SQLite reports into what Greffier's users can act on.
enum StorageErrors {
    /// The error to show for `error`; errors of our own pass through.
    static func translate(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        // Of a full disk SQLite says no more than that where it cannot make the index of its log.
        let isFull = failure.extendedResultCode == .SQLITE_IOERR_SHMSIZE
        return GreffierError(isFull ? .storeFull : code(of: failure.resultCode), detail: "jobs.sqlite", cause: failure)
    }

    /// What a caller of the store sees where a call of the system failed in this way.
    static func injected(_ code: Int32) -> any Error { translate(reported(code)) }

    /// What SQLite reports where a call of the system failed in this way.
    static func reported(_ code: Int32) -> any Error {
        switch code {
        case ENOSPC: DatabaseError(resultCode: .SQLITE_FULL)
        case EMFILE: DatabaseError(resultCode: .SQLITE_CANTOPEN)
        default: DatabaseError(resultCode: .SQLITE_IOERR)
        }
    }

    private static func code(of result: ResultCode) -> ErrorCode {
        switch result {
        case .SQLITE_FULL: .storeFull
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .storeDamaged
        case .SQLITE_READONLY: .storeReadOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_PROTOCOL,
            .SQLITE_NOMEM, .SQLITE_AUTH, .SQLITE_MISUSE:
            .storeUnavailable
        default: .stageDefect
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// The moments at which the fault harness may strike, each once, with what may happen there.
//
// C, because a Swift enumeration leaves its names in every program that is linked with it: these leave nothing where
// nobody asks for them.
#ifndef CFAILPOINTS_H
#define CFAILPOINTS_H

#include <stdint.h>

enum {
    /// SIGKILL, SIGSTOP, the clock an hour forward or back: what may happen to a process anywhere.
    FAILPOINT_PROCESS = 1,
    /// EIO, ENOSPC, EMFILE: what the system may answer here.
    FAILPOINT_SYSTEM = 2,
    /// An error of a kind that nobody expects.
    FAILPOINT_THROW = 4,
};

#define FAILPOINT_LIST(X)                                                                                              \
    /* The way in: from an inbox to the spool, the store and the run. */                                               \
    X(SpoolBeforeRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                         \
    X(SpoolAfterRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                          \
    X(SpoolBlobWritten, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                        \
    X(SpoolBeforeUnlink, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                         \
    X(SpoolAfterUnlink, FAILPOINT_PROCESS)                                                                             \
    X(SubmitBlobWritten, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                         \
    X(SubmitBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                        \
    X(SubmitAfterCommit, FAILPOINT_PROCESS)                                                                            \
    X(DoorRowTaken, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                              \
    X(DoorBeforeWriteBack, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(DoorAfterWriteBack, FAILPOINT_PROCESS)                                                                           \
    X(TickBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                        \
    X(TickAfterCommit, FAILPOINT_PROCESS)                                                                              \
    /* Jobs: every transition that the engine writes. */                                                               \
    X(RecoverBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(RecoverAfterCommit, FAILPOINT_PROCESS)                                                                           \
    X(ClaimBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                       \
    X(ClaimAfterCommit, FAILPOINT_PROCESS)                                                                             \
    X(ExecuteBegin, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                            \
    X(ExecuteLater, FAILPOINT_SYSTEM)                                                                                  \
    X(StageBlobKept, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                           \
    X(FinishBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                      \
    X(FinishAfterCommit, FAILPOINT_PROCESS)                                                                            \
    X(ExpandBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                        \
    X(ExpandAfterCommit, FAILPOINT_PROCESS)                                                                            \
    X(FailBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                          \
    X(FailAfterCommit, FAILPOINT_PROCESS)                                                                              \
    X(SnoozeBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                        \
    X(SnoozeAfterCommit, FAILPOINT_PROCESS)                                                                            \
    X(ReleaseBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(ReleaseAfterCommit, FAILPOINT_PROCESS)                                                                           \
    X(StoppedBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(StoppedAfterCommit, FAILPOINT_PROCESS)                                                                           \
    X(CancelBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                        \
    X(CancelAfterCommit, FAILPOINT_PROCESS)                                                                            \
    X(RetryBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                         \
    X(RetryAfterCommit, FAILPOINT_PROCESS)                                                                             \
    X(BreakerBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(GroupBegin, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                                \
    X(GroupWritten, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                              \
    X(GroupCommitted, FAILPOINT_PROCESS)                                                                               \
    X(GroupBeforeSync, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                           \
    X(MemoPrune, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                                 \
    /* Bytes: the store of blobs. */                                                                                   \
    X(BlobBeforeRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                          \
    X(BlobAfterRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                           \
    /* The way out: from a finished run to its folder. */                                                              \
    X(DeliveryBegin, FAILPOINT_PROCESS | FAILPOINT_SYSTEM | FAILPOINT_THROW)                                           \
    X(DeliveryStaged, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                            \
    X(DeliveryBeforeRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                      \
    X(DeliveryAfterRename, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                       \
    X(DeliverySynced, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                            \
    X(FinishRunBeforeCommit, FAILPOINT_PROCESS | FAILPOINT_SYSTEM)                                                     \
    X(FinishRunAfterCommit, FAILPOINT_PROCESS)

/// One of the moments, in the order of the list.
typedef enum __attribute__((enum_extensibility(closed))) FailpointName : int32_t {
#define FAILPOINT_CASE(name, faults) FailpointName##name,
    FAILPOINT_LIST(FAILPOINT_CASE)
#undef FAILPOINT_CASE
} FailpointName;

// Only in builds with the trait:

/// How many there are.
int32_t failpoint_count(void);
/// The name of one, as in the list; what may happen there is set in `faults`.
const char *failpoint_name(int32_t point, int32_t *faults);

#endif

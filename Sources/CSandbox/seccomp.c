// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <asm/sockios.h>
#include <stddef.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OWN_ARCHITECTURE

/// Calls that reading a document never needs. What is not named stays allowed: libraries change which harmless calls
/// they make, and files are Landlock's part.
static const int refused[] = {
    // Other hosts and processes.
    __NR_socket, __NR_socketpair, __NR_connect, __NR_bind, __NR_listen, __NR_accept, __NR_accept4, __NR_sendto,
    __NR_sendmsg, __NR_sendmmsg, __NR_recvmsg, __NR_recvmmsg, __NR_kill, __NR_tkill, __NR_rt_sigqueueinfo,
    __NR_rt_tgsigqueueinfo, __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_pidfd_open,
    __NR_pidfd_getfd, __NR_pidfd_send_signal, __NR_process_madvise, __NR_process_mrelease, __NR_kcmp,
    __NR_get_robust_list, __NR_migrate_pages, __NR_move_pages, __NR_sched_setaffinity, __NR_sched_setattr,
    __NR_sched_setparam, __NR_sched_setscheduler, __NR_setpriority, __NR_ioprio_set, __NR_setpgid, __NR_setsid,
    __NR_shmget, __NR_shmat, __NR_shmctl, __NR_msgget, __NR_msgsnd, __NR_msgrcv, __NR_msgctl, __NR_semget, __NR_semop,
    __NR_semtimedop, __NR_semctl, __NR_mq_open, __NR_mq_unlink,
    // Other programs.
    __NR_execve, __NR_execveat, __NR_memfd_create, __NR_memfd_secret,
    // Changes of files.
    __NR_truncate, __NR_ftruncate, __NR_fallocate, __NR_unlinkat, __NR_renameat2, __NR_linkat, __NR_symlinkat,
    __NR_mkdirat, __NR_mknodat, __NR_fchmod, __NR_fchmodat, __NR_fchown, __NR_fchownat, __NR_utimensat, __NR_setxattr,
    __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr, __NR_name_to_handle_at,
    __NR_open_by_handle_at, __NR_inotify_init1, __NR_fanotify_init, __NR_splice, __NR_tee, __NR_vmsplice,
    // The system and the limits of this process.
    __NR_mount, __NR_mount_setattr, __NR_umount2, __NR_pivot_root, __NR_chroot, __NR_unshare, __NR_setns,
    __NR_open_tree, __NR_move_mount, __NR_fsopen, __NR_fsconfig, __NR_fsmount, __NR_fspick, __NR_swapon, __NR_swapoff,
    __NR_reboot, __NR_kexec_load, __NR_init_module, __NR_finit_module, __NR_delete_module, __NR_bpf,
    __NR_perf_event_open, __NR_userfaultfd, __NR_add_key, __NR_request_key, __NR_keyctl, __NR_io_uring_setup,
    __NR_io_uring_enter, __NR_io_uring_register, __NR_quotactl, __NR_quotactl_fd, __NR_acct, __NR_personality,
    __NR_setrlimit, __NR_sethostname, __NR_setdomainname, __NR_settimeofday, __NR_clock_settime, __NR_clock_adjtime,
    __NR_adjtimex, __NR_syslog, __NR_vhangup,
#ifdef __NR_open
    __NR_fork, __NR_vfork, __NR_creat, __NR_unlink, __NR_rename, __NR_renameat, __NR_link, __NR_symlink, __NR_mkdir,
    __NR_rmdir, __NR_mknod, __NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat,
    __NR_inotify_init, __NR_modify_ldt, __NR_iopl, __NR_ioperm, __NR_kexec_file_load,
#endif
};

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))
#define ANSWER(error) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ((error) & SECCOMP_RET_DATA))
#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (field))
#define NUMBER offsetof(struct seccomp_data, nr)
// Both architectures are little-endian: the low half of an argument comes first.
#define LOW(index) (offsetof(struct seccomp_data, args) + 8 * (index))
#define HIGH(index) (LOW(index) + 4)

/// Where `number` is called with any of `bits` in argument `index`, the answer is EPERM.
#define REFUSE_WITH(number, index, bits)                       \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4),       \
    LOAD(LOW(index)),                                          \
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), 0, 1),        \
    ANSWER(EPERM),                                             \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/// Where `number` is called with `value` in argument `index`, the answer is EPERM.
#define REFUSE_VALUE(number, index, value)                     \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 4),       \
    LOAD(LOW(index)),                                          \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), 0, 1),        \
    ANSWER(EPERM),                                             \
    LOAD(NUMBER)

#define ANSWER_TO(number, error) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (number), 0, 1), ANSWER(error)

/// Loads the number of the call. Another architecture's ends the process; those of the 32-bit pointer variant, which would
/// pass by every list, are not known here.
#define OWN_NUMBERS                                                \
    LOAD(offsetof(struct seccomp_data, arch)),                     \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),   \
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),           \
    LOAD(NUMBER),                                                  \
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),         \
    ANSWER(ENOSYS)

#define WRITING (O_ACCMODE | O_CREAT | O_TRUNC)

/// The first number that did not exist when these lists were written: what came since is not known to be harmless. Numbers
/// are the same on all architectures from 424 on.
#define FIRST_UNKNOWN 452

static const struct sock_filter head[] = {
    OWN_NUMBERS,
    BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FIRST_UNKNOWN, 0, 1),
    ANSWER(ENOSYS),
    // These two take their flags behind a pointer, where no filter sees them; without them glibc uses the older ones.
    ANSWER_TO(__NR_clone3, ENOSYS),
    ANSWER_TO(__NR_openat2, ENOSYS),
    REFUSE_WITH(__NR_openat, 2, WRITING),
#ifdef __NR_open
    REFUSE_WITH(__NR_open, 1, WRITING),
#endif
    // A thread may start, a process may not.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 4),
    LOAD(LOW(0)),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
    ANSWER(EPERM),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    // Limits may be read and not set.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_prlimit64, 0, 6),
    LOAD(LOW(2)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 2),
    LOAD(HIGH(2)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 1, 0),
    ANSWER(EPERM),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    // A file can be told to signal any process of the same user when it has news, with any signal.
    REFUSE_VALUE(__NR_fcntl, 1, F_SETOWN),
    REFUSE_VALUE(__NR_fcntl, 1, F_SETOWN_EX),
    REFUSE_VALUE(__NR_fcntl, 1, F_SETSIG),
    REFUSE_VALUE(__NR_ioctl, 1, FIOSETOWN),
    REFUSE_VALUE(__NR_ioctl, 1, SIOCSPGRP),
    // A terminal can be made to read what nobody typed.
    REFUSE_VALUE(__NR_ioctl, 1, TIOCSTI),
    // Whoever ends with its parent does not change its mind.
    REFUSE_VALUE(__NR_prctl, 0, PR_SET_PDEATHSIG),
    REFUSE_VALUE(__NR_prctl, 0, PR_SET_MM),
};

/// Puts a filter into force: `head`, then EPERM for what is `refused`, and leave for all else.
static int restrict_calls(const struct sock_filter *head, size_t head_length, const int *refused, size_t refused_count) {
    struct sock_filter program[head_length + 2 * refused_count + 1];
    unsigned short length = 0;
    for (size_t index = 0; index < head_length; index += 1) program[length++] = head[index];
    for (size_t index = 0; index < refused_count; index += 1) {
        const struct sock_filter entry[] = {ANSWER_TO((unsigned)refused[index], EPERM)};
        program[length++] = entry[0];
        program[length++] = entry[1];
    }
    program[length++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    struct sock_fprog filter = {.len = length, .filter = program};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

int csandbox_restrict_calls(void) {
    // A library that gives up signals its own thread; other processes are none of its business.
    const struct sock_filter own_signals[] = {
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_tgkill, 0, 4),
        LOAD(LOW(0)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)getpid(), 1, 0),
        ANSWER(EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_filter whole[LENGTH(head) + LENGTH(own_signals)];
    memcpy(whole, head, sizeof head);
    memcpy(whole + LENGTH(head), own_signals, sizeof own_signals);
    return restrict_calls(whole, LENGTH(whole), refused, LENGTH(refused));
}

/// Calls that no office program needs: other processes, the system, ways around the filter.
static const int refused_to_programs[] = {
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_pidfd_getfd, __NR_mount, __NR_umount2,
    __NR_pivot_root, __NR_chroot, __NR_unshare, __NR_setns, __NR_open_tree, __NR_move_mount, __NR_fsopen,
    __NR_fsconfig, __NR_fsmount, __NR_fspick, __NR_swapon, __NR_swapoff, __NR_reboot, __NR_kexec_load, __NR_init_module,
    __NR_finit_module, __NR_delete_module, __NR_bpf, __NR_perf_event_open, __NR_userfaultfd, __NR_add_key,
    __NR_request_key, __NR_keyctl, __NR_io_uring_setup, __NR_io_uring_enter, __NR_io_uring_register, __NR_quotactl,
    __NR_acct, __NR_sethostname, __NR_setdomainname, __NR_settimeofday, __NR_clock_settime, __NR_adjtimex,
    __NR_open_by_handle_at, __NR_fanotify_init, __NR_pidfd_send_signal, __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo,
};

static const struct sock_filter program_head[] = {
    OWN_NUMBERS,
    // Sockets of this machine alone.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_socket, 0, 4),
    LOAD(LOW(0)),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_UNIX, 1, 0),
    ANSWER(EACCES),
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
};

int csandbox_restrict_program_calls(void) {
    // Its own processes may be signalled; whoever started it, and all at once, may not.
    const unsigned parent = (unsigned)getppid();
    const struct sock_filter foreign_signals[] = {
        REFUSE_VALUE(__NR_kill, 0, parent),
        REFUSE_VALUE(__NR_kill, 0, (unsigned)-1),
        REFUSE_VALUE(__NR_tkill, 0, parent),
        REFUSE_VALUE(__NR_tgkill, 0, parent),
        REFUSE_VALUE(__NR_fcntl, 1, F_SETSIG),
    };
    struct sock_filter whole[LENGTH(program_head) + LENGTH(foreign_signals)];
    memcpy(whole, program_head, sizeof program_head);
    memcpy(whole + LENGTH(program_head), foreign_signals, sizeof foreign_signals);
    return restrict_calls(whole, LENGTH(whole), refused_to_programs, LENGTH(refused_to_programs));
}

#else

int csandbox_restrict_calls(void) {
    errno = ENOSYS;
    return -1;
}

int csandbox_restrict_program_calls(void) {
    errno = ENOSYS;
    return -1;
}

#endif

// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

// Most attempts ask for something that cannot be had, as a file that does not exist or an argument that makes no sense: a
// system that would do it finds that out, one that does not let the call through never looks. So nothing comes of those
// that a sandbox misses.

/// Whether a call came through, whatever it then thought of its arguments.
static int came_through(long result) {
    return result >= 0 || (errno != EPERM && errno != EACCES && errno != ENOSYS);
}

/// Whether `descriptor` was obtained; closes it.
static int obtained(long descriptor) {
    if (descriptor >= 0) close((int)descriptor);
    return descriptor >= 0;
}

static const char *const nowhere = "/nonexistent/greffier";

// Files.

int csandbox_reads(const char *path) {
    return obtained(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

static int accounts(void) { return csandbox_reads("/etc/passwd"); }
static int root_folder(void) { return obtained(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }
static int temporary_folder(void) { return obtained(open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC)); }

static int of_parent(const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)getppid(), name);
    return csandbox_reads(path);
}

static int environment_of_parent(void) { return of_parent("environ"); }
static int memory_of_parent(void) { return of_parent("mem"); }
static int own_memory(void) { return obtained(open("/proc/self/mem", O_RDWR | O_CLOEXEC)); }
static int unnamed_file(void) { return obtained(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)); }
static int new_file(void) { return came_through(syscall(SYS_openat, AT_FDCWD, nowhere, O_CREAT | O_WRONLY, 0600)); }
static int new_folder(void) { return came_through(syscall(SYS_mkdirat, AT_FDCWD, "/", 0700)); }
static int new_device(void) { return came_through(syscall(SYS_mknodat, AT_FDCWD, "/", 0600, 0)); }
static int new_symbolic_link(void) { return came_through(syscall(SYS_symlinkat, "/", AT_FDCWD, "/")); }
static int new_link(void) { return came_through(syscall(SYS_linkat, AT_FDCWD, nowhere, AT_FDCWD, nowhere, 0)); }
static int writing(void) { return obtained(open("/dev/null", O_WRONLY | O_CLOEXEC)); }
static int renaming(void) { return came_through(syscall(SYS_renameat2, AT_FDCWD, nowhere, AT_FDCWD, nowhere, 0)); }
static int removing(void) { return came_through(syscall(SYS_unlinkat, AT_FDCWD, nowhere, 0)); }
static int cutting(void) { return came_through(syscall(SYS_truncate, nowhere, 0)); }
static int modes(void) { return came_through(syscall(SYS_fchmodat, AT_FDCWD, nowhere, 0600)); }
static int modes_with_flags(void) { return came_through(syscall(452, AT_FDCWD, nowhere, 0600, 0)); }
static int owners(void) { return came_through(syscall(SYS_fchownat, AT_FDCWD, nowhere, -1, -1, 0)); }
static int times(void) { return came_through(syscall(SYS_utimensat, AT_FDCWD, nowhere, NULL, 0)); }
static int attributes(void) { return came_through(syscall(SYS_setxattr, nowhere, "user.a", "", 0, 0)); }
static int opening_by_pointer(void) { return came_through(syscall(437, AT_FDCWD, nowhere, NULL, 0)); }

// Other machines and local sockets.

static int opens(int family, int type) { return obtained(socket(family, type | SOCK_CLOEXEC, 0)); }
static int inet(void) { return opens(AF_INET, SOCK_STREAM) || opens(AF_INET, SOCK_DGRAM); }
static int inet6(void) { return opens(AF_INET6, SOCK_STREAM); }
static int local(void) { return opens(AF_UNIX, SOCK_STREAM); }
static int netlink(void) { return opens(AF_NETLINK, SOCK_RAW); }
static int packets(void) { return opens(AF_PACKET, SOCK_RAW); }
static int machine(void) { return opens(AF_VSOCK, SOCK_STREAM); }
static int crypto(void) { return opens(AF_ALG, SOCK_SEQPACKET); }

static int pair(void) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return 0;
    close(ends[0]);
    close(ends[1]);
    return 1;
}

// Processes and programs.

static int forking(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
    return child > 0;
}

#ifdef SYS_vfork
// The memory is shared with a child that ends at once; glibc's own wrapper is the only safe way to call it.
__attribute__((noinline)) static int vforking(void) {
    pid_t child = vfork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
    return child > 0;
}
#endif

static int forking_by_pointer(void) { return came_through(syscall(435, NULL, 0)); }

/// A system that would run the program says that there is none.
static int running(void) {
    char *words[] = {NULL};
    return came_through(syscall(SYS_execve, nowhere, words, words));
}

static int running_open_file(void) {
    char *words[] = {NULL};
    return came_through(syscall(SYS_execveat, -1, "", words, words, AT_EMPTY_PATH));
}

static int file_in_memory(void) { return obtained(syscall(SYS_memfd_create, "greffier", 1)); }
static int secret_memory(void) { return obtained(syscall(447, 0)); }

// What reaches other processes.

static int killing(void) { return came_through(kill(getppid(), 0)); }
static int killing_thread(void) { return came_through(syscall(SYS_tgkill, getppid(), getppid(), 0)); }
static int killing_any_thread(void) { return came_through(syscall(SYS_tkill, getppid(), 0)); }
static int queued_signal(void) { return came_through(syscall(SYS_rt_sigqueueinfo, getppid(), 0, NULL)); }
static int handle(void) { return obtained(syscall(SYS_pidfd_open, getppid(), 0)); }
static int signal_by_file(void) { return came_through(fcntl(STDIN_FILENO, F_SETOWN, getppid())); }

static int tracing(void) { return came_through(syscall(SYS_ptrace, PTRACE_PEEKDATA, getppid(), 0, 0)); }

static int foreign_memory(void) {
    char byte;
    struct iovec here = {.iov_base = &byte, .iov_len = 1}, there = {.iov_base = NULL, .iov_len = 1};
    return came_through(syscall(SYS_process_vm_readv, getppid(), &here, 1, &there, 1, 0));
}

static int foreign_processors(void) { return came_through(syscall(SYS_sched_setaffinity, getppid(), 0, NULL)); }
static int foreign_priority(void) { return came_through(syscall(SYS_ioprio_set, 99, 0, 0)); }

static int foreign_limits(void) {
    struct rlimit limit;
    return came_through(syscall(SYS_prlimit64, getppid(), 999, &limit, NULL));
}

// Its own limits.

static int limits(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) != 0 || setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

static int outliving(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0; }

static int memory(void) {
    size_t size = (size_t)8 << 30;
    void *place = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (place == MAP_FAILED) return 0;
    munmap(place, size);
    return 1;
}

static int many_files(void) {
    int opened[128], count = 0;
    while (count < 128 && (opened[count] = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)) >= 0) count += 1;
    for (int index = 0; index < count; index += 1) close(opened[index]);
    return count == 128;
}

// The system.

static int mounting(void) { return came_through(syscall(SYS_mount, nowhere, nowhere, NULL, 0, NULL)); }
static int namespaces(void) { return came_through(syscall(SYS_unshare, 0)); }
static int joining_namespace(void) { return came_through(syscall(SYS_setns, -1, 0)); }
static int other_root(void) { return came_through(syscall(SYS_chroot, nowhere)); }
static int asynchronous_calls(void) { return came_through(syscall(425, 0, NULL)); }
static int page_faults(void) { return came_through(syscall(SYS_userfaultfd, -1)); }
static int kernel_programs(void) { return came_through(syscall(SYS_bpf, -1, NULL, 0)); }
static int counters(void) { return came_through(syscall(SYS_perf_event_open, NULL, 0, -1, -1, 0)); }
static int keys(void) { return came_through(syscall(SYS_keyctl, -1, 0, 0, 0, 0)); }
/// A number that no kernel knows yet stands for the calls of later ones.
static int later_calls(void) { return syscall(460, -1, NULL, NULL, -1) >= 0 || errno != ENOSYS; }

static const struct {
    const char *name;
    int (*try)(void);
} attempts[] = {
    {"reads_files/accounts", accounts},
    {"reads_files/root_folder", root_folder},
    {"reads_files/temporary_folder", temporary_folder},
    {"reads_files/environment_of_parent", environment_of_parent},
    {"reads_files/memory_of_parent", memory_of_parent},
    {"makes_files/unnamed", unnamed_file},
    {"makes_files/file", new_file},
    {"makes_files/folder", new_folder},
    {"makes_files/device", new_device},
    {"makes_files/symbolic_link", new_symbolic_link},
    {"makes_files/link", new_link},
    {"changes_files/own_memory", own_memory},
    {"changes_files/writing", writing},
    {"changes_files/renaming", renaming},
    {"changes_files/removing", removing},
    {"changes_files/cutting", cutting},
    {"changes_files/modes", modes},
    {"changes_files/modes_with_flags", modes_with_flags},
    {"changes_files/owners", owners},
    {"changes_files/times", times},
    {"changes_files/attributes", attributes},
    {"changes_files/opening_by_pointer", opening_by_pointer},
    {"opens_sockets/inet", inet},
    {"opens_sockets/inet6", inet6},
    {"opens_sockets/unix", local},
    {"opens_sockets/netlink", netlink},
    {"opens_sockets/packets", packets},
    {"opens_sockets/virtual_machine", machine},
    {"opens_sockets/crypto", crypto},
    {"opens_sockets/pair", pair},
    {"starts_processes/fork", forking},
#ifdef SYS_vfork
    {"starts_processes/vfork", vforking},
#endif
    {"starts_processes/clone3", forking_by_pointer},
    {"runs_programs/execve", running},
    {"runs_programs/execveat", running_open_file},
    {"runs_programs/file_in_memory", file_in_memory},
    {"runs_programs/secret_memory", secret_memory},
    {"signals/kill", killing},
    {"signals/tgkill", killing_thread},
    {"signals/tkill", killing_any_thread},
    {"signals/queued", queued_signal},
    {"signals/handle", handle},
    {"signals/by_file", signal_by_file},
    {"reaches_processes/trace", tracing},
    {"reaches_processes/memory", foreign_memory},
    {"reaches_processes/processors", foreign_processors},
    {"reaches_processes/priority", foreign_priority},
    {"reaches_processes/limits", foreign_limits},
    {"sets_limits/files", limits},
    {"sets_limits/parent", outliving},
    {"exceeds_limits/memory", memory},
    {"exceeds_limits/files", many_files},
    {"changes_system/mount", mounting},
    {"changes_system/namespaces", namespaces},
    {"changes_system/joining_namespace", joining_namespace},
    {"changes_system/root", other_root},
    {"reaches_kernel/io_uring", asynchronous_calls},
    {"reaches_kernel/userfaultfd", page_faults},
    {"reaches_kernel/bpf", kernel_programs},
    {"reaches_kernel/perf", counters},
    {"reaches_kernel/keys", keys},
    {"reaches_kernel/later_calls", later_calls},
};

size_t csandbox_attempts(void) { return sizeof attempts / sizeof attempts[0]; }

const char *csandbox_attempt_name(size_t index) { return attempts[index].name; }

int csandbox_attempt(size_t index) { return attempts[index].try(); }

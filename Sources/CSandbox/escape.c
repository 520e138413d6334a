// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/// Whether `descriptor` was obtained; closes it.
static int obtained(int descriptor) {
    if (descriptor >= 0) close(descriptor);
    return descriptor >= 0;
}

static int starts_process(void) {
    pid_t child = fork();
    if (child == 0) _exit(0);
    if (child > 0) waitpid(child, NULL, 0);
    return child > 0;
}

/// Asks for a program that does not exist: a system that would run one says so.
static int runs_programs(void) {
    char *arguments[] = {NULL};
    execve("/nonexistent", arguments, arguments);
    return errno == ENOENT;
}

static int sets_limits(void) {
    struct rlimit limit;
    return getrlimit(RLIMIT_NOFILE, &limit) != 0 || setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

unsigned csandbox_escapes(void) {
    unsigned escapes = 0;
    if (obtained(open("/etc/passwd", O_RDONLY | O_CLOEXEC))) escapes |= CSANDBOX_READS_FILES;
    if (obtained(open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600))) escapes |= CSANDBOX_MAKES_FILES;
    if (obtained(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))) escapes |= CSANDBOX_OPENS_SOCKETS;
    if (obtained(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))) escapes |= CSANDBOX_OPENS_SOCKETS;
    if (starts_process()) escapes |= CSANDBOX_STARTS_PROCESSES;
    if (runs_programs()) escapes |= CSANDBOX_RUNS_PROGRAMS;
    if (kill(getppid(), 0) == 0) escapes |= CSANDBOX_SIGNALS;
    if (sets_limits()) escapes |= CSANDBOX_SETS_LIMITS;
    return escapes;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a worker process gives up before it reads its first untrusted byte.
#ifndef CSANDBOX_H
#define CSANDBOX_H

/// Sets no-new-privileges for this process and everything it may start. Returns 0, or -1 with errno set.
int csandbox_no_new_privileges(void);

#endif

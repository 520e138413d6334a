// SPDX-License-Identifier: GPL-3.0-or-later
#include "csandbox.h"

#include <sys/prctl.h>

int csandbox_no_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

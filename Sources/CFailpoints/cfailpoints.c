// SPDX-License-Identifier: GPL-3.0-or-later
#include "cfailpoints.h"

#ifdef FAILPOINTS

static const struct {
    const char *name;
    int32_t faults;
} points[] = {
#define FAILPOINT_ENTRY(name, faults) {#name, faults},
    FAILPOINT_LIST(FAILPOINT_ENTRY)
#undef FAILPOINT_ENTRY
};

int32_t failpoint_count(void) { return sizeof points / sizeof points[0]; }

const char *failpoint_name(int32_t point, int32_t *faults) {
    *faults = points[point].faults;
    return points[point].name;
}

#endif

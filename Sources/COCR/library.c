// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include <dlfcn.h>
#include <stdlib.h>

const cocr_functions *cocr_library;
static cocr_functions functions;

/// The name of the generation that the headers describe.
static const char usual_name[] = "libtesseract.so.5";

static int find(void *handle, const char *name, void *place) {
    void *symbol = dlsym(handle, name);
    *(void **)place = symbol;
    return symbol != NULL;
}

cocr_status cocr_load(const char *name) {
    if (cocr_library) return COCR_OK;
    // One page is too small for several threads: they cost four times the processor time and save none.
    setenv("OMP_THREAD_LIMIT", "1", 1);
    void *handle = dlopen(name ? name : usual_name, RTLD_NOW | RTLD_LOCAL);
    if (!handle) return COCR_NO_LIBRARY;
    // What it depends on is searched too: leptonica needs no name of its own.
    int complete = 1;
#define COCR_FIND(name) complete = find(handle, #name, &functions.name) && complete;
    COCR_FUNCTIONS(COCR_FIND)
#undef COCR_FIND
    if (!complete || functions.TessVersion()[0] != '5') {
        dlclose(handle);
        return COCR_NO_LIBRARY;
    }
    cocr_library = &functions;
    functions.setMsgSeverity(L_SEVERITY_NONE);
    return COCR_OK;
}

const char *cocr_version(void) { return cocr_library ? cocr_library->TessVersion() : NULL; }

// SPDX-License-Identifier: GPL-3.0-or-later
// What poppler-glib alone takes for text ("text": what pdftotext does, without starting a process), or for text, the box
// of each character, font, size and colour ("all"): floors, nothing is kept, ordered or judged.
//
//   popplerfloor text|all ROUNDS FILE…   prints milliseconds of processor time each round, a line for each file
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int read_file(const char *path, int all, size_t *seen) {
    gchar *bytes;
    gsize length;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) return -1;
    GBytes *holder = g_bytes_new_take(bytes, length);
    PopplerDocument *document = poppler_document_new_from_bytes(holder, NULL, NULL);
    if (!document) return -1;
    int pages = poppler_document_get_n_pages(document);
    for (int index = 0; index < pages; index++) {
        PopplerPage *page = poppler_document_get_page(document, index);
        if (!page) continue;
        char *text = poppler_page_get_text(page);
        *seen += text ? text[0] : 0;
        if (all) {
            PopplerRectangle *boxes = NULL;
            guint count = 0;
            poppler_page_get_text_layout(page, &boxes, &count);
            GList *attributes = poppler_page_get_text_attributes(page);
            *seen += count + g_list_length(attributes);
            poppler_page_free_text_attributes(attributes);
            g_free(boxes);
        }
        g_free(text);
        g_object_unref(page);
    }
    g_object_unref(document);
    g_bytes_unref(holder);
    return pages;
}

int main(int count, char **arguments) {
    if (count < 4) return 2;
    int all = !strcmp(arguments[1], "all"), rounds = atoi(arguments[2]);
    size_t seen = 0;
    for (int file = 3; file < count; file++) {
        for (int round = 0; round < rounds; round++) {
            double start = now();
            if (read_file(arguments[file], all, &seen) < 0) return 1;
            printf("%s%.4f", round ? " " : "", now() - start);
        }
        printf("\n");
    }
    return seen == 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What libzip and libxml2 alone take to open a DOCX, parse each XML part that a reader of documents looks into, and
// print the text of the body: a floor, no style is resolved and no structure kept.
//
//   docxfloor all|body ROUNDS FILE…   prints milliseconds of processor time each round, a line for each file
//
// "all" parses the relationships, document, styles, numbering, theme, headers, footers, notes, comments and properties;
// "body" the main part alone. Bytes are inflated piece by piece into a push parser, without a tree.
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

typedef struct {
    char *text;
    size_t length, capacity;
    int in_text;
} sink;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static void append(sink *out, const char *bytes, size_t count) {
    if (out->length + count > out->capacity) {
        out->capacity = 2 * (out->length + count);
        out->text = realloc(out->text, out->capacity);
        if (!out->text) exit(1);
    }
    memcpy(out->text + out->length, bytes, count);
    out->length += count;
}

static void starts(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                   const xmlChar **declared, int attributes, int defaulted, const xmlChar **values) {
    sink *out = context;
    out->in_text = name[0] == 't' && name[1] == 0;
    if (!strcmp((const char *)name, "tab")) append(out, "\t", 1);
    (void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
}

static void ends(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
    sink *out = context;
    out->in_text = 0;
    if (name[0] == 'p' && name[1] == 0) append(out, "\n", 1);
    (void)prefix, (void)uri;
}

static void text(void *context, const xmlChar *bytes, int count) {
    sink *out = context;
    if (out->in_text) append(out, (const char *)bytes, count);
}

static int is_wanted(const char *name, int all) {
    if (!strcmp(name, "word/document.xml")) return 1;
    if (!all) return 0;
    if (strstr(name, ".rels") || !strcmp(name, "docProps/core.xml") || !strcmp(name, "[Content_Types].xml")) return 1;
    static const char *const parts[] = {"word/styles", "word/numbering", "word/theme/", "word/header", "word/footer",
                                        "word/footnotes", "word/endnotes", "word/comments"};
    for (size_t index = 0; index < sizeof parts / sizeof *parts; index++)
        if (!strncmp(name, parts[index], strlen(parts[index])) && strstr(name, ".xml")) return 1;
    return 0;
}

static size_t read_file(const char *path, int all) {
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    if (!archive) exit(1);
    xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC, .startElementNs = starts, .endElementNs = ends,
                             .characters = text, .ignorableWhitespace = text};
    sink out = {0};
    static char buffer[65536];
    for (zip_int64_t index = 0; index < zip_get_num_entries(archive, 0); index++) {
        const char *name = zip_get_name(archive, index, 0);
        if (!name || !is_wanted(name, all)) continue;
        zip_file_t *entry = zip_fopen_index(archive, index, 0);
        if (!entry) exit(1);
        xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handler, &out, NULL, 0, NULL);
        zip_int64_t count;
        while ((count = zip_fread(entry, buffer, sizeof buffer)) > 0) xmlParseChunk(parser, buffer, (int)count, 0);
        xmlParseChunk(parser, buffer, 0, 1);
        xmlFreeParserCtxt(parser);
        zip_fclose(entry);
    }
    zip_discard(archive);
    free(out.text);
    return out.length;
}

int main(int count, char **arguments) {
    if (count < 4) return 2;
    int all = !strcmp(arguments[1], "all"), rounds = atoi(arguments[2]);
    size_t seen = 0;
    for (int file = 3; file < count; file++) {
        for (int round = 0; round < rounds; round++) {
            double start = now();
            seen += read_file(arguments[file], all);
            printf("%s%.4f", round ? " " : "", now() - start);
        }
        printf("\n");
    }
    return seen == 0;
}

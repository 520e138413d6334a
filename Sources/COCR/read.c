// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/// Languages take a twentieth of a second to load, so they stay; those asked for, and those that were found.
static TessBaseAPI *reader;
static char asked[128], loaded[128];
/// Tells which way up a page is.
static TessBaseAPI *compass;

static TessBaseAPI *open_languages(const char *languages, TessOcrEngineMode mode) {
    TessBaseAPI *api = cocr_library->TessBaseAPICreate();
    if (api && cocr_library->TessBaseAPIInit2(api, NULL, languages, mode) == 0) return api;
    if (api) cocr_library->TessBaseAPIDelete(api);
    return NULL;
}

cocr_status cocr_prepare(const char *languages) {
    if (reader && strcmp(asked, languages) == 0) return COCR_OK;
    if (strlen(languages) >= sizeof asked) return COCR_NO_LANGUAGE;
    if (reader) cocr_library->TessBaseAPIDelete(reader);
    loaded[0] = 0;
    strcpy(asked, languages);
    reader = open_languages(languages, OEM_LSTM_ONLY);
    if (!reader) return COCR_NO_LANGUAGE;
    char **names = cocr_library->TessBaseAPIGetLoadedLanguagesAsVector(reader);
    for (char **name = names; name && *name; name += 1) {
        if (strlen(loaded) + strlen(*name) + 2 > sizeof loaded) break;
        if (loaded[0]) strcat(loaded, "+");
        strcat(loaded, *name);
    }
    if (names) cocr_library->TessDeleteTextArray(names);
    return COCR_OK;
}

const char *cocr_languages(void) { return loaded; }

int cocr_tells_orientation(void) {
    if (!compass) compass = open_languages("osd", OEM_TESSERACT_ONLY);
    return compass != NULL;
}

/// Milliseconds of processor time that this process has used.
static int64_t used(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static bool is_spent(void *limit, int words) {
    (void)words;
    return used() > *(int64_t *)limit;
}

/// Twice the room, at least, for `count` things and one more.
static void *grown(void *memory, size_t *room, size_t count, size_t size) {
    if (count <= *room) return memory;
    size_t wanted = count > 2 * *room ? count : 2 * *room;
    if (wanted < 256) wanted = 256;
    void *result = realloc(memory, wanted * size);
    if (result) *room = wanted;
    return result;
}

typedef struct {
    cocr_page *page;
    size_t words, characters;
} room;

static int append(room *room, const cocr_word *word, const char *text) {
    cocr_page *page = room->page;
    size_t length = strlen(text) + 1;
    void *words = grown(page->words, &room->words, page->word_count + 1, sizeof(cocr_word));
    if (!words) return 0;
    page->words = words;
    void *characters = grown(page->text, &room->characters, page->text_length + length, 1);
    if (!characters) return 0;
    page->text = characters;
    memcpy(page->text + page->text_length, text, length);
    page->words[page->word_count] = *word;
    page->words[page->word_count].text = (uint32_t)page->text_length;
    page->word_count += 1;
    page->text_length += length;
    return 1;
}

/// Where a word stands and how it looks; whether it stands anywhere.
static int describe(TessResultIterator *words, const TessPageIterator *place, int dots_per_inch, cocr_word *word) {
    if (!cocr_library->TessPageIteratorBoundingBox(place, RIL_WORD, &word->x0, &word->y0, &word->x1, &word->y1)) return 0;
    if (!cocr_library->TessPageIteratorBaseline(place, RIL_WORD, &word->start_x, &word->start_y, &word->end_x, &word->end_y)) {
        word->start_x = word->x0, word->end_x = word->x1;
        word->start_y = word->end_y = word->y1;
    }
    int points = 0, font;
    BOOL bold, italic, underlined, spaced, serif, capitals;
    cocr_library->TessResultIteratorWordFontAttributes(
        words, &bold, &italic, &underlined, &spaced, &serif, &capitals, &points, &font);
    word->height = points * dots_per_inch / 72;
    word->confidence = cocr_library->TessResultIteratorConfidence(words, RIL_WORD);
    return 1;
}

static cocr_status collect(TessResultIterator *words, int dots_per_inch, cocr_page *page) {
    const TessPageIterator *place = cocr_library->TessResultIteratorGetPageIteratorConst(words);
    room room = {.page = page};
    uint32_t lines = 0;
    do {
        if (cocr_library->TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE)) lines += 1;
        char *text = cocr_library->TessResultIteratorGetUTF8Text(words, RIL_WORD);
        cocr_word word = {.line = lines > 0 ? lines - 1 : 0};
        int is_kept = 1;
        if (text && text[0] && describe(words, place, dots_per_inch, &word)) is_kept = append(&room, &word, text);
        if (text) cocr_library->TessDeleteText(text);
        if (!is_kept) return COCR_NO_MEMORY;
    } while (cocr_library->TessResultIteratorNext(words, RIL_WORD));
    return COCR_OK;
}

cocr_status cocr_read(const cocr_image *image, int dots_per_inch, int milliseconds, cocr_page *page) {
    *page = (cocr_page){0};
    if (!reader) return COCR_NO_LANGUAGE;
    ETEXT_DESC *monitor = cocr_library->TessMonitorCreate();
    if (!monitor) return COCR_NO_MEMORY;
    int64_t limit = used() + milliseconds;
    cocr_library->TessMonitorSetCancelFunc(monitor, is_spent);
    cocr_library->TessMonitorSetCancelThis(monitor, &limit);
    cocr_library->TessBaseAPISetPageSegMode(reader, PSM_AUTO);
    cocr_library->TessBaseAPISetImage2(reader, cocr_pix(image));
    cocr_library->TessBaseAPISetSourceResolution(reader, dots_per_inch);
    cocr_status status = COCR_OK;
    if (cocr_library->TessBaseAPIRecognize(reader, monitor) != 0) {
        status = is_spent(&limit, 0) ? COCR_TOO_SLOW : COCR_FAILED;
    } else {
        TessResultIterator *words = cocr_library->TessBaseAPIGetIterator(reader);
        if (words) {
            status = collect(words, dots_per_inch, page);
            cocr_library->TessResultIteratorDelete(words);
        }
    }
    cocr_library->TessMonitorDelete(monitor);
    cocr_library->TessBaseAPIClear(reader);
    if (status != COCR_OK) cocr_page_free(page);
    return status;
}

void cocr_page_free(cocr_page *page) {
    free(page->words);
    free(page->text);
    *page = (cocr_page){0};
}

cocr_status cocr_orientation(const cocr_image *image, int dots_per_inch, int *degrees, float *confidence) {
    if (!cocr_tells_orientation()) return COCR_NO_LANGUAGE;
    const char *script = NULL;
    float certainty = 0;
    int turned = 0;
    cocr_library->TessBaseAPISetPageSegMode(compass, PSM_OSD_ONLY);
    cocr_library->TessBaseAPISetImage2(compass, cocr_pix(image));
    cocr_library->TessBaseAPISetSourceResolution(compass, dots_per_inch);
    BOOL found = cocr_library->TessBaseAPIDetectOrientationScript(compass, &turned, confidence, &script, &certainty);
    cocr_library->TessBaseAPIClear(compass);
    if (!found) return COCR_FAILED;
    *degrees = (360 - turned) % 360;
    return COCR_OK;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Text strings of PDF, which come in three encodings, as Unicode.
#include "document.hpp"

#include <PDFDocEncoding.h>

namespace {

const uint32_t replacement = 0xFFFD;

bool isScalar(uint32_t value) { return value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF); }

std::vector<uint32_t> scalarsOfUTF16(const std::string &text, bool bigEndian) {
    std::vector<uint32_t> result;
    auto unit = [&](size_t at) -> uint32_t {
        auto first = static_cast<unsigned char>(text[at]), second = static_cast<unsigned char>(text[at + 1]);
        return bigEndian ? first << 8 | second : second << 8 | first;
    };
    for (size_t at = 2; at + 1 < text.size(); at += 2) {
        uint32_t value = unit(at);
        if (value == 0x1B) {
            // An escape sequence names the language of what follows, up to the next escape.
            size_t end = at + 2;
            while (end + 1 < text.size() && unit(end) != 0x1B) end += 2;
            at = end;
            continue;
        }
        if (value >= 0xD800 && value < 0xDC00 && at + 3 < text.size()) {
            uint32_t low = unit(at + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        result.push_back(isScalar(value) ? value : replacement);
    }
    return result;
}

std::vector<uint32_t> scalarsOfUTF8(const std::string &text) {
    std::vector<uint32_t> result;
    for (size_t at = 3; at < text.size();) {
        auto lead = static_cast<unsigned char>(text[at]);
        int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : (lead & 0xF0) == 0xE0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
        uint32_t value = more <= 0 ? lead : lead & (0x3F >> more);
        bool good = more >= 0 && at + more < text.size();
        for (int i = 1; good && i <= more; ++i) {
            auto next = static_cast<unsigned char>(text[at + i]);
            good = (next & 0xC0) == 0x80;
            value = value << 6 | (next & 0x3F);
        }
        result.push_back(good && isScalar(value) ? value : replacement);
        at += good ? more + 1 : 1;
    }
    return result;
}

}  // namespace

std::vector<uint32_t> scalarsOfText(const std::string &text) {
    if (text.size() >= 2 && text[0] == '\xFE' && text[1] == '\xFF') return scalarsOfUTF16(text, true);
    if (text.size() >= 2 && text[0] == '\xFF' && text[1] == '\xFE') return scalarsOfUTF16(text, false);
    if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) return scalarsOfUTF8(text);
    std::vector<uint32_t> result;
    for (char byte : text) {
        uint32_t value = pdfDocEncoding[static_cast<unsigned char>(byte)];
        result.push_back(value ? value : replacement);
    }
    return result;
}

void appendUTF8(std::string &out, uint32_t scalar) {
    if (scalar < 0x80) {
        out += static_cast<char>(scalar);
    } else if (scalar < 0x800) {
        out += static_cast<char>(0xC0 | scalar >> 6);
        out += static_cast<char>(0x80 | (scalar & 0x3F));
    } else if (scalar < 0x10000) {
        out += static_cast<char>(0xE0 | scalar >> 12);
        out += static_cast<char>(0x80 | (scalar >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (scalar & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | scalar >> 18);
        out += static_cast<char>(0x80 | (scalar >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (scalar >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (scalar & 0x3F));
    }
}

std::string utf8OfText(const std::string &text) {
    std::string out;
    for (uint32_t scalar : scalarsOfText(text)) {
        if (scalar) appendUTF8(out, scalar);
    }
    return out;
}

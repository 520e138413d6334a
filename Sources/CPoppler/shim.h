// SPDX-License-Identifier: GPL-3.0-or-later
// Names the library for the linker; its C++ headers are included by CPDFSource alone.

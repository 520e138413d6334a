// SPDX-License-Identifier: GPL-3.0-or-later

// Who judges values has values: one import serves for both. Who has values alone, as the worker, goes without Foundation,
// which the patterns of schemas need.
@_exported public import JSONValues

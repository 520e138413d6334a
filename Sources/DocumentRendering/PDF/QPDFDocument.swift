// SPDX-License-Identifier: GPL-3.0-or-later
import CQPDF
import FoundationEssentials
import Glibc
import JobModel

/// A PDF in memory whose objects can be looked at and replaced, by libqpdf.
///
/// Calls that go wrong are remembered by the library and thrown by `check()` and `write()`, as its functions give no
/// codes. Not `Sendable`: it lives in one rendering.
final class QPDFDocument {
    /// A handle of the library, valid as long as the document.
    typealias Object = qpdf_oh

    private var handle: qpdf_data?
    /// The library reads from these bytes until the document is written.
    private let bytes: UnsafeMutableBufferPointer<CChar>

    /// Opens `data`.
    ///
    /// Throws `stage.defect` when it is no PDF.
    init(_ data: Data) throws(GreffierError) {
        bytes = .allocate(capacity: max(1, data.count))
        bytes.withMemoryRebound(to: UInt8.self) { _ = data.copyBytes(to: $0) }
        handle = qpdf_init()
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        _ = qpdf_read_memory(handle, "drawn.pdf", bytes.baseAddress, UInt64(data.count), nil)
        try check()
    }

    deinit {
        qpdf_cleanup(&handle)
        bytes.deallocate()
    }

    /// Throws `stage.defect` with what went wrong since the last call.
    func check() throws(GreffierError) {
        guard qpdf_has_error(handle) != 0 else { return }
        let text = qpdf_get_error_full_text(handle, qpdf_get_error(handle)).map { String(cString: $0) } ?? "unknown"
        throw GreffierError(.stageDefect, detail: "qpdf: \(text)")
    }

    var trailer: Object { qpdf_get_trailer(handle) }

    var root: Object { qpdf_get_root(handle) }

    var pages: [Object] { (0..<max(0, Int(qpdf_get_num_pages(handle)))).map { qpdf_get_page_n(handle, $0) } }

    /// An entry of the information dictionary, such as `/Title`; `nil` without one.
    func information(_ key: String) -> String? {
        let dictionary = value(of: "/Info", in: trailer)
        return string(value(of: key, in: dictionary))
    }

    /// The value of a key; the null object where there is none.
    func value(of key: String, in object: Object) -> Object { qpdf_oh_get_key_if_dict(handle, object, key) }

    /// The keys of a dictionary.
    func keys(of object: Object) -> [String] {
        guard qpdf_oh_is_dictionary(handle, object) != 0 else { return [] }
        var result: [String] = []
        qpdf_oh_begin_dict_key_iter(handle, object)
        while qpdf_oh_dict_more_keys(handle) != 0 {
            if let key = qpdf_oh_dict_next_key(handle) { result.append(String(cString: key)) }
        }
        return result
    }

    /// The items of an array; none of anything else.
    func items(of object: Object) -> [Object] {
        guard qpdf_oh_is_array(handle, object) != 0 else { return [] }
        return (0..<qpdf_oh_get_array_n_items(handle, object)).map { qpdf_oh_get_array_item(handle, object, $0) }
    }

    /// The elements of the structure below another, which are an array or one alone.
    func elements(of parent: Object) -> [Object] {
        let kids = value(of: "/K", in: parent)
        return qpdf_oh_is_dictionary(handle, kids) != 0 ? [kids] : items(of: kids)
    }

    /// The dictionary of a stream, or the dictionary itself.
    func dictionary(_ object: Object) -> Object {
        qpdf_oh_is_stream(handle, object) != 0 ? qpdf_oh_get_dict(handle, object) : object
    }

    /// Whether an object was not met before; one without a number of its own is always new.
    func isNew(_ object: Object, _ seen: inout Set<Int32>) -> Bool {
        let number = qpdf_oh_get_object_id(handle, object)
        return number == 0 || seen.insert(number).inserted
    }

    func isStream(_ object: Object) -> Bool { qpdf_oh_is_stream(handle, object) != 0 }

    func isName(_ object: Object, _ name: String) -> Bool {
        qpdf_oh_is_name_and_equals(handle, object, name) != 0
    }

    /// A text string in Unicode; `nil` of anything else.
    func string(_ object: Object) -> String? {
        guard qpdf_oh_is_string(handle, object) != 0 else { return nil }
        return qpdf_oh_get_utf8_value(handle, object).map { String(cString: $0) }
    }

    /// A whole number; `nil` of anything else.
    func integer(_ object: Object) -> Int? {
        guard qpdf_oh_is_integer(handle, object) != 0 else { return nil }
        return Int(qpdf_oh_get_int_value(handle, object))
    }

    /// A number; 0 of anything else.
    func number(_ object: Object) -> Double {
        qpdf_oh_is_number(handle, object) != 0 ? qpdf_oh_get_numeric_value(handle, object) : 0
    }

    /// Sets a key of a dictionary.
    func set(_ key: String, in object: Object, to value: Object) { qpdf_oh_replace_key(handle, object, key, value) }

    /// Takes a key out of a dictionary, if it is there.
    func remove(_ key: String, from object: Object) { qpdf_oh_remove_key(handle, object, key) }

    /// An object from its PDF syntax, without references.
    func parse(_ syntax: String) -> Object { qpdf_oh_parse(handle, syntax) }

    /// A text string object.
    func text(_ text: String) -> Object { qpdf_oh_new_unicode_string(handle, text) }

    /// An array of objects.
    func array(_ items: [Object]) -> Object {
        let array = qpdf_oh_new_array(handle)
        for item in items { qpdf_oh_append_item(handle, array, item) }
        return array
    }

    /// A new stream object.
    func stream(_ data: [UInt8], dictionary syntax: String = "<< >>") -> Object {
        let stream = qpdf_oh_new_stream(handle)
        let entries = parse(syntax)
        for key in keys(of: entries) { set(key, in: dictionary(stream), to: value(of: key, in: entries)) }
        let null = qpdf_oh_new_null(handle)
        qpdf_oh_replace_stream_data(handle, stream, data, data.count, null, null)
        return stream
    }

    /// Gives a stream other data, without a filter.
    func replace(_ stream: Object, by data: [UInt8]) {
        let null = qpdf_oh_new_null(handle)
        qpdf_oh_replace_stream_data(handle, stream, data, data.count, null, null)
    }

    /// The decoded content of a page.
    func content(of page: Object) throws(GreffierError) -> [UInt8] {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_page_content_data(handle, page, &buffer, &count)
        defer { free(buffer) }
        try check()
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }

    /// The decoded data of a stream.
    func data(of stream: Object) throws(GreffierError) -> [UInt8] {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_generalized, nil, &buffer, &count)
        defer { free(buffer) }
        try check()
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }

    /// Whether the data of a compressed stream, which is kept as it is, ends with a carriage return.
    func endsAmbiguously(_ stream: Object) throws(GreffierError) -> Bool {
        guard isName(value(of: "/Filter", in: dictionary(stream)), "/FlateDecode") else {
            return DeflatedEnd.isAmbiguous(try data(of: stream))
        }
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        _ = qpdf_oh_get_stream_data(handle, stream, qpdf_dl_none, nil, &buffer, &count)
        defer { free(buffer) }
        try check()
        return count > 0 && buffer?[count - 1] == 0x0D
    }

    /// The bytes of the changed document.
    ///
    /// Equal documents give equal bytes; it may be asked again. Objects no longer needed are left out; the others are compressed together
    /// where `compressesObjects` says so.
    func write(compressesObjects: Bool) throws(GreffierError) -> Data {
        try check()
        _ = qpdf_init_write_memory(handle)
        qpdf_set_object_stream_mode(handle, compressesObjects ? qpdf_o_generate : qpdf_o_disable)
        qpdf_set_deterministic_ID(handle, 1)
        // PDF/A wants a line end there (ISO 19005-2, 6.1.7).
        qpdf_set_newline_before_endstream(handle, 1)
        _ = qpdf_write(handle)
        try check()
        guard let buffer = qpdf_get_buffer(handle) else { throw GreffierError(.stageDefect, detail: "qpdf: no output") }
        return Data(bytes: buffer, count: qpdf_get_buffer_length(handle))
    }
}

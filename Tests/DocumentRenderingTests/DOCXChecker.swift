// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What judges Word documents: python-docx opens them, and lxml holds their parts against the schemas of ECMA-376 where
/// `GREFFIER_CORPORA` has them.
struct DOCXChecker {
    /// `nil` where scripts/document-checkers did not install the packages.
    static let shared = DOCXChecker()
    private let python: String
    /// The folder of the schemas; empty without.
    private let schemas: String

    private init?() {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        python = root.appending(path: ".build/checkers/bin/python").path
        let files = FileManager.default
        let folder = (ProcessInfo.processInfo.environment["GREFFIER_CORPORA"] ?? "/nowhere") + "/ooxml-xsd"
        schemas = files.fileExists(atPath: folder + "/wml.xsd") ? folder : ""
        guard files.isExecutableFile(atPath: python),
            (try? Tool(path: python).run(["-c", "import docx, lxml"], input: Data(), suffix: "txt"))?.status == 0
        else { return nil }
    }

    private static let script = """
        import io, sys, zipfile, docx
        from lxml import etree
        schemas, path = sys.argv[1], sys.argv[2]
        MC = '{http://schemas.openxmlformats.org/markup-compatibility/2006}'
        def schema_of(name):
            return etree.XMLSchema(etree.parse(schemas + name)) if schemas else None
        words = schema_of('/wml.xsd')
        relationships = schema_of('/opc-xsd/opc-relationships.xsd')
        types = schema_of('/opc-xsd/opc-contentTypes.xsd')

        def plain(root):
            # What a reader of the first edition sees: ignorable names gone, alternatives in their older form.
            ignored = [root.nsmap[p] for p in root.get(MC + 'Ignorable', '').split() if p in root.nsmap]
            root.attrib.pop(MC + 'Ignorable', None)
            for element in list(root.iter(MC + 'AlternateContent')):
                parent = element.getparent()
                if parent is None:
                    continue
                place = parent.index(element)
                fallback = element.find(MC + 'Fallback')
                for child in list(fallback if fallback is not None else []):
                    parent.insert(place, child)
                    place += 1
                parent.remove(element)
            for element in list(root.iter()):
                if not isinstance(element.tag, str):
                    continue
                for name in list(element.attrib):
                    if any(name.startswith('{' + space + '}') for space in ignored):
                        del element.attrib[name]
                if any(element.tag.startswith('{' + space + '}') for space in ignored):
                    element.getparent().remove(element)
            return root

        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            print('parts', len(names))
            for name in names:
                schema = None
                if name.endswith('.rels'): schema = relationships
                elif name == '[Content_Types].xml': schema = types
                elif name.startswith('word/') and name.endswith('.xml') and name.count('/') == 1:
                    kind = name[5:-4].rstrip('0123456789')
                    if kind in ('document', 'header', 'footer', 'footnotes', 'endnotes', 'comments'): schema = words
                if schema is None: continue
                root = plain(etree.fromstring(package.read(name)))
                if not schema.validate(etree.fromstring(etree.tostring(root))):
                    for error in list(schema.error_log)[:5]: print(name, error.message)
            identifiers = [n for n in names if names.count(n) > 1]
            if identifiers: print('twice', identifiers)
        document = docx.Document(path)
        print('opened', len(document.paragraphs) + len(document.tables) > 0)
        """

    /// What is wrong with a document, one line each.
    func failures(of document: Data) throws -> [String] {
        let result = try Tool(path: python).run(["-c", Self.script, schemas, "%"], input: document, suffix: "docx")
        let lines = String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
        // All of it was looked at.
        guard result.status == 0, lines.last == "opened True" else {
            return ["the checker ended with \(result.status)"] + lines
        }
        return lines.filter { !$0.hasPrefix("parts ") && !$0.hasPrefix("opened ") }
    }
}

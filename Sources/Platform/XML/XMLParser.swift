import CXML2

/// An element of a document, with what is in it.
package final class XMLElement {
    /// Without its prefix.
    package let name: String
    /// Of its namespace; empty for none.
    package let namespace: String
    /// Names without prefixes, in the order of the tag.
    package let attributes: [(name: String, value: String)]
    package private(set) var content: [Content] = []

    package enum Content {
        case element(XMLElement)
        case text([UInt8])
    }

    init(name: String, namespace: String, attributes: [(name: String, value: String)]) {
        self.name = name
        self.namespace = namespace
        self.attributes = attributes
    }

    fileprivate func add(_ element: XMLElement) { content.append(.element(element)) }

    fileprivate func add(_ text: Span<UInt8>) {
        var bytes: [UInt8] = []
        if case .text(let before)? = content.last {
            bytes = before
            content.removeLast()
        }
        bytes.reserveCapacity(bytes.count + text.count)
        for index in text.indices { bytes.append(text[index]) }
        content.append(.text(bytes))
    }
}

/// The XML parser of libxml2, of which no network, no other file and no declared entity is reached.
///
/// It builds no tree of its own and is shown no document type, so that nothing can be declared that grows.
package enum XMLParser {
    private static let setUp: Void = xmlInitParser()

    /// The outermost element of a document in valid UTF-8, whatever encoding it claims; the reason where it is not
    /// well-formed, is nested deeper than 256 elements, or has ten million characters in one of them.
    ///
    /// - Complexity: O(n) in the bytes.
    package static func read(_ document: [UInt8]) -> Result<XMLElement, XMLFailure> {
        guard let count = Int32(exactly: document.count), count > 0 else { return .failure(XMLFailure("it is empty")) }
        _ = setUp
        // SAFETY: the library copies the bytes; the context is freed before this returns, and all that it points to here
        // lives as long. The reader is reached through the context's private field, which is for this.
        return unsafe document.span.withUnsafeBytes { bytes in
            guard let context = unsafe xmlCreateMemoryParserCtxt(bytes.bindMemory(to: CChar.self).baseAddress, count)
            else { return .failure(XMLFailure("there is too little memory")) }
            defer { unsafe xmlFreeParserCtxt(context) }
            let reader = unsafe XMLTreeReader(context)
            return withExtendedLifetime(reader) {
                let options =
                    XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
                    | XML_PARSE_NOCDATA.rawValue | XML_PARSE_IGNORE_ENC.rawValue
                unsafe xmlCtxtUseOptions(context, Int32(options))
                unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
                unsafe context.pointee._private = Unmanaged.passUnretained(reader).toOpaque()
                unsafe context.pointee.sax.pointee = XMLTreeReader.callbacks
                unsafe xmlParseDocument(context)
                guard unsafe context.pointee.wellFormed == 1, let root = reader.root else {
                    return unsafe .failure(XMLFailure(of: context))
                }
                return .success(root)
            }
        }
    }
}

/// Why a document is not well-formed, in the library's words.
package struct XMLFailure: Error, Sendable {
    package let reason: String

    package init(_ reason: String) { self.reason = reason }

    init(of context: xmlParserCtxtPtr) {
        // SAFETY: the message is the library's and lives as long as the context; it ends in a line break.
        let message = unsafe context.pointee.lastError.message.map { unsafe String(cString: $0) } ?? ""
        let line = message.split(separator: "\n").first.map(String.init) ?? ""
        reason = line.isEmpty ? "it is not well-formed" : line
    }
}

/// What the library calls back with.
@safe private final class XMLTreeReader {
    private let context: xmlParserCtxtPtr
    private var open: [XMLElement] = []
    private(set) var root: XMLElement?

    init(_ context: xmlParserCtxtPtr) { unsafe self.context = context }

    static var callbacks: xmlSAXHandler {
        var callbacks = unsafe xmlSAXHandler()
        unsafe callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe callbacks.startElementNs = { context, name, _, namespace, _, _, count, _, attributes in
            guard let reader = unsafe XMLTreeReader.reader(context), let name = unsafe name else { return }
            let space = unsafe namespace.map { unsafe String(cString: $0) } ?? ""
            unsafe reader.begin(String(cString: name), space, attributes, Int(count))
        }
        unsafe callbacks.endElementNs = { context, _, _, _ in unsafe XMLTreeReader.reader(context)?.end() }
        unsafe callbacks.characters = { context, bytes, count in
            unsafe XMLTreeReader.reader(context)?.text(bytes, Int(count))
        }
        unsafe callbacks.ignorableWhitespace = callbacks.characters
        unsafe callbacks.cdataBlock = callbacks.characters
        return unsafe callbacks
    }

    private static func reader(_ context: UnsafeMutableRawPointer?) -> XMLTreeReader? {
        // SAFETY: the context is that of a parse that is under way, and its reader lives until that ends.
        guard let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self),
            let reader = unsafe context.pointee._private
        else { return nil }
        return unsafe Unmanaged<XMLTreeReader>.fromOpaque(reader).takeUnretainedValue()
    }

    /// - Parameter attributes: five pointers each: name, prefix, namespace, and where the value begins and ends.
    private func begin(
        _ name: String, _ namespace: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) {
        var values: [(name: String, value: String)] = []
        for index in 0..<count {
            // SAFETY: the library hands over five pointers for each of the attributes that it counts; the value ends
            // where the fifth points.
            guard let name = unsafe attributes?[5 * index], let start = unsafe attributes?[5 * index + 3],
                let end = unsafe attributes?[5 * index + 4]
            else { continue }
            let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
            unsafe values.append((String(cString: name), String(decoding: value, as: UTF8.self)))
        }
        let element = XMLElement(name: name, namespace: namespace, attributes: values)
        if let parent = open.last { parent.add(element) } else if root == nil { root = element }
        open.append(element)
    }

    private func end() { _ = open.popLast() }

    private func text(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
        guard count > 0, let parent = open.last else { return }
        // SAFETY: the library hands over as many bytes as it says, for the time of the call.
        unsafe parent.add(UnsafeBufferPointer(start: bytes, count: count).span)
    }
}

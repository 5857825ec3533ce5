import CXML2

/// What a page is made of, told in its order.
package protocol HTMLHandler: AnyObject {
    /// An element begins; its name is in lower case.
    ///
    /// - Parameter isWritten: whether a tag says so; else it is a paragraph around text that stands in none.
    func begin(_ element: String, isWritten: Bool)
    /// An element ends.
    ///
    /// - Parameter isWritten: whether its own end tag says so; else what surrounds it ended, or what follows does it.
    func end(_ element: String, isWritten: Bool)
    /// Text with its references decoded, in parts as they come.
    func text(_ bytes: Span<UInt8>)
    /// An attribute of the element that begins next; its name is in lower case, its references are decoded.
    func attribute(_ name: String, _ value: Span<UInt8>)
    /// What a script or style holds, in parts as they come.
    func raw(_ bytes: Span<UInt8>)
    /// Whether attributes and scripts are told at all.
    var wantsAll: Bool { get }
}

extension HTMLHandler {
    package func attribute(_ name: String, _ value: Span<UInt8>) {}
    package func raw(_ bytes: Span<UInt8>) {}
    package var wantsAll: Bool { false }
}

/// The HTML parser of libxml2, which calls back as it reads and builds no tree.
package enum HTMLParser {
    /// Elements that may be open at once: what closes one is looked for among all of them.
    private static let mostDepth = 256

    private static let setUp: Void = xmlInitParser()

    /// Reads a page of valid UTF-8, whatever encoding it claims.
    ///
    /// - Returns: false where it was not read to its end, for want of memory or because too many elements are open.
    /// - Precondition: it holds no NUL, which would end it.
    /// - Complexity: O(n) in the bytes, where tags have few attributes.
    package static func read(_ page: Span<UInt8>, telling handler: any HTMLHandler) -> Bool {
        guard !page.isEmpty, let count = Int32(exactly: page.count) else { return page.isEmpty }
        _ = setUp
        // SAFETY: the library copies the bytes; the context is freed before this returns, and all that it points to here
        // lives as long. The reader is reached through the context's private field, which is for this.
        return unsafe page.withUnsafeBytes { bytes in
            guard
                let context = unsafe htmlCreateMemoryParserCtxt(bytes.bindMemory(to: CChar.self).baseAddress, count)
            else { return false }
            defer { unsafe htmlFreeParserCtxt(context) }
            let reader = unsafe HTMLReader(context, telling: handler)
            return withExtendedLifetime(reader) {
                let options =
                    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                    | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
                unsafe htmlCtxtUseOptions(context, Int32(options))
                unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
                unsafe context.pointee._private = Unmanaged.passUnretained(reader).toOpaque()
                unsafe context.pointee.sax.pointee = HTMLReader.callbacks
                unsafe htmlParseDocument(context)
                return !reader.isStopped
            }
        }
    }

    /// What the library calls back with, and what it is told to.
    @safe private final class HTMLReader {
        private let context: htmlParserCtxtPtr
        private let handler: any HTMLHandler
        private let wantsAll: Bool
        private var depth = 0
        private(set) var isStopped = false

        init(_ context: htmlParserCtxtPtr, telling handler: any HTMLHandler) {
            unsafe self.context = context
            self.handler = handler
            wantsAll = handler.wantsAll
        }

        static var callbacks: xmlSAXHandler {
            var callbacks = unsafe xmlSAXHandler()
            unsafe callbacks.startElement = { context, name, attributes in
                guard let reader = unsafe HTMLReader.reader(context), let name = unsafe name else { return }
                unsafe reader.tell(attributes)
                unsafe reader.begin(String(cString: name))
            }
            unsafe callbacks.endElement = { context, name in
                guard let reader = unsafe HTMLReader.reader(context), let name = unsafe name else { return }
                unsafe reader.end(String(cString: name))
            }
            unsafe callbacks.characters = { context, bytes, count in
                unsafe HTMLReader.reader(context)?.text(bytes, Int(count))
            }
            unsafe callbacks.ignorableWhitespace = callbacks.characters
            // Scripts and styles would come as characters otherwise.
            unsafe callbacks.cdataBlock = { context, bytes, count in
                unsafe HTMLReader.reader(context)?.raw(bytes, Int(count))
            }
            return unsafe callbacks
        }

        private static func reader(_ context: UnsafeMutableRawPointer?) -> HTMLReader? {
            // SAFETY: the context is that of a parse that is under way, and its reader lives until that ends.
            guard let context = unsafe context?.assumingMemoryBound(to: htmlParserCtxt.self),
                let reader = unsafe context.pointee._private
            else { return nil }
            return unsafe Unmanaged<HTMLReader>.fromOpaque(reader).takeUnretainedValue()
        }

        /// Tells the attributes of a tag: names and values in turn, behind them a null; a value may be null.
        private func tell(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
            guard !isStopped, wantsAll, var next = unsafe attributes else { return }
            while let name = unsafe next.pointee {
                // SAFETY: the library ends names and values with a zero, and each name has a value or null behind it.
                let value = unsafe (next + 1).pointee
                let count = unsafe value.map { unsafe Int(xmlStrlen($0)) } ?? 0
                let bytes = unsafe UnsafeBufferPointer(start: value, count: count)
                unsafe handler.attribute(String(cString: name).lowercased(), bytes.span)
                unsafe next += 2
            }
        }

        private func begin(_ element: String) {
            guard !isStopped else { return }
            depth += 1
            if depth > mostDepth {
                isStopped = true
                unsafe xmlStopParser(context)
            } else {
                handler.begin(element.lowercased(), isWritten: element != "p" || isBehind("<p"))
            }
        }

        private func end(_ element: String) {
            guard !isStopped else { return }
            depth -= 1
            handler.end(element.lowercased(), isWritten: isBehind("</" + element))
        }

        private func text(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
            guard !isStopped, count > 0 else { return }
            // SAFETY: the library hands over as many bytes as it says, for the time of the call.
            unsafe handler.text(UnsafeBufferPointer(start: bytes, count: count).span)
        }

        private func raw(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
            guard !isStopped, wantsAll, count > 0 else { return }
            // SAFETY: as of text.
            unsafe handler.raw(UnsafeBufferPointer(start: bytes, count: count).span)
        }

        /// Whether the last tag of what the library has read begins so.
        private func isBehind(_ tag: String) -> Bool {
            guard let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
                let current = unsafe input.pointee.cur
            else { return false }
            // SAFETY: what was read lies between the base and the current place of the input.
            let read = unsafe UnsafeBufferPointer(start: base, count: current - base)
            guard let start = unsafe read.lastIndex(of: UInt8(ascii: "<")) else { return false }
            let last = unsafe read[start...].prefix(tag.utf8.count + 1)
            guard unsafe last.count >= tag.utf8.count else { return false }
            let isLonger = unsafe last.count > tag.utf8.count && Self.isOfName(last[last.endIndex - 1])
            return unsafe !isLonger && zip(last, tag.utf8).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
        }

        private static func isOfName(_ byte: UInt8) -> Bool {
            byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
        }
    }
}

internal import Platform

/// What a text file holds that is no text of one article: lines of JSON, a table, elements of XML, a whole page, or what another program takes
/// articles out of.
enum TextFileKind {
    /// Names of fields that the header of a table has at the least, and how long they and it are at the most.
    private static let fewestNames = 3
    private static let longestName = 40
    private static let longestHeader = 1_000
    /// Outermost elements under which texts of test collections and feeds stand.
    private static let roots: Set<String> = ["doc", "rss", "feed", "newsitem", "nitf", "mediawiki", "articles"]

    /// The format in which a file that is named as a text is read; nil for a text.
    ///
    /// - Throws: for what another program takes articles out of, and when the parser fails.
    static func format(
        of bytes: ArraySlice<UInt8>, path: String, fields: FieldNames
    ) throws(CorpusError) -> InputFormat? {
        guard let first = bytes.first(where: { !ByteClass.isSpace($0) }) else { return nil }
        if let kind = FileKind(inText: bytes) { throw kind.error(path: path) }
        switch first {
        case UInt8(ascii: "<"): return isXML(bytes) ? .xml : FormatDetection.markup(from: bytes) == .html ? .html : nil
        case UInt8(ascii: "{"), UInt8(ascii: "["): return try isJSON(bytes, path: path, fields) ? .json : nil
        default: return table(bytes, fields)
        }
    }

    private static func isXML(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.drop { ByteClass.isSpace($0) }
        if start.starts(with: "<?xml ".utf8) { return FormatDetection.markup(from: bytes) == .xml }
        let name = start.dropFirst().prefix { ($0 | 0x20) &- 0x61 < 26 }
        return roots.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    /// Whether the first object is that of an article, or holds articles.
    private static func isJSON(
        _ slice: ArraySlice<UInt8>, path: String, _ fields: FieldNames
    ) throws(CorpusError) -> Bool {
        let bytes = Array(slice) + Array(repeating: 0x20, count: JSONLinesParser.padding)
        let end = slice.count
        var start = JSONMembers.skipSpaces(from: 0, in: bytes, to: end)
        while start < end, bytes[start] == UInt8(ascii: "[") {
            start = JSONMembers.skipSpaces(from: start + 1, in: bytes, to: end)
        }
        guard start < end, bytes[start] == UInt8(ascii: "{") else { return false }
        var scan = JSONScan(at: start)
        let isWhole = scan.goOn(in: bytes, to: end)
        do throws(ParserFailure) {
            var finder = try RecordFinder(fields)
            let look =
                try isWhole
                ? finder.look(at: start..<scan.position, of: bytes) : finder.look(from: start, to: end, of: bytes)
            if look.rank > .weak { return true }
            return try finder.best(below: start, to: isWhole ? scan.position : end, of: bytes, within: look.rank)
                > .weak
        } catch {
            throw CorpusError(error, at: .init(path: path))
        }
    }

    /// A table whose header names the text and other fields of articles, and whose next line has as many cells.
    private static func table(_ bytes: ArraySlice<UInt8>, _ fields: FieldNames) -> InputFormat? {
        guard let feed = bytes.prefix(longestHeader).firstIndex(of: 0x0A) else { return nil }
        let header = bytes[..<feed]
        for (delimiter, format) in delimiters where header.contains(delimiter) {
            let cells = header.split(separator: delimiter, omittingEmptySubsequences: false)
            guard cells.count >= fewestNames, cells.allSatisfy({ $0.count <= longestName }),
                case let next = bytes[(feed + 1)...].prefix(1 << 16).prefix(while: { $0 != 0x0A }),
                next.count(where: { $0 == delimiter }) >= cells.count - 1
            else { continue }
            let names = cells.map { String(decoding: $0.filter { $0 != 0x22 && $0 != 0x0D }, as: UTF8.self) }
            let told = fields.columns(among: names)
            guard Set(told.joined()).count >= fewestNames, !told[FieldNames.Role.text.rawValue].isEmpty else {
                continue
            }
            return format
        }
        return nil
    }

    private static let delimiters: [(UInt8, InputFormat)] = [
        (UInt8(ascii: "\t"), .tsv), (UInt8(ascii: ","), .csv), (UInt8(ascii: ";"), .csv), (UInt8(ascii: "|"), .csv),
    ]
}

extension FileKind {
    /// What a file that is named as a text holds in truth: mails, references, a word a line; nil for a text.
    fileprivate init?(inText bytes: ArraySlice<UInt8>) {
        // What nearly no text begins with.
        guard ["From ", "TY  - ", "@", "# ", "<", "{'", "[{'"].contains(where: { bytes.starts(with: $0.utf8) }) else {
            return nil
        }
        let lines = bytes.prefix(4_000).split(separator: 0x0A, maxSplits: 12).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let first = lines.first else { return nil }
        let tabbed = lines.dropFirst().count { $0.contains("\t") && !$0.contains(" ") }
        if first.hasPrefix("From "), Self.hasTime(first),
            lines.contains(where: { $0.hasPrefix("Subject: ") || $0.hasPrefix("From: ") })
        {
            self = .mailbox
        } else if first.hasPrefix("TY  - ") {
            self = .references
        } else if first.hasPrefix("@"), first.contains("{"),
            lines.contains(where: { $0.contains("title") && $0.contains("=") })
        {
            self = .bibliography
        } else if first.hasPrefix("# newdoc") || first.hasPrefix("# sent_id") || first.hasPrefix("<"), tabbed > 4 {
            self = .vertical
        } else if first.hasPrefix("# newdoc"), lines.contains(where: { $0.hasPrefix("# text = ") }) {
            self = .vertical
        } else if first.hasPrefix("{'") || first.hasPrefix("[{'"), first.contains("': ") {
            self = .pythonLines
        } else {
            return nil
        }
    }

    /// Whether a line has a time of the day with seconds, as the first of a mail in a mailbox has.
    private static func hasTime(_ line: String) -> Bool {
        line.split(separator: " ").contains { word in
            let parts = word.split(separator: ":")
            return parts.count == 3 && parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }
        }
    }
}

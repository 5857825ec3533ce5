internal import Platform

/// What stands above the header of a table, and how its cells are written.
struct TableDialect {
    /// Bytes above the header, whole lines.
    private(set) var preambleBytes = 0
    /// Lines above it.
    private(set) var preambleLines = 0
    /// What parts the fields, where a line "sep=;" says so.
    private(set) var delimiter: UInt8?
    /// Whether line breaks and tabs in cells are written with backslashes, as PostgreSQL's COPY does.
    private(set) var hasEscapes = false
    /// Whether quotes in quoted cells are written with backslashes, as MySQL and Spark do.
    private(set) var escapesQuotes = false
    /// What stands around cells: a double quote, or a single one where that is all there is.
    private(set) var quote: UInt8 = 0x22
    /// What ends a line: a line feed, or the carriage return that old Macs and some spreadsheets write.
    private(set) var lineEnd = UInt8(ascii: "\n")

    private static let mostLines = 12
    private static let delimiters = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }

    /// - Parameters:
    ///   - first: where the table begins.
    ///   - delimiter: what the name of the file promises.
    init(_ piece: StreamPiece, from first: Int, delimiter: UInt8, fields: FieldNames) {
        lineEnd = Self.lineEnd(of: piece, from: first)
        escapesQuotes = Self.escapesQuotes(piece, from: first)
        if Self.hasSingleQuotes(piece, from: first) { quote = 0x27 }
        var lines: [Range<Int>] = []
        var start = first
        while start < piece.count, lines.count < Self.mostLines {
            let feed = ByteChecks.first(lineEnd, in: piece.bytes, from: start, to: piece.count)
            guard feed != nil || piece.ending == .end else { break }
            let end = feed.map { $0 + 1 } ?? piece.count
            lines.append(start..<end)
            start = end
        }
        guard let head = lines.first else { return }
        if let told = Self.separator(piece.bytes[head].withoutLineBreak(lineEnd)) {
            self.delimiter = told
            (preambleBytes, preambleLines) = (head.count, 1)
        } else if Self.names(in: piece.bytes[head].withoutLineBreak(lineEnd), fields) == 0 {
            // Titles of an export, a blank line, comments.
            let header = lines.indices.dropFirst().first {
                Self.names(in: piece.bytes[lines[$0]].withoutLineBreak(lineEnd), fields) > 1
            }
            // Blank lines alone are passed over wherever they stand.
            if let header, lines[..<header].contains(where: { !piece.bytes[$0].allSatisfy { $0 <= 0x20 } }) {
                (preambleBytes, preambleLines) = (lines[header].lowerBound - first, header)
            }
        }
        hasEscapes = (self.delimiter ?? delimiter) == UInt8(ascii: "\t") && Self.isCopy(piece, from: first)
    }

    /// "sep=;", as Excel reads and writes it, with or without quotes.
    private static func separator(_ line: ArraySlice<UInt8>) -> UInt8? {
        let bare = line.filter { $0 != 0x22 }
        guard bare.count == 5, bare.prefix(4).map({ $0 | 0x20 }).elementsEqual("sep=".utf8.map { $0 | 0x20 }) else {
            return nil
        }
        return bare[4]
    }

    /// How many fields of articles a line names, whatever parts them; 0 where it names no title and no text.
    private static func names(in line: ArraySlice<UInt8>, _ fields: FieldNames) -> Int {
        delimiters.map { delimiter in
            let names = line.split(separator: delimiter, omittingEmptySubsequences: false).map {
                name in
                String(decoding: name.filter { $0 != 0x22 }, as: UTF8.self)
            }
            guard names.count > 1 else { return 0 }
            let told = fields.columns(among: names)
            func has(_ role: FieldNames.Role) -> Bool { !told[role.rawValue].isEmpty }
            guard has(.text) || has(.title) || has(.summary) else { return 0 }
            return Set(told.compactMap(\.first)).count
        }.max() ?? 0
    }

    /// Whether cells without a value are written "\\N", and none is quoted.
    private static func isCopy(_ piece: StreamPiece, from first: Int) -> Bool {
        let cells = piece.bytes[first..<piece.count].prefix(1 << 18).split(omittingEmptySubsequences: false) {
            $0 == 0x09 || $0 == 0x0A
        }
        var hasMark = false
        for cell in cells {
            if cell.first == 0x22 { return false }
            if cell.elementsEqual("\\N".utf8) || cell.elementsEqual("\\.".utf8) { hasMark = true }
        }
        return hasMark
    }

    /// Bytes that are looked at to tell how cells are written.
    private static let lookedAt = 1 << 18

    /// Whether two cells or more with a delimiter in them stand between single quotes, and none between double ones.
    private static func hasSingleQuotes(_ piece: StreamPiece, from first: Int) -> Bool {
        let bytes = piece.bytes[first..<min(piece.count, first + lookedAt)]
        guard !bytes.contains(0x22) else { return false }
        func isEdge(_ place: Int) -> Bool {
            place < bytes.startIndex || place >= bytes.endIndex || "\r\n".utf8.contains(bytes[place])
                || delimiters.contains(bytes[place])
        }
        var (cells, place) = (0, bytes.startIndex)
        while place < bytes.endIndex, cells < 2 {
            guard bytes[place] == 0x27, isEdge(place - 1) else {
                place += 1
                continue
            }
            var (end, holdsDelimiter) = (place + 1, false)
            while end < bytes.endIndex, bytes[end] != 0x27 || !isEdge(end + 1) {
                // A quote within a cell is doubled.
                let isDoubled = bytes[end] == 0x27 && end + 1 < bytes.endIndex && bytes[end + 1] == 0x27
                guard bytes[end] != 0x27 || isDoubled else { return false }
                holdsDelimiter = holdsDelimiter || delimiters.contains(bytes[end])
                end += isDoubled ? 2 : 1
            }
            cells += holdsDelimiter && end < bytes.endIndex ? 1 : 0
            place = end + 1
        }
        return cells > 1
    }

    /// The first line break outside of quotes decides.
    private static func lineEnd(of piece: StreamPiece, from first: Int) -> UInt8 {
        var isQuoted = false
        let bytes = piece.bytes[first..<min(piece.count, first + lookedAt)]
        for place in bytes.indices {
            switch bytes[place] {
            case 0x22: isQuoted.toggle()
            case 0x0A where !isQuoted: return 0x0A
            case 0x0D where !isQuoted: return place + 1 < bytes.endIndex && bytes[place + 1] != 0x0A ? 0x0D : 0x0A
            default: break
            }
        }
        return 0x0A
    }

    /// Whether a quote behind a backslash goes on within its cell: by RFC 4180 a quote there ends the cell, or is doubled.
    private static func escapesQuotes(_ piece: StreamPiece, from first: Int) -> Bool {
        let bytes = piece.bytes[first..<min(piece.count, first + lookedAt)]
        var place = bytes.startIndex
        var isQuoted = false
        while place < bytes.endIndex {
            let byte = bytes[place]
            if byte == 0x22 {
                isQuoted.toggle()
            } else if byte == UInt8(ascii: "\\"), isQuoted, place + 2 < bytes.endIndex {
                if bytes[place + 1] == 0x22, !"\"\r\n".utf8.contains(bytes[place + 2]),
                    !delimiters.contains(bytes[place + 2])
                {
                    return true
                }
                place += 1
            }
            place += 1
        }
        return false
    }

    /// A line with its quotes doubled that were behind backslashes, and without other backslashes that only escape.
    ///
    /// "\\N" for a cell is one without a value.
    static func requoted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard line.contains(UInt8(ascii: "\\")) else { return line }
        return replacingEscapes(in: line) { place, escaped in
            switch escaped {
            case 0x22: [0x22, 0x22]
            case UInt8(ascii: "\\"), 0x0A, 0x0D: [escaped]
            case UInt8(ascii: "N") where isCell(place, in: line): []
            default: [UInt8(ascii: "\\"), escaped]
            }
        }
    }

    /// Whether two bytes are a cell without quotes.
    private static func isCell(_ place: Int, in line: ArraySlice<UInt8>) -> Bool {
        let begins = place == line.startIndex || delimiters.contains(line[place - 1])
        let end = place + 2
        return begins && (end == line.endIndex || delimiters.contains(line[end]) || "\r\n".utf8.contains(line[end]))
    }

    /// A cell of PostgreSQL's COPY as it was meant.
    static func unescaped(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        replacingEscapes(in: cell) { _, escaped in
            switch escaped {
            case UInt8(ascii: "n"): [0x0A]
            case UInt8(ascii: "t"): [0x09]
            case UInt8(ascii: "r"): [0x0D]
            default: [escaped]
            }
        }
    }

    /// Some bytes with each backslash and the byte behind it replaced; one at the end stays.
    ///
    /// - Parameter replacement: given the place of the backslash, and the byte behind it.
    private static func replacingEscapes(
        in bytes: ArraySlice<UInt8>, by replacement: (_ place: Int, _ escaped: UInt8) -> [UInt8]
    ) -> ArraySlice<UInt8> {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            guard bytes[place] == UInt8(ascii: "\\"), place + 1 < bytes.endIndex else {
                result.append(bytes[place])
                place += 1
                continue
            }
            result += replacement(place, bytes[place + 1])
            place += 2
        }
        return result[...]
    }
}

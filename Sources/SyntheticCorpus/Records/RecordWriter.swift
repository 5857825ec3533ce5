/// The fields of one record beside its title and text.
struct RecordFields {
    /// Number of the article in the corpus, from 0 in the order of the output.
    var article: Int
    /// Seconds since 1970-01-01T00:00:00Z.
    var published: Int
    var outlet: Outlet
    var story: Int
    var duplicateGroup: Int
    /// Number of the article that this one was copied from.
    var copyOf: Int?
    /// The kind of copy, or of case.
    var edit: String
    /// Words changed, as a share of the original's words.
    var editRate: Double
    var language = "en"
    /// The number of the family of hard cases that the article is of.
    var family: Int?
}

/// Writes records as lines of JSON.
///
/// Bytes are appended piece by piece: nothing in a record needs escaping but the quotation marks and breaks
/// that ``TextSpelling`` and ``Outlet`` already write escaped.
struct RecordWriter {
    var bytes: [UInt8] = []

    /// Appends one line.
    ///
    /// - Parameters:
    ///   - related: titles of other articles; where there are any, the text stands among page furniture.
    ///   - page: the printed page that the text is read from, if it is.
    ///   - hasSuffix: whether the title ends in the outlet's name.
    mutating func append(
        _ fields: RecordFields, title: [Token], hasSuffix: Bool, text: [Token], related: [[Token]],
        spelling: TextSpelling, page: PrintedPage?
    ) {
        put(#"{"id":"#)
        putArticle(fields.article)
        put(#","title":""#)
        spelling.append(title, to: &bytes)
        if hasSuffix {
            put(" | ")
            fields.outlet.appendName(to: &bytes)
        }
        put(#"","text":""#)
        if !related.isEmpty { fields.outlet.appendNavigation(to: &bytes) }
        if var page {
            page.append(text, spelling, to: &bytes)
        } else {
            spelling.append(text, to: &bytes)
        }
        if !related.isEmpty { putFurniture(below: fields, related: related, spelling: spelling) }
        put(#"","published":""#)
        appendISO8601(secondsSince1970: fields.published, to: &bytes)
        putAddress(fields)
        putLabels(fields)
    }

    /// Appends one line with a title and text that are not escaped yet.
    mutating func append(_ fields: RecordFields, title: String, text: String) {
        put(#"{"id":"#)
        putArticle(fields.article)
        put(#","title":""#)
        putEscaped(title)
        put(#"","text":""#)
        putEscaped(text)
        put(#"","published":""#)
        appendISO8601(secondsSince1970: fields.published, to: &bytes)
        putAddress(fields)
        putLabels(fields)
    }

    private mutating func putFurniture(
        below fields: RecordFields, related: [[Token]], spelling: TextSpelling
    ) {
        put(#"\n\nYou may also like"#)
        for title in related {
            put(#"\n"#)
            spelling.append(title, to: &bytes)
        }
        let year = civilDate(daysSince1970: fields.published / 86_400).year
        fields.outlet.appendClosingLines(year: year, to: &bytes)
    }

    private mutating func putAddress(_ fields: RecordFields) {
        put(#"","source":""#)
        fields.outlet.appendHost(to: &bytes)
        put(#"","url":"https://"#)
        fields.outlet.appendHost(to: &bytes)
        let date = civilDate(daysSince1970: fields.published / 86_400)
        for (number, digits) in [(date.year, 4), (date.month, 2), (date.day, 2), (fields.article, 8)] {
            put("/")
            bytes.appendDecimal(number, digits: digits)
        }
    }

    private mutating func putLabels(_ fields: RecordFields) {
        put(#"","language":""#)
        put(fields.language)
        put(#"","story":"s"#)
        put(fields.story)
        put(#"","duplicate_group":"g"#)
        put(fields.duplicateGroup)
        put(#"","copy_of":"#)
        if let original = fields.copyOf { putArticle(original) } else { put("null") }
        put(#","edit":""#)
        put(fields.edit)
        put(#"","edit_rate":"#)
        putShare(fields.editRate)
        if let family = fields.family {
            put(#","family":"f"#)
            put(family)
            put("\"")
        }
        put("}\n")
    }

    /// An article's id as a JSON string: "a" and eight digits.
    private mutating func putArticle(_ article: Int) {
        put(#""a"#)
        put(article)
        put("\"")
    }

    /// A share of at least 0 with up to four decimals and no zeros behind them.
    private mutating func putShare(_ share: Double) {
        let (whole, part) = Int((share * 10_000).rounded()).quotientAndRemainder(dividingBy: 10_000)
        bytes.appendDecimal(whole, digits: 1)
        guard part > 0 else { return }
        put(".")
        bytes.appendDecimal(part, digits: 4)
        while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }

    /// The inside of a JSON string; no other control characters of ASCII are in texts.
    private mutating func putEscaped(_ string: String) {
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): put(#"\n"#)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            default: bytes.append(byte)
            }
        }
    }

    private mutating func put(_ string: String) { bytes.append(contentsOf: string.utf8) }
    private mutating func put(_ number: Int) { bytes.appendDecimal(number, digits: 8) }
}

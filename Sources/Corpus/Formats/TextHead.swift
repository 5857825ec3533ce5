internal import Platform

/// What a text file says of its article in its first lines: lines of names and values, those of mail among them, or its title and,
/// below it, its date, its outlet and its address, each on a line of its own.
struct TextHead {
    /// By the name of the field, in their order.
    private(set) var fields: [(name: String, value: [UInt8])] = []
    /// Where the text begins.
    private(set) var end: Int

    /// More lines, and longer ones, belong to the text.
    private static let mostLines = 16
    private static let longestLine = 240
    private static let dates = DateReader(latestYear: 9999)
    /// A line without the space around it, where the next begins, and whether it is set in, as what goes on is in mail.
    private typealias Line = (text: ArraySlice<UInt8>, end: Int, goesOn: Bool)
    private static let told: [FieldNames.Role] = [.title, .published, .source, .url, .id, .language]
    /// Names of what is said of an article besides.
    private static let others: Set<String> = [
        "author", "authors", "by", "byline", "writer", "section", "category", "categories", "tags", "keywords",
        "edition", "page",
        "copyright", "length", "words", "wordcount", "location", "accessed", "retrieved", "downloaded", "autor",
        "auteur", "autore",
        "ressort", "seite", "schlagwörter", "to", "cc", "bcc", "replyto", "received", "returnpath", "deliveredto",
        "sender",
        "messageid", "mimeversion", "contenttype", "contenttransferencoding", "importance", "priority", "an", "warning",
        "numberofpages",
    ]
    /// What mail and readers of pages call fields that have other names everywhere else.
    private static let meant: [String: String] = [
        "subject": "title", "betreff": "title", "objet": "title", "asunto": "title", "assunto": "title",
        "oggetto": "title", "onderwerp": "title", "ämne": "title", "emne": "title", "aihe": "title", "temat": "title",
        "tárgy": "title", "тема": "title", "主题": "title", "件名": "title", "제목": "title",
        "from": "source", "von": "source", "expéditeur": "source", "remitente": "source", "mittente": "source",
        "от": "source", "sent": "published", "gesendet": "published", "envoyé": "published", "enviado": "published",
        "inviato": "published", "urlsource": "url",
    ]
    /// What stands above a text besides the names of its field.
    private static let openings: Set<String> = ["markdowncontent"]

    /// - Returns: nil where the text begins with none, or with nothing but a title.
    init?(_ text: ArraySlice<UInt8>, names: FieldNames) {
        end = text.startIndex
        var lines: [Line] = []
        var place = text.startIndex
        while place < text.endIndex, lines.count < Self.mostLines {
            let feed = text[place...].firstIndex(of: 0x0A) ?? text.endIndex
            let line = text[place..<feed].trimmingSpaces
            guard line.count <= Self.longestLine else { break }
            let goesOn = text[place] == 0x20 || text[place] == 0x09
            place = min(feed + 1, text.endIndex)
            if lines.isEmpty, line.isEmpty { continue }
            lines.append((line, place, goesOn))
        }
        guard !lines.isEmpty, readNamed(lines, of: text, names) || readTitled(lines, names) else { return nil }
        while end < text.endIndex, text[end] == 0x0A || text[end] == 0x0D { end += 1 }
    }

    /// The title after the mark of a heading in Markdown; nil where the line is none.
    static func heading(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard line.starts(with: "# ".utf8) else { return nil }
        let title = line.dropFirst(2).trimmingSpaces
        return title.isEmpty ? nil : title
    }

    /// Takes a block of names and values, two or more of which are known, up to the first other line.
    ///
    /// Where an empty line stands behind the first, one may stand behind each.
    private mutating func readNamed(_ lines: [Line], of text: ArraySlice<UInt8>, _ names: FieldNames) -> Bool {
        var known: Set<FieldNames.Role> = []
        var found: [(name: String, value: [UInt8])] = []
        var end = self.end
        let isSpaced = lines.count > 1 && lines[1].text.isEmpty
        var isMail = false
        for line in lines where !isSpaced || !line.text.isEmpty {
            guard let (name, value) = Self.named(line.text), let (called, roles) = Self.field(name, names) else {
                guard isMail, !isSpaced, line.goesOn, !line.text.isEmpty else { break }
                found[found.count - 1].value += [0x20] + line.text
                end = line.end
                continue
            }
            known.formUnion(roles)
            isMail = isMail || called != name
            found.append((called, called != name && roles.contains(.source) ? Self.sender(value) : Array(value)))
            end = line.end
        }
        guard known.count > 1 else { return false }
        (fields, self.end) = (found, Self.textStart(text[end...], names))
        return true
    }

    /// Where a text begins that its name may stand before, on the line above it or on its own: "Content:".
    private static func textStart(_ text: ArraySlice<UInt8>, _ names: FieldNames) -> Int {
        let rest = text.drop { ByteClass.isSpace($0) }
        guard let colon = rest.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return text.startIndex }
        let name = String(decoding: withoutEmphasis(rest[..<colon].trimmingSpaces), as: UTF8.self)
        let isNamed = !names.columns(among: [name])[FieldNames.Role.text.rawValue].isEmpty
        guard isNamed || openings.contains(FieldNames.plain(name)) else { return text.startIndex }
        let behind = rest[(colon + 1)...]
        return behind.firstIndex { !ByteClass.isSpace($0) } ?? behind.endIndex
    }

    /// What a name of a line is called elsewhere, and what it says of an article; nil where that is not known.
    private static func field(_ name: String, _ names: FieldNames) -> (name: String, roles: [FieldNames.Role])? {
        let (roles, plain) = (roles(of: name, names), FieldNames.plain(name))
        if roles.isEmpty, let meant = meant[plain] { return (meant, self.roles(of: meant, names)) }
        let isKnown = !roles.isEmpty || others.contains(plain) || name.lowercased().hasPrefix("x-")
        return isKnown ? (name, roles) : nil
    }

    /// Who sent a mail: the name before the address, or the host of that.
    private static func sender(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let quotes = Array("\"' ".utf8)
        let name = value.prefix { $0 != UInt8(ascii: "<") }.trimmingSpaces
        let bare = name.drop { quotes.contains($0) }
        guard let last = bare.lastIndex(where: { !quotes.contains($0) }), !bare.contains(UInt8(ascii: "@")) else {
            guard let at = value.firstIndex(of: UInt8(ascii: "@")) else { return Array(value) }
            return Array(value[(at + 1)...].prefix { $0 != UInt8(ascii: ">") && $0 != 0x20 })
        }
        return Array(bare[...last])
    }

    /// Takes the first line for the title where a date, an address or a name and a value stand below it.
    private mutating func readTitled(_ lines: [Line], _ names: FieldNames) -> Bool {
        let heading = Self.heading(lines[0].text)
        let title = heading ?? lines[0].text
        guard Self.dates.date(title) == nil, !FieldNames.isURL(title), title.last != UInt8(ascii: ".") else {
            return false
        }
        var found: [(name: String, value: [UInt8])] = [("title", Array(title))]
        var end = lines[0].end
        for line in lines.dropFirst() where !line.text.isEmpty {
            let bare = Self.withoutEmphasis(line.text)
            if Self.isDate(bare) {
                found.append(("published", Array(bare)))
            } else if FieldNames.isURL(bare), !bare.contains(0x20) {
                found.append(("url", Array(bare)))
            } else if let (name, value) = Self.named(bare), Self.fits(name, value, names) {
                found.append((name, Array(value)))
            } else if !Self.isByline(bare) {
                break
            }
            end = line.end
        }
        guard heading != nil || found.count > 1 else { return false }
        if found.count == 1 { end = lines[0].end }
        (fields, self.end) = (found, end)
        return true
    }

    private static func isDate(_ line: ArraySlice<UInt8>) -> Bool {
        6...80 ~= line.count && !line.allSatisfy { $0 &- 0x30 < 10 } && dates.date(line)?.day != nil
    }

    /// "By Ina Kvist", "Von Ina Kvist": without a full stop, which sentences end with.
    static func isByline(_ line: ArraySlice<UInt8>) -> Bool {
        let words = line.split(separator: 0x20)
        let first = words.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        return 2...12 ~= words.count && line.last != UInt8(ascii: ".")
            && ["by", "von", "par", "por", "di", "door", "av", "af"].contains(first)
    }

    /// Whether a name and a value below a title say something of the article, rather than begin its text.
    private static func fits(_ name: String, _ value: ArraySlice<UInt8>, _ names: FieldNames) -> Bool {
        roles(of: name, names).contains { role in
            switch role {
            case .published: isDate(value)
            case .url: FieldNames.isURL(value) && !value.contains(0x20)
            case .source: value.count <= 80 && value.last != UInt8(ascii: ".")
            default: false
            }
        } || others.contains(FieldNames.plain(name))
    }

    private static func roles(of name: String, _ names: FieldNames) -> [FieldNames.Role] {
        let columns = names.columns(among: [name])
        return told.filter { !columns[$0.rawValue].isEmpty }
    }

    /// "Name: value", the name of a few words.
    private static func named(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), 1...40 ~= colon - line.startIndex else { return nil }
        let name = withoutEmphasis(line[..<colon].trimmingSpaces)
        let value = withoutEmphasis(line[(colon + 1)...].trimmingSpaces)
        guard !name.isEmpty, !value.isEmpty, name.count(where: { $0 == 0x20 }) < 4 else { return nil }
        return (String(decoding: name, as: UTF8.self), value)
    }

    /// A line without the marks of Markdown around it.
    private static func withoutEmphasis(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let first = line.first, first == UInt8(ascii: "*") || first == UInt8(ascii: "_") {
            line = line.dropFirst()
        }
        while let last = line.last, last == UInt8(ascii: "*") || last == UInt8(ascii: "_") { line = line.dropLast() }
        return line.trimmingSpaces
    }
}

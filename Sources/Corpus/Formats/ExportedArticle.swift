internal import Platform

/// One article of an export, by the codes, the labels and the places of its lines.
struct ExportedArticle {
    private(set) var fields: [(role: FieldNames.Role, value: [UInt8])] = []
    var text: [UInt8] = []

    private static let dates = DateReader(latestYear: 9999)
    typealias Line = ArraySlice<UInt8>

    init() {}

    init(_ bytes: ArraySlice<UInt8>, kind: ExportKind, names: FieldNames) {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        switch kind {
        case .coded: readCodes(lines)
        case .counted: readCounted(lines)
        case .weblog: readParts(lines, names)
        case .numbered, .closed: readLabels(lines, names)
        case .ruled:
            readLabels(lines, names)
            // Below the last rule stands whom to ask; an article has more than the line above its labels.
            if text.isEmpty, fields.count < 2 { fields = [] }
        }
    }

    /// Takes a value for a field that has none yet.
    mutating func set(_ role: FieldNames.Role, _ value: some Sequence<UInt8>) {
        let value = Array(value)
        guard !value.isEmpty, !fields.contains(where: { $0.role == role }) else { return }
        fields.append((role, value))
    }

    // MARK: Codes

    /// Factiva's codes: HD headline, PD and ET day and time, SN source, LA language, AN number, LP and TD text.
    mutating func readCodes(_ lines: [Line]) {
        var values: [String: [Line]] = [:]
        var last = ""
        for line in lines {
            if let (code, value) = ExportKind.code(line) {
                last = code
                values[code, default: []].append(value)
            } else if !last.isEmpty {
                values[last]?.append(line.trimmingSpaces)
            }
        }
        func line(_ code: String) -> [UInt8] {
            Array((values[code] ?? []).filter { !$0.isEmpty }.joined(separator: [0x20]))
        }
        set(.title, line("HD"))
        let (day, time) = (line("PD"), line("ET"))
        set(.published, day + (time.isEmpty || day.isEmpty ? [] : [0x20] + time))
        set(.source, line("SN"))
        set(.language, Self.language(line("LA")))
        set(.id, line("AN").split(separator: 0x20).last ?? [])
        text = Self.text((values["LP"] ?? []) + [[]] + (values["TD"] ?? []))
    }

    // MARK: Without codes

    /// The headline, the author, how many words there are, the day, perhaps the time, the source, and more of it to the notice of
    /// copyright; then the text, and its number.
    private mutating func readCounted(_ lines: [Line]) {
        let trimmed = lines.map(\.trimmingSpaces)
        guard let count = trimmed.firstIndex(where: { ExportKind.isWordCount($0) }) else { return }
        var heading = trimmed[..<count].prefix { !$0.isEmpty }
        // In small letters it is the rest of a headline that was broken: "by falling tree".
        if heading.count > 1, let last = heading.last, TextHead.isByline(last), last[last.startIndex] &- 0x41 < 26 {
            heading.removeLast()
        }
        set(.title, Self.joined(heading))
        var next = count + 1
        if next < trimmed.count, Self.isDate(trimmed[next]) {
            var date = Array(trimmed[next])
            next += 1
            if next < trimmed.count, trimmed[next].contains(UInt8(ascii: ":")), trimmed[next].count < 12 {
                date += [0x20] + trimmed[next]
                next += 1
            }
            set(.published, date)
        }
        if next < trimmed.count { set(.source, trimmed[next]) }
        // The facts end with an empty line.
        let facts = trimmed[next...].prefix { !$0.isEmpty }
        for fact in facts { set(.language, Self.language(Array(fact))) }
        var end = trimmed.count
        if let last = trimmed.lastIndex(where: ExportKind.isAccession) {
            end = last
            set(.id, trimmed[last].split(separator: 0x20).last ?? [])
        }
        text = Self.text(trimmed[min(facts.endIndex, end)..<end])
    }

    // MARK: Parts

    /// Names and values, and then parts, each under its name, that hyphens end.
    private mutating func readParts(_ lines: [Line], _ names: FieldNames) {
        var part = ""
        var body: [Line] = []
        for line in lines {
            let trimmed = line.trimmingSpaces
            if trimmed.elementsEqual("-----".utf8) {
                part = "-"
            } else if part.isEmpty, let (name, value) = Self.label(trimmed) {
                take(name, Self.monthFirst(value), names)
            } else if part == "-", let (name, value) = Self.label(trimmed), value.isEmpty {
                part = FieldNames.plain(name)
            } else if part == "body" || part == "extendedbody" {
                body.append(trimmed)
            }
        }
        text = Self.text(body[...])
    }

    /// "03/12/2024 10:15:00 AM" has the month first in this format; the same with the year before it. Anything else as it is.
    private static func monthFirst(_ value: Line) -> Line {
        let day = value.prefix { $0 != 0x20 }
        let parts = day.split(separator: UInt8(ascii: "/"))
        guard parts.map(\.count) == [2, 2, 4], parts.allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } }) else {
            return value
        }
        return (parts[2] + [0x2D] + parts[0] + [0x2D] + parts[1] + value[day.endIndex...])[...]
    }

    // MARK: Labels

    /// Lines with labels, lines without above them, which places tell, and the text among them.
    private mutating func readLabels(_ lines: [Line], _ names: FieldNames) {
        var (top, body): ([Line], [Line]) = ([], [])
        var (isInText, hasText, hasLabels) = (false, false, false)
        for line in lines {
            let trimmed = line.trimmingSpaces
            if ExportKind.isNumber(trimmed) || ExportKind.isClosing(trimmed) || Self.isRule(trimmed) { continue }
            let word = FieldNames.plain(String(decoding: trimmed.prefix(40), as: UTF8.self))
            if Self.openings.contains(word) {
                (isInText, hasText) = (true, true)
            } else if Self.closings.contains(word) {
                isInText = false
            } else if let (name, value) = Self.label(trimmed), Self.isLabel(name, names) {
                hasLabels = true
                let plain = FieldNames.plain(name)
                if Self.textLabels.contains(plain) {
                    (isInText, hasText) = (true, true)
                    if !value.isEmpty { body.append(value) }
                    continue
                }
                take(name, value, names)
                // Below the length comes the text, where nothing else says so.
                if Self.lastLabels.contains(plain), body.allSatisfy(\.isEmpty) {
                    (isInText, hasText) = (true, true)
                } else if hasText {
                    isInText = false
                }
            } else if isInText {
                body.append(trimmed)
            } else if !hasLabels || !hasText, !trimmed.isEmpty {
                top.append(line)
            }
        }
        readTop(top)
        text = Self.text(body[...])
    }

    /// What stands above the labels: the source, the day and the title, or the title, the source and the day.
    private mutating func readTop(_ lines: [Line]) {
        let facts = lines.filter { line in
            let text = String(decoding: line.trimmingSpaces.prefix(14), as: UTF8.self).lowercased()
            return !text.hasPrefix("copyright") && !text.hasPrefix("(c)") && !text.hasPrefix("©")
                && !text.hasPrefix("all rights") && !ExportKind.isPageNumber(line.trimmingSpaces)
        }
        guard let day = facts.firstIndex(where: { Self.isDate($0.trimmingSpaces) }) else {
            return set(.title, facts.first.map { $0.trimmingSpaces } ?? [])
        }
        set(.published, Self.dated(facts[day].trimmingSpaces))
        if day > 1 {
            // Nexis Uni has the title once for the page and once for the article.
            var title = facts[..<(day - 1)].map(\.trimmingSpaces)
            let half = title.count / 2
            if title.count.isMultiple(of: 2), title[..<half].elementsEqual(title[half...]) { title.removeLast(half) }
            set(.title, Self.joined(title[...]))
        } else {
            // Lines in the middle of the page are of the edition.
            let flush = facts[(day + 1)...].filter { ($0.first.map { !ByteClass.isSpace($0) }) ?? false }
            set(.title, Self.joined(flush.map(\.trimmingSpaces)[...]))
        }
        if day > 0 { set(.source, facts[day - 1].trimmingSpaces) }
    }

    /// Takes the value of a label for what its name says.
    private mutating func take(_ name: String, _ value: Line, _ names: FieldNames) {
        let plain = FieldNames.plain(name)
        guard !value.isEmpty, !Self.otherLabels.contains(plain) else { return }
        if plain == "publicationinfo" || plain == "publicationtitle" {
            // "Norholm Gazette ; Norholm [Norholm]. 12 Mar 2024: A3."
            return set(.source, value.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: "[") }.trimmingSpaces)
        }
        if plain == "languageofpublication" { return set(.language, Self.language(Array(value))) }
        let told = names.columns(among: [name])
        let roles: [FieldNames.Role] = [.title, .published, .source, .url, .id, .language]
        for role in roles where !told[role.rawValue].isEmpty {
            set(
                role,
                role == .language ? Self.language(Array(value)) : role == .published ? Self.dated(value) : Array(value))
        }
        if plain == "proquestdocumentid" || plain == "documentid" { set(.id, value) }
        if plain == "documenturl" { set(.url, value) }
    }

    /// Words on a line of their own above a text and below it.
    private static let openings = names("body fulltext text volltext textkörper corpsdutexte texte cuerpo")
    private static let closings = names("classification klassifizierung clasificación notes graphic")
    private static let textLabels = names("fulltext text body volltext texteintégral textocompleto")
    /// Labels of which the last stands above the text.
    private static let lastLabels = names("length länge longueur longitud lengte dateline highlight byline section")
    /// Labels of what is no field of an article here.
    private static let otherLabels = names(
        """
        byline section length länge longueur longitud lengte dateline highlight graphic loaddate publicationtype subject
        organization company ticker industry person city state country geographic journalcode author abstract links firstpage
        lastpage pages publisher placeofpublication countryofpublication publicationsubject issn eissn sourcetype documenttype
        copyright lastupdated database notes series type correctiondate location companyorganization people basename status
        allowcomments allowpings convertbreaks primarycategory category keywords publicationyear
        """)

    /// Names as they are compared.
    private static func names(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map { FieldNames.plain(String($0)) })
    }

    private static func isLabel(_ name: String, _ names: FieldNames) -> Bool {
        let plain = FieldNames.plain(name)
        if otherLabels.contains(plain) || textLabels.contains(plain) || lastLabels.contains(plain) { return true }
        if ["publicationinfo", "publicationtitle", "languageofpublication", "proquestdocumentid", "documenturl"]
            .contains(plain)
        {
            return true
        }
        return !names.columns(among: [name]).allSatisfy(\.isEmpty)
    }

    // MARK: Details

    /// "LENGTH: 80 words": a name of letters, and a value that may be empty.
    static func label(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), 2...32 ~= colon - line.startIndex else { return nil }
        let name = line[..<colon]
        guard name.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 || $0 >= 0x80 || $0 == 0x20 || $0 == UInt8(ascii: "-") }),
            name.count(where: { $0 == 0x20 }) < 4
        else { return nil }
        return (String(decoding: name, as: UTF8.self), line[(colon + 1)...].trimmingSpaces)
    }

    /// A day, and perhaps the day of the week, a time or an edition behind it.
    private static func dated(_ line: Line) -> [UInt8] {
        if dates.date(line) != nil { return Array(line) }
        var words = line.split(separator: 0x20)
        while words.count > 1 {
            words.removeLast()
            let part = Array(words.joined(separator: [0x20]))
            if dates.date(part[...])?.day != nil { return part }
        }
        return Array(line)
    }

    private static func isDate(_ line: Line) -> Bool {
        guard 6...80 ~= line.count, line.contains(where: { $0 &- 0x30 < 10 }) else { return false }
        return dates.date(dated(line)[...])?.day != nil
    }

    /// A line of underscores or the like.
    private static func isRule(_ line: Line) -> Bool { line.count > 9 && line.allSatisfy { "_=-*".utf8.contains($0) } }

    private static func joined(_ lines: ArraySlice<Line>) -> [UInt8] { Array(lines.joined(separator: [0x20])) }

    /// The code of the first language of a list; nothing where its name is unknown.
    static func language(_ words: [UInt8]) -> [UInt8] {
        let first = words.split { ",;".utf8.contains($0) }.first.map { Array($0.trimmingSpaces) } ?? []
        return LanguageNames.codes[String(decoding: first, as: UTF8.self).lowercased()].map { Array($0.utf8) } ?? []
    }

    /// Lines as paragraphs, without the empty ones around them.
    static func text(_ lines: some Collection<Line>) -> [UInt8] {
        var text: [UInt8] = []
        for line in lines {
            if line.isEmpty, text.isEmpty || text.suffix(2).elementsEqual([0x0A, 0x0A]) { continue }
            text += line
            text.append(0x0A)
        }
        while let last = text.last, last == 0x0A { text.removeLast() }
        return text
    }
}

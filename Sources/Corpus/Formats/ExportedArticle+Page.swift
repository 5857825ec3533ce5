internal import Platform

extension ExportedArticle {
    /// An article of a page with many: by the codes before its fields, as Factiva has them, else by the classes of its elements,
    /// and by the places of what has none.
    ///
    /// - Parameter element: that holds it, in valid UTF-8.
    init(page element: Span<UInt8>, dates: DateReader) {
        self.init()
        let page = ExportPageLines(element)
        func holds(_ code: String) -> Bool { page.lines.contains { $0.text.elementsEqual(code.utf8) } }
        if holds("HD"), holds("PD") {
            readCodes(page.lines.flatMap { [$0.text[...], []] })
        } else {
            readClasses(page.lines, dates)
        }
        if page.id.hasPrefix("article-") { set(.id, page.id.utf8.dropFirst(8)) }
    }

    private mutating func readClasses(_ lines: [ExportPageLines.Line], _ dates: DateReader) {
        var (title, facts, body): ([ArraySlice<UInt8>], [[UInt8]], [ArraySlice<UInt8>]) = ([], [], [])
        let isMarked = lines.contains { $0.isOf("doctext", "articleparagraph") }
        for line in lines {
            if line.isOf("subtitle", "doctext", "articleparagraph") {
                body += [line.text[...], []]
            } else if line.isOf("headline", "titrearticle") {
                title.append(line.text[...])
            } else if line.isOf("publicationname") {
                set(.source, line.text)
            } else if line.isOf("nodoc") {
                set(.id, line.text)
            } else if !isMarked, line.isInSection {
                // Where no class says what the text is, it is what the section holds besides.
                body += [line.text[...], []]
            } else if body.isEmpty {
                facts.append(line.text)
            }
        }
        set(.title, title.joined(separator: [0x20]))
        readFacts(facts, dates)
        text = Self.text(body)
    }

    /// The day, perhaps the time, the source and the language, on lines one behind the other.
    private mutating func readFacts(_ facts: [[UInt8]], _ dates: DateReader) {
        for fact in facts { set(.language, Self.language(fact)) }
        for (index, fact) in facts.enumerated() {
            guard let day = PageFacts.dateIn(String(decoding: fact, as: UTF8.self), dates) else { continue }
            var rest = facts[(index + 1)...]
            let hasTime = rest.first.map { $0.count < 12 && $0.contains(UInt8(ascii: ":")) } ?? false
            let time = hasTime ? [0x20] + rest.removeFirst() : []
            set(.published, Array(day.utf8) + time)
            return set(.source, rest.first ?? [])
        }
    }

    /// What it says, as a document does.
    var document: Document {
        var document = Document()
        document.text = text
        for (role, value) in fields {
            let line = String(decoding: value, as: UTF8.self)
            switch role {
            case .id: document.id = line
            case .title: document.title = line
            case .published: document.published = line
            case .source: document.source = line
            case .url: document.url = line
            case .language: document.language = line
            default: break
            }
        }
        return document
    }
}

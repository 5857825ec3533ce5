import Platform

/// Articles, a line each: mark, source, date, title and likeness below each other, and where the terminal has the room
/// their words and ids.
struct ArticleTable {
    enum Line {
        case article(Row)
        /// Something said between two articles.
        case note(String)
    }

    struct Row {
        /// What the article is to those above it, in one column.
        var mark: String
        /// Whether it begins a text, whose copies follow.
        var isHead: Bool
        /// Empty where it is not known.
        var source: String
        /// Empty where it is not known.
        var date: String
        var content: Content
        var words: String
        var id: String

        fileprivate var isCanonical: Bool { if case .canonical = content { true } else { false } }
    }

    /// What stands behind the date.
    enum Content {
        case title(String, Likeness)
        /// Why the article is the canonical; the title of that stands above the table. It goes on in further lines where
        /// it has to.
        case canonical(because: String)
    }

    /// How like its canonical an article is.
    struct Likeness {
        var word: String
        var number: String
    }

    private let lines: [Line]
    private let style: TerminalStyle
    private let widths: Widths

    /// - Parameter columns: that a line may take.
    init(_ lines: [Line], columns: Int, style: TerminalStyle) {
        self.lines = lines
        self.style = style
        let rows = lines.compactMap { if case .article(let row) = $0 { row } else { nil } }
        widths = Widths(of: rows, columns: columns, terminal: style.width)
    }

    /// Whether marks and numbers stand there without the words that explain them.
    static func needsLegend(_ style: TerminalStyle) -> Bool { style.width < Widths.likenessWordsFrom }

    // MARK: Lines

    var text: String {
        lines.map { line in
            switch line {
            case .article(let row): text(of: row)
            case .note(let note):
                Columns.wrap(note, widths.all - Widths.lead).map { Self.spaces(Widths.lead) + style.dim($0) + "\n" }
                    .joined()
            }
        }.joined()
    }

    private func text(of row: Row) -> String {
        let isCopy = !row.isHead
        func quiet(_ text: String) -> String { style.dim(text) }
        func body(_ text: String) -> String { isCopy ? style.dim(text) : text }
        var line = (isCopy ? quiet(row.mark) : row.isCanonical ? style.bold(row.mark) : row.mark) + " "
        var owed = 0
        /// A cell, and the space before it once it is known that something follows.
        func add(_ text: String, _ columns: Int, atRight: Bool = false, _ styled: (String) -> String) {
            guard columns > 0 else { return }
            let text = Columns.cut(text, columns)
            let rest = columns - UnicodeText.width(of: text)
            if text.isEmpty {
                owed += columns + Widths.gap
            } else {
                line += Self.spaces(owed + (atRight ? rest : 0)) + styled(text)
                owed = (atRight ? 0 : rest) + Widths.gap
            }
        }
        add(row.source, widths.source, body)
        add(row.date, widths.date, atRight: true, quiet)
        var further: [String] = []
        switch row.content {
        case .title(let title, let likeness):
            add(title, widths.title, body)
            let word = Columns.fit(likeness.word, max(0, widths.word - 1)) + " "
            add((widths.word > 0 ? word : "") + likeness.number, widths.word + widths.number, quiet)
        case .canonical(let reasons):
            let lines = Columns.wrap(Self.canonical(because: reasons), widths.reasons)
            further = Array(lines.dropFirst())
            add(lines.first ?? "", widths.reasons) { text in
                let word = text.prefix(Self.canonical.count)
                return style.bold(String(word)) + quiet(String(text.dropFirst(word.count)))
            }
        }
        add(row.words, widths.words, atRight: true, quiet)
        add(row.id, widths.id, quiet)
        return ([line] + further.map { Self.spaces(widths.beforeTitle) + quiet($0) }).map { $0 + "\n" }.joined()
    }

    private static let canonical = "canonical"
    fileprivate static func canonical(because reasons: String) -> String { "\(canonical), \(reasons)" }
    private static func spaces(_ columns: Int) -> String { String(repeating: " ", count: columns) }
}

/// The columns of a table of articles: as wide as what stands in them needs; where that is too much titles are cut first,
/// then sources.
private struct Widths {
    let all: Int
    let source: Int
    let date: Int
    let title: Int
    /// Of the words of likenesses, with a space behind them.
    let word: Int
    let number: Int
    let words: Int
    let id: Int

    /// Columns of the mark, and between two others.
    static let (lead, gap) = (2, 2)
    /// Columns of a terminal from which something is shown: dates, words of likenesses, lengths, ids.
    static let (datesFrom, likenessWordsFrom, lengthsFrom, idsFrom) = (50, 100, 120, 160)

    init(of rows: [ArticleTable.Row], columns: Int, terminal: Int) {
        func widest(_ texts: [String]) -> Int { texts.map { UnicodeText.width(of: Columns.visible($0)) }.max() ?? 0 }
        func shown(from least: Int, _ text: (ArticleTable.Row) -> String) -> Int {
            terminal < least ? 0 : widest(rows.map(text))
        }
        func withGap(_ columns: Int) -> Int { columns > 0 ? columns + Self.gap : 0 }
        var (titles, reasons): ([String], [String]) = ([], [])
        var likenesses: [ArticleTable.Likeness] = []
        for row in rows {
            switch row.content {
            case .title(let title, let likeness):
                titles.append(title)
                likenesses.append(likeness)
            case .canonical(let why): reasons.append(ArticleTable.canonical(because: why))
            }
        }
        all = columns
        date = shown(from: Self.datesFrom) { $0.date }
        let word = terminal < Self.likenessWordsFrom ? 0 : widest(likenesses.map(\.word))
        self.word = word > 0 ? word + 1 : 0
        number = widest(likenesses.map(\.number))
        words = shown(from: Self.lengthsFrom) { $0.words }
        let ids = shown(from: Self.idsFrom) { $0.id }
        let likeness = self.word + number
        let taken = Self.lead + [date, likeness, words, min(ids, 24)].reduce(0) { $0 + withGap($1) }
        // The reasons of a canonical go on where other lines have their likeness.
        let wanted = max(1, widest(titles), widest(reasons) - withGap(likeness))
        let most = min(24, max(10, (columns - 5) / 4))
        source = min(widest(rows.map(\.source)), max(most, columns - taken - Self.gap - wanted))
        title = max(1, min(wanted, columns - taken - withGap(source)))
        id = ids > 0 ? columns - taken - withGap(source) - title + min(ids, 24) : 0
    }

    /// Columns of what explains a canonical.
    var reasons: Int { title + (word + number > 0 ? Self.gap + word + number : 0) }

    /// Columns before the title.
    var beforeTitle: Int { Self.lead + [source, date].reduce(0) { $0 + ($1 > 0 ? $1 + Self.gap : 0) } }
}

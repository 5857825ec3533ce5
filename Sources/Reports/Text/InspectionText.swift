import Platform
import Corpus
package import Storyfold

/// What a corpus holds, for a person who is about to fold it.
package struct InspectionText {
    private let inspection: CorpusInspection
    private let style: TerminalStyle
    private let showsAll: Bool

    /// Inputs and unused fields that are named unless all are wanted.
    private static let (mostInputs, mostUnused) = (8, 12)
    private static let (mostSources, mostLanguages) = (3, 5)
    /// Columns of the words at the left.
    private static let margin = 11

    package init(_ inspection: CorpusInspection, style: TerminalStyle, showsAll: Bool) {
        (self.inspection, self.style, self.showsAll) = (inspection, style, showsAll)
    }

    /// - Parameter command: what folds the corpus, with the options that are given already.
    package func text(command: String) -> String {
        ([inputs, articles] + inspection.fields.flatMap { [uses(of: $0), unused(of: $0)] } + [advice(command)])
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    // MARK: Inputs

    private var inputs: String {
        let rows = InputRows(inspection)
        let shown = showsAll ? rows.rows : Array(rows.rows.prefix(Self.mostInputs))
        let figures = shown.map { row in
            [row.files > 1 ? count(row.files, "file") : nil, row.kind, row.bytes.map(Self.size), row.records]
                .compactMap { $0 }.joined(separator: " · ")
        }
        let longest = shown.map { UnicodeText.width(of: Columns.name($0.path)) }.max() ?? 0
        var text = ""
        for (row, figures) in zip(shown, figures) {
            let name = Columns.name(row.path)
            let room = style.width - UnicodeText.width(of: figures) - 2
            if longest <= room, figures.count < style.width / 2 + 12 {
                text += style.bold(Columns.fit(name, longest)) + "  " + figures + "\n"
            } else {
                text += style.bold(Columns.shortened(name, style.width)) + "\n"
                text += Columns.wrap(figures, style.width - 2).map { "  " + $0 + "\n" }.joined()
            }
        }
        let rest = rows.rows.dropFirst(shown.count)
        if !rest.isEmpty {
            text += style.dim("and \(count(rest.reduce(0) { $0 + $1.files }, "more file")) (--all)") + "\n"
        }
        return text
    }

    // MARK: Articles

    private var articles: String {
        let total = inspection.total
        var text = ""
        var first = [count(total.articles, "article")]
        if total.rejected > 0 { first.append("\(count(total.rejected, "record")) that cannot be used") }
        text += style.bold(first.joined(separator: ", ")) + "\n"
        for rejection in inspection.rejections { text += Self.lines("\(rejection)", style.width, indent: "  ") }
        text += lines("dates", dates)
        text += lines("sources", sources)
        text += lines("languages", languages)
        text += lines("words", words)
        let again = inspection.reading.statistics.fetchedAgain
        if again > 0 {
            text += lines("twice", ["\(count(again, "record")) with the address of another, as a page fetched again"])
        }
        text += lines("doubtful", suspects)
        text += lines(
            "left out",
            [
                inspection.reading.passedOver.leftOut(),
                inspection.reading.passedOver.recordsWithoutArticle.map { "no articles: \($0)" },
            ].compactMap { $0 })
        return text
    }

    /// A word at the left, and lines beside it.
    private func lines(_ word: String, _ parts: [String]) -> String {
        let columns = style.width - Self.margin
        let lines = parts.flatMap { Columns.wrap($0, columns) }
        return lines.enumerated().map { index, line in
            (index == 0 ? style.accent(Columns.fit(word, Self.margin)) : String(repeating: " ", count: Self.margin))
                + line
                + "\n"
        }.joined()
    }

    private var dates: [String] {
        let dates = inspection.dates
        guard dates.read > 0 || dates.notRead > 0 else { return ["none"] }
        var parts = [dates.read == inspection.total.articles ? "all" : count(dates.read, "article")]
        if let first = dates.first, let last = dates.last { parts[0] += ", " + DateText.span(first, last) }
        if dates.read == 0 { parts = [] }
        if dates.missing > 0 { parts.append("\(grouped(dates.missing)) without one") }
        if dates.notRead > 0 { parts.append("\(grouped(dates.notRead)) not understood") }
        var lines = [parts.joined(separator: "; ")]
        if let first = inspection.reading.statistics.firstUndated { lines.append("not understood: \(first)") }
        return lines + DateFormText.lines(of: inspection.reading.statistics.dateForms)
    }

    private var sources: [String] {
        guard !inspection.sources.isEmpty else { return ["none"] }
        let shown = showsAll ? inspection.sources[...] : inspection.sources.prefix(Self.mostSources)
        var parts = shown.map { Columns.joined("\(Columns.name($0.name)) \(grouped($0.articles))") }
        let rest = inspection.sources.count - shown.count
        if rest > 0 { parts.append(Columns.joined("\(grouped(rest)) more")) }
        let without = inspection.total.articles - inspection.total.withSource
        let all = "\(grouped(inspection.sources.count)): " + parts.joined(separator: ", ")
        return [all + (without > 0 ? "; \(grouped(without)) articles without one" : "")]
    }

    private var languages: [String] {
        let known = inspection.languages.filter { $0.code != nil }
        let shown = showsAll ? known[...] : known.prefix(Self.mostLanguages)
        // Where no record says it, that is said once.
        let isTold = known.allSatisfy { $0.declared == 0 }
        var parts = shown.map { language in
            let told = !isTold && language.declared == 0 ? " told from the words" : ""
            return Columns.joined("\(Columns.name(language.code!)) \(grouped(language.articles))") + told
        }
        if known.count > shown.count { parts.append(Columns.joined("\(grouped(known.count - shown.count)) more")) }
        if let unknown = inspection.languages.first(where: { $0.code == nil }) {
            parts.append("\(grouped(unknown.articles)) not told")
        }
        guard !parts.isEmpty else { return [] }
        return [parts.joined(separator: ", ") + (isTold && !known.isEmpty ? "; told from the words" : "")]
    }

    private var words: [String] {
        guard let lengths = inspection.lengths else { return [] }
        guard lengths.shortest.words < lengths.longest.words else { return ["\(grouped(lengths.median)) in each text"] }
        func line(_ word: String, _ text: (words: Int, id: String)) -> String {
            let lead = "\(word) \(grouped(text.words)): "
            return lead + Columns.joined(Columns.shortened(text.id, style.width - Self.margin - lead.count))
        }
        return [
            "median \(grouped(lengths.median))", line("shortest", lengths.shortest), line("longest", lengths.longest),
        ]
    }

    private var suspects: [String] {
        let suspects = inspection.suspects
        let kinds = [
            (suspects.empty, "without a word"), (suspects.short, "of fewer than \(CorpusInspection.fewestWords) words"),
            (suspects.repeated, "with one text under three titles or more, as walls and notices are"),
        ]
        return kinds.filter { $0.0.articles > 0 }.flatMap { kind, words in
            let id = Columns.joined(Columns.shortened(kind.first ?? "", style.width - Self.margin))
            return ["\(grouped(kind.articles)) \(words)\(kind.articles == 1 ? "" : ", the first"): \(id)"]
        }
    }

    // MARK: Fields

    private func uses(of fields: InspectedFields) -> String {
        let uses = fields.uses
        guard !uses.isEmpty else { return "" }
        var rows: [[String]] = []
        for role in InspectedFields.roles {
            let ofRole = uses.filter { $0.role == role }
            for (index, use) in ofRole.enumerated() {
                rows.append([
                    index > 0 ? "" : Self.word(role), Self.path(use), share(use.records, of: fields.records),
                    Self.reason(use), Self.quoted(use.sample),
                ])
            }
            if ofRole.isEmpty, fields.missing.contains(role) { rows.append([Self.word(role), "none", "", "", ""]) }
        }
        return heading("read as", of: fields) + table(rows)
    }

    private func unused(of fields: InspectedFields) -> String {
        let shown = showsAll ? fields.unused[...] : fields.unused.prefix(Self.mostUnused)
        guard !shown.isEmpty else { return "" }
        let rows = shown.map { field in
            let hint = fields.hints.first { $0.path == field.path }?.role
            let why = hint.map { "a \(Self.word($0))?" } ?? field.behind.map { "behind \(Self.word($0))" } ?? ""
            return ["", field.path, share(field.records, of: fields.records), why, Self.quoted(field.sample)]
        }
        var text = heading("not read", of: fields) + table(rows)
        let rest = fields.unused.count - shown.count
        if rest > 0 {
            let all = fields.hasMore ? "at least \(grouped(rest)) more fields" : count(rest, "more field")
            text += String(repeating: " ", count: Self.margin) + style.dim("and \(all) (--all)") + "\n"
        }
        return text
    }

    /// - Parameter word: stands at the left.
    private func heading(_ word: String, of fields: InspectedFields) -> String {
        let several = inspection.fields.count > 1 ? ", \(InputRows.name(of: fields.format))" : ""
        return style.bold("fields \(word)\(several)") + "\n"
    }

    /// Rows of a role, a path, a share, a reason and a value.
    private func table(_ rows: [[String]]) -> String {
        var reasons = rows.map { UnicodeText.width(of: $0[3]) }.max() ?? 0
        // On a narrow terminal a path is worth more than why it was taken.
        if style.width < 60 { reasons = 0 }
        let room = style.width - Self.margin - 6 - reasons - 3
        let paths = min(rows.map { UnicodeText.width(of: Columns.visible($0[1])) }.max() ?? 0, max(16, room / 2))
        return rows.map { row in
            let lead =
                style.accent(Columns.fit(row[0], Self.margin)) + Columns.fit(row[1], paths) + " "
                + Columns.right(row[2], 5) + "  " + style.dim(Columns.fit(row[3], reasons))
            let left = style.width - Self.margin - paths - 6 - 2 - reasons - 2
            let line = lead + (row[4].isEmpty || left < 8 ? "" : "  " + Columns.cut(row[4], left))
            return line.trimmingEnd + "\n"
        }.joined()
    }

    private func share(_ records: Int, of all: Int) -> String {
        guard all > 0, records < all else { return "100 %" }
        let percent = records * 100 / all
        return percent == 0 && records > 0 ? "< 1 %" : "\(percent) %"
    }

    static func word(_ role: FieldNames.Role) -> String {
        switch role {
        case .published: "date"
        case .duplicateGroup: "gold group"
        case .story: "gold story"
        case .summary: "text"
        default: "\(role)"
        }
    }

    private static func path(_ use: InspectedFields.Use) -> String {
        switch use.reason {
        case .address: "the url"
        case .place: "file and place"
        case .host: "host of the url"
        case .head: "head of the text"
        case .words: "function words"
        case .around: "around the records"
        case .document: "the document"
        default: use.path
        }
    }

    static func reason(_ use: InspectedFields.Use) -> String {
        switch use.reason {
        case .option: use.role.option
        case .knownName: "known name"
        case .values: "by its values"
        case .standsIn: "stands for it"
        case .document: ""
        case .address, .place, .host, .head, .words, .around: "no field"
        }
    }

    private static func quoted(_ value: String) -> String {
        let line = ShownText.line(
            value.split { $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == " " }.joined(separator: " "))
        return line
    }

    // MARK: What to do

    private func advice(_ command: String) -> String {
        var options: [String] = []
        var text = ""
        let several = inspection.fields.count > 1
        for fields in inspection.fields {
            for hint in fields.hints {
                let option = "\(hint.role.option) \(Self.argument(hint.path))"
                if !options.contains(option) { options.append(option) }
                text += bullet(
                    "most records have no \(Self.word(hint.role)) that is known\(several ? " (\(InputRows.name(of: fields.format)))" : ""); "
                        + "\"\(Columns.name(hint.path))\" looks like one: \(option)")
            }
            for role in fields.missing where !fields.hints.contains(where: { $0.role == role }) {
                let other = fields.uses.first { $0.role == role && $0.reason == .standsIn }
                text += bullet(
                    "most records have no \(Self.word(role)) that is known"
                        + (other.map { ", and \"\(Columns.name($0.path))\" stands for it" } ?? "")
                        + "; if \(other == nil ? "a" : "another") field holds it, \(role.option) names it")
            }
        }
        // Where nothing can be used, leaving it out helps nobody.
        if inspection.rejections.count > 0, inspection.total.articles > 0 {
            options.append("--invalid skip")
            text += bullet(
                "a fold stops at the first record that cannot be used; --invalid skip leaves out such records and counts them"
            )
        }
        if inspection.dates.notRead > 0, 2 * inspection.dates.notRead > inspection.total.articles {
            text += bullet("most dates are not understood; --published-field names another field")
        }
        let line = ([command] + options).joined(separator: " ")
        return text + style.dim("to fold it: ") + line + "\n"
    }

    private func bullet(_ words: String) -> String {
        let lines = Columns.wrap(words, style.width - 2)
        return lines.enumerated().map { ($0 == 0 ? style.bold("!") + " " : "  ") + $1 + "\n" }.joined()
    }

    /// An argument as a shell takes it.
    package static func argument(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || "_-./:,+@%=".utf8.contains(byte) || byte >= 0x80
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private static func lines(_ text: String, _ columns: Int, indent: String) -> String {
        Columns.wrap(text, columns - indent.count).map { indent + $0 + "\n" }.joined()
    }

    /// "640 bytes", "12 kB", "3.4 MB".
    static func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return CountText.text(bytes, "byte") }
        if bytes < 1_000_000 { return "\((bytes + 500) / 1_000) kB" }
        let (number, unit) = bytes < 1_000_000_000 ? (Double(bytes) / 1e6, "MB") : (Double(bytes) / 1e9, "GB")
        return "\(Decimals.text(number, places: 1)) \(unit)"
    }

    private func count(_ number: Int, _ noun: String) -> String { CountText.text(number, noun) }
    private func grouped(_ number: Int) -> String { Decimals.grouped(number) }
}

extension String {
    fileprivate var trimmingEnd: String {
        var line = self[...]
        while line.last == " " { line = line.dropLast() }
        return String(line)
    }
}

import Platform
import Corpus
import LivingIndex
import NearDuplicates
import Reports
import Storyfold

/// The line on standard error that says what a run did.
enum SummaryText {
    static func text(of summary: FoldSummary, reading: Reading.Statistics, after elapsed: Duration) -> String {
        var parts = [count(summary.articles, summary.references == nil ? "article" : "new article")]
        var copies = count(summary.duplicates, "copy")
        if let references = summary.references {
            parts.append(count(references, "reference article"))
            copies += ", \(grouped(summary.duplicatesOfReference)) of reference articles"
        }
        parts.append("\(count(summary.groups, "duplicate group")) (\(copies))")
        if let stories = summary.stories {
            parts.append(
                "\(count(stories, "story")) (\(grouped(summary.storiesOfSeveral)) of several versions)")
        }
        var text = parts.joined(separator: ", ") + " in \(seconds(elapsed)) s\n"
        if summary.strippedArticles > 0 {
            text +=
                "furniture and markup left out of the comparison: \(bytes(summary.strippedBytes)) in "
                + "\(count(summary.strippedArticles, "article"))\n"
        }
        let damage = [
            (summary.damagedCharacters, "with damaged characters"), (summary.escapedTwice, "escaped twice"),
            (summary.printedTwice, "printed twice"), (summary.withComments, "with readers' comments"),
        ].filter { $0.0 > 0 }
        if !damage.isEmpty {
            text +=
                "texts read as they were meant: " + damage.map { "\(grouped($0)) \($1)" }.joined(separator: ", ") + "\n"
        }
        if summary.foldsTemplates { text += "templates folded: texts with other names and numbers count as copies\n" }
        if !summary.differences.isEmpty {
            let pairs = Difference.allCases.compactMap { difference in
                summary.differences[difference].map { "\(grouped($0)) \(difference.name)" }
            }
            text += "alike, but not the same (pairs of texts): \(pairs.joined(separator: ", "))\n"
        }
        if summary.pages > 0 {
            let one = summary.pages == 1
            text +=
                "warning: no article text in \(count(summary.pages, "article")): what \(one ? "it says" : "they say") has "
                + "nothing to do with \(one ? "its title" : "their titles"); each stands alone\n"
        }
        if summary.empty > 0 {
            text += "warning: \(count(summary.empty, "article")) without a word of text; each stands alone\n"
        }
        if summary.unusableDates > 0 {
            let which = summary.unusableDates == 1 ? "that article counts" : "those articles count"
            text += "warning: \(count(summary.unusableDates, "date")) not understood; \(which) as undated"
            if let first = reading.firstUndated {
                text += summary.unusableDates == 1 ? ": \(first)" : "; the first: \(first)"
            }
            text += "\n"
        }
        return text
    }

    /// What was guessed of the records, and what of them was not used; nothing for nothing.
    static func text(of reading: Reading, fields: FieldNames) -> String {
        let figures = reading.statistics
        var text = ""
        let others = reading.inputs.filter { $0.encoding != nil }
        if let first = others.first, let encoding = first.encoding {
            let kinds = Set(others.compactMap(\.encoding)).sorted().joined(separator: ", ")
            text +=
                others.count == 1
                ? "note: read as \(encoding): \(ShownText.line(first.path))\n"
                : "note: read as \(kinds): \(count(others.count, "file")), the first \(ShownText.line(first.path))\n"
        }
        if let table = reading.inputs.first(where: { $0.guessedColumns != nil }) {
            text +=
                "note: \(ShownText.line(table.path)) has no header; taken by what is in them: column "
                + "\(table.guessedColumns!)\n"
        }
        if let table = reading.inputs.first(where: \.isTurned) {
            text += "note: \(ShownText.line(table.path)) holds columns: each row of them is read as a record\n"
        }
        if let table = reading.inputs.first(where: { $0.linesAboveHeader > 0 }) {
            text +=
                "note: \(ShownText.line(table.path)): \(count(table.linesAboveHeader, "line")) above the header left out\n"
        }
        if let table = reading.inputs.first(where: \.hasSerialDates) {
            text += "note: \(ShownText.line(table.path)): dates read as the numbers of days that spreadsheets have\n"
        }
        if figures.summaries > 0 {
            text +=
                "note: \(count(figures.summaries, "article")) without a full text: a summary stands for it; --text-field "
                + "names another field\n"
        }
        if figures.headlines > 0 {
            text += "note: \(count(figures.headlines, "article")) without a text: the title stands for it\n"
        }
        if let place = figures.firstNullText {
            text +=
                figures.nullTexts == 1
                ? "note: 1 article whose text is null: \(place)\n"
                : "note: \(count(figures.nullTexts, "article")) whose text is null, the first \(place)\n"
        }
        if figures.keySources > 0 {
            text +=
                "note: \(count(figures.keySources, "article")) with no source of \(figures.keySources == 1 ? "its" : "their") "
                + "own: the name of the list is taken for it\n"
        }
        if figures.crawlSources > 0 {
            text +=
                "note: \(count(figures.crawlSources, "article")) with the name of a crawl for \(figures.crawlSources == 1 ? "its" : "their") "
                + "source: the host of the address is taken for it; --source-field keeps the name\n"
        }
        if figures.fetchedAgain > 0 {
            text +=
                "note: \(count(figures.fetchedAgain, "record")) with the address of another: fetches of one page, all kept, the "
                + "later with #2 and so on behind the id\n"
        }
        if figures.namedByContent > 0 {
            text +=
                "note: \(count(figures.namedByContent, "article")) without an id or address, named by what "
                + "\(figures.namedByContent == 1 ? "it says" : "they say"): x and 12 digits\n"
        }
        if figures.nulls > 0 {
            text +=
                "note: \(count(figures.nulls, "article")) with the character U+0000, in whose place U+FFFD is kept\n"
        }
        if figures.repeated > 0 {
            text +=
                "note: \(count(figures.repeated, "record")) without an id or address that \(figures.repeated == 1 ? "says" : "say") "
                + "what another says: one article with it\n"
        }
        for line in DateFormText.lines(of: figures.dateForms) { text += "note: \(line)\n" }
        return text + unknownLanguages(reading) + unused(reading, fields)
    }

    /// What is declared as a language and is none.
    private static func unknownLanguages(_ reading: Reading) -> String {
        var known: [ArraySlice<UInt8>: Bool] = [:]
        var (number, example) = (0, "")
        for batch in reading.batches {
            for entry in batch.entries where !entry.isTwin && !entry.language.isEmpty {
                let bytes = batch.bytes[entry.language.bounds]
                if known[bytes] == false { continue }
                let declared = String(decoding: bytes, as: UTF8.self)
                let isUnusable = LanguageTag(declared) == .unusable
                if known.count < 1_000 { known[bytes] = isUnusable }
                guard isUnusable else { continue }
                number += 1
                if example.isEmpty || declared < example { example = declared }
            }
        }
        guard number > 0 else { return "" }
        return
            "note: \(count(number, "article")) with a language that is not known, such as \"\(ShownText.line(example))\": read as if "
            + "none were declared\n"
    }

    /// What most articles lack, with the field of the first record that looks like it.
    private static func unused(_ reading: Reading, _ names: FieldNames) -> String {
        let figures = reading.statistics
        guard figures.records > 0, !figures.fields.isEmpty else { return "" }
        let lacks: [(role: FieldNames.Role, word: String, lack: (ArticleBatch.Entry) -> Bool)] = [
            (.published, "date", { $0.published == nil }), (.title, "title", { $0.title.isEmpty }),
            (.source, "source", { $0.source.isEmpty }),
        ]
        let missing = lacks.compactMap { role, word, lack in
            let articles = reading.batches.reduce(0) { sum, batch in
                sum + (batch.titleFromText ? 0 : batch.entries.count { $0.isArticle && lack($0) })
            }
            return 2 * articles > figures.records ? (role: role, word: word, articles: articles) : nil
        }
        let unused = figures.fields.filter { field in
            !FieldNames.Role.allCases.contains { names.names(field.path, as: $0) }
        }
        let candidates = FieldLooks().candidates(
            among: unused.map { ($0.path, $0.value.isEmpty ? [] : [$0.value]) }, for: missing.map(\.role))
        return missing.map { role, word, articles in
            let share = articles == figures.records ? "no article has a \(word)" : "most articles have no \(word)"
            if let field = candidates.first(where: { $0.role == role }) {
                let path = ShownText.line(field.path)
                return "warning: \(share); the field \"\(path)\" looks like one: \(role.option) \(path)\n"
            }
            return role == .published ? "note: \(share); \(role.option) names the field that holds it\n" : ""
        }.joined()
    }

    /// How many articles a filter leaves out; nothing for none.
    static func text(of filtered: RecordFilter.Counts, _ filter: RecordFilter) -> String {
        guard filtered.all > 0 else { return "" }
        return "left out by request: \(reasons(of: filtered, filter))\n"
    }

    /// Why articles are left out: "12 articles of other sources, 3 without a date".
    static func reasons(of filtered: RecordFilter.Counts, _ filter: RecordFilter) -> String {
        RecordFilter.Reason.allCases.filter { filtered[$0] > 0 }.enumerated().map { place, reason in
            let number = place == 0 ? count(filtered[reason], "article") : grouped(filtered[reason])
            switch reason {
            case .source: return "\(number) of other sources"
            case .language: return "\(number) in other languages"
            case .undated: return "\(number) without a date"
            case .date:
                let bounds = [filter.since.map { "before \($0)" }, filter.until.map { "after \($0)" }].compactMap { $0 }
                return "\(number) \(bounds.joined(separator: " or "))"
            }
        }.joined(separator: ", ")
    }

    /// What stands below the folders and was not read, and the linked folders that were; nothing for nothing.
    static func text(of passedOver: PassedOver) -> String {
        let leftOut = passedOver.leftOut().map { "warning: left out: \(ShownText.line($0, most: 1_000))\n" } ?? ""
        let followed = passedOver.followed.map { "note: read too: \(ShownText.line($0, most: 1_000))\n" } ?? ""
        let records = passedOver.recordsWithoutArticle.map { "note: no articles, left out: \($0)\n" } ?? ""
        return leftOut + records + followed
    }

    static func count(_ number: Int, _ noun: String) -> String {
        CountText.text(number, noun)
    }

    /// A number with its thousands set apart.
    static func grouped(_ number: Int) -> String { Decimals.grouped(number) }

    static func seconds(_ duration: Duration) -> String {
        let tenths = Int(
            (Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18) * 10 + 0.5)
        return "\(tenths / 10).\(tenths % 10)"
    }

    static func bytes(_ number: Int) -> String {
        number < 10_000 ? "\(grouped(number)) bytes" : "\(grouped(number / 1_000)) kB"
    }
}

extension SummaryText {
    /// What a change did to an index.
    static func text(of summary: ChangeSummary, after elapsed: Duration) -> String {
        let all = "\(count(summary.articles, "article")) in the index"
        var parts: [String] = []
        func add(_ number: Int, _ words: (Int) -> String) { if number > 0 { parts.append(words(number)) } }
        add(summary.added) { "\(count($0, "article")) added" }
        add(summary.updated) { "\(grouped($0)) updated" }
        add(summary.removed) { "\(count($0, "article")) removed" }
        add(summary.rules) { "\(count($0, "rule")) given" }
        add(summary.undone) { "\(count($0, "rule")) taken back" }
        add(summary.unchanged) { "\(grouped($0)) there already" }
        guard summary.change != nil else { return (parts + ["nothing to do", all]).joined(separator: ", ") + "\n" }
        func stories(_ kind: Event.Kind, _ word: String) {
            add(summary.stories[kind] ?? 0) { "\(grouped($0)) \(word)" }
        }
        let articles = parts
        parts = []
        stories(.created, "new")
        stories(.mergedInto, "merged")
        stories(.splitFrom, "split off")
        stories(.reopened, "reopened")
        stories(.closed, "closed")
        stories(.ended, "ended")
        let changes = parts.isEmpty ? [] : ["stories: " + parts.joined(separator: ", ")]
        var text = (articles + changes + [all]).joined(separator: "; ") + " in \(seconds(elapsed)) s\n"
        for conflict in summary.conflicts { text += "warning: a rule is not obeyed: \(conflict)\n" }
        // What was learned from few articles is told; half and more of them are enough.
        if summary.articles >= 1_000, summary.learnedFrom * 4 < summary.articles {
            text +=
                "note: page furniture was learned from \(count(summary.learnedFrom, "article")); "
                + "storyfold index compact learns it again from all\n"
        }
        return text
    }
}

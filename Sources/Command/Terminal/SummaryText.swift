import Bindings
import Corpus
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
        if figures.summaries > 0 {
            text +=
                "note: \(count(figures.summaries, "article")) without a full text: a summary stands for it; --text-field "
                + "names another field\n"
        }
        if figures.headlines > 0 {
            text += "note: \(count(figures.headlines, "article")) without a text: the title stands for it\n"
        }
        if figures.keySources > 0 {
            text +=
                "note: \(count(figures.keySources, "article")) with no source of \(figures.keySources == 1 ? "its" : "their") "
                + "own: the name of the list is taken for it\n"
        }
        if figures.fetchedAgain > 0 {
            text +=
                "note: \(count(figures.fetchedAgain, "record")) with the address of another: fetches of one page, all kept, the "
                + "later with #2 and so on behind the id\n"
        }
        let orders = figures.dateOrders
        if orders.open > 0 {
            let order = orders.takesMonthFirst ? "the month first" : "the day first"
            let why =
                orders.isDecided
                ? "as other dates show"
                : orders.dayFirst > 0 ? "as most others show, though not all" : "which no other date decides"
            text += "note: \(count(orders.open, "date")) such as 04/05/2024 read with \(order), \(why)\n"
        }
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
            "note: \(count(number, "article")) with a language that is none, such as \"\(ShownText.line(example))\": as if "
            + "none were declared\n"
    }

    /// What looks like a date and is none, where most articles have none.
    private static func unused(_ reading: Reading, _ fields: FieldNames) -> String {
        let figures = reading.statistics
        let undated = reading.batches.reduce(0) { $0 + $1.entries.count { !$0.isTwin && $0.published == nil } }
        guard figures.records > 0, 2 * undated > figures.records, !figures.fields.isEmpty else { return "" }
        let used = Set(fields[.published].map { $0.lowercased().filter { !"-_ ".contains($0) } })
        let dates = DateReader.current()
        let candidate = figures.fields.first { field in
            let name = field.path.lowercased()
            let last = name.split(separator: ".").last.map { $0.filter { !"-_ ".contains($0) } } ?? ""
            guard !used.contains(last) else { return false }
            let isNamed = ["date", "time", "_at", "publi", "datum", "fecha", "day"].contains { name.contains($0) }
            if field.value.isEmpty { return isNamed }
            let isDate = dates.date(field.value) != nil && field.value.utf8.count >= 8
            return isDate && (isNamed || field.value.contains { "-/:".contains($0) })
        }
        let share = undated == figures.records ? "no article has a date" : "most articles have no date"
        guard let candidate else {
            return "note: \(share); --published-field names the field that holds it\n"
        }
        return "warning: \(share); the field \"\(ShownText.line(candidate.path))\" looks like one: --published-field "
            + "\(ShownText.line(candidate.path))\n"
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

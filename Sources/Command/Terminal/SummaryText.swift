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

import Corpus
package import LivingIndex
package import Storyfold

/// Prints why two articles are, or are not, the same text or the same story.
package struct ExplanationReport {
    let explanation: Explanation
    var fold: Fold { explanation.fold }

    /// Where an index has the two; nil where there is none.
    let places: Places?

    /// The groups and stories of the two by their names in an index.
    package struct Places: Sendable {
        package var groupA: String?
        package var groupB: String?
        package var storyA: String
        package var storyB: String

        package init(_ a: IndexReader.Article, _ b: IndexReader.Article) {
            groupA = a.group.map { IndexNames.name(.group, $0) }
            groupB = b.group.map { IndexNames.name(.group, $0) }
            (storyA, storyB) = (IndexNames.name(.story, a.story), IndexNames.name(.story, b.story))
        }
    }

    package init(_ explanation: Explanation, places: Places? = nil) {
        (self.explanation, self.places) = (explanation, places)
    }

    // MARK: Text

    /// Columns of the names of the facts.
    private static let nameColumns = 18

    /// - Parameter showsAll: every sentence, and every name and number.
    package func text(style: TerminalStyle, showsAll: Bool) -> String {
        var text = heading("A", explanation.a, style) + heading("B", explanation.b, style) + "\n"
        text += Columns.wrap(verdict, style.width).map { style.bold($0) + "\n" }.joined()
        if let ruling = explanation.ruling {
            text += "\n" + section("decided by a person, in \(ruling.file)", rulingFacts(ruling), style)
        }
        if let places { text += "\n" + section("in the index", placeFacts(places), style) }
        text += "\n" + section("text", textFacts, style)
        text += "\n" + section("story", explanation.versions.map(storyFacts) ?? versionFacts, style)
        text += "\n" + section("names and numbers", mentionFacts(showsAll: showsAll), style)
        return text + "\n" + DifferenceText(explanation, style: style, showsAll: showsAll).text
    }

    private func heading(_ letter: String, _ article: Int, _ style: TerminalStyle) -> String {
        let facts = fold.article(article)
        let indent = "   "
        var text = ""
        let columns = style.width - indent.count
        for line in Columns.wrap(fold.corpus.headline(of: article), columns).prefix(2) {
            let lead = text.isEmpty ? style.accent(letter) + "  " : indent
            text += lead + style.bold(Columns.cut(line, columns)) + "\n"
        }
        let parts = [
            facts.source, facts.date.map(DateText.full),
            "\(Decimals.grouped(facts.words)) \(facts.words == 1 ? "word" : "words")", "id \(Columns.name(facts.id))",
        ]
        return text
            + Columns.wrap(parts.compactMap { $0 }.joined(separator: " · "), columns)
            .map { indent + Columns.cut($0, columns) + "\n" }.joined()
    }

    /// A fact: its name, and what it is.
    typealias Fact = (name: String, value: String)

    private func section(_ title: String, _ facts: [Fact], _ style: TerminalStyle) -> String {
        var text = Columns.wrap(title, style.width).map { style.dim(Columns.cut($0, style.width)) + "\n" }.joined()
        for fact in facts {
            let columns = style.width - Self.nameColumns - 2
            for (index, line) in Columns.wrap(fact.value, columns).enumerated() {
                text += "  " + Columns.fit(index == 0 ? fact.name : "", Self.nameColumns)
                text += Columns.cut(line, columns) + "\n"
            }
        }
        return text
    }

    /// Where the index has them, and why it may have them elsewhere than what was found says.
    private func placeFacts(_ places: Places) -> [Fact] {
        func place(_ story: String, _ group: String?) -> String {
            "story \(story)" + (group.map { ", group \($0)" } ?? "")
        }
        var facts = [
            ("A", place(places.storyA, places.groupA)), ("B", place(places.storyB, places.groupB)),
        ]
        if explanation.isOneStory != (places.storyA == places.storyB) {
            facts.append(("why otherwise", "a story that is closed stays as it is, whatever would be found now"))
        }
        return facts
    }

    // MARK: Numbers

    func two(_ value: Double) -> String { Decimals.text(value, places: 2) }
    /// The next of two decimals that is higher; nil above 1.
    func above(_ value: Double) -> String? {
        let next = floored(value) + 0.01
        return next < 1.005 ? two(next) : nil
    }

    /// Rounded so that what is said to be enough is.
    func floored(_ value: Double) -> Double { (value * 100 + 1e-9).rounded(.down) / 100 }
    func floor(_ value: Double) -> String { two(floored(value)) }

    func days(_ value: Double) -> String {
        value == 0 ? "0" : value < 0.05 ? "less than 0.1" : Decimals.text(value, places: 1)
    }
}

extension Decimals {
    /// A share as a percentage: "12 %", and below one "0.4 %".
    static func percent(_ share: Double) -> String {
        share < 0.01 ? text(share * 100, places: 1) + " %" : "\(Int((share * 100).rounded())) %"
    }

    /// Without decimals where there are none.
    static func short(_ value: Double) -> String {
        value == value.rounded() ? grouped(Int(value)) : text(value, places: 1)
    }
}

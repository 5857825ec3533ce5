import Corpus

/// The pages of the outlets: all of them in a table, with who takes from whom, and what each of them did.
struct OutletPages {
    private let outlets: [OutletBook.Outlet]
    private let anchorOf: [String: String]
    /// Where a story's page is: the start of its address, before "#".
    private let address: (Int) -> String
    /// The address of the front page.
    private let home: String

    /// Outlets in the table, and those with a page of their own; those behind them have few articles.
    private static let (mostListed, mostTold) = (2_000, 500)
    /// Outlets that a page names for each direction, and articles.
    private static let (mostPartners, mostTakes) = (6, 12)

    /// nil where fewer than two outlets are known: there is nothing to tell of them.
    init?(_ book: OutletBook, home: String, address: @escaping (Int) -> String) {
        outlets = book.outlets
        guard outlets.count > 1 else { return nil }
        (self.home, self.address) = (home, address)
        anchorOf = Dictionary(
            uniqueKeysWithValues: outlets.prefix(Self.mostTold).enumerated().map { ($1.name, "o\($0 + 1)") })
    }

    /// "24 outlets: who was first, who took from whom".
    var invitation: String { "\(CountText.text(outlets.count, "outlet")): who was first, who took from whom" }

    /// The table, then the outlets that have a page.
    var sections: String {
        Templates.render(.outlets, overview)
            + outlets.prefix(Self.mostTold).map { Templates.render(.outlet, page(of: $0)) }.joined()
    }

    // MARK: All outlets

    private var overview: [String: Any] {
        let taken = outlets.reduce(0) { $0 + $1.taken.count }
        let articles = outlets.reduce(0) { $0 + $1.articles }
        var values: [String: Any] = [
            "facts": "\(CountText.text(outlets.count, "outlet")) · \(CountText.text(articles, "article")) · "
                + "\(Decimals.grouped(taken)) taken from another outlet",
            "rows": outlets.prefix(Self.mostListed).map { outlet -> [String: Any] in
                var row: [String: Any] = [
                    "name": outlet.name,
                    "figures": [
                        outlet.articles, outlet.stories, outlet.first, outlet.ownTexts, outlet.taken.count,
                        outlet.given.count,
                    ].map { Decimals.grouped($0) },
                ]
                if let anchor = anchorOf[outlet.name] { row["anchor"] = anchor }
                return row
            },
        ]
        if let network = OutletNetwork(outlets) { values["network"] = network.figure(anchorOf) }
        if outlets.count > Self.mostListed {
            values["rest"] =
                "\(CountText.text(outlets.count - Self.mostListed, "outlet")) with fewer articles not listed"
        }
        return values
    }

    // MARK: One outlet

    private func page(of outlet: OutletBook.Outlet) -> [String: Any] {
        var answers: [[String: Any]] = [["question": "First", "lines": [["text": first(outlet)]]]]
        answers.append(answer("Took from", outlet.taken, \.source, none: "no other outlet, as far as the texts tell"))
        answers.append(answer("Taken up by", outlet.given, \.target, none: "no other outlet, as far as the texts tell"))
        let changes = outlet.taken.compactMap(\.change)
        if !changes.isEmpty {
            let text = "of \(CountText.text(changes.count, "article")) that it took, \(StoryAnswers.made(changes))"
            answers.append(["question": "What it changed", "lines": [["text": text]]])
        }
        return [
            "anchor": anchorOf[outlet.name] ?? "", "name": outlet.name, "home": home,
            "facts": [
                CountText.text(outlet.articles, "article"), CountText.text(outlet.stories, "story"),
                CountText.text(outlet.ownTexts, "text") + " of its own",
            ].joined(separator: " · "),
            "answers": answers,
            "lists": [
                list("What it took", outlet.taken) { "from \($0.source)" },
                list("What others took from it", outlet.given) { "by \($0.target)" },
            ].compactMap { $0 },
        ]
    }

    private func first(_ outlet: OutletBook.Outlet) -> String {
        guard outlet.storiesOfSeveral > 0 else { return "all its stories have one article" }
        if outlet.first == 0 {
            return "alone in none of \(CountText.text(outlet.storiesOfSeveral, "story")) with several articles"
        }
        return "alone in \(Decimals.grouped(outlet.first)) of "
            + "\(CountText.text(outlet.storiesOfSeveral, "story")) with several articles"
    }

    private func answer(
        _ question: String, _ takes: [StoryOutlets.Take], _ partner: KeyPath<StoryOutlets.Take, String>, none: String
    ) -> [String: Any] {
        let partners = OutletBook.byPartner(takes) { $0[keyPath: partner] }
        guard !partners.isEmpty else { return ["question": question, "lines": [["text": none]]] }
        var lines = partners.prefix(Self.mostPartners).map { name, takes -> [String: Any] in
            var outlet: [String: Any] = ["name": name]
            if let anchor = anchorOf[name] { outlet["anchor"] = anchor }
            return ["outlet": outlet, "text": ": \(CountText.text(takes.count, "article"))\(usually(takes))"]
        }
        let rest = partners.count - Self.mostPartners
        if rest > 0 { lines.append(["text": "and \(CountText.text(rest, "other outlet"))"]) }
        return ["question": question, "lines": lines]
    }

    /// ", typically 25 min later"; nothing where no delay is known.
    private func usually(_ takes: [StoryOutlets.Take]) -> String {
        let delays = takes.compactMap(\.delay)
        guard let delay = TakeDelay.median(of: delays) else { return "" }
        return ", \(delays.count > 1 ? "typically " : "")\(delay.text)"
    }

    private func list(
        _ title: String, _ takes: [StoryOutlets.Take], _ partner: (StoryOutlets.Take) -> String
    ) -> [String: Any]? {
        guard !takes.isEmpty else { return nil }
        var list: [String: Any] = [
            "title": title,
            "takes": takes.prefix(Self.mostTakes).map { take -> [String: Any] in
                let parts = [partner(take), take.delay?.text, take.change?.numbers].compactMap { $0 }
                return [
                    "href": "\(address(take.story))#\(take.anchor)", "headline": take.headline,
                    "note": parts.joined(separator: ", "),
                ]
            },
        ]
        if takes.count > Self.mostTakes { list["rest"] = "and \(Decimals.grouped(takes.count - Self.mostTakes)) more" }
        return list
    }
}

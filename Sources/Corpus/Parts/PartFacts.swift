/// The facts that a part of a corpus shows.
package struct PartFacts: Sendable {
    package let facts: [CorpusFact]

    /// Reads and cleans the articles of a part.
    ///
    /// - Complexity: O(n) in the bytes.
    /// - Throws: what keeps an article from being read.
    package init(
        of articles: any ArticleSource, options: ReadingOptions, strippingFurniture: Bool
    ) throws {
        var options = options
        options.isPart = true
        let cleaning = Cleaning(strippingFurniture: strippingFurniture)
        var sightings = LineSightings()
        let reading = try CorpusReader(options).read(
            .articles(articles),
            preparing: { batch in
                defer { batch.dropTexts() }
                return cleaning.clean(&batch)
            },
            receive: { sightings.append($0) })
        // Of a line of a source each body once: copies in one part are many.
        var facts: Set<CorpusFact> = []
        sightings.forEachSighting { _, sighting in
            var fact = CorpusFact(.init(.line, source: sighting.source, line: sighting.line))
            fact.body = sighting.body
            facts.insert(fact)
        }
        self.facts =
            facts.sorted {
                ($0.key.source, $0.key.line, $0.body) < ($1.key.source, $1.key.line, $1.body)
            } + Self.facts(of: reading.statistics.dateForms)
            + Corpus(reading.batches).times.all.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }.map
        { times in
            var fact = CorpusFact(.init(.times, name: times.source))
            (fact.count, fact.midnights) = (times.all, times.midnights)
            return fact
        }
    }

    private static func facts(of forms: DateForms) -> [CorpusFact] {
        func fact(_ kind: CorpusFact.Kind, _ count: Int, _ range: ClosedRange<Int64>? = nil) -> CorpusFact {
            var fact = CorpusFact(.init(kind))
            (fact.count, fact.first, fact.last) = (count, range?.lowerBound ?? 0, range?.upperBound ?? 0)
            return fact
        }
        var facts = [
            fact(.dayFirst, forms.dayFirst), fact(.monthFirst, forms.monthFirst), fact(.iranian, forms.iranian),
            fact(.islamic, forms.islamic),
        ].filter { $0.count > 0 }
        if let days = forms.days {
            facts.append(fact(.open, forms.open, days.dayFirst))
            facts.append(fact(.openMonthFirst, forms.open, days.monthFirst))
        }
        return facts
    }
}

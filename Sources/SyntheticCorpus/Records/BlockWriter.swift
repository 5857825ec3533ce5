/// Writes one block: invents its stories, makes their copies, and puts the records in the planned order.
struct BlockWriter {
    private let language: InventedLanguage
    let options: SyntheticCorpus.Options
    let seed: UInt64
    let block: Int
    let firstArticle: Int
    let plan: BlockPlan

    var writer = RecordWriter()
    /// Where each record lies in the writer's bytes, by its place in the output.
    var lines: [Range<Int>]

    /// A story under way, and the version that copies are made from.
    private struct Story {
        var terms: StoryTerms
        var began: Int
        var seconds: Int
        /// Whether a version was written already: the first one opens the story.
        var isOpen = false
    }
    private struct Version {
        var composer: Composer
        var spelling: TextSpelling
        var title: [Token]
        var text: [Token]
        var fields: RecordFields
    }

    init(
        language: InventedLanguage, options: SyntheticCorpus.Options, seed: UInt64, block: Int,
        firstArticle: Int, count: Int
    ) {
        self.language = language
        self.options = options
        self.seed = seed
        self.block = block
        self.firstArticle = firstArticle
        var stream = RandomStream(seed: seed, .plan, block: block)
        plan = BlockPlan(
            count: count, copiedShare: options.copiedShare, copies: options.copies, cases: options.cases,
            stream: &stream)
        lines = Array(repeating: 0..<0, count: count)
    }

    /// The block's records in the order of the output, and what they are.
    ///
    /// - Complexity: O(n) for n bytes; holds them twice.
    mutating func records() -> (bytes: [UInt8], counts: SyntheticCorpus.Counts) {
        // Articles take 8.7 bytes for each word of the median: measured over 300,000 of them.
        writer.bytes.reserveCapacity(plan.articles.count * options.medianWords * 10)
        var story: Story?
        var version: Version?
        var family: Family?
        var current = -1
        for (index, article) in plan.articles.enumerated() {
            if let (number, member) = article.family {
                if member == 0 { family = begin(family: number, original: firstArticle + article.place) }
                write(article, member: member, of: &family!)
                continue
            }
            if article.story != current {
                current = article.story
                story = begin(story: current)
            }
            if article.kind == .original {
                version = write(article, story: &story!)
            } else {
                copy(version!, as: article, index: index)
            }
        }
        var ordered: [UInt8] = []
        ordered.reserveCapacity(writer.bytes.count)
        for line in lines { ordered.append(contentsOf: writer.bytes[line]) }
        let counts = SyntheticCorpus.Counts(
            articles: lines.count, stories: plan.stories, versions: plan.versions, bytes: ordered.count)
        return (ordered, counts)
    }

    /// A story begins at any time of the days its block covers, and lasts 1 to 21 days, mostly few.
    private func begin(story: Int) -> Story {
        var stream = RandomStream(seed: seed, .story, block: block, item: story)
        let began = drawTime(&stream)
        return Story(
            terms: StoryTerms(&stream), began: began, seconds: 86_400 * stream.heavyTailed(limit: 21))
    }

    /// A time in the days that the block covers.
    func drawTime(_ stream: inout RandomStream) -> Int {
        let secondsPerArticle = 86_400.0 / Double(options.articlesPerDay)
        let offset = Double(firstArticle) + stream.unit() * Double(plan.articles.count)
        return SyntheticCorpus.firstSecond + Int(offset * secondsPerArticle)
    }

    /// Writes an original and keeps it for its copies.
    private mutating func write(_ article: BlockPlan.Article, story: inout Story) -> Version {
        var stream = RandomStream(seed: seed, .version, block: block, item: article.version)
        var terms = story.terms
        terms.takeAngle(&stream)
        let delay = story.isOpen ? stream.skewed(below: story.seconds) : 0
        story.isOpen = true
        let fields = RecordFields(
            article: firstArticle + article.place, published: story.began + delay,
            outlet: Outlet(number: 1 + stream.skewed(below: options.outlets)),
            story: firstArticle + article.story, duplicateGroup: firstArticle + article.version, copyOf: nil,
            edit: CopyKind.original.rawValue, editRate: 0)
        let spelling = TextSpelling(language: language, terms: terms, hasCurlyQuotes: stream.below(2) == 0)
        let words = options.drawWords(&stream)
        var composer = Composer(terms: terms, stream: stream)
        let title = composer.title(in: language)
        var text = composer.text(words: words, isOpening: true, in: language)
        if options.areBriefs { text = cut(text, words: words) }
        let version = Version(
            composer: composer, spelling: spelling, title: title, text: text, fields: fields)
        append(version, at: article.place)
        return version
    }

    /// Writes a copy of `original`, up to two days younger, mostly minutes or hours.
    private mutating func copy(_ original: Version, as article: BlockPlan.Article, index: Int) {
        var copy = original
        var stream = RandomStream(seed: seed, .copy, block: block, item: index)
        let share = stream.unit()
        copy.fields.published += 300 + Int(share * share * share * 172_800)
        copy.fields.copyOf = original.fields.article
        copy.fields.article = firstArticle + article.place
        copy.fields.edit = article.kind.rawValue
        copy.fields.outlet = Outlet(number: 1 + stream.skewed(below: options.outlets))
        copy.composer.stream = RandomStream(seed: seed, .addition, block: block, item: index)
        if article.kind != .exact, stream.below(2) == 0 { copy.title = copy.composer.title(in: language) }

        let words = Double(original.text.count)
        var related: [[Token]] = []
        var page: PrintedPage?
        switch article.kind {
        case .original, .exact:
            break
        case .edited:
            copy.text = edited(original.text, rate: article.editRate, language: language, &stream)
            copy.fields.editRate = article.editRate
        case .truncated:
            let share = 0.3 + 0.5 * stream.unit()
            copy.text =
                options.areBriefs
                ? cut(original.text, words: max(1, Int(share * words)))
                : truncated(original.text, share: share, &stream)
            copy.fields.editRate = 1 - Double(copy.text.count) / words
        case .extended:
            let added = Int(words * (0.2 + 0.4 * stream.unit()))
            var addition = copy.composer.text(words: max(1, added), isOpening: false, in: language)
            if options.areBriefs { addition = cut(addition, words: max(1, added)) }
            copy.text = extended(original.text, with: addition, &stream)
            copy.fields.editRate = Double(addition.count) / words
        case .reordered:
            copy.text = reordered(original.text, &stream)
        case .furniture:
            related = (0..<3).map { _ in copy.composer.title(in: language) }
        case .ocr:
            let stream = RandomStream(seed: seed, .page, block: block, item: index)
            page = PrintedPage(errorRate: article.editRate, stream: stream)
            copy.fields.editRate = article.editRate
        case .excerpt:
            copy.text = excerpted(original.text, share: 0.1 + 0.1 * stream.unit(), &stream)
            copy.fields.editRate = 1 - Double(copy.text.count) / words
        }
        append(copy, at: article.place, related: related, page: page)
    }

    private mutating func append(
        _ version: Version, at place: Int, related: [[Token]] = [], page: PrintedPage? = nil
    ) {
        let start = writer.bytes.count
        writer.append(
            version.fields, title: version.title, hasSuffix: !related.isEmpty, text: version.text,
            related: related, spelling: version.spelling, page: page)
        lines[place] = start..<writer.bytes.count
    }
}

extension BlockWriter {
    /// A family under way.
    struct Family {
        let kind: CaseKind
        let number: Int
        let texts: CaseFamily
        let began: Int
        let outlet: Outlet
        /// The article that the others are copies of, where they are.
        let original: Int
        var stream: RandomStream
    }

    /// A family begins at any time of the days its block covers.
    func begin(family number: Int, original: Int) -> Family {
        let planned = plan.families[number]
        var composer = CaseComposer(stream: RandomStream(seed: seed, .family, block: block, item: number))
        let began = drawTime(&composer.stream)
        let outlet = Outlet(number: 1 + composer.stream.skewed(below: options.outlets))
        let texts = composer.family(planned.kind, size: planned.size)
        return Family(
            kind: planned.kind, number: firstArticle + number, texts: texts, began: began, outlet: outlet,
            original: original, stream: composer.stream)
    }

    /// Writes the article of this number in its family; the first is the earliest.
    mutating func write(_ article: BlockPlan.Article, member: Int, of family: inout Family) {
        let outlet = Outlet(number: 1 + family.stream.skewed(below: options.outlets))
        let delay = member == 0 ? 0 : 300 + family.stream.skewed(below: family.texts.seconds)
        let isCopy = family.kind.isOneText && member > 0
        let fields = RecordFields(
            article: firstArticle + article.place, published: family.began + delay,
            outlet: family.texts.isOfOneOutlet ? family.outlet : outlet, story: firstArticle + article.story,
            duplicateGroup: firstArticle + article.version, copyOf: isCopy ? family.original : nil,
            edit: family.kind.isOneText && member == 0 ? CopyKind.original.rawValue : family.kind.rawValue, editRate: 0,
            language: family.texts.language, family: family.number)
        let start = writer.bytes.count
        let text = family.texts.members[member]
        writer.append(fields, title: text.title, text: text.text)
        lines[article.place] = start..<writer.bytes.count
    }
}

extension CaseComposer {
    /// A report of an accident, composed of parts.
    private mutating func accident() -> (title: String, sentences: [String], facts: Facts) {
        let parts = FrameParts.accidents
        return (
            chosen(oneOf: parts.titles), [chosen(oneOf: parts.leads)] + chosen(parts.details, 5...9),
            Facts(stream.split())
        )
    }

    /// A report, and later ones with one to three other figures each, and at times a sentence more.
    mutating func update(_ size: Int) -> CaseFamily {
        var members: [CaseFamily.Member] = []
        if stream.below(2) == 0 {
            var (title, sentences, facts) = accident()
            let text = paragraphs(sentences)
            for number in 0..<size {
                members.append(member(title, text, &facts, number))
                facts.change(["few", "count", "decimal", "small", "weekday", "time"], atMost: length(1...3))
            }
        } else {
            var prose = Prose(&stream)
            var report = prose.tokens(words: length(90...300))
            var terms = prose.terms
            while !report.contains(where: { $0.isTerm && terms.numbers.contains($0.word) }) {
                report = prose.tokens(words: 150)
            }
            let title = prose.title()
            for number in 0..<size {
                members.append(
                    CaseFamily.Member(title: numbered(title, number), text: prose.spelled(report, with: terms)))
                let used = terms.numbers.filter { number in report.contains { $0.isTerm && $0.word == number } }
                var words: [Int: [UInt8]] = [:]
                for term in used.prefix(length(1...3)) {
                    words[term] = StoryTerms.otherNumber(than: Array(terms.word(term)), &stream)
                }
                terms.respell(words)
            }
            if stream.below(2) == 0 { members[size - 1].text += "\n\n" + prose.statement(words: length(8...20)) }
        }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(2) == 0, seconds: 86_400)
    }

    /// A report, and the same with a name spelt as it should be.
    mutating func correction() -> CaseFamily {
        var members: [CaseFamily.Member] = []
        if stream.below(2) == 0 {
            var (title, sentences, facts) = accident()
            let text = paragraphs(sentences)
            members.append(member(title, text, &facts))
            let isCorrected = facts.correctName()
            members.append(member(title, text + (isCorrected ? "" : " " + closing()), &facts))
        } else {
            var prose = Prose(&stream)
            let report = prose.tokens(words: length(60...300))
            var terms = prose.terms
            let title = prose.title()
            members.append(CaseFamily.Member(title: title, text: prose.spelled(report)))
            let named = terms.names.map { $0.isPerson ? $0.first + 1 : $0.first }
                .filter { name in report.contains { $0.isTerm && $0.word == name } }
            if let name = named.first {
                let old = String(decoding: terms.word(name), as: UTF8.self)
                terms.respell([name: Array(misspelt(old, &stream).utf8)])
            }
            members.append(CaseFamily.Member(title: title, text: prose.spelled(report, with: terms)))
        }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(2) == 0, seconds: 86_400)
    }

    /// A report, and the same as papers elsewhere print it: with another headline, and with a sentence of their own in
    /// the place of the last, or before the first.
    mutating func localised(_ size: Int) -> CaseFamily {
        var (title, sentences, facts) = accident()
        let isComposed = stream.below(2) == 0
        var prose = Prose(&stream)
        if !isComposed { sentences = (0..<length(5...12)).map { _ in prose.statement(words: length(10...24)) } }
        if !isComposed { title = prose.title() }
        let breaks = stream
        var members = [localMember(title, sentences, &facts, breaks)]
        while members.count < size {
            var local = sentences
            if stream.below(2) == 0 {
                local[local.count - 1] = prose.statement(words: length(12...24))
            } else {
                local.insert(prose.statement(words: length(8...16)), at: 0)
            }
            let headline = isComposed ? chosen(oneOf: FrameParts.accidents.titles) : prose.title()
            members.append(localMember(headline, local, &facts, breaks))
        }
        return CaseFamily(members: members, isOfOneOutlet: false, seconds: 86_400)
    }

    private func localMember(
        _ title: String, _ sentences: [String], _ facts: inout Facts, _ breaks: RandomStream
    ) -> CaseFamily.Member {
        var composer = CaseComposer(stream: breaks)
        return composer.member(title, composer.paragraphs(sentences), &facts)
    }

    private func member(_ title: String, _ text: String, _ facts: inout Facts, _ number: Int = 0) -> CaseFamily.Member {
        let text = Phrase.filled(text, with: &facts)
        return CaseFamily.Member(title: numbered(Phrase.filled(title, with: &facts), number), text: text)
    }

    private func numbered(_ title: String, _ number: Int) -> String {
        number == 0 ? title : "UPDATE \(number)-" + title
    }

    private mutating func closing() -> String {
        var prose = Prose(&stream)
        return prose.statement(words: length(6...12))
    }
}

extension CaseComposer {
    /// Articles by different authors with one statement in them; where there are more than three, the last is at every
    /// other time the statement alone.
    mutating func quotation(_ size: Int) -> CaseFamily {
        var speaker = Prose(&stream)
        let statement = speaker.statement(words: length(30...70))
        let standsAlone = size > 3 && stream.below(2) == 0
        var members = (0..<size - (standsAlone ? 1 : 0)).map { _ in
            var terms = speaker.terms
            terms.takeAngle(&stream)
            var author = Prose(about: terms, &stream)
            var paragraphs = author.text(words: length(50...250)).split(separator: "\n\n").map(String.init)
            paragraphs.insert("“" + statement + "”", at: 1 + stream.below(paragraphs.count))
            return CaseFamily.Member(title: author.title(), text: paragraphs.joined(separator: "\n\n"))
        }
        if standsAlone { members.append(CaseFamily.Member(title: speaker.title(), text: statement)) }
        return CaseFamily(members: members, isOfOneOutlet: false, seconds: 86_400)
    }

    /// Briefs, and last a digest of them all.
    mutating func digest(_ size: Int) -> CaseFamily {
        var members = (0..<size - 1).map { _ in
            var prose = Prose(&stream)
            return CaseFamily.Member(title: prose.title(), text: prose.text(words: length(35...70)))
        }
        var facts = Facts(stream.split())
        let opening = Phrase.filled(chosen(oneOf: StandingTexts.digests), with: &facts)
        let hasTitles = stream.below(2) == 0
        let parts = members.map { (hasTitles ? $0.title + "\n\n" : "") + $0.text }
        members.append(
            CaseFamily.Member(title: opening, text: ([opening] + parts).joined(separator: "\n\n")))
        return CaseFamily(members: members, isOfOneOutlet: stream.below(2) == 0, seconds: 43_200)
    }

    /// One wall, with a reference of each request's own at times.
    mutating func walls(_ size: Int) -> CaseFamily {
        let kind = stream.below(Walls.openings.count)
        let opening = Phrase.chosen(Walls.openings[kind], &stream)
        let sentences = chosen(Walls.sentences[kind], 2...5)
        let text = opening + "\n\n" + paragraphs(sentences + [pick(Walls.references)].filter { !$0.isEmpty })
        let members = (0..<size).map { _ in
            var facts = Facts(stream.split())
            return CaseFamily.Member(title: headline(), text: Phrase.filled(text, with: &facts))
        }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(3) == 0, seconds: 259_200)
    }

    /// The first sentence of each article, and what it takes to read on.
    mutating func stubs(_ size: Int) -> CaseFamily {
        let text = paragraphs(chosen(Walls.subscriptions, 3...5))
        let members = (0..<size).map { _ in
            var prose = Prose(&stream)
            return CaseFamily.Member(title: prose.title(), text: prose.statement(words: length(7...16)) + " " + text)
        }
        return CaseFamily(members: members, isOfOneOutlet: true, seconds: 259_200)
    }

    mutating func captions(_ size: Int) -> CaseFamily {
        let text = chosen(Walls.captions, 1...2).joined(separator: " ")
        let members = (0..<size).map { _ in CaseFamily.Member(title: headline(), text: text) }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(2) == 0, seconds: 259_200)
    }

    /// Short releases above one footer of three paragraphs.
    mutating func footers(_ size: Int) -> CaseFamily {
        var house = Prose(&stream)
        var facts = Facts(stream.split())
        let isComposed = stream.below(2) == 0
        let footer = StandingTexts.footers.map { phrase in
            isComposed
                ? Phrase.filled(Phrase.chosen(phrase, &stream), with: &facts) : house.standing(words: length(40...80))
        }
        let members = (0..<size).map { _ in
            var prose = Prose(&stream)
            let body = prose.statement(words: length(12...40))
            return CaseFamily.Member(title: prose.title(), text: ([body] + footer).joined(separator: "\n\n"))
        }
        return CaseFamily(members: members, isOfOneOutlet: true, seconds: 86_400 * size)
    }

    /// Parts of a series below one introduction.
    mutating func series(_ size: Int) -> CaseFamily {
        var house = Prose(&stream)
        var facts = Facts(stream.split())
        let introduction =
            stream.below(2) == 0
            ? Phrase.filled(paragraphs(chosen(StandingTexts.series, 2...4)), with: &facts)
            : house.standing(words: length(30...60))
        let title = Phrase.filled(
            chosen(oneOf: ["<place> stories", "The (sixth|other) chair", "(Work|Life) after <time>"]), with: &facts)
        let members = (0..<size).map { _ in
            var prose = Prose(&stream)
            return CaseFamily.Member(
                title: title + ": " + prose.title(), text: introduction + "\n\n" + prose.text(words: length(20...60)))
        }
        return CaseFamily(members: members, isOfOneOutlet: true, seconds: 604_800 * size)
    }

    private mutating func headline() -> String {
        var prose = Prose(&stream)
        return prose.title()
    }
}

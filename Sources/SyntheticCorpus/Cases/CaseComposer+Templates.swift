extension CaseComposer {
    /// Articles that fill one frame with facts of their own.
    ///
    /// A frame is composed of a first sentence, two to four details, and sentences that stand in all articles alike, so
    /// many that the texts reach a similarity drawn from 0.5 to 0.88 as far as there are such.
    mutating func templates(of parts: FrameParts, _ size: Int) -> CaseFamily {
        let title = chosen(oneOf: parts.titles)
        var telling = [chosen(oneOf: parts.leads)] + chosen(parts.details, 2...4)
        var own = chosen(parts.standing, parts.standing.count...parts.standing.count)
        let shared = chosen(FrameParts.anySubject, FrameParts.anySubject.count...FrameParts.anySubject.count)
        own += shared
        let target = 0.5 + 0.38 * stream.unit()
        var standing: [String] = []
        while similarity(of: telling + standing) < target {
            if standing.count < own.count {
                standing.append(own[standing.count])
            } else if telling.count > 2 {
                telling.removeLast()
            } else {
                break
            }
        }
        let text = paragraphs(arranged(telling, standing))
        let common = commonFacts(isDaily: parts.isDaily)
        let members = (0..<size).map { number in
            var facts = Facts(stream.split(), known: common(number))
            return CaseFamily.Member(
                title: Phrase.filled(title, with: &facts, number: number),
                text: Phrase.filled(text, with: &facts, number: number))
        }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(3) > 0, seconds: pause())
    }

    /// The facts that the article of a number has in common with others: in every other family the place, and where it is
    /// not the day that tells the articles apart, that as well.
    private mutating func commonFacts(isDaily: Bool) -> (Int) -> [String: String] {
        guard stream.below(2) == 0 else { return { _ in [:] } }
        var facts = Facts(stream.split())
        let (place, first) = (facts.value(of: "place"), stream.below(Facts.weekdays.count))
        return { number in
            let day = Facts.weekdays[(first + (isDaily ? number : 0)) % Facts.weekdays.count]
            return ["place": place, "weekday": day]
        }
    }

    /// The standing sentences behind the telling ones, mostly; else one before them, or all among them.
    private mutating func arranged(_ telling: [String], _ standing: [String]) -> [String] {
        guard let first = standing.first else { return telling }
        switch stream.below(6) {
        case 0: return [first] + telling + standing.dropFirst()
        case 1:
            var rest = Array(telling.dropFirst()) + standing
            stream.shuffle(&rest)
            return [telling[0]] + rest
        default: return telling + standing
        }
    }

    /// The Jaccard similarity of two texts that fill these sentences with nothing in common, by shingles of five words.
    private func similarity(of sentences: [String]) -> Double {
        let (words, standing) = Phrase.extent(of: sentences)
        return Double(standing) / Double(max(1, 2 * (words - 4) - standing))
    }

    /// Articles of one frame of invented words.
    mutating func forms(_ size: Int) -> CaseFamily {
        var prose = Prose(&stream)
        let title = prose.titleTokens()
        var telling: [Token] = []
        // Two texts without a fact would be one.
        while telling.count(where: \.isTerm) < 3 { telling = prose.tokens(words: length(25...50)) }
        let target = 0.5 + 0.38 * stream.unit()
        // Every other shingle of the body's sentences holds no fact.
        let words = Double(telling.count) * (1.5 * target - 0.5) / (1 - target)
        let standing = (0..<1 + stream.below(3)).map { _ in prose.standing(words: 8) }
        let rest = prose.standing(words: max(8, Int(words) - standing.reduce(0) { $0 + $1.count { $0 == " " } }))
        let below = ([rest] + standing).joined(separator: "\n\n")
        let members = (0..<size).map { number in
            let facts = number == 0 ? prose.terms : prose.terms.otherFacts(&stream)
            return CaseFamily.Member(
                title: prose.spelled(title, with: facts), text: prose.spelled(telling, with: facts) + "\n\n" + below)
        }
        return CaseFamily(members: members, isOfOneOutlet: stream.below(2) == 0, seconds: pause())
    }

    /// Articles of one frame in an invented language of another script.
    mutating func foreignForms(_ size: Int) -> CaseFamily {
        let script = pick(ForeignScript.all)
        let frame = stream.split()
        let words = length(60...160)
        let share = 0.02 + 0.05 * stream.unit()
        let members = (0..<size).map { _ in
            var (wording, facts) = (frame, stream.split())
            let title = script.title(frame: &wording)
            return CaseFamily.Member(
                title: title, text: script.text(words: words, factShare: share, frame: &wording, facts: &facts))
        }
        return CaseFamily(
            members: members, isOfOneOutlet: stream.below(2) == 0, seconds: pause(), language: script.language)
    }

    /// Two briefs with one word or two exchanged for their opposites.
    mutating func opposites() -> CaseFamily {
        let phrase = chosen(oneOf: Briefs.opposites)
        var facts = Facts(stream.split())
        var prose = Prose(&stream)
        let more = stream.below(3) == 0 ? " " + prose.statement(words: length(8...18)) : ""
        let hasTitle = stream.below(2) == 0
        let members = (0..<2).map { number in
            let brief = Phrase.filled(phrase, with: &facts, number: number)
            return CaseFamily.Member(title: hasTitle ? brief : "", text: brief + (more.isEmpty ? "" : "." + more))
        }
        return CaseFamily(members: members, isOfOneOutlet: false, seconds: 259_200)
    }
}

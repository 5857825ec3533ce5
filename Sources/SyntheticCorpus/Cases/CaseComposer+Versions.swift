extension CaseComposer {
    /// A text, and the same with its bytes or its references misread.
    mutating func misencoded(_ kind: CaseKind) -> CaseFamily {
        var original: CaseFamily.Member
        var language = "en"
        if stream.below(3) > 0 {
            var prose = Prose(&stream, hasCurlyQuotes: kind == .mojibake ? true : nil)
            original = CaseFamily.Member(title: prose.title(), text: typeset(prose.text(words: length(60...300))))
        } else {
            let script = pick([ForeignScript.turkish, .german, .greek])
            language = script.language
            original = foreign(script, factShare: 0.08)
        }
        let copy =
            if kind == .mojibake {
                CaseFamily.Member(
                    title: Disguises.readAsWindows1252(original.title), text: Disguises.readAsWindows1252(original.text)
                )
            } else {
                CaseFamily.Member(
                    title: Disguises.escapedTwice(original.title, &stream),
                    text: Disguises.escapedTwice(original.text, &stream))
            }
        return CaseFamily(members: [original, copy], isOfOneOutlet: false, seconds: 43_200, language: language)
    }

    /// The text with the apostrophes and dashes of print at some of its words.
    private func typeset(_ text: String) -> String {
        var commas = 0
        return text.split(separator: " ").map(String.init).enumerated().map { place, word in
            if word.hasSuffix(",") { commas += 1 }
            if word.hasSuffix(","), commas % 3 == 1 { return word.dropLast() + " –" }
            return place % 3 == 0 && word.count > 3 && word.hasSuffix("s") ? word.dropLast() + "’s" : word
        }.joined(separator: " ")
    }

    /// A text in another script, and the same as others spell it.
    mutating func respelt(_ kind: CaseKind) -> CaseFamily {
        let script: ForeignScript
        var changing = stream.split()
        let respelling: (String) -> String
        switch kind {
        case .turkish: (script, respelling) = (.turkish, Disguises.turkishCapitals)
        case .greek: (script, respelling) = (.greek, Disguises.greekCapitals)
        case .arabic: (script, respelling) = (.arabic, { Disguises.withHarakat($0, &changing) })
        case .persian: (script, respelling) = (.persian, Disguises.withArabicLetters)
        case .german: (script, respelling) = (.german, Disguises.withoutUmlauts)
        default:
            let isArabic = stream.below(2) == 0
            script = isArabic ? .arabic : .persian
            respelling = { Disguises.withDigits(from: isArabic ? "\u{660}" : "\u{6F0}", $0) }
        }
        let original = foreign(script, factShare: kind == .digits ? 0.4 : 0.08)
        let copy = CaseFamily.Member(title: respelling(original.title), text: respelling(original.text))
        return CaseFamily(members: [original, copy], isOfOneOutlet: false, seconds: 43_200, language: script.language)
    }

    private mutating func foreign(_ script: ForeignScript, factShare: Double) -> CaseFamily.Member {
        var (frame, facts) = (stream.split(), stream.split())
        return CaseFamily.Member(
            title: script.title(frame: &frame),
            text: script.text(words: length(60...250), factShare: factShare, frame: &frame, facts: &facts))
    }

    /// A report of an agency, and three that add to it.
    mutating func wire(_ size: Int) -> CaseFamily {
        var prose = Prose(&stream)
        let report = prose.tokens(words: length(100...300))
        let title = prose.title()
        var members = [CaseFamily.Member(title: title, text: prose.spelled(report))]
        while members.count < size {
            let addition = prose.tokens(words: report.count * length(15...45) / 100)
            members.append(
                CaseFamily.Member(
                    title: stream.below(2) == 0 ? title : prose.title(),
                    text: prose.spelled(extended(report, with: addition, &stream))))
        }
        return CaseFamily(members: members, isOfOneOutlet: false, seconds: 43_200)
    }

    /// A report, its beginning and its end.
    mutating func disjoint() -> CaseFamily {
        var prose = Prose(&stream)
        let report = prose.tokens(words: length(200...800))
        let parts = ends(of: report, shares: (0.25 + 0.2 * stream.unit(), 0.25 + 0.2 * stream.unit()))
        let members = [report, parts.beginning, parts.end].map {
            CaseFamily.Member(title: prose.title(), text: prose.spelled($0))
        }
        return CaseFamily(members: members, isOfOneOutlet: false, seconds: 86_400)
    }

    mutating func repeated() -> CaseFamily {
        var prose = Prose(&stream)
        let (title, text) = (prose.title(), prose.text(words: length(60...350)))
        let between = stream.below(3) == 0 ? "\n\n" + title + "\n\n" : "\n\n"
        return CaseFamily(
            members: [CaseFamily.Member(title: title, text: text), .init(title: title, text: text + between + text)],
            isOfOneOutlet: false, seconds: 43_200)
    }

    mutating func comments() -> CaseFamily {
        var prose = Prose(&stream)
        let (title, text) = (prose.title(), prose.text(words: length(100...350)))
        var facts = Facts(stream.split())
        let heading = Phrase.filled(chosen(oneOf: StandingTexts.comments), with: &facts)
        let comments = (0..<length(4...16)).map { _ in
            var reader = Prose(about: prose.terms, &stream)
            let name = Facts(stream.split())
            return handle(name) + ": " + reader.statement(words: length(5...25))
        }
        return CaseFamily(
            members: [
                CaseFamily.Member(title: title, text: text),
                CaseFamily.Member(title: title, text: ([text, heading] + comments).joined(separator: "\n\n")),
            ], isOfOneOutlet: false, seconds: 43_200)
    }

    private mutating func handle(_ facts: Facts) -> String {
        var facts = facts
        return facts.value(of: "family").lowercased() + String(stream.below(100))
    }
}

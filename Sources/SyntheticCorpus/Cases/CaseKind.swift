/// What makes a family of articles hard to tell: different texts that look alike, or one text in disguise.
///
/// The members of a family stand in the order of their numbers: of one text the first is the original, and the others
/// are its copies; different texts are each their own.
package enum CaseKind: String, Sendable, CaseIterable {
    /// One frame, other names, numbers, places and days in its slots: what robots and press offices write.
    case earnings, missing, awards, deaths, quakes, markets, weather, matches
    /// A frame of the invented language, or of an invented one in another script, with other facts in its slots.
    case forms
    /// Two briefs that say the opposite in otherwise equal words.
    case opposites
    /// Different articles that hold one statement; in every other family it stands alone as well.
    case quotation
    /// Briefs of different events, and behind them a digest that holds them all.
    case digest
    /// What a site shows in place of articles: access denied, consent to cookies.
    case walls
    /// A first sentence, and what it takes to read on.
    case stubs
    /// One line below what is no text: a video, a gallery.
    case captions
    /// Short releases of one source, each above the same long footer.
    case footers
    /// Parts of a series of one source, each below the same introduction.
    case series

    /// UTF-8 read as Windows-1252.
    case mojibake
    /// Character references that were escaped a second time.
    case escapes
    /// Capitals of Turkish, where i and ı differ; of Greek, which lose their accents.
    case turkish, greek
    /// Arabic with vowel marks and lengthened letters; Persian with the yeh and kaf of Arabic.
    case arabic, persian
    /// The digits of Arabic or Persian in place of the European ones.
    case digits
    /// German with ae, oe, ue and ss.
    case german
    /// A later version with other figures; one with a name put right; one with a local beginning or end.
    case update, correction, localised
    /// A report of an agency that three outlets extend, each in its own way.
    case wire
    /// The beginning and the end of one report, with nothing in common.
    case disjoint
    /// The text twice over.
    case repeated
    /// The text with its readers' comments.
    case comments

    /// Whether the members of a family are versions of one text; else each is a text of its own.
    package var isOneText: Bool {
        switch self {
        case .earnings, .missing, .awards, .deaths, .quakes, .markets, .weather, .matches, .forms, .opposites,
            .quotation, .digest, .walls, .stubs, .captions, .footers, .series:
            false
        default: true
        }
    }

    /// Whether the members are about one event.
    var isOneStory: Bool { isOneText || self == .quotation || self == .opposites }

    /// How many articles a family has.
    package var sizes: ClosedRange<Int> {
        switch self {
        case .earnings, .awards, .forms: 2...6
        case .missing, .deaths, .quakes, .weather, .matches, .walls, .stubs, .captions: 2...5
        case .markets: 2...3
        case .quotation: 3...6
        case .digest: 4...8
        case .footers: 4...12
        case .series: 3...6
        case .update, .localised: 2...3
        case .wire: 4...4
        case .disjoint: 3...3
        default: 2...2
        }
    }
}

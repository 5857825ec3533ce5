internal import Platform

/// What the names that a page gives its elements, in classes and ids, say of what is in them.
///
/// The names are data: words as the templates of news sites use them. They only tip the scales; a part that holds most of
/// the page's text is never left out for its name.
struct PageMarks: OptionSet, Sendable {
    let rawValue: UInt16

    /// The body of the article: "article-body", "entry-content", itemprop="articleBody".
    static let body = PageMarks(rawValue: 1 << 0)
    /// The article, or what surrounds it.
    static let content = PageMarks(rawValue: 1 << 1)
    /// What stands beside an article: related, shared, sold, subscribed to.
    static let aside = PageMarks(rawValue: 1 << 2)
    /// What readers wrote.
    static let comments = PageMarks(rawValue: 1 << 3)
    /// Who wrote it, when, and under which heading.
    static let about = PageMarks(rawValue: 1 << 4)
    /// What a picture shows, and who took it.
    static let caption = PageMarks(rawValue: 1 << 5)
    /// The introduction that stands before an article's text and is part of it.
    static let lead = PageMarks(rawValue: 1 << 6)
    /// When it was published, in words or figures.
    static let date = PageMarks(rawValue: 1 << 7)
    /// Is not shown.
    static let hidden = PageMarks(rawValue: 1 << 8)

    /// - Parameter names: the value of a class or an id.
    init(names: Span<UInt8>) {
        var marks: PageMarks = []
        var index = 0
        while index < names.count {
            let end = (index..<names.count).first { ByteClass.isSpace(names[$0]) } ?? names.count
            if end > index { marks.formUnion(Self.ofName(names.extracting(index..<end))) }
            index = end + 1
        }
        // A list of names that calls a part both says that it surrounds the two.
        if marks.contains(.content), !marks.contains(.body) { marks.subtract([.aside, .about, .caption, .date]) }
        self = marks
    }

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// What one name says: "RelatedStories", "entry-content", "col-8".
    private static func ofName(_ name: Span<UInt8>) -> PageMarks {
        guard name.count <= 64 else { return [] }
        var marks: PageMarks = []
        var (isOfArticle, isOfText) = (false, false)
        var (first, last) = ("", "")
        var word: [UInt8] = []
        var count = 0
        func take() {
            guard !word.isEmpty else { return }
            let text = String(decoding: word, as: UTF8.self)
            word.removeAll(keepingCapacity: true)
            if count == 0 { first = text }
            last = text
            count += 1
            if let mark = words[text] ?? beginnings.first(where: { text.hasPrefix($0.word) })?.mark {
                marks.formUnion(mark)
            }
            isOfArticle = isOfArticle || articleWords.contains(text)
            isOfText = isOfText || textWords.contains(text)
        }
        var wasSmall = false
        for index in name.indices {
            let byte = name[index]
            let isCapital = byte &- 0x41 < 26
            let isSmall = byte &- 0x61 < 26 || byte >= 0x80
            if isCapital && wasSmall || !isCapital && !isSmall { take() }
            if isCapital || isSmall { word.append(isCapital ? byte | 0x20 : byte) }
            wasSmall = isSmall
        }
        take()
        // "comments-open", "no-sidebar", "tag-ferries" of a post: said of a part, not of what is in it.
        if count > 1, states.contains(first) || openings.contains(last) { return [] }
        if let mark = whole[String(decoding: lowered(name), as: UTF8.self)] { return mark }
        if isOfText, isOfArticle || count == 1, marks.isDisjoint(with: [.aside, .comments, .about, .caption, .date]) {
            return count == 1 ? [.content] : [.body, .content]
        }
        if isOfArticle, count == 1 { marks.insert(.content) }
        return marks
    }

    private static func lowered(_ name: Span<UInt8>) -> [UInt8] {
        name.indices.map { name[$0] &- 0x41 < 26 ? name[$0] | 0x20 : name[$0] }
    }

    private static func set(_ words: String) -> Set<String> { Set(words.split(separator: " ").map(String.init)) }

    /// "article-body": one of these and one of those.
    private static let articleWords = set(
        "article story entry post news main single hentry artikel nota noticia articulo actu beitrag wpis haber")
    private static let textWords = set(
        "body content text copy texto texte inhalt richtext prose paragraphs contenu corpo cuerpo")

    /// What a name begins with that tells a state or a kind, and ends with where it tells a setting.
    private static let states = set("has no is with without show hide enable tag category type format js single status")
    private static let openings = set("open closed enabled disabled visible on off")

    private static let whole: [String: PageMarks] = [
        "respond": .comments, "disqus_thread": .comments, "hentry": .content, "h-entry": .content,
        "e-content": [.body, .content], "sr-only": .hidden, "visually-hidden": .hidden, "visuallyhidden": .hidden,
        "screen-reader-text": .hidden, "wp-caption-text": .caption, "dt-published": .date, "p-author": .about,
    ]

    /// What words run together begin with: "cookiebar", "relatedposts".
    private static let beginnings: [(word: String, mark: PageMarks)] = [
        ("cookie", .aside), ("consent", .aside), ("newsletter", .aside), ("advert", .aside), ("sponsor", .aside),
        ("related", .aside), ("recommend", .aside), ("sidebar", .aside), ("breadcrumb", .aside), ("navbar", .aside),
        ("sharing", .aside), ("shareb", .aside), ("comments", .comments), ("commentl", .comments), ("byline", .about),
    ]

    private static let words: [String: PageMarks] = {
        let lists: [(PageMarks, String)] = [
            (
                .aside,
                """
                related relateds recommend recommended recommendation recommendations recirc recirculation share shares
                sharing sharebar sharer social socials sidebar rail widget widgets promo promos promotion promoted sponsor
                sponsored sponsors advert adverts advertisement advertising advertorial ad ads adslot adunit adsense
                adbox dfp newsletter newsletters subscribe subscription subscriptions signup cookie cookies consent gdpr
                banner nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs footer foot masthead toolbar tools
                pagination pager paging popular trending outbrain taboola teaser teasers popup modal overlay login signin
                tags tagcloud taglist topics ticker disclaimer copyright legal poll quiz rating ratings feedback mostread
                mostviewed readmore readnext readalso morenews morefrom seealso upnext donate donation jobs shop shopping
                latest headlines carousel slideshow horoscope anzeige werbung teilen verwandte kommentarbox
                publicidad publicite relacionadas relacionados reklama paywall print skip bookmark follow followus
                bio authorbio biography
                """
            ),
            (
                .comments,
                """
                comment comments commentlist commenting comentarios comentario commentaires commentaire kommentare
                kommentar kommentarer commenti disqus replies usercomments livefyre
                """
            ),
            (
                .about,
                """
                byline bylines author authors autor autore auteur meta metadata postmeta kicker eyebrow overline
                categories category readtime readingtime views viewcount wordcount correspondent reporter contributor
                attribution
                """
            ),
            (
                [.about, .date],
                "date dates datetime dateline time timestamp published pubdate publish posted updated datum fecha data-publicacao"
            ),
            (.caption, "caption captions figcaption credit credits photocredit imagecredit legend bildunterschrift"),
            (
                .lead,
                "lead lede standfirst intro introduction dek deck summary subtitle subheadline chapo vorspann teasertext entradilla sapo excerpt"
            ),
            (.content, "hentry"),
        ]
        var words: [String: PageMarks] = [:]
        for (mark, list) in lists {
            for word in list.split(whereSeparator: \.isWhitespace) { words[String(word), default: []].formUnion(mark) }
        }
        return words
    }()
}

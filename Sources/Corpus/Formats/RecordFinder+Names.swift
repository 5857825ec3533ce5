/// What the names of lists and objects say of what is in them.
extension RecordFinder {
    /// Whether the key of a list says what the list is, and not whose.
    static func isContainerName(_ key: [UInt8]) -> Bool {
        let name = FieldNames.plain(String(decoding: key, as: UTF8.self))
        // A year, a day, a language or a number groups records, too.
        return name.utf8.count < 4 || name.utf8.first.map { $0 &- 0x30 < 10 } == true || namesArticles(key)
    }

    /// Whether the key of a list is a word for articles, or for results, in a language whose names of fields are known.
    ///
    /// "search_results" is one, "vale-news" is the name of an outlet.
    static func namesArticles(_ key: [UInt8]) -> Bool {
        let words = words(of: key)
        if containers.contains(words.joined()) || articleWords.contains(words.joined()) { return true }
        return words.allSatisfy { articleWords.contains($0) || containers.contains($0) || qualifiers.contains($0) }
            && words.contains { articleWords.contains($0) || containers.contains($0) }
    }

    /// Whether a key is a day: "2024-03-12", "12 March 2024", "20240312".
    static func isDate(_ key: [UInt8]) -> Bool {
        guard 8...40 ~= key.count, let date = DateReader(latestYear: 9999).date(key[...]), date.day != nil else {
            return false
        }
        return key.count == 8 || key.contains { "-/. :".utf8.contains($0) }
    }

    /// Whether a key is the host of a site: "vale-news.example".
    static func isHost(_ key: [UInt8]) -> Bool {
        let labels = key.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
        return labels.count > 1 && (labels.last?.count ?? 0) > 1 && labels.last!.allSatisfy(isLetter)
            && labels.allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy { isLetter($0) || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "-") || $0 >= 0x80 }
            }
    }

    /// Whether a key is written as the name of an outlet: words with capitals, or in a script without them, and no number.
    static func isOutletName(_ key: [UInt8]) -> Bool {
        let name = String(decoding: key, as: UTF8.self)
        let words = name.split(separator: " ")
        guard 1...6 ~= words.count, !namesArticles(key),
            name.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || " -'&.".unicodeScalars.contains($0) || !$0.isASCII
            })
        else { return false }
        return words[0].unicodeScalars.first.map { !$0.properties.isLowercase } ?? false
    }

    /// Whether a key names what stands beside articles: persons, sections, comments, settings of a search.
    ///
    /// Capitals begin the names of outlets.
    static func namesOthers(_ key: [UInt8]) -> Bool {
        guard let first = key.first, first &- 0x41 >= 26, !key.contains(0x20) else { return false }
        let words = words(of: key)
        return words.allSatisfy { others.contains($0) || qualifiers.contains($0) }
            && words.contains(where: others.contains)
    }

    /// The words of a key in small letters, without numbers: "search_results", "searchResults2" and "Search results" have two.
    private static func words(of key: [UInt8]) -> [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic || "@:".unicodeScalars.contains(scalar)
            let isCapital = scalar.properties.isUppercase
            if !isLetter || isCapital && wasSmall, !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
            if isLetter { word.unicodeScalars.append(scalar) }
            wasSmall = isLetter && !isCapital
        }
        return word.isEmpty ? words : words + [word.lowercased()]
    }

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }

    /// Words for containers of records of any kind.
    private static let containers = set(
        """
        data dataset response responses content contents value values feed feeds objects output payload elements
        collection @graph graph corpus entities hydra:member member members train test validation body objs batch latest
        search matches children nodes edges root array associations related embedded archive export list rows
        """)

    /// Words for articles, news and what else a list of them is called.
    private static let articleWords = set(
        """
        article articles item items entry entries result results hit hits doc docs document documents record records row
        rows list listing news newsitem newsitems story stories post posts headline headlines page pages text texts
        publication publications topstories message messages data dataset feeditems press pressreleases releases clippings
        articulo articulos artículo artículos noticia noticias nota notas resultado resultados entradas publicaciones
        titulares artigo artigos notícia notícias matéria matérias materias publicações resultados
        actualité actualités actualites nouvelle nouvelles dépêche dépêches depeches résultat résultats resultats
        publications billets articolo articoli notizia notizie risultati pubblicazioni
        artikel artikeln artikelliste beitrag beiträge beitraege meldung meldungen nachricht nachrichten ergebnis
        ergebnisse treffer dokumente texte schlagzeilen eintrag einträge eintraege pressemitteilungen
        artikelen nieuws bericht berichten resultaten artiklar nyhet nyheter resultat träffar artikler nyhed nyheder
        resultater artikkeli artikkelit uutinen uutiset tulokset jutut artykuł artykuły artykuly wiadomość wiadomości
        wiadomosci wyniki aktualności makale makaleler haber haberler sonuç sonuçlar yazılar
        статья статьи новость новости материалы публикации результаты статті новини статии články clanky články zprávy
        zpravy výsledky články hírek cikkek știri stiri articole άρθρα ειδήσεις članki novice članci vijesti vesti správy artiklid
        uudised raksti ziņas straipsniai naujienos artikli aħbarijiet nuacht berita כתבות חדשות ידיעות خبرها گزارشها लेख
        समाचार
        文章 新闻 新聞 稿件 报道 報道 記事 ニュース 結果 结果 기사 뉴스 결과 مقالات أخبار اخبار نتائج
        """)

    /// Words that say which of them.
    private static let qualifiers = set(
        """
        all api article crawled feed featured fetched filtered found latest matched matching more my new news page query
        raw reader recent related response scraped search site top total user web
        """)

    /// Words for what stands beside articles and has a title, a name or a text as they have.
    private static let others = set(
        """
        author authors byline bylines creator creators contributor contributors editor editors person persons people user
        users account accounts profile profiles organization organizations source sources publisher publishers outlet
        outlets image images photo photos picture pictures video videos audio thumbnail thumbnails gallery galleries tag
        tags category categories keyword keywords topic topics concept concepts section channel channels site sites facet
        facets aggregation aggregations aggs meta metadata link links sort sorts sorting filter filters suggestion
        suggestions comment comments reply replies reaction reactions location locations place places ad ads advert adverts
        sponsor sponsors pagination paging error errors warning warnings license licenses attachment attachments enclosure
        enclosures breadcrumb breadcrumbs navigation menu menus included related relatedarticles relatedstories
        recommendations references query queries request settings config schema version
        """)
}

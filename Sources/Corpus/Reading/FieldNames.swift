internal import Platform

/// The names under which a record may carry what Storyfold reads.
///
/// Case, hyphens, underscores and spaces do not matter. A name with dots is a path ("source.name", "content[0].value",
/// "body.sections[].paragraphs[]"), or the name of a column. An object that stands where a value should is asked for the
/// members that commonly hold it. A name with "//" behind it counts only where it holds the address of an article.
package struct FieldNames: Sendable, Equatable {
    /// What a field means.
    package enum Role: Int, Sendable, CaseIterable {
        case id, text, title, published, source, url, language, story, duplicateGroup
        /// What stands for the text where there is none: a summary, or the beginning.
        case summary

        /// The command's option that names the field.
        package var option: String {
            switch self {
            case .duplicateGroup: "--duplicate-group-field"
            case .summary: "--text-field"
            default: "--\(self)-field"
            }
        }
    }

    /// By role, in order of preference: the first name that is present and holds something is taken.
    private var lists: [[String]]
    /// The same as they are compared; those that count only where they hold an address keep their mark.
    private(set) var plainLists: [[String]]

    package init(_ names: [Role: [String]]) {
        lists = Role.allCases.map { names[$0] ?? [] }
        plainLists = lists.map { $0.map(Self.plain) }
    }

    package subscript(_ role: Role) -> [String] {
        get { lists[role.rawValue] }
        set {
            lists[role.rawValue] = newValue
            plainLists[role.rawValue] = newValue.map(Self.plain)
        }
    }

    /// The names that feeds, crawlers, parsers, archives and interfaces of news use.
    package static let usual = FieldNames([
        .id: [
            "id", "id_str", "guid", "uuid", "article_id", "story_id", "stories_id", "doc_id", "document_id", "news_id",
            "item_id", "news_item_id",
            "entry_id", "post_id", "record_id", "goid", "docno", "accession_number", "gkgrecordid", "uri", "identifier",
            "@id", "kennung", "identificador", "identifiant", "identificativo", "identyfikator", "azonosító",
            "tunniste",
            "идентификатор", "κωδικός", "mã", "编号", "編號", "識別子", "식별자", "معرف", "ідентифікатор", "oznaka",
            "identifikátor", "identifikator", "identifikators", "identifikatorius", "identifikaator", "identifikatur",
            "aitheantóir", "identificator", "αναγνωριστικό", "kimlik", "pengenal", "שם מזהה", "מזהה", "شناسه", "पहचान",
        ],
        .text: [
            "text", "main_text", "plain_text", "article_body", "article_text", "body_text", "full_text", "text_content",
            "cleaned_text", "clean_text", "content_text", "body", "raw_content", "content", "article_content",
            "full_content",
            "main_content", "article", "story_text", "news_text", "selftext", "content_txt", "body_txt",
            "document_content", "data_content", "storytext", "body_nitf", "body_html", "body_xhtml", "content_html",
            "content:encoded",
            "bodies", "contents", "paragraphs", "transcript", "raw_text", "ocr_text", "ocr_eng", "ocr", "markdown",
            "content_elements", "blocks", "inhalt", "artikeltext", "volltext", "texto", "cuerpo", "contenido",
            "conteúdo",
            "conteudo", "corpo", "texte", "contenu", "corps", "testo", "contenuto", "tekst", "treść", "tresc", "inhoud",
            "innehåll", "indhold", "innhold", "teksti", "sisältö", "metin", "içerik", "текст", "текст статьи",
            "содержание", "正文", "内容", "本文", "본문", "내용", "النص",
            "szöveg", "tartalom", "conținut", "continut", "obsah", "sadržaj", "зміст", "съдържание", "κείμενο", "תוכן",
            "טקסט", "نص", "متن", "محتوا", "पाठ", "सामग्री", "เนื้อหา", "nội dung", "isi", "maandishi", "maudhui",
            "post_content", "body_paragraphs", "article_paragraphs", "introtext", "besedilo", "vsebina", "teksts",
            "saturs",
            "tekstas", "turinys", "sisu", "kontenut", "téacs", "ábhar", "brödtext", "brødtekst",
            "leipäteksti", "treść artykułu", "text článku", "celý text", "szövegtörzs", "зміст статті",
            "текст на статията", "съдържание на статията", "σώμα", "גוף", "גוף הכתבה", "متن خبر", "متن مقاله",
            "نص المقال",
            "نص الخبر", "المحتوى", "محتوى", "लेख", "समाचार", "nội dung bài viết", "bài viết", "teks", "isi berita",
            "haber metni",
            "haber",
            "html", "content_blocks", "body_blocks", "components", "modules", "elements", "page_content", "post_body",
            "texte_intégral", "texto_completo", "testo_articolo", "testo_completo", "testo_integrale",
            "texto_da_notícia",
            "texto_de_la_noticia", "текст новини", "текст новости", "記事本文", "記事", "新闻内容", "新聞內容", "內文", "内文",
            "기사내용", "기사본문", "tekst artykułu", "artikeltekst", "artikelinhalt", "metin içeriği", "haber içeriği",
        ],
        .title: [
            "title", "headline", "headlines", "headline_text", "news_headline", "heading", "article_title", "web_title",
            "news_title", "story_title", "record_title",
            "page_title", "meta_title", "og:title", "titles", "titel", "überschrift", "schlagzeile",
            "título", "titulo", "titular", "manchete", "titre", "titolo", "tytuł", "tytul", "otsikko", "rubrik",
            "overskrift", "başlık",
            "baslik", "заголовок", "标题", "標題", "タイトル", "見出し", "제목", "العنوان",
            "cím", "titlu", "titulek", "nadpis", "naslov", "заглавие", "τίτλος", "כותרת", "عنوان",
            "शीर्षक", "หัวข้อ", "tiêu đề", "judul", "kichwa", "post_title", "pealkiri", "virsraksts", "antraštė",
            "titlu tal-artiklu",
            "teideal", "ceannlíne", "názov", "titul", "kop", "fyrirsögn", "τίτλος άρθρου", "назва", "שם הכתבה",
            "تیتر", "عنوان خبر", "عنوان المقال", "सुर्खी", "nhan đề", "judul berita", "haber başlığı", "titre_de_l'article",
            "titre_article", "título_de_la_noticia", "título_da_notícia",
            "titolo_articolo", "titolo_dell'articolo", "artikeltitel", "tytuł artykułu", "заголовок новини",
            "заголовок статьи", "新闻标题", "新聞標題", "記事タイトル", "기사제목", "hlead", "name", "head",
        ],
        .published: [
            "published", "published_at", "published_on", "published_datetime", "publication_datetime", "date_published",
            "date_publish", "publish_date", "published_date", "publishing_date", "publication_date", "publication_time",
            "published_time", "publish_time", "published_utc", "publish_timestamp",
            "published_timestamp", "date_time_pub", "pub_date", "pub_time", "first_published",
            "first_published_at", "dates.published", "first_publication_date", "first_publish_date", "display_date",
            "web_publication_date",
            "article_date", "news_date", "story_date", "iso_date", "post_created", "first_created",
            "version_created", "issued", "dc:date", "article:published_time", "release_date", "posted_at", "posted",
            "post_date_gmt", "post_date", "numeric_pub_date", "alpha_pub_date", "numeric_date", "date_time", "date_gmt",
            "date",
            "seen_date", "created", "created_at", "created_utc",
            "date_created", "creation_date", "timestamp", "@timestamp", "published_parsed", "time", "updated",
            "updated_at",
            "date_updated", "modified", "date_modified", "last_modified", "warc_date", "publication", "datum",
            "erscheinungsdatum",
            "date_publication", "date_de_parution", "date_parution", "fecha", "fecha_publicacion", "data_publicacao",
            "date_de_publication", "data_pubblicazione",
            "data_publikacji",
            "päivämäärä", "julkaistu", "tarih", "дата", "дата публикации",
            "data de publicação", "일자", "发布时间", "发布日期", "日期", "公開日",
            "日付", "발행일", "날짜", "التاريخ",
            "dátum", "ημερομηνία", "תאריך", "تاريخ", "تاریخ", "दिनांक", "तारीख", "วันที่", "ngày đăng", "tanggal", "tarehe",
            "datum objave", "datum vydání", "dátum vydania", "kuupäev", "avaldatud", "datums", "publicēts",
            "publicēšanas datums",
            "publikavimo data", "dáta", "data tal-pubblikazzjoni", "publicerad", "publiceringsdatum", "udgivet",
            "udgivelsesdato",
            "dato", "publicatiedatum", "datum van publicatie", "megjelenés", "megjelenés dátuma", "data publikacji",
            "data publicării", "data apariției", "дата на публикуване", "дата публікації", "опубліковано",
            "ημερομηνία δημοσίευσης",
            "yayın tarihi", "yayınlanma tarihi", "תאריך פרסום", "تاریخ انتشار", "زمان انتشار", "تاريخ النشر", "प्रकाशन तिथि",
            "ngày xuất bản", "ngày", "tanggal terbit", "veröffentlicht_am", "veröffentlicht", "fecha_de_publicación",
            "data_da_publicação", "data_di_pubblicazione", "掲載日", "작성일", "게재일", "issue_date", "data",
        ],
        .source: [
            "source", "publication.title", "publication.name", "publication_title", "journal_title", "publisher",
            "site_name", "meta_site_name", "og:site_name", "og_site_name", "media_name",
            "source_name",
            "source_title", "source_hostname", "outlet", "outlet_name", "newspaper", "publication", "publication_name",
            "provider", "provider_name", "container_title", "pub_frosting", "feed", "feed_title", "feed_name", "origin",
            "channel", "website", "site",
            "thread.site", "domain", "source_domain", "hostname", "host", "clean_url", "domain_name",
            "source_common_name", "copyright_holder", "quelle", "zeitung", "fuente", "fonte", "testata", "źródło",
            "zrodlo",
            "lähde", "medio", "média", "сми", "bron", "källa", "kilde", "kaynak", "gazete", "источник",
            "来源", "來源", "媒体", "情報源",
            "언론사", "출처", "المصدر",
            "forrás", "sursă", "sursa", "zdroj", "izvor", "джерело", "източник", "πηγή",
            "מקור", "مصدر", "منبع", "स्रोत", "แหล่งที่มา", "nguồn", "sumber", "chanzo", "vir", "medij", "medijs", "avots",
            "šaltinis",
            "allikas", "väljaanne", "foinse", "sors", "tidning", "krant", "lehti", "újság", "lap", "gazeta", "časopis",
            "noviny", "ziar", "вестник", "видання", "газета", "εφημερίδα", "עיתון", "روزنامه", "خبرگزاری", "صحيفة",
            "جريدة",
            "अखबार", "báo", "surat kabar", "journal", "périodique", "diario", "periódico", "periodico", "jornal",
            "giornale", "quotidiano",
            "quotidien", "veículo", "媒体名称", "媒體", "新聞社", "신문사",
        ],
        .url: [
            "url", "link", "canonical_url", "canonical_link", "permalink", "web_url", "article_url", "page_url",
            "source_url", "original_url", "final_url", "responded_url", "requested_url", "target_uri",
            "warc_target_uri", "document_identifier", "news_url", "story_url", "share_url", "canonical",
            "external_url", "links.permalink", "alternate[0].href", "links[0].href", "lien", "enlace", "ligação",
            "adres", "linkki", "bağlantı", "ссылка",
            "链接", "網址", "リンク", "povezava", "odkaz", "poveznica", "saite", "nuoroda", "viide", "nasc", "ħolqa",
            "hivatkozás",
            "legătură", "връзка", "посилання", "σύνδεσμος", "tautan", "liên kết", "đường dẫn", "رابط", "الرابط",
            "پیوند", "لینک",
            "קישור", "लिंक", "länk", "lenke", "collegamento", "odnośnik", "koppeling", "loc", "source//", "original//",
            "identifier//", "guid//", "uri//", "id//",
        ],
        .language: [
            "language", "lang", "language_code", "lang_code", "in_language", "meta_lang", "languages", "sprache",
            "idioma", "langue", "lingua", "język", "kieli", "taal", "språk", "язык", "语言", "语种", "言語", "언어",
            "jezik", "jazyk", "nyelv", "limba", "limbă", "език", "мова", "γλώσσα", "keel", "valoda", "kalba", "lingwa",
            "teanga",
            "identification.label", "bahasa", "ngôn ngữ", "زبان", "لغة", "اللغة", "שפה", "भाषा", "dil", "sprog",
        ],
        .story: ["story"],
        .duplicateGroup: ["duplicate_group"],
        .summary: [
            "lead_paragraph", "summary", "description", "abstract", "abstract_note", "excerpt", "custom_excerpt",
            "snippet", "overview",
            "lead", "standfirst",
            "trail_text", "teaser", "short_description", "meta_description", "og:description", "intro",
            "zusammenfassung", "vorspann", "resumen", "resumo", "résumé", "chapô", "sommario", "ingress", "аннотация",
            "post_excerpt", "opening_text", "hit_sentence", "povzetek", "uvod", "sažetak", "perex", "anotace",
            "zhrnutie", "kokkuvõte",
            "kopsavilkums", "santrauka", "rezumat", "összefoglaló", "streszczenie", "tiivistelmä", "sammanfattning",
            "samenvatting",
            "sommarju", "achoimre", "резюме", "анотація", "περίληψη", "özet", "תקציר", "خلاصه", "ملخص", "सारांश",
            "tóm tắt",
            "ringkasan",
        ],
    ])

    /// Objects whose members count as the record's own, behind these: search engines, data sets and interfaces put the
    /// record into them. Their names are matched to the letter, as "source" is another thing than "_source".
    static let wrappers = [
        "_source", "metadata", "meta", "fields", "attributes", "data", "article", "doc", "document", "item", "node",
        "post", "properties", "record", "warc_headers", "payload", "result", "object", "after", "entity", "resource",
        "news", "story",
    ]

    /// Whether anything but the text itself may be read as the text.
    package var guessesText: Bool { !self[.summary].isEmpty }

    /// Whether an id may have any of several names.
    var guessesIds: Bool { self[.id].count > 1 }

    /// Whether a source may have any of several names.
    var guessesSources: Bool { self[.source].count > 1 }

    /// By slot of a parser, which is the role's raw value.
    var slots: [FieldSlot] {
        Role.allCases.map { role in
            FieldSlot(
                self[role], members: Self.members(of: role), rules: Self.rules(of: role),
                standsFor: role == .summary ? Role.text.rawValue : nil)
        }
    }

    /// Parsers for these, and for what wraps them.
    var parsers: JSONLinesParserPool { JSONLinesParserPool(slots: slots, wrappers: Self.wrappers) }

    /// The members of an object that stand for it, the preferred one first.
    static func members(of role: Role) -> [String] {
        switch role {
        case .id: ["$oid", "value", "#text", "@value", "_", "@id", "s", "n", "string_value"]
        case .title:
            ["rendered", "main", "default", "basic", "value", "text", "#text", "@value", "_", "s", "string_value"]
        case .published:
            [
                "$date", "$numberLong", "date_parts", "value", "iso", "iso8601", "utc", "date_time", "date",
                "published", "#text", "@value", "_",
                "n", "s",
                "timestamp_value", "string_value",
            ]
        case .source:
            [
                "name", "title", "display_name", "label", "value", "#text", "@value", "_", "domain", "hostname", "host",
                "url",
                "href",
                "uri", "s", "string_value", "m", "map_value", "fields",
            ]
        case .url: ["href", "url", "permalink", "value", "#text", "@value", "_", "@id", "s", "string_value"]
        case .language: ["code", "iso", "identifier", "value", "#text", "name", "s", "string_value"]
        case .text, .summary, .story, .duplicateGroup: []
        }
    }

    private static let plainMembers = Role.allCases.map { members(of: $0).map(plain) }

    private static func rules(of role: Role) -> FieldSlot.Rules {
        switch role {
        case .text, .summary: [.joins, .noNumbers]
        case .published: [.dates]
        case .source: [.noURLs]
        case .id: [.noLists]
        case .title: [.noSlugs]
        case .url, .language, .story, .duplicateGroup: []
        }
    }
}

// MARK: Tables

extension FieldNames {
    /// For each slot the columns that may fill it, the preferred one first.
    ///
    /// Columns are named as fields are; tables that were made of records have paths for names ("metadata.date").
    package func columns(among names: [String]) -> [[Int]] {
        let plain = names.map(Self.plain)
        var columns = ranked(names, plain)
        let (title, source) = (Role.title.rawValue, Role.source.rawValue)
        let ofPublication = Self.ofPublication(plain)
        // Beside another title; a name is one of the row.
        let isTitled = columns[title].contains { !plain[$0].hasPrefix("title.") && plain[$0] != "name" }
        if isTitled, !ofPublication.isEmpty {
            columns[title].removeAll { plain[$0].hasPrefix("title.") }
            columns[source] += ofPublication.filter { !columns[source].contains($0) }
        }
        return columns
    }

    /// The columns that an object for the title of the publication was made into: they have an id, or a title or a name themselves.
    private static func ofPublication(_ plain: [String]) -> [Int] {
        let named = plain.indices.filter { ["title.title", "title.name"].contains(plain[$0]) }
        guard named.isEmpty, plain.contains("title.id") || plain.contains("title.@id") else { return named }
        return plain.indices.filter { ["title.value", "title.#text"].contains(plain[$0]) }
    }

    private func ranked(_ names: [String], _ plain: [String]) -> [[Int]] {
        Role.allCases.map { role in
            let members = Self.plainMembers[role.rawValue]
            let wanted = plainLists[role.rawValue]
            let ranked = names.indices.compactMap { column -> (rank: Int, column: Int)? in
                let whole = plain[column]
                if let rank = wanted.firstIndex(of: whole) { return (rank, column) }
                for shorter in [Self.withoutType(names[column]), Self.withoutVocabulary(names[column])] {
                    if let rank = shorter.flatMap({ wanted.firstIndex(of: Self.plain($0)) }) { return (rank, column) }
                }
                guard let dot = whole.firstIndex(where: { $0 == "." || $0 == "/" }) else { return nil }
                let rest = String(whole[whole.index(after: dot)...])
                let first = names[column].prefix { $0 != "." && $0 != "/" }.lowercased()
                if Self.wrappers.contains(first) {
                    return wanted.firstIndex(of: rest).map { ($0 + wanted.count, column) }
                }
                guard let rank = wanted.firstIndex(of: String(whole[..<dot])), members.contains(rest) else {
                    return nil
                }
                return (rank, column)
            }
            return ranked.sorted { ($0.rank, $0.column) < ($1.rank, $1.column) }.map(\.column)
        }
    }

    /// A name without the type that Solr has behind it, as in Fields.hpp; nil for one that has none.
    private static func withoutType(_ name: String) -> String? {
        for suffix in ["_t", "_s", "_ss", "_ts", "_txt", "_dt", "_dts", "_txt_en"]
        where name.hasSuffix(suffix) && name.utf8.count > suffix.utf8.count {
            return String(name.dropLast(suffix.count))
        }
        return nil
    }

    /// A name without the vocabulary that it is from ("dc:title", "og:url"), as in Fields.hpp; nil for one that has none.
    private static func withoutVocabulary(_ name: String) -> String? {
        guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
            vocabularies.contains(name[..<colon].lowercased())
        else { return nil }
        return String(name[name.utf8.index(after: colon)...])
    }

    private static let vocabularies: Set<String> = [
        "dc", "dcterms", "og", "schema", "news", "article", "atom", "prism", "x-tika",
    ]

    /// Whether a field at a path is known for a role: by its whole path, or by its name in a wrapper.
    package func names(_ path: String, as role: Role) -> Bool {
        !columns(among: [path.replacing("[]", with: "")])[role.rawValue].isEmpty
    }

    /// A name as it is compared: in small letters, without hyphens, underscores and spaces.
    static func plain(_ name: String) -> String { FieldSpelling.plain(name) }

    /// Whether a value stands for one that is missing, as programs print it.
    static func isNothing(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count <= 4 else { return false }
        return ["", "none", "null", "nan", "n/a"].contains { $0.utf8.elementsEqual(value.map { $0 | 0x20 }) }
    }

    /// What a text of a table holds for a role: itself, or what a program printed a list or an object into it of; nil for nothing.
    package static func value(of text: ArraySlice<UInt8>, for role: Role) -> ArraySlice<UInt8>? {
        let isText = role == .text || role == .title || role == .summary
        guard isText ? !isNothing(text) : !isMissing(text) else { return nil }
        if role == .published, isFlag(text) { return nil }
        return CellLiteral.value(of: text, for: role)?[...] ?? text
    }

    /// Whether an id, a date, a source or an address stands for one that is missing, as databases and spreadsheets write it too.
    static func isMissing(_ value: ArraySlice<UInt8>) -> Bool {
        if isNothing(value) { return true }
        guard value.count <= 9 else { return false }
        return missing.contains { $0.elementsEqual(value.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }) }
    }

    private static let missing = [
        "\\n", "nat", "<na>", "#n/a", "#n/a n/a", "(null)", "(none)", "nil", "undefined", "-", "--", "?",
    ]
    .map { Array($0.utf8) }

    /// Whether a value in the place of a date cannot be one, as in Fields.hpp: it has no digit but zeros, and nothing beyond ASCII.
    static func isNoDate(_ value: ArraySlice<UInt8>) -> Bool {
        value.allSatisfy { $0 < 0x80 && $0 &- 0x31 >= 9 } || isFlag(value)
    }

    /// Whether a value says yes or no, or is a date that was never set: "true", "1", "0000-00-00".
    private static func isFlag(_ value: ArraySlice<UInt8>) -> Bool {
        if value.count <= 5 {
            let word = value.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
            if ["0", "1", "-1", "true", "false", "yes", "no"].contains(where: { $0.utf8.elementsEqual(word) }) {
                return true
            }
        }
        return value.count >= 8 && value.allSatisfy { "0-:/. TZ".utf8.contains($0) }
    }

    /// Whether a value reads as the text of an article may: many words, or many letters of a script beyond ASCII.
    static func isProse(_ value: ArraySlice<UInt8>) -> Bool {
        guard value.count >= 160 else { return false }
        var (spaces, beyond) = (0, 0)
        for byte in value.prefix(2_000) {
            spaces += byte == 0x20 ? 1 : 0
            beyond += byte >= 0x80 ? 1 : 0
        }
        return spaces >= 20 || 2 * beyond > min(value.count, 2_000)
    }

    /// Whether a value is an address rather than a name.
    package static func isURL(_ value: ArraySlice<UInt8>) -> Bool {
        value.starts(with: "http://".utf8) || value.starts(with: "https://".utf8) || value.starts(with: "//".utf8)
    }
}

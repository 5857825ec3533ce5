import Kernels

/// Page furniture as outlets word it: what a line reduced to its words says when it is not part of the
/// article. Kept as data, so that a new phrase is one line.
enum FurniturePhrases {
    /// Lines that are furniture wherever they stand.
    static let whole: Set<UInt64> = hashes(
        of: """
            share;share this;share this article;share this story;share this post;share article;tweet;email;print
            facebook;twitter;whatsapp;linkedin;reddit;pinterest;telegram;copy link;save;save article;bookmark
            comments;comment;no comments;0 comments;post a comment;add a comment;view comments;show comments
            join the conversation;comments are closed;load more;load more comments;loading
            advertisement;advertisements;ad;sponsored;sponsored content;promoted;promoted stories;partner content
            story continues below advertisement;article continues below advertisement;article continues below
            scroll to continue;continue reading;read more;read the full story;read full article;click here
            sign in;log in;login;register;subscribe;subscribe now;subscribe today;sign up;sign up now;newsletter
            newsletters;my account;menu;search;home;skip to content;skip to main content;skip to navigation
            back to top;next article;previous article;next;previous;latest news;top stories;all rights reserved
            terms of use;terms of service;terms and conditions;privacy policy;cookie policy;contact us;about us
            follow us;follow us on facebook;follow us on twitter;view all posts;view all;see all;accept cookies
            listen;listen to article;listen to this article;watch live;getty images;file photo
            teilen;kommentare;kommentar schreiben;drucken;anzeige;zum seitenanfang;weiterlesen;abonnieren
            partager;commentaires;imprimer;publicite;publicité;s abonner;lire la suite;retour en haut
            compartir;comentarios;imprimir;publicidad;suscribirse;leer más;condividi;commenti;stampa;pubblicità
            reclame;annons;annonse;reklama;реклама;reklam;广告;廣告;広告;광고;إعلان
            """)

    /// Lines after which a page lists other things; the short lines that follow go with them.
    static let closing: Set<UInt64> = hashes(
        of: """
            you may also like;you might also like;you may also be interested in;you might be interested in
            related;related articles;related stories;related posts;related news;related content;related topics
            leave a comment;leave a reply;leave a response;cancel reply;what do you think
            recommended;recommended for you;recommended stories;recommended articles;more stories;more news
            more on this story;more on this topic;more from this section;read next;up next;most read;most popular
            most viewed;trending;trending now;also read;see also;latest stories;in other news;popular posts
            das könnte sie auch interessieren;mehr zum thema;lesen sie auch;meistgelesen
            lire aussi;à lire aussi;sur le même sujet;les plus lus;lea también;más leídas;leggi anche
            lee también;te puede interesar;más noticias;noticias relacionadas;artículos relacionados;articles liés
            articles similaires;plus d articles;ähnliche artikel;weitere artikel;mehr aus;auch interessant
            articoli correlati;potrebbe interessarti;leia também;veja também;notícias relacionadas;lees ook;gerelateerd
            läs också;läs även;les også;czytaj także;zobacz także;читайте также;Читайте также;по теме;По теме;ilgili haberler
            相关阅读;相关新闻;延伸阅读;推荐阅读;関連記事;관련 기사;관련기사
            """)

    /// Openings of lines that are furniture when they are no sentence.
    private static let openings: [[UInt8]] = """
        share on;share via;share this;click to share;click here to;click to;follow us;follow on
        sign up for;sign up to;subscribe to;subscribe for;get our;get the latest;download our;download the app
        read more;read also;also read;see also;related articles;related stories;more from;you may also
        you might also;recommended for;powered by;wp twitter auto publish;join our;like us on;filed under
        posted in;tagged with;tags;photo by;photo credit;image credit;image source;view comments;leave a
        copyright;all rights reserved;jump to;skip to;support our journalism;already a subscriber
        lesen sie auch;lire aussi;à lire aussi;lea también;lee también;teilen auf;partager sur;compartir en;condividi su
        compartilhar no;compartilhe no;leggi anche;leia também;veja também;lees ook;deel op;läs också;dela på;les også
        czytaj także;udostępnij na;читайте также;Читайте также;поделиться;Поделиться;paylaş;اقرأ أيضا;شارك على
        责任编辑;分享到;相关阅读;延伸阅读;関連記事;シェアする
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    /// Openings of lines that invite to something else, as sentences too.
    private static let invitations: [[UInt8]] = """
        sign up for our newsletter;sign up to our newsletter;subscribe to our newsletter;get our newsletter;follow us on
        download our app;join our channel;abonnieren sie unseren newsletter;abonnieren sie unsere;folgen sie uns
        laden sie unsere app;abonnez vous à notre;inscrivez vous à notre;suivez nous;téléchargez notre
        suscríbete a nuestro;suscríbase a nuestro;síguenos en;descarga nuestra;iscriviti alla nostra;seguici su
        scarica la nostra;assine nossa;inscreva se em;siga nos;baixe nosso;schrijf je in voor;volg ons;prenumerera på vårt
        följ oss;zapisz się na nasz;śledź nas;подписывайтесь на;Подписывайтесь на;подпишитесь на;Подпишитесь на
        bültenimize abone;bizi takip edin;اشترك في نشرتنا;تابعونا على;تابعنا على;扫描二维码关注;关注本报;关注我们;掃描二維碼
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    /// By their first two bytes, since most lines begin with those of none.
    private static let openingsByBeginning = byBeginning(openings)
    private static let invitationsByBeginning = byBeginning(invitations)

    /// Whether a line begins with one of the openings.
    static func isOpening(_ words: LineWords) -> Bool {
        guard let beginning = beginning(of: words.bytes) else { return false }
        return openingsByBeginning[beginning]?.contains { words.begins(with: $0) } ?? false
    }

    /// Whether a line invites to something else.
    static func isInvitation(_ words: LineWords) -> Bool {
        guard words.wordCount <= 40, let beginning = beginning(of: words.bytes) else { return false }
        return invitationsByBeginning[beginning]?.contains { words.bytes.starts(with: $0) } ?? false
    }

    private static func byBeginning(_ phrases: [[UInt8]]) -> [UInt16: [[UInt8]]] {
        Dictionary(grouping: phrases) { beginning(of: $0)! }
    }

    /// The first two bytes of a phrase; no phrase has fewer.
    private static func beginning(of bytes: [UInt8]) -> UInt16? {
        bytes.count < 2 ? nil : UInt16(bytes[0]) << 8 | UInt16(bytes[1])
    }

    /// The last words of a text that was cut by whoever published it.
    static let cuts: [[UInt8]] = [
        "continue reading", "read more", "read the full story", "read full article", "chars", "weiterlesen",
        "lire la suite", "leer más",
    ].map { Array($0.utf8) }

    /// Whether a line is short enough to be one of ``whole`` or ``closing``, which most are not.
    static func mayHold(_ words: LineWords) -> Bool { words.bytes.count <= longest }

    /// No phrase has more bytes.
    private static let longest = 48

    private static func hashes(of lines: String) -> Set<UInt64> {
        let phrases = lines.split { $0 == ";" || $0 == "\n" }
        precondition(phrases.allSatisfy { $0.utf8.count <= longest }, "a phrase is longer than the longest")
        return Set(phrases.map { Hash64.hash(String($0)) })
    }
}

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
            enter your email;enter your email address;your email address;email address;thank you for signing up
            thanks for signing up;thank you for subscribing;thanks for subscribing;check your inbox;please enter a valid email
            ihre e mail adresse;e mail adresse eingeben;votre adresse e mail;votre email;tu correo electrónico;tu email
            la tua email;seu e mail;je e mailadres;din e postadress
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
            most viewed;trending;trending now;also read;read also;see also;latest stories;in other news;popular posts
            das könnte sie auch interessieren;mehr zum thema;lesen sie auch;meistgelesen
            lire aussi;à lire aussi;sur le même sujet;les plus lus;lea también;más leídas;leggi anche
            lee también;te puede interesar;más noticias;noticias relacionadas;artículos relacionados;articles liés
            articles similaires;plus d articles;ähnliche artikel;weitere artikel;mehr aus;auch interessant
            articoli correlati;potrebbe interessarti;leia também;veja também;notícias relacionadas;lees ook;gerelateerd
            läs också;läs även;les også;læs også;lue myös;czytaj także;zobacz także;čtěte také;čítajte tiež;olvassa el
            olvassa el ezt is;citește și;citiți și;čitajte još;pročitajte i;preberite tudi;διαβάστε επίσης;Διαβάστε επίσης
            читайте также;Читайте также;по теме;По теме;читайте також;Читайте також;прочетете още;Прочетете още;ilgili haberler
            bunlar da ilginizi çekebilir;baca juga;xem thêm;đọc thêm;soma pia;اقرأ أيضا;اقرأ أيضاً;بیشتر بخوانید;קראו גם
            यह भी पढ़ें;ये भी पढ़ें;อ่านเพิ่มเติม
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
        sign up for our newsletter;sign up to our newsletter;did you know with a digital subscription
        subscribe to our newsletter;get our newsletter;follow us on
        download our app;join our channel;abonnieren sie unseren newsletter;abonnieren sie unsere;folgen sie uns
        laden sie unsere app;abonnez vous à notre;inscrivez vous à notre;suivez nous;téléchargez notre
        suscríbete a nuestro;suscríbase a nuestro;síguenos en;descarga nuestra;iscriviti alla nostra;seguici su
        scarica la nostra;assine nossa;inscreva se em;siga nos;baixe nosso;schrijf je in voor;volg ons;prenumerera på vårt
        följ oss;zapisz się na nasz;śledź nas;подписывайтесь на;Подписывайтесь на;подпишитесь на;Подпишитесь на
        bültenimize abone;bizi takip edin;اشترك في نشرتنا;تابعونا على;تابعنا على;扫描二维码关注;关注本报;关注我们;掃描二維碼
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    /// Openings of what asks whether a reader may be watched, however long.
    private static let consents: [[UInt8]] = """
        we value your privacy;we care about your privacy;we respect your privacy;your privacy is important to us
        your privacy matters;we use cookies;this website uses cookies;this site uses cookies;our website uses cookies
        our site uses cookies;we and our partners;by clicking accept;by continuing to use this site
        by continuing to browse;we and our
        wir verwenden cookies;wir nutzen cookies;wir benutzen cookies;wir setzen cookies;diese website verwendet cookies
        diese website nutzt cookies;diese webseite verwendet cookies;diese seite verwendet cookies;wir und unsere partner
        wir schätzen ihre privatsphäre;ihre privatsphäre ist uns;wir benötigen ihre einwilligung;wir benötigen ihre zustimmung
        nous utilisons des cookies;ce site utilise des cookies;nous et nos partenaires;le respect de votre vie privée
        votre vie privée nous;nous respectons votre vie privée;en poursuivant votre navigation
        utilizamos cookies;usamos cookies;este sitio utiliza cookies;este sitio usa cookies;este sitio web utiliza cookies
        nosotros y nuestros socios;valoramos tu privacidad;valoramos su privacidad;tu privacidad es importante
        utilizziamo i cookie;utilizziamo cookie;questo sito utilizza;questo sito usa i cookie;noi e i nostri partner
        este site utiliza cookies;este site usa cookies;nós e os nossos parceiros;nós e nossos parceiros
        valorizamos a sua privacidade;valorizamos sua privacidade
        wij gebruiken cookies;we gebruiken cookies;deze website gebruikt cookies;deze site gebruikt cookies
        wij en onze partners;vi använder cookies;vi använder kakor;vi värnar om din integritet;vi bruker cookies
        vi bruker informasjonskapsler;vi bruger cookies;vi værner om dit privatliv;käytämme evästeitä
        tämä sivusto käyttää evästeitä;używamy plików cookie;ta strona używa plików cookie;szanujemy twoją prywatność
        my i nasi partnerzy;używamy cookies;používáme cookies;používáme soubory cookie;tento web používá
        tato stránka používá;používame súbory cookie;sütiket használunk;ez a weboldal sütiket;weboldalunk sütiket
        folosim cookie;acest site folosește cookie;koristimo kolačiće;ova stranica koristi kolačiće;uporabljamo piškotke
        мы используем файлы cookie;мы используем cookie;Мы используем файлы cookie;Мы используем cookie
        этот сайт использует;Этот сайт использует;сайт использует файлы cookie;Сайт использует файлы cookie
        ми використовуємо файли cookie;Ми використовуємо файли cookie;сайтът използва бисквитки;Сайтът използва бисквитки
        bu site çerez;sitemizde çerez;web sitemizde çerez;çerezleri kullanıyoruz;situs ini menggunakan cookie
        kami menggunakan cookie;chúng tôi sử dụng cookie;trang web này sử dụng cookie;tovuti hii hutumia vidakuzi
        χρησιμοποιούμε cookies;Χρησιμοποιούμε cookies;αυτός ο ιστότοπος χρησιμοποιεί;Αυτός ο ιστότοπος χρησιμοποιεί
        نستخدم ملفات تعريف الارتباط;يستخدم هذا الموقع ملفات;ما از کوکی;אתר זה משתמש בעוגיות;אנו משתמשים בעוגיות
        यह वेबसाइट कुकीज़;हम कुकीज़;เว็บไซต์นี้ใช้คุกกี้;我们使用cookie;本网站使用cookie;我們使用cookie;本網站使用cookie
        当サイトではcookie;このサイトではcookie;이 사이트는 쿠키;저희는 쿠키
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    /// Openings of what stands where the rest of an article is not: it is for subscribers, or elsewhere.
    private static let restNotices: [[UInt8]] = """
        this article is for subscribers;this story is for subscribers;this content is for subscribers
        this article is available to subscribers;this article is only available;this article is reserved for
        this article is exclusive to;the rest of this article;to continue reading;to read the rest of;to read the full
        to read this article;to read this story;read the full story;read the full article;read the rest of this
        subscribe to read;subscribe to continue;subscribe now to;log in to continue;sign in to continue
        register to continue;log in to read;sign in to read;register to read;you have reached your limit
        you ve reached your limit;you have read your;already a subscriber;become a subscriber;for subscribers only
        um weiterzulesen;um weiter zu lesen;weiterlesen mit;dieser artikel ist nur für;dieser artikel ist exklusiv
        nur für abonnenten;exklusiv für abonnenten;jetzt weiterlesen;bereits abonnent;schon abonnent
        lesen sie den ganzen artikel;den vollständigen artikel;den ganzen artikel lesen
        pour lire la suite;la suite est réservée;la suite de cet article;cet article est réservé;article réservé aux
        il vous reste;abonnez vous pour;déjà abonné;lire l article complet
        para seguir leyendo;para continuar leyendo;contenido exclusivo para;este contenido es exclusivo
        este artículo es exclusivo;suscríbete para;ya eres suscriptor;lee la noticia completa;leer la noticia completa
        per continuare a leggere;contenuto riservato;articolo riservato;abbonati per;sei già abbonato
        leggi l articolo completo;para continuar lendo;para continuar a ler;conteúdo exclusivo para;assine para
        já é assinante;leia a matéria completa;leia a notícia completa;om verder te lezen;dit artikel is alleen voor
        lees het hele artikel;al abonnee;för att läsa vidare;läs hela artikeln;redan prenumerant;for å lese videre
        les hele saken;for at læse videre;læs hele artiklen;jatkaaksesi lukemista;lue koko artikkeli;aby czytać dalej
        czytaj dalej;dalsza część artykułu;cały artykuł dostępny;pro pokračování ve čtení;celý článek;a folytatáshoz
        pentru a citi mai departe;citește articolul complet;чтобы читать дальше;Чтобы читать дальше;читать далее;Читать далее
        читайте полностью;Читайте полностью;щоб читати далі;Щоб читати далі;читати далі;Читати далі
        devamını okumak için;haberin devamı;okumaya devam etmek için;untuk melanjutkan membaca;baca selengkapnya
        đọc tiếp;xem tiếp;kusoma zaidi;για να συνεχίσετε την ανάγνωση;Για να συνεχίσετε την ανάγνωση
        لمتابعة القراءة;لقراءة المزيد;برای ادامه مطالعه;כדי להמשיך לקרוא;आगे पढ़ने के लिए
        阅读全文;继续阅读;订阅后;登录后;閱讀全文;繼續閱讀;続きを読む;この記事は有料会員;계속 읽으려면;기사 전문
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    private static let openingsByBeginning = PhrasesByBeginning(openings)
    private static let invitationsByBeginning = PhrasesByBeginning(invitations)
    private static let consentsByBeginning = PhrasesByBeginning(consents)
    private static let restNoticesByBeginning = PhrasesByBeginning(restNotices)

    /// Whether a line begins with one of the openings.
    static func isOpening(_ words: LineWords) -> Bool {
        openingsByBeginning.phrases(of: words.bytes).contains { words.begins(with: $0) }
    }

    /// Whether a line invites to something else.
    static func isInvitation(_ words: LineWords) -> Bool {
        words.wordCount <= 40
            && invitationsByBeginning.phrases(of: words.bytes).contains { words.bytes.starts(with: $0) }
    }

    /// Whether a line, or its beginning, asks for a reader's consent.
    static func isConsent(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        begins(line, of: text, consentsByBeginning)
    }

    /// Whether a line, or its beginning, says that the rest of the article is not there.
    static func isRestNotice(_ line: Range<Int>, of text: Span<UInt8>) -> Bool {
        begins(line, of: text, restNoticesByBeginning)
    }

    /// Where a script has no spaces, phrases end anywhere.
    private static func begins(_ line: Range<Int>, of text: Span<UInt8>, _ phrases: PhrasesByBeginning) -> Bool {
        guard let beginning = LineWords.beginning(of: line, in: text), phrases.mayHold(beginning) else { return false }
        let words = LineWords(text, in: line)
        return phrases.phrases(of: words.bytes).contains {
            words.begins(with: $0) || $0.last! >= 0x80 && words.bytes.starts(with: $0)
        }
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

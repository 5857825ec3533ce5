/// What pages say to a reader instead of an article: that it is paid for, that cookies, scripts or an age are asked for, that
/// nothing is there. Kept as data, so that a new phrase is one of a list.
///
/// Each speaks to whoever wants to read on; none is of one outlet. They are compared by the words that the tokenizer reads.
package struct WallPhrases: Sendable {
    /// By the hash of the first word: the others.
    private let rest: [UInt64: [[UInt64]]]

    package init(_ tokenizer: Tokenizer) {
        var rest: [UInt64: [[UInt64]]] = [:]
        var tokens = TokenBuffer(keepsPlaces: false)
        for phrase in Self.phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }) {
            tokens.removeAll()
            tokenizer.tokenize(Array(phrase.utf8).span, into: &tokens)
            if let first = tokens.hashes.first { rest[first, default: []].append(Array(tokens.hashes.dropFirst())) }
        }
        self.rest = rest
    }

    /// Longer texts are articles.
    package static let mostWords = 200
    /// A page says so twice, from its first words on...
    private static let firstWords = 12
    /// ...or in so much of all that it says.
    private static let leastShare = 0.25
    /// Whether a text, by the hashes of its words, is such a page and no more.
    ///
    /// - Complexity: O(n) in the words.
    package func areAll(of words: [UInt64]) -> Bool {
        guard 1...Self.mostWords ~= words.count else { return false }
        var (place, first, phrases, covered) = (0, Int.max, 0, 0)
        while place < words.count {
            guard let length = length(at: place, of: words) else {
                place += 1
                continue
            }
            first = min(first, place)
            phrases += 1
            covered += length
            place += length
        }
        return phrases > 1 && first < Self.firstWords || Double(covered) >= Self.leastShare * Double(words.count)
    }

    /// Whether a text, by the hashes of its words, says anything of the kind.
    ///
    /// - Complexity: O(n) in the words.
    package func areIn(_ words: [UInt64]) -> Bool { words.indices.contains { length(at: $0, of: words) != nil } }

    private func length(at place: Int, of words: [UInt64]) -> Int? {
        rest[words[place]]?.lazy.filter { phrase in
            place + phrase.count < words.count && phrase.indices.allSatisfy { words[place + 1 + $0] == phrase[$0] }
        }.map { $0.count + 1 }.max()
    }

    private static let phrases = """
        to continue reading;to read on;subscribe to read;subscribe to continue;subscribe now;subscribe today;please subscribe
        already a subscriber;become a subscriber;must be a subscriber;subscribers only;exclusive to subscribers
        reserved for subscribers;available to subscribers;for our subscribers;limit of free articles;unlimited access
        cancel at any time;cancel anytime;log in to continue;log in here;please log in;already have an account
        have an account;create an account;create a free account;free trial;enable javascript;javascript is required
        javascript is disabled;turn on javascript;enable cookies;accept cookies;use of cookies;we use cookies;such as cookies
        accept all;reject all;manage settings;manage your choices;cookie settings;privacy notice;ad blocker;adblocker
        access denied;have permission to access;that you are human;that you are a human;are not a robot;security check
        unusual traffic;page not found;not available in your region;not available in your country;must be 18
        your date of birth;confirm your age;terms of use;bad gateway;service unavailable;reload the page;refresh the page
        unavailable for legal reasons;access this website from;grant you access;grant access at this time;can be read by subscribers
        your request was blocked;request has been blocked;you have been blocked;blocked by our security;disable your ad
        process personal data;click through the gallery;watch the video above;listen to the full episode;download our app
        um weiterzulesen;weiterlesen mit;zum weiterlesen;jetzt abonnieren;bereits abonnent;schon abonnent;ein abo;für abonnenten
        exklusiv für abonnenten;jetzt testen;sofort weiterlesen;monatlich kündbar;jederzeit kündbar;melden sie sich an
        melden sie sich hier an;jetzt anmelden;javascript aktivieren;aktivieren sie javascript;cookies akzeptieren
        alle akzeptieren;alle ablehnen;verarbeitung ihrer daten;personenbezogene daten;wir und unsere partner;werbeblocker
        adblocker deaktivieren;einen adblocker;zugriff verweigert;seite nicht gefunden;seite wurde nicht gefunden
        klicken sie sich durch;sehen sie das video;laden sie die seite
        réservé aux abonnés;réservée aux abonnés;réservé à nos abonnés;réservée à nos abonnés;abonnez vous;déjà abonné
        déjà abonnée;de cet article à lire;pour lire la suite;lire la suite de cet article;connectez vous;sans engagement
        activer javascript;activez javascript;utilisation de cookies;utilisation des cookies;tout accepter;tout refuser
        paramétrer;bloqueur de publicité;accès refusé;page introuvable;vous n'êtes pas un robot
        exclusivo para suscriptores;solo para suscriptores;suscríbete;suscríbase;si ya eres suscriptor;ya eres suscriptor
        para seguir leyendo;para continuar leyendo;inicia sesión;inicie sesión;cancela cuando quieras;active javascript
        activa javascript;habilite javascript;uso de cookies;aceptar todo;aceptar todas;rechazar todo;rechazar todas
        bloqueador de anuncios;acceso denegado;página no encontrada;no es un robot;tráfico inusual
        riservato agli abbonati;per continuare a leggere;sei già abbonato;hai già un abbonamento;abbonati per;abbonati ora
        essere abbonato;accedi;attiva javascript;abilita javascript;uso dei cookie;accetta tutti;rifiuta tutti;accesso negato
        pagina non trovata
        exclusivo para assinantes;para assinantes;para continuar lendo;para continuar a ler;já é assinante;assine já;assine para
        inicie sessão;faça login;ative o javascript;uso de cookies;aceitar todos;acesso negado;página não encontrada
        om verder te lezen;verder lezen;al abonnee;abonnement nodig;neem een abonnement;log dan in;log in;alle artikelen lezen
        schakel javascript in;cookies accepteren;alles accepteren;alles weigeren;adblocker;toegang geweigerd;pagina niet gevonden
        för att läsa vidare;redan prenumerant;bli prenumerant;vara prenumerant;logga in;endast för prenumeranter;aktivera javascript
        godkänn alla;acceptera alla;åtkomst nekad;sidan hittades inte;for å lese videre;allerede abonnent;bli abonnent;logg inn
        for abonnenter;aktiver javascript;godta alle;for at læse videre;allerede abonnent;log ind;bliv abonnent;accepter alle
        jatkaaksesi lukemista;vain tilaajille;tilaajille;kirjaudu sisään;hyväksy kaikki;ota javascript käyttöön
        aby czytać dalej;dla prenumeratorów;dla subskrybentów;masz już konto;zaloguj się;wykup dostęp;włącz obsługę javascript
        włącz javascript;akceptuj wszystkie;odmowa dostępu;nie znaleziono strony;pro předplatitele;přihlaste se;povolte javascript
        pokračovat ve čtení;předplatitelům;a folytatáshoz;előfizetőknek;jelentkezzen be;pentru abonați;conectați vă;acceptă toate
        для подписчиков;только подписчикам;доступен подписчикам;оформите подписку;чтобы читать дальше;чтобы продолжить чтение
        уже есть аккаунт;войдите;включить javascript;включите javascript;необходимо включить;использование файлов cookie
        файлы cookie;принять все;отклонить все;блокировщик рекламы;доступ запрещён;доступ запрещен;страница не найдена
        обновите страницу;для передплатників;щоб читати далі;увійдіть;увімкніть javascript;сторінку не знайдено
        abonelere özel;sadece abonelere;abone olun;okumaya devam etmek için;devamını okumak için;giriş yapın;zaten abone
        javascript'i etkinleştirin;çerezleri kabul;tümünü kabul et;erişim engellendi;sayfa bulunamadı;reklam engelleyici
        للمشتركين فقط;متاح للمشتركين;تسجيل الدخول;لمتابعة القراءة;اشترك الآن;سجل دخولك;تفعيل جافا سكريبت;ملفات تعريف الارتباط
        قبول الكل;رفض الكل;تم رفض الوصول;الصفحة غير موجودة
        برای ادامه مطالعه;ویژه مشترکان;وارد شوید;اشتراک تهیه کنید;صفحه یافت نشد;دسترسی ممنوع
        למנויים בלבד;כדי להמשיך לקרוא;התחברו;כבר מנוי;הדף לא נמצא;הגישה נדחתה
        για να συνεχίσετε την ανάγνωση;μόνο για συνδρομητές;συνδεθείτε;αποδοχή όλων;η σελίδα δεν βρέθηκε
        आगे पढ़ने के लिए;सब्सक्राइब करें;लॉग इन करें;khusus pelanggan;untuk melanjutkan membaca;silakan masuk;berlangganan sekarang
        dành cho thuê bao;đăng nhập để;đăng ký để đọc;chấp nhận tất cả
        订阅后可阅读;订阅后即可;付费内容;登录后继续阅读;登录后才能;请登录;请先登录;继续阅读;立即注册;立即订阅;会员专享;已经是会员;页面不存在;访问被拒绝
        訂閱後可閱讀;請登入;請先登入;繼續閱讀;會員專享;立即訂閱
        有料会員限定;会員限定;会員登録;続きをお読み;続きを読む;ログインしてください;ログインして;無料会員;有効にしてください;ページが見つかりません
        유료 회원만;유료 회원;구독하세요;로그인하세요;로그인하거나;계속 읽으려면;회원만;자바스크립트를;페이지를 찾을 수
        """
}

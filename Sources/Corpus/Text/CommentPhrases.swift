import Kernels

/// How pages word what stands around readers' comments. Kept as data, so that a new phrase is one line.
enum CommentPhrases {
    enum Kind {
        /// Comments follow.
        case heading
        /// Comments follow where their number stands with it; alone it may head a part of the article.
        case countedHeading
        /// Comments may be written here, and often stand here: their form has to say so.
        case form
        /// A button of a comment, which ends it.
        case button
    }

    /// What a line reduced to its words says; nil where it says something else.
    static func kind(of words: LineWords) -> Kind? {
        guard words.bytes.count <= longest else { return nil }
        if let kind = kinds[words.hash] { return kind }
        // "What do you think? Leave a comment"
        if words.wordCount <= 8, invitations.contains(where: words.ends(with:)) { return .form }
        // "12 likes · Reply", "👍 12 👎 3 Reply"
        guard words.wordCount <= 5, let first = words.bytes.first, isDigit(first) || isOfPicture(first) else {
            return nil
        }
        return withoutNumbers(words.bytes) == .button ? .button : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { ByteClass.table[Int(byte)] == ByteClass.digit }

    /// Whether a byte begins a character beyond the basic plane, which in a button is a picture.
    private static func isOfPicture(_ byte: UInt8) -> Bool { byte >= 0xF0 }

    /// What some words say but for their numbers, and for pictures.
    private static func withoutNumbers(_ bytes: [UInt8]) -> Kind? {
        let rest = bytes.split(separator: 0x20).filter { !$0.allSatisfy(isDigit) && !isOfPicture($0.first!) }.joined(
            separator: [0x20])
        return kinds[Hash64.hash(Array(rest).span)]
    }

    /// Whether a line reduced to its words is a heading with the number of comments: "3 comments", "Kommentare 12",
    /// "view all 5 comments", "2 thoughts on" a title.
    static func isCountedHeading(_ words: LineWords) -> Bool {
        let bytes = words.bytes
        guard (2...24).contains(words.wordCount), let first = bytes.first else { return false }
        if words.wordCount <= 6, bytes.count <= longest, bytes.contains(where: isDigit) {
            if let kind = withoutNumbers(bytes), kind != .button { return true }
        }
        guard isDigit(first) || bytes.starts(with: one), let space = bytes.firstIndex(of: 0x20) else { return false }
        let rest = bytes[(space + 1)...]
        return counted.contains { rest.starts(with: $0) }
    }

    private static let one = Array("one ".utf8)

    private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count <= 6 && bytes.allSatisfy { ByteClass.table[Int($0)] == ByteClass.digit }
    }

    /// What says that a name, or a name and a time, is that of who wrote what follows: "Olaf says:".
    static let verbs: [[UInt8]] = """
        says;said;wrote;writes;commented;replied;sagt;schreibt;schrieb;meint;dit;a dit;a écrit;écrit;dice;dijo;escribió
        escribe;disse;escreveu;diz;scrive;ha scritto;ha detto;zegt;schreef;säger;skrev;siger;sier;skriver;sanoo;pisze
        napisał;napsal;пишет;написал
        """
        .split { $0 == ";" || $0 == "\n" }.map { Array($0.utf8) }

    /// What follows a number in the heading of comments, a title behind it.
    private static let counted: [[UInt8]] = [
        "thoughts on", "thought on", "responses to", "response to", "comments on", "comment on", "replies to",
        "kommentare zu", "antworten auf", "commentaires sur", "comentarios en", "comentários em", "commenti su",
    ].map { Array($0.utf8) }

    private static let headings = """
        comments;comment;reader comments;readers comments;readers' comments;user comments;your comments;all comments
        latest comments;top comments;most recent comments;comments so far;comments below;what readers say
        join the discussion;show comments;view comments;read comments;see comments;show all comments;view all comments;load comments
        kommentare;kommentar;leserkommentare;kommentare der leser;kommentare zum artikel;alle kommentare;ihre kommentare
        leserstimmen;commentaires;commentaire;vos commentaires;tous les commentaires;commentaires des lecteurs;vos réactions
        comentarios;comentario;comentarios de los lectores;tus comentarios;comentários;comentário
        comentários dos leitores;commenti;commento;commenti dei lettori;i vostri commenti;reacties
        reactie;alle reacties;kommentarer;läsarkommentarer;läs kommentarer;lesernes kommentarer;kommentit;kommenttia
        lukijoiden kommentit;athugasemdir;ummæli;komentarze;komentarzy;komentarz;opinie czytelników;komentáře;komentářů
        diskuse čtenářů;komentáre;komentárov;hozzászólások;hozzászólás;kommentek;comentarii;comentariu;comentaris;komentari
        komentar;komentara;коментари;коментара;комментарии;комментариев;комментария;комментарий;коментарі;коментарів
        σχόλια;σχόλιο;yorumlar;yorum;okur yorumları;şərhlər;bình luận;ý kiến bạn đọc;תגובות;תגובה;التعليقات;تعليقات
        تعليق;آراء القراء;نظرات;دیدگاه ها;دیدگاه‌ها;टिप्पणियाँ;टिप्पणियां;ความคิดเห็น;评论;評論;网友评论;网友留言;留言
        コメント;댓글;კომენტარები;մեկնաբանություններ;maoni;maoni ya wasomaji;komentarai;komentāri;kommentaarid;মন্তব্য
        கருத்துகள்;تبصرے
        """
    private static let countedHeadings = """
        responses;replies;reactions;discussion;diskussion;antworten;réactions;réponses;respuestas;reacciones;respostas
        risposte;opmerkingen;svar;vastausta;odpowiedzi;odpovědí;diskusia;ответов;ответа;yanıt;trả lời;نظر;条评论;則留言;件のコメント
        """
    private static let forms = """
        have your say;join the conversation;diskutieren sie mit;diskutiere mit;ihre meinung;réagissez;participe;opina
        dê sua opinião;di la tua;praat mee;dołącz do dyskusji;обсудить;yorum yap;发表评论;發表評論
        leave a comment;leave a reply;leave a response;post a comment;add a comment
        kommentar schreiben;laissez un commentaire;deixe um comentário;deja un comentario;lascia un commento
        """
    /// What a line ends in that asks for a comment.
    private static let invitations = ["leave a comment", "leave a reply", "post a comment", "add a comment"].map {
        Array($0.utf8)
    }
    private static let buttons = """
        reply;reply report;like reply;reply like;reply share;log in to reply;report;report comment;report abuse;flag;upvote
        permalink;antworten;melden;kommentar melden;gefällt mir;répondre;signaler;signaler un abus;responder;denunciar
        rispondi;segnala;beantwoorden;reageer;rapporteer;svara;anmäl;svar;besvar;vastaa;ilmoita;odpowiedz;zgłoś;odpovědět
        nahlásit;odpovedať;válasz;răspunde;respon;odgovori;ответить;пожаловаться;відповісти;απάντηση;yanıtla;şikayet et;trả lời
        הגב;رد;پاسخ;उत्तर;ตอบกลับ;回复;回覆;返信;답글;likes reply;likes reply share;like reply report;回复 点赞;点赞;回复 举报;举报
        jibu;balas;laporkan;atsakyti;atbildēt;vasta;отговор;отговори;одговори;जवाब दें;उत्तर दें;উত্তর;பதில்;جواب
        回覆 讚;返信 いいね;j'aime répondre;répondre signaler;me gusta responder;responder me gusta
        """

    private static let kinds: [UInt64: Kind] = Dictionary(
        keys(of: headings).map { ($0, .heading) } + keys(of: countedHeadings).map { ($0, .countedHeading) }
            + keys(of: forms).map { ($0, .form) } + keys(of: buttons).map { ($0, .button) },
        uniquingKeysWith: { first, _ in first })

    /// No phrase has more bytes.
    private static let longest = 64

    /// What lines of these phrases are known by, in small letters and in capitals: only those of ASCII are folded in a
    /// line's words.
    private static func keys(of phrases: String) -> [UInt64] {
        phrases.split { $0 == ";" || $0 == "\n" }.flatMap { phrase in
            let forms = [String(phrase), phrase.uppercased(), phrase.prefix(1).uppercased() + phrase.dropFirst()]
            return Set(forms).map { form in
                let bytes = Array(form.utf8)
                precondition(bytes.count <= longest, "a phrase is longer than the longest")
                return LineWords(bytes.span, in: 0..<bytes.count).hash
            }
        }
    }
}

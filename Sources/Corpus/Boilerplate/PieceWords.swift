/// What titles call pieces that are no plain reports, by language: a new label is one more of a list.
enum PieceWords {
    /// Labels that are all that stands before or behind the sign.
    static let labels: [(PieceKind, PhraseTable)] = all.map { ($0.0, PhraseTable($0.heads + ";" + $0.labels)) }

    /// Of them those that end a longer label too: "Market analysis", "Corona-Liveticker".
    static let heads: [(PieceKind, PhraseTable)] = all.map { ($0.0, PhraseTable($0.heads)) }

    /// Behind the first word of a label: "Chronologie des ...", "Resumo das ...".
    static let of = PhraseTable("of;de;du;des;del;della;di;do;da;das;dos;van;von;der;zu;zum;zur;om;av")

    /// What titles of background pieces begin with, where no sign sets it apart.
    static let openings = PhraseTable(
        """
        what we know about;what we know so far;here is what we know;here's what we know;everything we know about
        everything you need to know;all you need to know;what you need to know;what to know about;what you should know
        here is what to know;here's what to know;here's what you;a timeline of;timeline of the;a chronology of
        chronology of the;a brief history of;a look back at;who is who in;how it unfolded
        was wir über;was wir wissen;was bisher bekannt ist;was über den;was über die;was man über;das müssen sie über
        das wissen wir;chronologie der;chronologie des;fragen und antworten zu;fragen und antworten zum
        fragen und antworten zur;die wichtigsten fragen
        ce que l'on sait;ce qu'on sait;ce que nous savons;ce qu'il faut savoir;tout ce qu'il faut savoir;tout savoir sur
        chronologie de;chronologie du;retour sur
        lo que se sabe;lo que sabemos;qué se sabe;todo lo que se sabe;todo lo que hay que saber;esto es lo que se sabe
        claves de;claves del;claves para;las claves de;las claves del;cronología de;cronología del
        cosa sappiamo;che cosa sappiamo;quello che sappiamo;tutto quello che c'è da sapere;cosa sapere
        o que se sabe;o que sabemos;tudo o que se sabe;entenda o que;entenda a;veja o que se sabe;cronologia da;cronologia do
        wat we weten;dit weten we;wat er bekend is over;det vet vi om;detta vet vi;dette vet vi;det ved vi om
        co wiemy o;co wiadomo o;co víme o;что известно о;что известно об;что мы знаем о;все что известно;что нужно знать о
        що відомо про;neler biliyoruz;mitä tiedämme;tämä tiedetään;τι γνωρίζουμε για;τι ξέρουμε για
        """)

    /// The same behind a number: "Five things to know about ...".
    static let countedOpenings = PhraseTable(
        """
        things to know;things we know;things you need to know;things you should know;things we learned;things to remember
        key takeaways;takeaways from;key facts about;facts about;questions about;questions answered;key points;reasons why
        dinge die;dinge über;fakten über;fakten zu;fakten zum;fakten zur;fragen zu;fragen zum;fragen zur;fragen und antworten
        choses à savoir;choses à retenir;points à retenir;questions sur;questions pour
        claves de;claves del;claves para;claves sobre;cosas que;preguntas sobre;datos sobre;cose da sapere;cose che
        domande su;coisas que;pontos para;perguntas sobre;fatos sobre;dingen die;vragen over;saker att;frågor om;spørsmål om
        фактов о;факта о;вопросов о;вопроса о;вещей которые;pytań o;faktów o
        """)

    /// Numbers as titles begin with them.
    static let numbers = PhraseTable(
        """
        two;three;four;five;six;seven;eight;nine;ten;zwei;drei;vier;fünf;sechs;sieben;acht;neun;zehn;deux;trois;quatre;cinq
        sept;huit;neuf;dix;dos;tres;cuatro;cinco;seis;siete;ocho;nueve;diez;due;tre;quattro;cinque;sei;sette;otto;dieci;três
        quatro;sete;oito;dez;twee;drie;vijf;zes;zeven;negen;tien;tien;fem;sex;sju;два;три;четыре;пять;шесть;семь;десять
        trzy;cztery;pięć;sześć
        """)

    private static let all: [(PieceKind, heads: String, labels: String)] = [
        (
            .background,
            """
            factbox;fact box;fact file;factfile;fact check;factcheck;timeline;chronology;explainer;explained;key facts;q&a
            q and a;backgrounder;scenarios;at a glance;by the numbers;who's who;snapshot;cheat sheet
            faktenbox;faktencheck;chronologie;zeitleiste;hintergrund;fragen und antworten;stichwort;im überblick
            chronologie;repères;questions réponses;décryptage;fiche
            cronología;claves;preguntas y respuestas;verificación;cronologia;domande e risposte;perguntas e respostas
            tijdlijn;feitencheck;tidslinje;faktaruta;faktaboks;faktasjekk;oś czasu;kalendarium;fakty
            хронология;справка;досье;вопросы и ответы;хронологія;довідка;zaman çizelgesi;soru cevap;kronoloji
            """,
            """
            facts;background;profile;profiles;newsmaker;penpix;context;the facts;what we know;explain;faq;facts and figures
            key points;key dates;glossary;graphic;graphics;infographic;chart;charts;data;text;full text;transcript;quiz
            fakten;porträt;faq;wissen;erklärt;grafik;dokumentation;im wortlaut;wortlaut
            contexte;portrait;chiffres;infographie;en chiffres;verbatim;mode d'emploi
            contexto;perfil;datos;infografía;glosario;explicación;explicador;profilo;scheda;cos'è;infografica;entenda
            linha do tempo;infográfico;raio x;achtergrond;uitleg;profiel;bakgrund;fakta;bakgrunn;baggrund;profil
            tło;sylwetka;chronologia;przegląd faktów;faktabox;fakta o;přehled;otázky a odpovědi;profil
            контекст;портрет;инфографика;кто есть кто;факты;разбор;что известно
            profil;dosya;infografik;bilgi notu;إنفوغراف;تسلسل زمني;سؤال وجواب;حقائق;بروفايل;خلفية;كرونولوجيا;اینفوگرافی
            ציר זמן;שאלות ותשובות;מי אתם;समयरेखा;तथ्य;एक्सप्लेनर;फैक्ट चेक;fakta;linimasa;cek fakta;profil;hồ sơ;dòng sự kiện
            χρονολόγιο;ερωτήσεις και απαντήσεις;cronologie;portret;idővonal;háttér;aikajana;tausta;taustaa;faktat
            """
        ),
        (
            .analysis,
            """
            analysis;news analysis;special report;long read;in depth;deep dive;feature
            analyse;hintergrundbericht;análisis;analisi;análise;analys;analiza;analýza;анализ;аналитика;аналіз;analiz;tahlil
            """,
            """
            insight;insights;perspective;big picture;the big read;reporter's notebook;focus;dealtalk;essay;enquête;investigation
            reportage;éclairage;dossier;reportaje;a fondo;approfondimento;reportagem;achter het nieuws;verdieping;reportasje
            dossiê;fordypning;raport;расследование;лонгрид;репортаж;inceleme;dosya haber;تحليل;تحليل إخباري;تقرير خاص;تحقيق;تحلیل
            פרשנות;ניתוח;विश्लेषण;analisis;phân tích;ανάλυση;elemzés;analyysi;uchambuzi
            """
        ),
        (
            .reactions,
            """
            instant view;instant reaction;analysts' view;analyst view;analysts view;quotebox;quote box;reaction;reactions
            pressestimmen;presseschau;reaktionen;stimmen zum spiel;réactions;revue de presse;reacciones;reazioni;reações
            reacties;reaktioner;reaksjoner;reakcje;reakce;реакция;реакции;tepkiler
            """,
            """
            quotes;quote;in quotes;quotable;what they said;views;expert views;market reaction;vox pop;zitate;stimmen
            citations;en citations;citas;frases;le parole;citazioni;frases do dia;citaten;citat;sitater;cytaty;citáty;цитаты
            اقتباسات;ردود فعل;ردود أفعال;תגובות;प्रतिक्रिया;reaksi;phản ứng;αντιδράσεις;reacții;reakciók;reaktiot
            """
        ),
        (
            .live,
            """
            live blog;liveblog;live updates;live update;live coverage;live ticker;liveticker;newsticker;newsblog;minute by minute
            as it happened;rolling coverage;running updates
            en direct;direct live;suivi en direct;minuto a minuto;en vivo;en directo;última hora en directo;diretta;in diretta
            ao vivo;tempo real;minuto a minuto;liveverslag;direkterapport;direktesending;na żywo;relacja na żywo;živě;online přenos
            онлайн трансляция;текстовая трансляция;canlı anlatım;canlı yayın
            """,
            """
            live;live now;watch live;live report;ticker;blog;direct;directo;vivo;le direct;aggiornamenti in diretta;agora
            blogg;live rapport;nyhetsstudio;direkte;direkt;live stream;livestream;live text;прямая трансляция;онлайн;хроника;наживо;canlı
            مباشر;بث مباشر;لحظة بلحظة;تغطية مباشرة;زنده;עדכונים שוטפים;בשידור חי;लाइव;लाइव अपडेट;langsung;siaran langsung
            trực tiếp;ζωντανά;λεπτό προς λεπτό;élő;percről percre;suora;hetki hetkeltä;moja kwa moja;mubashara
            گزارش لحظه به لحظه;لحظه به لحظه;گزارش زنده;پخش زنده;זמן אמת;בזמן אמת;דיווח חי;שידור חי;עדכון חי;עדכונים חיים
            în direct;minut cu minut;uživo;iz minute u minutu;уживо;на живо;текстова трансляція;v živo;naživo
            minútu po minúte;minutu po minutě;tiesiogiai;tiešraide;otse;élő közvetítés;laporan langsung;secara langsung
            matangazo ya moja kwa moja;لائیو;براہ راست;লাইভ;সরাসরি;நேரலை
            """
        ),
        (
            .opinion,
            """
            opinion;op ed;oped;editorial;commentary;guest column;letter to the editor;viewpoint
            kommentar;leitartikel;gastbeitrag;gastkommentar;meinung;kolumne;glosse
            éditorial;édito;chronique;point de vue;opinión;editorial;opinione;editoriale;commento
            opinião;coluna;artigo de opinião;opinie;hoofdredactioneel;ledare;kronikk;felieton;opinia
            komentarz;komentář;názor;мнение;колонка;комментарий;передовица;думка;köşe yazısı;yorum;görüş
            """,
            """
            column;comment;letters;letter;letters to the editor;the view;our view;my view;voices;breakingviews;ideas;review
            leserbrief;leserbriefe;standpunkt;pro und contra;carte blanche;billet;humeur;cartas al director;carta;firmas;columna;tribuna;tribune;debatt;debat;leder;parere
            lettere;cartas;crítica;crônica;column;commentaar;brieven;insändare;krönika;leserinnlegg;kommentti;pääkirjoitus;kolumni
            blog opinii;list do redakcji;glosa;точка зрения;письмо;رأي;مقال;مقال رأي;افتتاحية;وجهة نظر;یادداشت;سرمقاله
            דעה;דעות;טור;מאמר מערכת;राय;संपादकीय;नज़रिया;opini;tajuk;tajuk rencana;kolom;ý kiến;xã luận;bình luận;άποψη;γνώμη;σχόλιο
            opinie;editorial;vélemény;jegyzet;publicisztika;mielipide;näkökulma;maoni;tahariri;mišljenje;stav;mnenje;komentar
            názor;komentár;stĺpček;коментар;мнение;став;колумна;nuomonė;komentaras;viedoklis;arvamus;juhtkiri;părere
            কলাম;মতামত;সম্পাদকীয়;کالم;اداریہ;தலையங்கம்
            """
        ),
        (
            .preview,
            """
            preview;week ahead;day ahead;month ahead;things to watch;what to watch;stocks to watch;look ahead;curtain raiser
            vorschau;ausblick;avant match;avant première;previa;avance;anteprima;antevisão;prévia;vooruitblik;förhandstitt
            zapowiedź;preview;превью;анонс;ön izleme
            """,
            """
            diary;agenda;calendar;outlook;coming up;to watch;wochenausblick;terminkalender;termine;programme;à venir;à suivre
            calendario;la previa;agenda del día;da seguire;calendário;a seguir;kalender;kalendarz;program;календарь;что ожидать
            takvim;أجندة;استباقي;תחזית;पूर्वावलोकन;pratinjau;agenda;nhận định trước trận;πρόγραμμα;előzetes;ennakko;nakala
            """
        ),
        (
            .list,
            """
            roundup;round up;news in brief;digest;news digest;newsletter;morning briefing;evening briefing;daily briefing;recap
            highlights;headlines;press digest;week in review;top stories;take a look
            überblick;kurzmeldungen;nachrichtenüberblick;wochenrückblick;zusammenfassung
            revue;l'essentiel;en bref;resumen;lo más destacado;titulares;riepilogo;rassegna;rassegna stampa;resumo;destaques;manchetes
            samenvatting;nieuwsoverzicht;sammanfattning;oppsummering;nyhetsoverblik;przegląd;przegląd prasy;souhrn;обзор;дайджест
            обзор прессы;огляд;özet;haber turu;gündem özeti
            """,
            """
            wrap;briefing;the briefing;brief;in brief;briefs;the latest;latest;updates;what you need to know;need to know;catch up
            advisory;schedule;results;scoreboard;am briefing;pm briefing;morning bid;das wichtigste;der tag;newsflash
            le brief;le point;matinale;boletín;las noticias;bollettino;notiziario;in breve;notas;curtas;giro;kort nieuws;i korthet
            kort fortalt;w skrócie;stručně;главное;коротко;итоги;итоги дня;стисло;kısa kısa;günün özeti;موجز;أهم الأخبار;حصاد;ملخص
            תקציר;सुर्खियां;मुख्य समाचार;sorotan;rangkuman;ringkasan;điểm tin;tóm tắt;σύνοψη;sinteză;összefoglaló
            kooste;uutiskooste;muhtasari
            """
        ),
        (
            .media,
            """
            in pictures;in photos;photo gallery;slideshow;podcast;bilderstrecke;fotostrecke;diaporama;en images
            galería;fotogalería;fotogallery;galeria;fotoserie;bildspel;fotoreportaż;fotogalerie;фотогалерея;фоторепортаж;foto galeri
            """,
            """
            gallery;video;photos;pictures;watch;listen;audio;photo;videos;photo essay;bilder;fotos;videobeitrag;vidéo;photos du jour;fotos
            vídeo;imágenes;le foto;le immagini;imagens;beeld;video's;bilder fra;wideo;zdjęcia;видео;фото;подкаст;відео;fotoğraflar
            صور;فيديو;بودكاست;בתמונות;וידאו;तस्वीरें;वीडियो;galeri foto;ảnh;video clip;βίντεο;φωτογραφίες;galerie foto;képek
            foto;foto video;video foto;fotky;fotografie;galéria;képgaléria;videó;kuva;kuvat;kuvia;kuvagalleria;kuvasarja;galerija
            foto galerija;fotogalerija;snimke;snimka;slike;fotografije;фотографије;слике;снимки;галерия;галерија;nuotraukos
            vaizdo įrašas;galerie;pildid;foto's;foto galeri;video galeri;berita foto;chùm ảnh;loạt ảnh;phóng sự ảnh;clip;بالصور
            بالفيديو;شاهد;عکس;تصاویر;گزارش تصویری;فیلم;ویدئو;ویدیو;גלריה;תמונות;צפו;फोटो;देखें वीडियो;picha;video na picha;تصویر
            ছবি;ভিডিও;பாருங்கள்
            """
        ),
    ]

    /// Labels of scripts written without spaces.
    private static let unspaced: [(PieceKind, String)] = [
        (.opinion, "社説 社评 社評 评论 評論 时评 時評 观点 觀點 论说 論説 コラム 오피니언 사설 칼럼 기고 논평 บทความ ความเห็น"),
        (.analysis, "分析 解説 深度 특집 분석 วิเคราะห์ บทวิเคราะห์ เจาะลึก"),
        (.background, "年表 背景 资料 資料 问答 問答 解释 一问一答 팩트체크 연표 ย้อนรอย"),
        (.live, "直播 滚动 滾動 实时 實時 ライブ 生中継 실시간 라이브 ถ่ายทอดสด รายงานสด เกาะติด"),
        (.preview, "前瞻 预告 預告 展望 프리뷰 전망"),
        (.list, "综述 綜述 汇总 彙整 早报 晚报 まとめ 요약 종합브리핑 간추린 สรุป"),
        (.media, "视频 視頻 图集 圖集 组图 組圖 動画 写真特集 영상 포토 화보 คลิป ภาพ ประมวลภาพ ชมภาพ ชมคลิป ภาพชุด อัลบั้มภาพ"),
        (.reactions, "反应 反應 反応 반응"),
    ]

    /// The kind that a label of such a script names as a whole.
    static func unspacedKind(of label: ArraySlice<UInt8>) -> PieceKind? {
        let label = String(decoding: label, as: UTF8.self).filter { !$0.isWhitespace }
        return unspaced.first { $0.1.split(separator: " ").contains { $0 == label } }?.0
    }
}

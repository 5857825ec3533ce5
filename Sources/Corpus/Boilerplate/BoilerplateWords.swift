/// How outlets word what is no news, by language: a new phrase is one more of a list.
///
/// These are words of the trade, none of one outlet. Phrases are compared word by word in lower case.
enum BoilerplateWords {
    /// Who did what for a report: a credit begins with one of these, a name or two words aside.
    static let roles = PhraseTable(
        """
        reporting;reported by;additional reporting;writing;written by;editing;edited by;compiled by;contributing;contributed
        by;contributors;reporter;reporters;writer;writers;editor;editors;polling;graphics by;graphic by;photography by
        production by;produced by;translated by;translation by;interview by;with reporting;with contributions
        with additional;with files;with input;with material;staff writer;correspondent;correspondents;research by
        bericht;berichte von;berichterstattung;redaktion;redigiert;redigiert von;geschrieben von;mitarbeit;reporter
        mit material;mit informationen;mit beiträgen;korrespondent;autor;autorin;übersetzt von;bearbeitet von;verfasst von
        reportage;reportage de;rédaction;rédigé par;édité par;écrit par;traduit par;version française
        correspondant;contribution de
        reporte;reporte de;reportaje;redacción;escrito por;editado por;edición;información de;traducido por;traducción
        corresponsal;con información;con la colaboración;reporte adicional;reportado por
        redazione;scritto da;a cura di;tradotto da;in redazione;modificato da;inviato;corrispondente;servizio di
        reportagem;redação;edição;escrito por;tradução;com informações;com reportagem
        verslaggeving;redactie;geschreven door;bewerkt door;met medewerking;vertaald door;bron
        redaktör;redigering;text och;översättning;rapportering;redaktør;redigert av;redigeret af;oversatt av;skrevet av
        redakcja;opracował;opracowała;opracowanie;oprac;relacja;tłumaczenie;autor;autorka;źródło;redagoval;připravil
        репортаж;редактор;редакция;автор;авторы;корреспондент;перевод;подготовил;подготовила;текст;источник;репортёр
        редактор перекладу;автор матеріалу;підготував;підготувала
        haber;haberi;haberin;editör;muhabir;muhabirler;düzenleyen;çeviri;kaynak;derleyen
        تقرير;تحرير;إعداد;ترجمة;كتابة;تغطية;شارك في التغطية;إعداد للنشرة العربية;گزارش;ویرایش;ترجمه;نویسنده;خبرنگار
        דיווח;עריכה;כתבה;תרגום;कॉपी;रिपोर्टिंग;रिपोर्ट;संपादन;लेखन;अनुवाद
        laporan;pelaporan;penyuntingan;penyunting;editor;penulis;reporter;ditulis oleh;disunting oleh;biên tập;biên dịch
        tường thuật;σύνταξη;επιμέλεια;ρεπορτάζ;μετάφραση;redactare;redactor;traducere;szerkesztette;írta;fordította
        toimittaja;toimittanut;kirjoittanut;mwandishi;mhariri;imeandikwa na;imehaririwa na
        """)

    /// Stand in sentences about a report, near its end.
    static let closing = PhraseTable(
        """
        contributed to this;contributed to the report;contributed to this report;contributed reporting;contributed from
        contributed to reporting;assisted in this report;reported from;and wire reports;staff and wire
        this report was;this story was;this article was;this post was;this story has been;this article has been
        this post has been;this report has been;this is a developing;this is a breaking;this story is developing
        check back for updates;will be updated;originally appeared on;first published on;was first published
        originally published;the opinions expressed;the views expressed;opinions expressed are;views expressed are
        republished with permission;may not be published;may not be reproduced;all rights reserved;our standards
        trust principles;read or share this story;follow us;follow him on;follow her on;follow me on;follow them on
        on twitter at;on twitter;on x at;email us at;contact us at;can be reached at;send tips to;e mail the author
        trugen zu diesem bericht bei;trug zu diesem bericht bei;mit material von;mit material der;alle rechte vorbehalten
        dieser artikel wurde;dieser beitrag erschien;dieser artikel erschien;dieser text erschien
        ont contribué à cet article;a contribué à cet article;ont contribué à ce reportage;tous droits réservés
        cet article a été;reproduction interdite
        contribuyeron a este;contribuyó a este;contribuyó con este;colaboraron en este;todos los derechos reservados
        este artículo fue;esta nota fue;prohibida su reproducción
        ha contribuito a questo;hanno contribuito a questo;riproduzione riservata;tutti i diritti riservati
        contribuíram para esta;contribuiu para esta;todos os direitos reservados;esta reportagem foi;este texto foi
        droeg bij aan dit;droegen bij aan dit;alle rechten voorbehouden;bidrog till denna;bidro til denne;bidrog til denne
        wszelkie prawa zastrzeżone;przyczynił się do;všechna práva vyhrazena;все права защищены;при поддержке
        перепечатка запрещена;tüm hakları saklıdır;bu habere katkıda;جميع الحقوق محفوظة;כל הזכויות שמורות;सर्वाधिकार सुरक्षित
        hak cipta dilindungi;berkontribusi dalam laporan;berkontribusi pada laporan;bản quyền thuộc
        """)

    /// A line that begins so names who made a picture, says what it shows, or is a remark of a player or a page.
    static let openings = PhraseTable(
        """
        file photo;file image;file picture;file footage;file in this;photo by;photos by;photo credit;photo illustration
        photo courtesy;image credit;image source;image copyright;image caption;media caption;video caption;caption
        picture credit;picture caption;picture by;enlarge this image;toggle caption;hide caption;getty images
        media playback;video playback;this video can not be;this video cannot be;this video is not available
        this video is unavailable;this video is private;this content is not available
        to play this video;to view this video;to use this player;your browser does not;your device does not
        please enable javascript;please enable cookies;javascript is disabled;javascript is required;please turn on javascript
        you need to enable javascript
        video player is;audio player is;loading the player;not seeing the video;not seeing the graphic
        view this post on;a post shared by;read or share this;replay video;now playing
        archivbild;archivfoto;symbolbild;symbolfoto;bildunterschrift;bildrechte;bildquelle;bildbeschreibung;foto von
        ihr browser;dein browser;bitte aktivieren sie javascript;dieses video kann nicht;dieses video ist nicht
        zum abspielen dieses;dieser inhalt kann nicht
        photo d'archives;photo d'archive;image d'illustration;image d'archives;crédit photo;crédits photo;légende
        votre navigateur;veuillez activer;cette vidéo n'est;cette vidéo ne peut;pour lire cette vidéo;pour afficher ce contenu;ce contenu ne
        foto de archivo;imagen de archivo;fuente de la imagen;pie de foto;crédito de la foto;su navegador;tu navegador
        activa javascript;active javascript;este video no;este vídeo no;para reproducir este;este contenido no
        foto d'archivio;immagine d'archivio;il tuo browser;abilita javascript;questo video non
        foto de arquivo;imagem de arquivo;crédito da foto;legenda da foto;seu navegador;ative o javascript;este vídeo não
        archieffoto;archiefbeeld;uw browser;je browser;deze video kan;arkivbild;arkivfoto;bildtext;din webbläsare
        nettleseren din;din browser;zdjęcie ilustracyjne;zdjęcie archiwalne;twoja przeglądarka;ilustrační foto;váš prohlížeč
        фото из архива;архивное фото;подпись к фото;автор фото;источник изображения;ваш браузер;включите javascript
        для просмотра;чтобы посмотреть это видео;фото з архіву;ваш браузер
        arşiv fotoğrafı;temsili fotoğraf;tarayıcınız;bu video oynatılamıyor;صورة من الأرشيف;صورة أرشيفية;مصدر الصورة;التعليق على الصورة
        متصفحك لا;عکس آرشیوی;תמונת ארכיון;तस्वीर का स्रोत;इमेज स्रोत;फ़ाइल फ़ोटो;foto arsip;sumber gambar;keterangan gambar
        peramban anda;ảnh tư liệu;ảnh minh họa;trình duyệt của bạn
        """)

    /// Before a colon, a dash, or a name with a slash at the beginning of a line.
    static let labels = PhraseTable(
        """
        photo;photos;file;image;images;watch;listen;picture;pictured;caption;credit;credits;video;source;foto;fotos;bild;bilder;quelle
        légende;crédit;crédits;fuente;imagen;crédito;fonte;immagine;imagem;legenda;beeld;bron;kilde;lähde;kuva;zdjęcie;fot
        źródło;фото;видео;источник;fotoğraf;kaynak;صورة;الصورة;المصدر;عکس;תמונה;צילום;फोटो;तस्वीर;gambar;sumber;ảnh;nguồn
        φωτογραφία;πηγή;foto kredit;sursa;forrás;kép;picha
        """)

    /// What brackets at the end of a caption call a picture.
    static let pictures = PhraseTable(
        """
        photo;photos;photograph;photographer;foto;fotos;bild;bilder;photographie;fotografía;fotografia;imagem;imagen;zdjęcie
        фото;снимок;fotoğraf;صورة;تصوير;عکس;צילום;फोटो;तस्वीर;gambar;ảnh;kuva;φωτογραφία;fénykép;picha;image credit
        """)

    /// The beginning of a line that says who wrote what follows.
    static let bylines = PhraseTable(
        """
        by;von;par;por;door;przez;автор;автора;yazan;بقلم;كتب;נכתב על ידי;oleh;bởi;autor;text
        """)

    /// The same, but where they have a capital they are parts of names.
    static let particles = PhraseTable("de;di;da;del;av;af;του;της;z;na")

    /// The beginning of a line that says when a page was made.
    static let stamps = PhraseTable(
        """
        published;updated;posted;last updated;last modified;first published;veröffentlicht;aktualisiert;stand;erstellt
        publié le;publié;mis à jour;modifié le;publicado;publicada;actualizado;actualizada;atualizado;atualizada
        pubblicato;aggiornato;gepubliceerd;bijgewerkt;publicerad;uppdaterad;publisert;oppdatert;udgivet;opdateret
        opublikowano;aktualizacja;publikováno;aktualizováno;опубликовано;обновлено;опубліковано;yayınlanma;güncelleme
        نشر في;آخر تحديث;تاريخ النشر;פורסם;עודכן;प्रकाशित;अपडेट;diterbitkan;diperbarui;cập nhật;đăng lúc
        """)

    /// Join names of several authors.
    static let joining = PhraseTable(
        "and;und;et;y;e;en;och;og;i;и;ve;dan;và;with;for;mit;für;pour;avec;para;con;van;von;de;of;the;in;at;a;an;via")

    /// Beginnings of credits, captions and notices in scripts written without spaces.
    static let unspaced: [[UInt8]] = [
        "记者", "記者", "本报记者", "編集", "编辑", "責任編輯", "责任编辑", "责编", "責編", "撰稿", "撰文", "编译", "編譯", "校对", "审核",
        "来源", "來源", "资料图", "資料圖", "图片来源", "圖片來源", "图为", "摄影", "攝影", "写真", "資料写真", "執筆", "取材", "翻訳", "文／", "文/",
        "기자", "편집", "사진", "자료사진", "보도", "完", "版权所有", "版權所有", "無断転載", "ผู้สื่อข่าว", "ภาพ", "เรียบเรียง",
    ].map { Array($0.utf8) }
}

extension BoilerplateWords {
    /// Whether a part of a text begins with a word of ``unspaced``, brackets aside.
    static func begins(_ range: Range<Int>, of text: Span<UInt8>) -> Bool {
        var start = range.lowerBound
        if start < range.upperBound, "([".utf8.contains(text[start]) { start += 1 }
        if Brackets.opensWide(at: start, of: text) { start += 3 }
        guard start < range.upperBound, text[start] >= 0xE0 else { return false }
        return unspaced.contains { word in
            start + word.count <= range.upperBound && word.indices.allSatisfy { text[start + $0] == word[$0] }
        }
    }
}

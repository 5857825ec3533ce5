/// The names of months and weekdays in forty languages, whole and cut short, as they stand in dates and alone.
///
/// From the Unicode Common Locale Data Repository, in small letters and Unicode's composed form, without the full stop of
/// an abbreviation. Names that are different months in two languages ("listopad") are left out: a date must not be read
/// as another.
enum CalendarNames {
    /// From 1; nil for a word that names no month of the calendar, or two.
    ///
    /// - Parameter word: as ``folded(_:)`` has it, and of several words without what stands between them.
    static func month(_ word: String, in calendar: CalendarSystem = .gregorian) -> Int? {
        switch calendar {
        case .gregorian, .buddhist:
            // "in April" is one word in Hebrew.
            months[word] ?? (word.hasPrefix("ב") ? months[String(word.dropFirst())] : nil)
        case .iranian: iranianMonths[word]
        case .islamic: islamicMonths[word]
        }
    }

    /// Whether a word names a day of the week.
    static func isWeekday(_ word: String) -> Bool { weekdays.contains(word) }

    /// A word in small letters as the names are compared: letters of Arabic script that are written in two ways are one, and
    /// so is the Turkish i.
    static func folded(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 >= 0x80 }) else { return word }
        var folded = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            switch scalar.value {
            case 0x131: folded.append("i")
            case 0x6CC, 0x649: folded.append("\u{64A}")
            case 0x6A9: folded.append("\u{643}")
            case 0x622, 0x623, 0x625: folded.append("\u{627}")
            case 0x6C0, 0x6C1, 0x6D5: folded.append("\u{647}")
            // A dot above, vowel signs, a drawn-out line, and what joins letters or not.
            case 0x307, 0x640, 0x64B...0x655, 0x200C, 0x200D: break
            default: folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static let months = table(monthNames)
    private static let iranianMonths = table(iranianMonthNames)
    private static let islamicMonths = table(islamicMonthNames)
    private static let weekdays = Set(weekdayNames.split(whereSeparator: \.isWhitespace).map { folded(String($0)) })

    private static func table(_ names: [String]) -> [String: Int] {
        var months: [String: Int] = [:]
        for (index, names) in names.enumerated() {
            for name in names.split(whereSeparator: \.isWhitespace) { months[folded(String(name))] = index + 1 }
        }
        return months
    }

    private static let monthNames = [
        """
        ean eanáir ene enero gen gener gennaio ian ianuarie jaan jaanuar jan janeiro januar januari january
        január januára janv janvier janvāris janúar jän jänner led leden ledna oca ocak saus sausio sausis
        sij siječanj siječnja sty styczeń stycznia tammi tammikuu tammikuuta urt urtarrila xan xaneiro ιαν
        ιανουάριος ιανουαρίου січ січень січня янв январь января яну януари јан јануар ינו ינואר جانفي يناير
        ژانویه जन जनवरी জানু জানুয়ারি
        มกราคม มค جنوری yanvar იანვარი იან հունվար հունվարի հնվ қаңтар
        """,
        """
        feabh feabhra feb febbraio febr febreiro febrer febrero februar februari februarie february február
        februára februāris febrúar fev fevereiro févr février helmi helmikuu helmikuuta lut lutego luty ots
        otsaila vas vasario vasaris veebr veebruar velj veljača veljače úno únor února şub şubat φεβ
        φεβρουάριος φεβρουαρίου лют лютий лютого феб фебруар фев февр февраль февраля февруари פבר פברואר
        شباط فبراير فوریه فيفري फ़र फ़रवरी ফেব ফেব্রুয়ারি
        กุมภาพันธ์ กพ فروری fevral თებერვალი თებ փետրվար փետրվարի փտվ ақпан
        """,
        """
        bře březen března kov kovas kovo maalis maaliskuu maaliskuuta maart mac machi maerz mar marca march
        marec maret mars mart martie marts martxoa marzec marzo març março mrt márc március márta mär märts
        märz ožu ožujak ožujka μάρ μάρτιος μαρ μαρτίου бер березень березня мар март марта מרץ آذار مارس
        मार्च মার্চ
        มีนาคม มีค مارچ მარტი მარ մարտ մարտի наурыз
        """,
        """
        abr abril aib aibreán api apirila apr april aprile aprili aprilie aprill apríl apríla aprīlis avr
        avril bal balandis balandžio dub duben dubna huhti huhtikuu huhtikuuta kwi kwiecień kwietnia nis
        nisan tra travanj travnja ápr április απρ απρίλιος απριλίου апр апрель апреля април квіт квітень
        квітня אפר אפריל آوریل أبريل أفريل نيسان अप्रैल এপ্রি এপ্রিল
        เมษายน เมย اپریل aprel აპრილი აპრ ապրիլ ապրիլի ապր сәуір
        """,
        """
        beal bealtaine geg gegužė gegužės kvě květen května mag maggio mai maiatza maig maijs maio maj maja
        may mayo mayıs maí mei máj mája május svi svibanj svibnja touko toukokuu toukokuuta μάι μάιος μαΐ
        μαΐου май мая мај трав травень травня מאי أيار ماي مايو مه मई মে
        พฤษภาคม พค مئی მაისი მაი մայիս մայիսի մյս мамыр
        """,
        """
        birž birželio birželis cze czerwca czerwiec eka ekaina giu giugno haz haziran iun iunie juin jun
        june junho juni junij junio juny juuni jún júna június júní jūn jūnijs kesä kesäkuu kesäkuuta lipanj
        lipnja meith meitheamh xuño červen června čvn ιουν ιουνίου ιούν ιούνιος июн июнь июня черв червень
        червня юни јун יוני جوان حزيران يونيو ژوئن जून জুন
        มิถุนายน มิย جون iyun ივნისი ივნ հունիս հունիսի հնս маусым
        """,
        """
        heinä heinäkuu heinäkuuta iul iulie iúil juil juillet jul julai julho juli julij julio juliol july
        juuli júl júla július júlí jūl jūlijs liep liepa liepos lipca lipiec lug luglio srpanj srpnja tem
        temmuz uzt uztaila xul xullo července červenec čvc ιουλ ιουλίου ιούλ ιούλιος июл июль июля лип
        липень липня юли јул יולי تموز جويلية يوليو يوليوز ژوئیه जुल जुलाई জুল জুলাই
        กรกฎาคม กค جولائی iyul ივლისი ივლ հուլիս հուլիսի հլս шілде
        """,
        """
        abu abuztua ag ago agost agosti agosto agu agustus août aug august augusta augusti augusts augustus
        augusztus avg avgust ağu ağustos elo elokuu elokuuta kol kolovoz kolovoza lún lúnasa ogo ogos rugp
        rugpjūtis rugpjūčio sie sierpień sierpnia srpen srpna ágú ágúst αυγ αυγούστου αύγ αύγουστος авг
        август августа серп серпень серпня אוג אוגוסט آب أغسطس أوت اوت غشت अग अगस्त আগ আগস্ট
        สิงหาคม สค اگست avqust აგვისტო აგვ օգոստոս օգոստոսի օգս тамыз
        """,
        """
        eyl eylül ira iraila mfómh rugs rugsėjis rugsėjo ruj rujan rujna sep sept septemba septembar
        september septembra septembre septembrie septembris septiembre set setembre setembro settembre syys
        syyskuu syyskuuta szept szeptember wrz wrzesień września zář září σεπ σεπτέμβριος σεπτεμβρίου вер
        вересень вересня сент сентябрь сентября сеп септембар септември ספט ספטמבר أيلول سبتمبر سپتامبر
        شتنبر सित सितंबर সেপ সেপ্ট সেপ্টেম্বর
        กันยายน กย ستمبر sentyabr სექტემბერი სექ սեպտեմբեր սեպտեմբերի սեպ қыркүйек
        """,
        """
        dfómh eki ekim loka lokakuu lokakuuta oct october octobre octombrie octubre okt oktoba oktobar
        oktober oktobris oktoober október októbra ott ottobre out outubro paź październik października spal
        spalio spalis urr urria říj říjen října οκτ οκτωβρίου οκτώβριος жовт жовтень жовтня окт октобар
        октомври октябрь октября אוק אוקטובר أكتوبر اکتبر अक्टू अक्टूबर অক্টো অক্টোবর
        ตุลาคม ตค اکتوبر oktyabr ოქტომბერი ოქტ հոկտեմբեր հոկտեմբերի հոկ қазан
        """,
        """
        aza azaroa kas kasım lapkr lapkritis lapkričio listopadu marras marraskuu marraskuuta noiembrie nov
        novemba novembar november novembra novembre novembris novembro noviembre nóv nóvember samh samhain
        stu studeni studenoga νοέ νοέμβριος νοε νοεμβρίου лист листопад листопада нов новембар ное ноември
        нояб ноябрь ноября נוב נובמבר نوامبر نوفمبر نونبر नव नवंबर নভে নভেম্বর
        พฤศจิกายน พย نومبر noyabr ნოემბერი ნოე նոյեմբեր նոյեմբերի նոյ қараша
        """,
        """
        abe abendua ara aralık dec decembar december decembra decembrie decembris decembro des desemba
        desember desembre dets detsember dez dezember dezembro dic dicembre diciembre dis disember déc
        décembre gru grudnia grudzień gruod gruodis gruodžio joulu joulukuu joulukuuta noll nollaig pro
        prosinac prosinca prosince prosinec δεκ δεκέμβριος δεκεμβρίου груд грудень грудня дек декабрь
        декабря декември дец децембар דצמ דצמבר دجنبر دسامبر ديسمبر दिस दिसंबर ডিসে ডিসেম্বর
        ธันวาคม ธค دسمبر dekabr დეკემბერი დეკ դեկտեմբեր դեկտեմբերի դեկ желтоқсан
        """,
    ]

    private static let weekdayNames = """
        ahad ahd al alhamisi an antradienis aoine ar asteartea asteazkena astelehena az ceturtd ceturtdiena
        cmt cs csütörtök cum cuma cumartesi czw czwartek céad dc dg di dienstag dijous dilluns dim dimanche
        dimarts dimecres dinsdag dissabte diumenge divendres dj dl do dom domenica domh domingo donderdag
        donnerstag ds dt dum duminică dv déar déardaoin esmaspäev fim fimmtudagur fr fre fredag freitag fri
        friday fös föstudagur gio giovedì hétfő ig igandea ijumaa isn isnin jeu jeudi joi jue jueves jum
        jumaat jumamosi jumanne jumapili jumat jumatano jumatatu kam kamis ke kedd keskiviikko keskiviikkona
        ketvirtadienis kha khamis kolmapäev kt la larunbata lau lauantai lauantaina laugardagur laupäev lr
        luan lun lundi lunedì lunes luni luns lör lördag lør lørdag ma maanantai maanantaina maandag man
        mandag mardi martedì martes marți mer mercoledì mercredi mi mie miercuri min minggu mittwoch mié
        miércoles mið miðvikudagur mo mon monday montag máirt mán mánudagur mån måndag mér mércores ne ned
        nedelja nedeľa nedjelja neděle neljapäev niedz niedziela og ons onsdag or osteguna ostirala otrd
        otrdiena paz pazar pazartesi pe penktadienis per perjantai perjantaina perşembe pet petak petek pi
        piatok piektd piektdiena pirmadienis pirmd pirmdiena piątek pn po pon pondelok pondělí ponedeljek
        ponedjeljak poniedziałek pr pt pzt pá pátek péntek pühapäev qua quarta-feira qui quinta-feira rab
        rabu reede sa sab sabato sabtu sal salı sam samedi samstag sat sath saturday seg segunda-feira
        sekmadienis sel selasa sen senin sestd sestdiena sex sexta-feira sk so sob sobota sonntag sre sreda
        sri srijeda st streda středa su sub subota sun sunday sunnudagur sunnuntai sunnuntaina svētd
        svētdiena sze szerda szo szombat sáb sábado sâm sâmbătă sön söndag søn søndag teisipäev ter
        terça-feira thu thursday ti tiistai tiistaina tir tirs tirsdag tis tisdag to tor torek tors torsdag
        torstai torstaina tr trečiadienis trešd trešdiena tue tuesday ut uto utorak utorok vasárnap ven
        vendredi venerdì venres vie viernes vin vineri vr vrijdag wed wednesday wo woensdag wt wtorek xov
        xoves za zaterdag zo zondag çar çarşamba út úterý þri þriðjudagur čet četrtek četvrtak čt čtvrtek śr
        środa šeštadienis št štvrtok δευ δευτέρα κυρ κυριακή πέμ πέμπτη παρ παρασκευή σάβ σάββατο τετ
        τετάρτη τρί τρίτη воскресенье вс вт вторник вівторок нд нед неделя недеља неділя пʼятниця пет петак
        петък пн пон понеделник понедельник понедељак понеділок пт пятница сб середа ср сре среда сряда суб
        суббота субота събота уто уторак чет четвер четверг четвртак четвъртък чт שבת الأحد الأربعاء الاثنين
        الثلاثاء الجمعة الخميس السبت جمعه دوشنبه سه‌شنبه شنبه پنجشنبه چهارشنبه یکشنبه गुरु गुरुवार बुध
        बुधवार मंगल मंगलवार रवि रविवार शनि शनिवार शुक्र शुक्रवार सोम सोमवार বুধ বুধবার বৃহস্পতি বৃহস্পতিবার
        মঙ্গল মঙ্গলবার রবি রবিবার শনি শনিবার শুক্র শুক্রবার সোম সোমবার ראשון שני שלישי רביעי חמישי שישי
        จันทร์ อังคาร พุธ พฤหัสบดี พฤหัส ศุกร์ เสาร์ อาทิตย์ پیر منگل بدھ جمعرات ہفتہ اتوار
        """
    /// Iran's, Afghanistan's in Dari and in Pashto, and as they are written in Latin letters.
    private static let iranianMonthNames = [
        "فروردین حمل وری farvardin", "اردیبهشت ثور غویی ordibehesht", "خرداد جوزا غبرګولی khordad",
        "تیر سرطان چنګاښ tir", "مرداد امرداد اسد زمری mordad", "شهریور سنبله وږی shahrivar", "مهر میزان تله mehr",
        "آبان عقرب لړم aban", "آذر قوس لیندۍ azar", "دی جدی مرغومی dey", "بهمن دلو سلواغه bahman",
        "اسفند حوت کب esfand",
    ]

    /// Of the moon, in Arabic, Persian, Turkish and Latin letters; names of several words as one.
    private static let islamicMonthNames = [
        "محرم محرمالحرام muharram muharrem", "صفر صفرالمظفر safar safer",
        "ربيعالأول ربیعاول rabialawwal rabialawal rabiulawal rabiulawwal rabii rebiülevvel",
        "ربيعالآخر ربيعالثاني ربیعثانی rabialthani rabialakhir rabiulakhir rabiii rebiülahir",
        "جمادىالأولى جمادىالأول جمادىاولی jumadaalawwal jumadaalula jumadaaloola jumadalawwal jumadai cemaziyelevvel",
        "جمادىالآخرة جمادىالآخر جمادىالثانية جمادىالثاني jumadaalthani jumadaalthaniyah jumadaalakhirah jumadaalakhira jumadalakhirah jumadaii cemaziyelahir",
        "رجب rajab recep", "شعبان شعبانالمعظم shaban shaaban şaban syaban",
        "رمضان رمضانالمبارك ramadan ramadhan ramazan ramzan",
        "شوال شوالالمكرم shawwal şevval syawal",
        "ذوالقعدة ذيالقعدة ذيقعدة ذیقعده ذوالقعده dhualqadah dhualqada dhulqadah zulqadah dhualqidah zulkaidah zilkade",
        "ذوالحجة ذيالحجة ذيحجة ذیحجه ذوالحجه dhualhijjah dhualhijja dhulhijjah zulhijjah zilhicce",
    ]
}

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
    static func isWeekday(_ word: String) -> Bool { weekdays[word] != nil }

    /// Which day of the week a word names, from 1 for Monday; nil for one that names none, or two.
    static func weekday(_ word: String) -> Int? { weekdays[word].flatMap { $0 > 7 ? nil : $0 } }

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
    /// 8 for what may be two.
    private static let weekdays: [String: Int] = {
        var weekdays: [String: Int] = [:]
        for (day, names) in weekdayNames.enumerated() {
            for name in names.split(whereSeparator: \.isWhitespace) {
                weekdays.merge([folded(String(name)): day + 1]) { $0 == $1 ? $0 : 8 }
            }
        }
        return weekdays
    }()

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

    /// Monday first, and behind Sunday those that are different days in two languages.
    private static let weekdayNames = [
        """
        al astelehena dilluns dl esmaspäev hétfő isn isnin jumatatu luan lun lundi lunedì lunes luni luns
        maanantai maanantaina maandag man mandag mo mon monday montag mán mánudagur mån måndag pazartesi
        pirmadienis pirmd pirmdiena po pon pondelok pondělí ponedeljek ponedjeljak poniedziałek pr pzt seg
        segunda-feira sen senin δευ δευτέρα пн пон понеделник понедельник понедељак понеділок الاثنين دوشنبه
        सोम सोमवार সোম সোমবার שני จันทร์ پیر
        """,
        """
        an antradienis ar asteartea dienstag dimarts dinsdag dt jumanne kedd mardi martedì martes marți
        máirt otrd otrdiena sal salı sel selasa teisipäev ter terça-feira ti tiistai tiistaina tir tirs
        tirsdag tis tisdag torek tue tuesday ut uto utorak utorok wt wtorek út úterý þri þriðjudagur τρί
        τρίτη вт вторник вівторок уто уторак الثلاثاء سه‌شنبه मंगल मंगलवार মঙ্গল মঙ্গলবার שלישי อังคาร منگل
        """,
        """
        asteazkena az céad dc dimecres jumatano ke keskiviikko keskiviikkona kolmapäev mer mercoledì
        mercredi mi mie miercuri mittwoch mié miércoles mið miðvikudagur mér mércores ons onsdag qua
        quarta-feira rab rabu sre sreda sri srijeda st streda středa sze szerda tr trečiadienis trešd
        trešdiena wed wednesday wo woensdag çar çarşamba śr środa τετ τετάρτη середа ср сре среда сряда
        الأربعاء چهارشنبه बुध बुधवार বুধ বুধবার רביעי พุธ بدھ
        """,
        """
        alhamisi ceturtd ceturtdiena cs csütörtök czw czwartek dijous dj donderdag donnerstag déar déardaoin
        fim fimmtudagur gio giovedì jeu jeudi joi jue jueves kam kamis ketvirtadienis kha khamis kt
        neljapäev og osteguna per perşembe qui quinta-feira thu thursday to tors torsdag torstai torstaina
        xov xoves čet četrtek četvrtak čt čtvrtek štvrtok πέμ πέμπτη чет четвер четверг четвртак четвъртък
        чт الخميس پنجشنبه गुरु गुरुवार বৃহস্পতি বৃহস্পতিবার חמישי พฤหัสบดี พฤหัส جمعرات
        """,
        """
        aoine cum cuma divendres dv fr fre fredag freitag fri friday fös föstudagur ijumaa jum jumaat jumat
        or ostirala penktadienis perjantai perjantaina pet petak petek pi piatok piektd piektdiena piątek pn
        pá pátek péntek reede sex sexta-feira ven vendredi venerdì venres vie viernes vin vineri vr vrijdag
        παρ παρασκευή пʼятниця пет петак петък пт пятница الجمعة جمعه शुक्र शुक्रवार শুক্র শুক্রবার שישי
        ศุกร์
        """,
        """
        cmt cumartesi dissabte ds jumamosi la larunbata lau lauantai lauantaina laugardagur laupäev lr lör
        lördag lør lørdag sab sabato sabtu sam samedi samstag sat sath saturday sestd sestdiena sob sobota
        sub subota szo szombat sáb sábado sâm sâmbătă za zaterdag šeštadienis σάβ σάββατο сб суб суббота
        субота събота שבת السبت شنبه शनि शनिवार শনি শনিবার เสาร์ ہفتہ
        """,
        """
        ahad ahd dg dim dimanche diumenge dom domenica domh domingo dum duminică ig igandea jumapili min
        minggu ne ned nedelja nedeľa nedjelja neděle niedz niedziela paz pazar pühapäev sekmadienis sk
        sonntag su sun sunday sunnudagur sunnuntai sunnuntaina svētd svētdiena sön söndag søn søndag
        vasárnap zo zondag κυρ κυριακή воскресенье вс нд нед неделя недеља неділя الأحد یکشنبه रवि रविवार
        রবি রবিবার ראשון อาทิตย์ اتوار
        """,
        """
        di do ma pe pt sa so tor št
        """,
    ]
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

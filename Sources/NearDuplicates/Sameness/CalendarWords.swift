/// Days of the week, and numbers in words: what a report of another day has others of, kept as data.
///
/// A word that is common in another language for something else is left out.
enum CalendarWords {
    /// A week a line, from Monday on; spellings of one day are parted by commas.
    static let weeks = """
        monday tuesday,tue,tues wednesday thursday,thu,thur,thurs friday,fri saturday sunday
        montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag
        lundi mardi mercredi jeudi vendredi samedi dimanche
        lunes martes miércoles jueves viernes sábado domingo
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
        måndag,måndagen,mandag tisdag,tisdagen,tirsdag onsdag,onsdagen torsdag,torsdagen fredag,fredagen \
        lördag,lördagen,lørdag söndag,söndagen,søndag
        maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina
        poniedziałek wtorek środa,środę czwartek piątek sobota,sobotę niedziela,niedzielę
        pondělí úterý středa,středu čtvrtek pátek sobota,sobotu neděle,neděli
        hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap
        luni marți miercuri joi vineri sâmbătă duminică
        понедельник вторник среда,среду четверг пятница,пятницу суббота,субботу воскресенье
        понеділок вівторок середа,середу четвер п'ятниця,п'ятницю субота,суботу неділя,неділю
        δευτέρα,δευτέρας τρίτη,τρίτης τετάρτη,τετάρτης πέμπτη,πέμπτης παρασκευή,παρασκευής σάββατο,σαββάτου κυριακή,κυριακής
        pazartesi salı çarşamba perşembe cuma cumartesi pazar
        الاثنين,الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
        دوشنبه سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه
        सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
        senin selasa rabu kamis jumat sabtu minggu
        월요일 화요일 수요일 목요일 금요일 토요일 일요일
        """

    /// Numerals in the order of the week, as they stand behind one of ``weekdayMarks``.
    static let weekdayNumerals = "一 二 三 四 五 六"

    /// Where each character is a word, a numeral behind one of these is a day of the week.
    static let weekdayMarks = "周 週 期 拜"

    static let amounts = """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands dozen dozens
        zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
        neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert zweihundert dreihundert tausend
        deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
        soixante cent cents mille dizaine dizaines
        dos tres cuatro cinco seis siete ocho nueve diez doce trece catorce quince dieciséis diecisiete dieciocho
        diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos doscientas
        trescientos trescientas cuatrocientos quinientos mil
        tre quattro cinque sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto
        diciannove venti trenta quaranta cinquanta sessanta cento duecento trecento
        dois duas três quatro sete oito dez onze doze treze catorze dezesseis dezasseis dezessete dezoito dezenove vinte
        trinta quarenta cinquenta duzentos trezentos
        twee drie vijf zes zeven negen tien twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig
        dertig veertig vijftig honderd tweehonderd driehonderd duizend
        två fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton tjugo trettio fyrtio
        femtio hundra tusen fire syv åtte otte elleve tolv tretten fjorten femten seksten sytten atten nitten tjue tyve
        kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista kaksitoista
        dwa dwie dwóch dwoje trzy trzech troje cztery czterech czworo pięć pięciu pięcioro sześć sześciu siedem siedmiu osiem
        ośmiu dziewięć dziewięciu dziesięć dziesięciu jedenaście dwanaście trzynaście czternaście piętnaście szesnaście
        dwadzieścia trzydzieści dwieście trzysta
        dva dvě tři čtyři pět šest sedm osm devět deset jedenáct dvanáct
        két kettő három négy öt nyolc kilenc tíz tizenegy tizenkét doi două trei patru cinci șase șapte nouă zece
        два две двое двух три трое трёх четыре четверо четырёх пять пятеро пяти шесть шестеро шести семь семеро семи восемь
        восьми девять девяти десять десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать
        восемнадцать девятнадцать двадцать тридцать сорок пятьдесят сто двести триста тысяча
        дві троє чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять
        δύο τρεις τρία τέσσερις τέσσερα πέντε έξι επτά εφτά οκτώ οχτώ εννέα δέκα έντεκα δώδεκα είκοσι τριάντα εκατό
        διακοσίων τριακοσίων
        iki üç dört beş altı yedi sekiz dokuz yirmi otuz kırk elli altmış yetmiş seksen doksan yüz
        اثنان اثنين اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة ست سبعة سبع ثمانية ثماني تسعة تسع عشرة عشر أحد عشرون عشرين
        ثلاثون ثلاثين أربعون أربعين خمسون خمسين مئة مائة مئتي مئتين ثلاثمئة ألف آلاف
        دو سه چهار پنج شش هفت هشت ده یازده دوازده بیست سی چهل پنجاه صد هزار
        שני שתי שניים שלושה שלוש ארבעה ארבע חמישה חמש שישה שש שבעה שבע שמונה תשעה תשע עשרה
        दो तीन चार पांच पाँच छह सात आठ नौ दस ग्यारह बारह
        dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus ribu
        ba bốn năm sáu bảy tám chín mười
        septante nonante huitante cuatrocientas quinientas seiscientos seiscientas setecientos setecientas ochocientos
        ochocientas novecientos settanta ottanta novanta sessenta oitenta cem quatrocentos quinhentos zestig zeventig
        tachtig negentig sextio sjuttio åttio nittio tretti førti femti seksti sytti åtti nitti hundre tredive fyrre
        halvtreds halvfjerds firs halvfems kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista
        kahdeksantoista yhdeksäntoista kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä kuusikymmentä
        seitsemänkymmentä kahdeksankymmentä yhdeksänkymmentä sata tuhat siedemnaście osiemnaście dziewiętnaście
        czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt tysiąc tysiące třináct
        čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát
        devadesát tisíc tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz harminc negyven
        ötven hatvan hetven nyolcvan kilencven száz ezer unsprezece doisprezece treisprezece paisprezece cincisprezece
        șaisprezece șaptesprezece optsprezece nouăsprezece douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci
        optzeci nouăzeci шестьдесят семьдесят восемьдесят девяносто тринадцять чотирнадцять п'ятнадцять шістнадцять
        сімнадцять вісімнадцять дев'ятнадцять двадцять тридцять п'ятдесят шістдесят сімдесят вісімдесят дев'яносто
        δεκατρείς δεκατρία δεκατέσσερις δεκατέσσερα δεκαπέντε δεκαέξι δεκαεπτά δεκαεφτά δεκαοκτώ δεκαοχτώ δεκαεννέα
        σαράντα πενήντα εξήντα εβδομήντα ογδόντα ενενήντα διακόσια διακόσιοι τριακόσια τριακόσιοι ستون ستين سبعون
        سبعين ثمانون ثمانين تسعون تسعين شصت هفتاد هشتاد نود עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים מאה
        מאתיים אלף बीस तीस चालीस पचास साठ सत्तर अस्सी नब्बे सौ हज़ार हजार mươi trăm nghìn ngàn
        dwunastu dwudziestu trzydziestu czterdziestu pięćdziesięciu sześćdziesięciu siedemdziesięciu osiemdziesięciu
        dziewięćdziesięciu dvaceti třiceti čtyřiceti padesáti šedesáti sedmdesáti osmdesáti devadesáti двадцати
        тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти двадцяти тридцяти п'ятдесяти шістдесяти
        сімдесяти вісімдесяти
        一 二 三 四 五 六 七 八 九 十 百 千 万 萬 零 〇 两 兩
        """

    /// What titles of later versions say of themselves.
    static let revisions = """
        update updated updates correction corrected corrects aktualisierung aktualisiert korrektur korrigiert berichtigung
        actualización actualiza corrección actualisation correctif aggiornamento correzione atualização correção
        обновление обновлено уточнение исправление güncelleme düzeltme تحديث تصحيح 更新 更正 訂正
        """

    /// What stands between names that are listed.
    static let joining = """
        and or und oder sowie et ou y e o u ed i og och ja sekä lub oraz a nebo és vagy și sau и или та і й или και ή
        ve veya ile و أو یا और या dan atau và hoặc 和 与 與 及 跟 或 と や of the a
        """
}

/// One invented report in many languages.
enum LanguageTexts {
    static let all: [(language: String, text: String)] = [
        (
            "en",
            "The ferry to the outer isles has been out of service since the storm on Monday, and nobody "
                + "knows when it will sail again. The harbour master said that two of the engines were damaged by "
                + "the waves. Shops on the islands have bread for three more days."
        ),
        (
            "de",
            "Die Fähre zu den äußeren Inseln fährt seit dem Sturm am Montag nicht mehr, und niemand weiß, "
                + "wann sie wieder ablegt. Der Hafenmeister sagte, zwei Maschinen seien von den Wellen beschädigt "
                + "worden. Die Läden auf den Inseln haben noch für drei Tage Brot."
        ),
        (
            "fr",
            "Le bateau qui dessert les îles ne navigue plus depuis la tempête de lundi, et personne ne sait "
                + "quand il repartira. Le capitaine du port a déclaré que deux moteurs avaient été endommagés par "
                + "les vagues. Les magasins des îles ont encore du pain pour trois jours."
        ),
        (
            "es",
            "El barco que une las islas con la costa no navega desde la tormenta del lunes, y nadie sabe "
                + "cuándo volverá a salir. El jefe del puerto dijo que las olas dañaron dos motores. Las tiendas "
                + "de las islas tienen pan para tres días más."
        ),
        (
            "pt",
            "O barco que liga as ilhas à costa não navega desde a tempestade de segunda-feira, e ninguém "
                + "sabe quando voltará a sair. O chefe do porto disse que as ondas danificaram dois motores. As "
                + "lojas das ilhas ainda têm pão para mais três dias."
        ),
        (
            "it",
            "Il traghetto per le isole è fermo dalla tempesta di lunedì e nessuno sa quando ripartirà. Il "
                + "comandante del porto ha detto che due motori sono stati danneggiati dalle onde. I negozi delle "
                + "isole hanno ancora pane per tre giorni."
        ),
        (
            "nl",
            "De veerboot naar de eilanden vaart sinds de storm van maandag niet meer, en niemand weet "
                + "wanneer hij weer vertrekt. De havenmeester zei dat twee motoren door de golven beschadigd "
                + "zijn. De winkels op de eilanden hebben nog brood voor drie dagen."
        ),
        (
            "sv",
            "Färjan till öarna har inte gått sedan stormen i måndags, och ingen vet när den ska avgå igen. "
                + "Hamnkaptenen sade att två motorer skadades av vågorna. Affärerna på öarna har bröd för "
                + "ytterligare tre dagar."
        ),
        (
            "da",
            "Færgen til øerne har ikke sejlet siden stormen i mandags, og ingen ved, hvornår den afgår "
                + "igen. Havnefogeden sagde, at to motorer blev beskadiget af bølgerne. Butikkerne på øerne har "
                + "kun brød til tre dage endnu."
        ),
        (
            "no",
            "Fergen til øyene har ikke gått siden stormen på mandag, og ingen vet når den skal gå igjen. "
                + "Havnesjefen sa at to motorer ble ødelagt av bølgene. Butikkene på øyene har bare brød til tre "
                + "dager til, sier kjøpmennene."
        ),
        (
            "fi",
            "Lautta saarille ei ole kulkenut maanantain myrskyn jälkeen, eikä kukaan tiedä, milloin se "
                + "lähtee taas. Satamapäällikkö kertoi, että aallot vaurioittivat kahta moottoria. Saarten "
                + "kaupoissa on leipää vielä kolmeksi päiväksi."
        ),
        (
            "is",
            "Ferjan til eyjanna hefur ekki siglt síðan í óveðrinu á mánudag og enginn veit hvenær hún "
                + "leggur aftur úr höfn. Hafnarstjórinn sagði að öldurnar hefðu skemmt tvær vélar. Verslanir á "
                + "eyjunum eiga brauð til þriggja daga."
        ),
        (
            "pl",
            "Prom na wyspy nie kursuje od poniedziałkowej burzy i nikt nie wie, kiedy znowu wypłynie. "
                + "Kapitan portu powiedział, że fale uszkodziły dwa silniki. Sklepy na wyspach mają chleb jeszcze "
                + "na trzy dni."
        ),
        (
            "cs",
            "Trajekt na ostrovy od pondělní bouře nejezdí a nikdo neví, kdy zase vypluje. Správce přístavu "
                + "řekl, že vlny poškodily dva motory. Obchody na ostrovech mají chléb ještě na tři dny, potom "
                + "budou muset zavřít."
        ),
        (
            "sk",
            "Trajekt na ostrovy od pondelkovej búrky nepremáva a nikto nevie, kedy znova vypláva. Správca "
                + "prístavu povedal, že vlny poškodili dva motory. Obchody na ostrovoch majú chlieb ešte na tri "
                + "dni, potom budú musieť zatvoriť."
        ),
        (
            "sl",
            "Trajekt na otoke od ponedeljkovega neurja ne vozi in nihče ne ve, kdaj bo spet odplul. Vodja "
                + "pristanišča je povedal, da so valovi poškodovali dva motorja. Trgovine na otokih imajo kruha "
                + "še za tri dni."
        ),
        (
            "hr",
            "Trajekt za otoke ne plovi od ponedjeljka, kada je bilo nevrijeme, i nitko ne zna kada će opet "
                + "isploviti. Lučki kapetan rekao je da su valovi tijekom noći oštetili dva motora. Trgovine na "
                + "otocima imaju kruha samo još za tri dana, a tisuće mještana čekaju vijesti."
        ),
        (
            "hu",
            "A szigetekre tartó komp a hétfői vihar óta nem jár, és senki sem tudja, mikor indul újra. A "
                + "kikötő vezetője azt mondta, hogy a hullámok két motort is megrongáltak. A szigetek boltjaiban "
                + "még három napra van kenyér."
        ),
        (
            "ro",
            "Feribotul spre insule nu mai circulă de la furtuna de luni și nimeni nu știe când va pleca din "
                + "nou. Căpitanul portului a spus că două motoare au fost avariate de valuri. Magazinele de pe "
                + "insule mai au pâine pentru trei zile."
        ),
        (
            "ca",
            "El vaixell que va a les illes no surt des de la tempesta de dilluns, i ningú no sap quan "
                + "tornarà a navegar. El cap del port va dir que les onades van fer malbé dos motors. Les "
                + "botigues de les illes encara tenen pa per a tres dies."
        ),
        (
            "gl",
            "O barco que vai ás illas non sae dende a treboada do luns, e ninguén sabe cando volverá "
                + "navegar. O xefe do porto dixo que as ondas estragaron dous motores. As tendas das illas aínda "
                + "teñen pan para tres días máis."
        ),
        (
            "eu",
            "Uharteetara doan itsasontzia ez da atera astelehenean izan zen ekaitzetik, eta inork ez daki "
                + "noiz irtengo den berriro. Portuko buruak esan zuen olatuek bi motor hondatu zituztela. "
                + "Uharteetako dendek hiru egunerako ogia dute oraindik."
        ),
        (
            "af",
            "Die veerboot na die eilande vaar nie meer sedert die storm van Maandag nie, en niemand weet "
                + "wanneer dit weer sal vertrek nie. Die hawemeester het gesê dat twee enjins deur die golwe "
                + "beskadig is. Die winkels op die eilande het nog brood vir drie dae."
        ),
        (
            "et",
            "Praam saartele ei ole pärast esmaspäevast tormi sõitnud ja keegi ei tea, millal see uuesti "
                + "väljub. Sadama juhataja ütles, et lained kahjustasid kaht mootorit. Saarte poodides on leiba "
                + "veel kolmeks päevaks."
        ),
        (
            "lv",
            "Prāmis uz salām nekursē kopš pirmdienas vētras, un neviens nezina, kad tas atkal dosies ceļā. "
                + "Ostas kapteinis sacīja, ka viļņi sabojājuši divus dzinējus. Salu veikalos maizes pietiks vēl "
                + "trim dienām."
        ),
        (
            "lt",
            "Keltas į salas neplaukia nuo pirmadienio audros, ir niekas nežino, kada jis vėl išplauks. "
                + "Uosto kapitonas sakė, kad bangos sugadino du variklius. Salų parduotuvėse duonos dar yra trims "
                + "dienoms."
        ),
        (
            "ru",
            "Паром на острова не ходит после шторма в понедельник, и никто не знает, когда он снова выйдет "
                + "в море. Начальник порта сообщил, что волны повредили два двигателя. В магазинах на островах "
                + "хлеба осталось на три дня."
        ),
        (
            "uk",
            "Пором на острови не ходить після шторму в понеділок, і ніхто не знає, коли він знову вийде в "
                + "море. Начальник порту повідомив, що хвилі пошкодили два двигуни. У крамницях на островах хліба "
                + "залишилося на три дні."
        ),
        (
            "bg",
            "Фериботът до островите не се движи след бурята в понеделник и никой не знае кога ще тръгне "
                + "отново. Началникът на пристанището каза, че вълните са повредили два двигателя. В магазините "
                + "на островите има хляб за още три дни."
        ),
        (
            "sr",
            "Трајект за острва не плови од олује у понедељак и нико не зна када ће поново кренути. Капетан "
                + "луке је рекао да су таласи оштетили два мотора. Продавнице на острвима имају хлеба још за три "
                + "дана."
        ),
        (
            "mk",
            "Фериботот до островите не плови од бурата во понеделникот и никој не знае кога повторно ќе "
                + "тргне. Капетанот на пристаништето рече дека брановите оштетиле два мотора. Продавниците на "
                + "островите имаат леб уште за три дена."
        ),
        (
            "be",
            "Паром на астравы не ходзіць пасля буры ў панядзелак, і ніхто не ведае, калі ён зноў выйдзе ў "
                + "мора. Начальнік порта паведаміў, што хвалі пашкодзілі два рухавікі. У крамах на астравах хлеба "
                + "засталося на тры дні."
        ),
        (
            "el",
            "Το πλοίο για τα νησιά δεν έχει φύγει από την καταιγίδα της Δευτέρας και κανείς δεν ξέρει πότε "
                + "θα ξεκινήσει πάλι. Ο λιμενάρχης είπε ότι τα κύματα χάλασαν δύο μηχανές. Τα μαγαζιά των νησιών "
                + "έχουν ψωμί για τρεις μέρες ακόμα."
        ),
        (
            "tr",
            "Adalara giden feribot pazartesi günkü fırtınadan beri çalışmıyor ve ne zaman yeniden "
                + "kalkacağını kimse bilmiyor. Liman başkanı dalgaların iki motora zarar verdiğini söyledi. "
                + "Adalardaki dükkânlarda üç gün daha yetecek ekmek var."
        ),
        (
            "az",
            "Adalara gedən bərə bazar ertəsi baş verən fırtınadan sonra işləmir və onun nə vaxt yenidən "
                + "yola düşəcəyini heç kim bilmir. Liman rəisi dalğaların iki mühərriki zədələdiyini dedi. "
                + "Adalardakı mağazalarda üç günlük çörək qalıb."
        ),
        (
            "ar",
            "العبارة المتجهة إلى الجزر متوقفة منذ عاصفة يوم الاثنين ولا أحد يعرف متى ستبحر من جديد. وقال "
                + "مدير الميناء إن الأمواج ألحقت أضرارا بمحركين. وما زال في متاجر الجزر خبز يكفي ثلاثة أيام."
        ),
        (
            "fa",
            "کشتی جزیره‌ها از توفان روز دوشنبه تاکنون حرکت نکرده است و هیچ‌کس نمی‌داند چه زمانی دوباره راه "
                + "می‌افتد. رئیس بندر گفت که موج‌ها به دو موتور آسیب زده‌اند. مغازه‌های جزیره‌ها هنوز برای سه روز "
                + "نان دارند."
        ),
        (
            "ur",
            "جزیروں کو جانے والی کشتی پیر کے طوفان کے بعد سے نہیں چلی اور کسی کو معلوم نہیں کہ وہ دوبارہ کب "
                + "روانہ ہوگی۔ بندرگاہ کے افسر نے کہا کہ لہروں سے دو انجن خراب ہوئے ہیں۔ جزیروں کی دکانوں میں تین "
                + "دن کی روٹی باقی ہے۔"
        ),
        (
            "he",
            "המעבורת לאיים אינה מפליגה מאז הסערה ביום שני, ואיש אינו יודע מתי תצא שוב. מנהל הנמל אמר שהגלים "
                + "פגעו בשני מנועים. בחנויות שעל האיים יש לחם לעוד שלושה ימים."
        ),
        (
            "hi",
            "द्वीपों को जाने वाली नाव सोमवार के तूफ़ान के बाद से नहीं चली है और कोई नहीं जानता कि वह फिर कब "
                + "चलेगी। बंदरगाह के प्रमुख ने कहा कि लहरों से दो इंजन ख़राब हो गए। द्वीपों की दुकानों में तीन "
                + "दिन की रोटी बची है।"
        ),
        (
            "bn",
            "দ্বীপগুলোতে যাওয়ার ফেরি সোমবারের ঝড়ের পর থেকে চলছে না এবং আবার কবে ছাড়বে তা কেউ জানে না। "
                + "বন্দরের প্রধান বলেছেন, ঢেউয়ে দুটি ইঞ্জিন নষ্ট হয়েছে। দ্বীপের দোকানে আরও তিন দিনের রুটি আছে।"
        ),
        (
            "ta",
            "தீவுகளுக்குச் செல்லும் படகு திங்கட்கிழமை புயலுக்குப் பிறகு ஓடவில்லை, அது மீண்டும் எப்போது "
                + "புறப்படும் என்று யாருக்கும் தெரியாது. அலைகள் இரண்டு இயந்திரங்களைச் சேதப்படுத்தின என்று "
                + "துறைமுகத் தலைவர் கூறினார்."
        ),
        (
            "ka",
            "კუნძულებისკენ მიმავალი ბორანი ორშაბათის ქარიშხლის შემდეგ აღარ დადის და არავინ იცის, როდის გავა "
                + "ისევ. ნავსადგურის უფროსმა თქვა, რომ ტალღებმა ორი ძრავა დააზიანა."
        ),
        (
            "hy",
            "Դեպի կղզիներ մեկնող լաստանավը երկուշաբթի օրվա փոթորկից հետո չի աշխատում, և ոչ ոք չգիտի, թե երբ "
                + "այն նորից կմեկնի։ Նավահանգստի պետն ասաց, որ ալիքները վնասել են երկու շարժիչ։"
        ),
        (
            "th",
            "เรือข้ามฟากไปเกาะหยุดเดินตั้งแต่เกิดพายุเมื่อวันจันทร์ และไม่มีใครรู้ว่าจะออกอีกเมื่อไร หัวหน้า"
                + "ท่าเรือกล่าวว่าคลื่นทำให้เครื่องยนต์สองเครื่องเสียหาย ร้านค้าบนเกาะยังมีขนมปังพอสำหรับสามวัน"
        ),
        (
            "vi",
            "Chuyến phà ra các đảo đã ngừng chạy từ sau cơn bão hôm thứ hai và không ai biết khi nào phà "
                + "lại rời bến. Người quản lý cảng nói rằng sóng đã làm hỏng hai động cơ. Các cửa hàng trên đảo "
                + "còn đủ bánh mì cho ba ngày nữa."
        ),
        (
            "id",
            "Kapal feri ke pulau-pulau itu tidak berlayar sejak badai hari Senin, dan tidak seorang pun "
                + "tahu kapan kapal itu berangkat lagi. Kepala pelabuhan mengatakan bahwa dua mesin rusak karena "
                + "gelombang. Toko-toko di pulau masih punya roti untuk tiga hari karena mobil pengangkut tidak "
                + "bisa datang."
        ),
        (
            "ms",
            "Feri ke pulau-pulau itu tidak belayar sejak ribut pada hari Isnin dan tiada sesiapa tahu bila "
                + "ia akan bertolak semula. Ketua pelabuhan berkata dua enjin rosak akibat ombak. Kedai-kedai di "
                + "pulau itu masih mempunyai roti untuk tiga hari lagi kerana bekalan daripada bandar tidak dapat "
                + "dihantar."
        ),
        (
            "tl",
            "Ang barko papunta sa mga isla ay hindi na naglalayag mula nang dumating ang bagyo noong Lunes, "
                + "at walang nakakaalam kung kailan ito muling aalis. Sinabi ng pinuno ng daungan na nasira ng "
                + "mga alon ang dalawang makina."
        ),
        (
            "sw",
            "Kivuko cha kwenda visiwani hakijasafiri tangu dhoruba ya Jumatatu, na hakuna anayejua lini "
                + "kitaondoka tena. Mkuu wa bandari alisema kwamba mawimbi yaliharibu injini mbili. Maduka ya "
                + "visiwani bado yana mkate wa siku tatu."
        ),
        (
            "cy",
            "Nid yw'r fferi i'r ynysoedd wedi hwylio ers y storm ddydd Llun, ac nid oes neb yn gwybod pryd "
                + "y bydd yn gadael eto. Dywedodd pennaeth y porthladd fod y tonnau wedi difrodi dwy injan. Mae "
                + "gan siopau'r ynysoedd fara am dri diwrnod arall."
        ),
        (
            "sq",
            "Trageti për në ishuj nuk ka lundruar që nga stuhia e së hënës dhe askush nuk e di se kur do të "
                + "niset përsëri. Drejtuesi i portit tha se dallgët dëmtuan dy motorë. Dyqanet e ishujve kanë "
                + "bukë edhe për tri ditë."
        ),
        (
            "zh",
            "开往各岛的渡轮自周一的风暴以来一直停航，没有人知道什么时候会再次起航。港口负责人说，海浪损坏了两台发动机。岛上的商店里还有够吃三天的面包。"
        ),
        (
            "ja",
            "島々へ向かう渡し船は月曜日の嵐以来運航を止めており、いつ再開するのか誰にも分からない。港の責任者は、波で二台のエンジンが壊れたと話した。島の店には三日分のパンが残っている。"
        ),
        (
            "ko",
            "섬으로 가는 나룻배는 월요일 폭풍 이후 다니지 않고 있으며 언제 다시 떠날지 아무도 모른다. 항구 책임자는 파도 때문에 엔진 두 대가 망가졌다고 말했다. 섬의 가게에는 "
                + "사흘 치 빵이 남아 있다."
        ),
    ]
}

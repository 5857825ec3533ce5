import Corpus

/// Function words by language: they carry no event, and their share of a text tells its language.
package enum StopWords {
    /// ISO 639-1 codes with a list, in the order that breaks ties of detection.
    package static let languages = lists.map(\.language)

    /// Hashes of the keys of the words of a language; empty where there is no list.
    ///
    /// - Parameter removingDiacritics: as the tokeniser of the text does.
    package static func hashes(for language: String, removingDiacritics: Bool = false) -> Set<UInt64> {
        (removingDiacritics ? byLanguageWithoutDiacritics : byLanguage)[language] ?? []
    }

    private static let byLanguage = hashes(removingDiacritics: false)
    private static let byLanguageWithoutDiacritics = hashes(removingDiacritics: true)

    private static func hashes(removingDiacritics: Bool) -> [String: Set<UInt64>] {
        Dictionary(
            uniqueKeysWithValues: lists.map { list in
                let words = list.words.split { $0 == " " || $0 == "\n" }
                return (
                    list.language,
                    Set(words.map { WordKey.hash(String($0), removingDiacritics: removingDiacritics) })
                )
            })
    }

    private static let lists: [(language: String, words: String)] = [
        (
            "en",
            """
            a about above across after again against ago all almost also although always am amid among an and
            another any anyone anything are aren't around as at away back be became because become been before
            being below between both but by came can can't cannot could couldn't did didn't do does doesn't doing
            don't done down during each either else even ever every everyone few for from further get gets getting
            give given go goes going gone got had hadn't has hasn't have haven't having he he's her here hers
            herself him himself his how however i i'd i'll i'm i've if in indeed instead into is isn't it it's its
            itself just keep kept last latter least less let let's like likely made make makes making many may
            maybe me meanwhile might mine more most mostly much must my myself near neither never next no nobody
            none nor not nothing now of off often on once one one's only onto or other others otherwise our ours
            ourselves out over own per perhaps put quite rather really said say saying says see seem seemed seems
            seen she she's should shouldn't since so some somebody someone something sometimes still such take
            taken taking than that that's the their theirs them themselves then there there's these they they're
            they've this those though through throughout thus to together told too took toward towards two under
            until up upon us use used using very via was wasn't way we we'll we're we've well went were weren't
            what what's when where whether which while who who's whom whose why will with within without won't
            would wouldn't yes yet you you'll you're you've your yours yourself
            """
        ),
        (
            "de",
            """
            aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim bereits bin bis
            bisher da dabei dadurch dafür dagegen damit danach dann daran darauf daraus darf darin darum das dass
            davon davor dazu dem den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser
            dieses doch dort du durch ein eine einem einen einer eines einige er erst es etwa etwas euch für gab
            gegen gegenüber gibt gut habe haben hat hatte hatten her hier hin hinter ich ihm ihn ihnen ihr ihre
            ihrem ihren ihrer im immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jetzt kann kein
            keine keinen können könnte machen man mehr mein mit mittlerweile muss müssen nach nachdem nicht nichts
            noch nun nur ob oder ohne sagt sagte sehr sei sein seine seinem seinen seiner seit selbst sich sie sind
            so sogar solche soll sollen sollte sondern sowie über um und uns unser unter viel viele vom von vor
            während war waren warum was weil weiter weitere welche wenn wer werde werden wie wieder will wir wird
            wo worden wurde wurden zu zum zur zwar zwischen
            """
        ),
        (
            "fr",
            """
            a afin ai ainsi alors an après as au aucun aucune aujourd'hui auquel aura aurait aussi autre autres aux
            avaient avait avant avec avoir beaucoup c'est car ce ceci cela celle celles celui cependant ces cet
            cette ceux chaque chez comme comment d'un d'une dans de depuis des deux devant doit donc dont du elle
            elles en encore entre es est et étaient était été être eu eux faire fait faut font grâce hors il ils
            j'ai je jusqu l'on la le lequel les leur leurs lors lorsque lui là ma mais me même mes moi moins mon n'a
            n'est ne ni nos notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour
            pourquoi pourrait puis qu'il qu'elle qu'ils qu'on qu'un quand que quel quelle quelles quels qui quoi
            s'est sa sans sauf se selon sera serait ses si sien son sont sous sur ta tandis te tel telle tes toi ton
            tous tout toute toutes très tu un une vers voici voilà vos votre vous y
            """
        ),
        (
            "es",
            """
            a al algo algunas algunos ante antes aquel aquella así aun aunque aún bajo bien cada casi como con
            contra cual cuales cuando cuál de debe del desde después dice dijo donde dos durante e el él ella ellas
            ellos en entonces entre era eran es esa esas ese eso esos esta estaba están estar estas este esto estos
            está fue fueron gran ha había habían hace hacer hacia han hasta hay he incluso la las le les lo los luego
            mas más me mediante menos mi mientras mis mismo misma mucho muchos muy nada ni no nos nosotros nuestra
            nuestro o os otra otras otro otros para pero poco por porque pues que quien quienes qué se sea según ser
            será si sido sin sino sobre solo son su sus sí sólo también tan tanto te tiene tienen toda todas todavía
            todo todos tras tu un una unas uno unos usted va ya yo
            """
        ),
        (
            "pt",
            """
            a afirmou ainda além algo alguns algumas ante antes ao aos apenas apesar após aquela aquele aqueles
            aquilo as assim até cada com como contra da das de dela dele deles depois desde dessa desse desta deste
            disse diz do dos durante e é ela elas ele eles em enquanto então entre era eram essa essas esse esses
            esta está estão estar estas estava este estes eu faz fazer foi foram há isso isto já lhe lhes lo mais mas
            me mesma mesmo meu minha muito muitos na nas nem nessa nesse nesta neste no nos nossa nosso não num numa
            o onde os ou outra outras outro outros para pela pelas pelo pelos pode por porque pouco pois quais qual
            quando quanto que quem se segundo sem sendo ser será seu seus sido sob sobre sua suas são só também te
            tem têm ter teve tinha toda todas todo todos tudo um uma umas uns você vai
            """
        ),
        (
            "it",
            """
            a ad agli ai al alla alle allo anche ancora avere aveva che chi ci come con contro cosa così cui da dagli
            dai dal dalla dalle dallo degli dei del dell della delle dello dentro di dopo dove due e è ed era erano
            essere fa fino fra gli già ha hanno ho i il in infatti io l la le lei li lo loro lui ma mentre mi mia mio
            molto ne negli nei nel nell nella nelle nello noi non nostra nostro o ogni oltre ora per perché però
            più poi prima proprio può qual quale quali quando quanto quella quelle quelli quello questa queste questi
            questo qui se secondo senza si sia solo sono sopra sotto stata stati stato su sua sue sugli sui sul sulla
            sulle suo suoi tra tutta tutte tutti tutto un una uno va verso vi
            """
        ),
        (
            "nl",
            """
            aan al alle alleen als altijd andere ben bij bijna binnen daar daarna dan dat de deze die dit doen door
            dus een eens eerst elk en er ervan ga geen geweest haar had hadden heb hebben heeft hem het hier hij hoe
            hun iets ik in is ja je kan kon kunnen maar me meer men met mijn moet na naar niet niets nog nu of om
            omdat onder ons ook op over reeds sinds te tegen toch toen tot tussen u uit van vanaf veel voor vooral
            waar waren was wat weer werd werden wie wij wil worden wordt zal ze zei zelf zich zij zijn zo zonder zou
            """
        ),
        (
            "sv",
            """
            alla allt att av blev bli blir de dem den denna deras dess det detta dig din dock du där då efter ej
            eller en er ett från för genom ha hade han hans har hon honom hur här i icke ingen inom inte jag kan
            kunde man med mellan men mer mig min mot mycket ner nu när någon något några och om oss på redan sade
            samma sedan sig sin sina sitt ska skulle som så sådan till under upp ut utan vad var vara vi vid vilka
            vilken vill är än även över
            """
        ),
        (
            "da",
            """
            af alle allerede at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter
            eller en end er et for fordi fra få ham han hans har havde have hende hendes her hos hun hvad hvis hvor
            i ikke ind ingen jeg jo kan kun kunne man mange med meget mellem men mere mig min mod ned nogen nogle nu
            når og også om op os over på sagde selv sig sin skal skulle som står så til ud under var ved vi vil
            ville være været
            """
        ),
        (
            "ru",
            """
            а без более больше будет будто бы был была были было быть в вам вас во вот все всего всех всю вы где да
            даже для до другой его ее ей ему если есть еще ещё её же за здесь и из или им их к как какая какой когда
            кто ли между меня мне может можно мы на над надо нас не него нее ней нет ни них но ну о об один он она
            они оно от перед по под после потом потому при про раз с сам свою себе себя сейчас со так также такой
            там тем теперь то тогда того тоже той только том тот тут ты у уже хоть хотя чего чем через что чтобы
            чуть эта эти это этого этой этом этот эту я
            """
        ),
        (
            "ar",
            """
            في من على إلى عن أن إن كان كانت التي الذي الذين هذا هذه ذلك تلك هو هي هم ما لا لم لن قد كما بعد قبل بين
            عند مع حتى كل أو ثم و أي أيضا حول خلال منذ ضد غير بعض أكثر حيث لكن إذا وقد وفي ومن وهو وهي يكون تكون
            """
        ),
    ]
}

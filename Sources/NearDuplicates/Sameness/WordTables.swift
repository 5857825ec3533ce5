import Corpus
import Kernels

/// Words whose presence, or exchange for one another, turns what a sentence says: kept as data, so that a new one is a
/// word more. Each is told by the hash that the tokenizer gives it. A class, as all threads hand one around.
final class WordTables: Sendable {
    /// Per slot of a table that is half empty: a word of the lists, and its kinds; 0 for none.
    private let slots: [(hash: UInt64, kind: TextOutline.Kind)]
    /// Bits that the hashes of all words of the lists have set: most words of a text are in none.
    private let filter: [UInt64]
    /// Per word that has an opposite, by the hash in its code: those others.
    private let opposites: [UInt32: Set<UInt32>]
    /// Words of two characters of which one alone is a negation.
    private let compounds: Set<UInt64>
    /// The two characters of the Thai "not", of which neither denies without the other.
    private let thaiDenial: (first: UInt64, second: UInt64)
    /// Characters that make a numeral behind them a day of the week.
    private let weekdayMarks: Set<UInt64>
    /// Per day of the week, by the hash in its code: which it is, from Monday on.
    private let weekdays: [UInt32: Int]
    /// Keys of the words by which a title says that its text is a later version.
    private let revisions: Set<UInt32>
    /// Short words that are in any title.
    private let ofAnyTitle: Set<UInt64>
    /// Hashes in codes of the words that stand between names in a list.
    private let joining: Set<UInt32>

    private static let plain = WordTables(Tokenizer())
    private static let withoutDiacritics = WordTables(Tokenizer(removesDiacritics: true))

    /// The tables for words as a tokenizer folds them.
    static func tables(for tokenizer: Tokenizer) -> WordTables {
        tokenizer.removesDiacritics ? withoutDiacritics : plain
    }

    private init(_ tokenizer: Tokenizer) {
        var tokens = TokenBuffer()
        func hash(_ word: ArraySlice<UInt8>) -> UInt64? {
            tokens.removeAll()
            tokenizer.tokenize(word.span, into: &tokens)
            return tokens.count == 1 ? tokens.hashes[0] : nil
        }
        var kinds: [UInt64: TextOutline.Kind] = [:]
        func add(_ kind: TextOutline.Kind, _ words: String) {
            for word in Self.words(of: words) {
                if let hash = hash(word) { kinds[hash, default: []].insert(kind) }
            }
        }
        add(.negation, Self.negating)
        add(.auxiliary, Self.auxiliary)
        add(.calendar, Self.months)
        add(.monthByDay, Self.monthsByDay)
        var weekdays: [UInt32: Int] = [:]
        for week in Array(CalendarWords.weeks.utf8).split(separator: UInt8(ascii: "\n")) {
            for (day, spellings) in week.split(separator: UInt8(ascii: " ")).enumerated() {
                for word in spellings.split(separator: UInt8(ascii: ",")) {
                    guard let hash = hash(word) else { continue }
                    kinds[hash, default: []].formUnion([.calendar, .weekday])
                    weekdays[TextOutline.codeHash(hash)] = day
                }
            }
        }
        for (day, numeral) in Self.words(of: CalendarWords.weekdayNumerals).enumerated() {
            if let hash = hash(numeral) { weekdays[TextOutline.codeHash(hash)] = day }
        }
        self.weekdays = weekdays
        var titleWords = TitleWords(tokenizer)
        revisions = Set(
            Self.words(of: CalendarWords.revisions).flatMap { titleWords.keys(of: $0.span) })
        ofAnyTitle = Set(Self.words(of: TitleWords.ofAnyTitle).compactMap(hash))
        add(.amount, CalendarWords.amounts)
        add([.determiner, .german], GermanNouns.ownDeterminers)
        add(.determiner, GermanNouns.otherDeterminers)
        add(.german, GermanNouns.ownWords)
        compounds = Set(
            Self.words(of: Self.compoundsOfSigns).compactMap { word in
                tokens.removeAll()
                tokenizer.tokenize(word.span, into: &tokens)
                return tokens.count == 2 ? Hash64.combine(tokens.hashes[0], tokens.hashes[1]) : nil
            })
        tokens.removeAll()
        tokenizer.tokenize(Array("ไม่".utf8).span, into: &tokens)
        thaiDenial = tokens.count == 2 ? (tokens.hashes[0], tokens.hashes[1]) : (0, 0)
        weekdayMarks = Set(Self.words(of: CalendarWords.weekdayMarks).compactMap(hash))
        joining = Set(Self.words(of: CalendarWords.joining).compactMap(hash).map(TextOutline.codeHash))
        var opposites: [UInt32: Set<UInt32>] = [:]
        for entry in Self.words(of: Self.opposing) {
            let sides = entry.split(separator: UInt8(ascii: "/")).map {
                $0.split(separator: UInt8(ascii: ",")).compactMap(hash)
            }
            for one in sides[0] {
                for other in sides[1] {
                    kinds[one, default: []].insert(.opposed)
                    kinds[other, default: []].insert(.opposed)
                    opposites[TextOutline.codeHash(one), default: []].insert(TextOutline.codeHash(other))
                    opposites[TextOutline.codeHash(other), default: []].insert(TextOutline.codeHash(one))
                }
            }
        }
        self.opposites = opposites
        var size = 64
        while size < 4 * kinds.count { size *= 2 }
        var slots = [(hash: UInt64, kind: TextOutline.Kind)](repeating: (0, []), count: size)
        for (hash, kind) in kinds.sorted(by: { $0.key < $1.key }) {
            var slot = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[slot].hash != 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = (hash, kind)
        }
        self.slots = slots
        var filter = [UInt64](repeating: 0, count: 1024)
        for hash in kinds.keys { filter[Int(hash >> 8 & 1023)] |= 1 << (hash & 63) }
        self.filter = filter
    }

    /// The words of a list, parted by spaces and line ends.
    private static func words(of list: String) -> [ArraySlice<UInt8>] {
        Array(list.utf8).split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    }

    /// Whether a word may be in the lists; most are not.
    @inline(__always)
    func mayHold(_ hash: UInt64) -> Bool { filter[Int(hash >> 8 & 1023)] & 1 << (hash & 63) != 0 }

    /// What the lists say of a word.
    @inline(__always)
    func kind(of hash: UInt64) -> TextOutline.Kind {
        guard mayHold(hash) else { return [] }
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].hash != 0 {
            if slots[slot].hash == hash { return slots[slot].kind }
            slot = (slot + 1) & (slots.count - 1)
        }
        return []
    }

    /// Whether two words of these codes say the opposite of each other.
    func areOpposite(_ a: UInt32, _ b: UInt32) -> Bool {
        opposites[a >> TextOutline.kindBits]?.contains(b >> TextOutline.kindBits) ?? false
    }

    /// Whether two characters are a word that denies nothing: "埋没".
    func areCompound(_ first: UInt64, _ second: UInt64) -> Bool { compounds.contains(Hash64.combine(first, second)) }

    /// Whether two characters that stand side by side are the Thai "not".
    func isThaiDenial(_ first: UInt64, _ second: UInt64) -> Bool {
        first == thaiDenial.first && second == thaiDenial.second
    }

    /// Whether a character denies in the Thai "not" alone.
    func isOfThaiDenial(_ hash: UInt64) -> Bool { hash == thaiDenial.first || hash == thaiDenial.second }

    /// Whether a numeral behind this word is a day of the week.
    func marksWeekday(_ hash: UInt64) -> Bool { weekdayMarks.contains(hash) }

    /// Which day of the week a word of this code is, from Monday on.
    func weekday(_ code: UInt32) -> Int? { weekdays[code >> TextOutline.kindBits] }

    /// Whether a title of these keys says that its text is a later version.
    func areOfRevision(_ titleKeys: ArraySlice<UInt32>) -> Bool { titleKeys.contains(where: revisions.contains) }

    /// Whether a short word says nothing of what a title is about.
    func isInAnyTitle(_ hash: UInt64) -> Bool { ofAnyTitle.contains(hash) }

    /// Whether a word of this code joins names in a list.
    func joins(_ code: UInt32) -> Bool { joining.contains(code >> TextOutline.kindBits) }

    // MARK: Words

    private static let negating = """
        not no never none nobody nothing neither nor cannot without isn't aren't wasn't weren't don't doesn't didn't
        won't wouldn't can't couldn't shouldn't hasn't haven't hadn't mustn't ain't
        nicht kein keine keinen keinem keiner keines nie niemals ohne
        ne pas jamais aucun aucune sans ni
        no nunca jamás ningún ninguna sin tampoco
        non mai nessun nessuno nessuna senza
        não nunca jamais nenhum nenhuma sem
        niet geen nooit zonder
        inte ej aldrig ingen inget inga utan
        ikke aldri ingen intet ikkje uten uden
        ei eivät en emme ette eikä älä ilman
        nie nigdy bez żaden żadna
        не нет ни никогда без ні немає ніколи нема не никога няма без
        nu niciodată fără
        değil yok hayır
        δεν μην όχι ποτέ χωρίς
        nem soha nincs nélkül
        لا لم لن ليس ليست غير دون
        ไ ม่ ບໍ່
        לא אין אינו אינה אינם אינן איננו איננה בלי ללא מעולם
        नहीं न मत
        tidak bukan tanpa
        不 没 沒 未 无 無 非 勿 否
        không chưa
        않았다 않는다 않기로 않을 않습니다 않았습니다 못했다 못한다 못했습니다 아니다
        """

    /// Words in which a sign that denies by itself does not.
    private static let compoundsOfSigns = """
        埋没 沉没 淹没 吞没 湮没 覆没 没收 没落 没顶 没入 出没 隐没 埋沒 沉沒 淹沒 吞沒 沒收 沒落 出沒
        不仅 不但 不过 不断 不久 不少 不止 不单 不论 不管 不料 不禁 不妨 不惜 不锈 不时 不已 不僅 不過 不斷 不單 不論 不鏽 不時
        无线 无论 无数 无锡 无非 无比 無線 無論 無數 無数 無料 無事 非洲 非常 非遗 南非 北非 是非 未来 未來 未婚 未明 未満
        是否 否则 否則 能否 可否 不動
        """

    private static let auxiliary = """
        do does did be been is are was were has have had will would can could shall should may might must to the a an
        any that it there yet still with
        est ont était avait sont sera n'a n'est n'ont n'était n'avait n'y n'en ne 有
        """

    /// "one/another", in both directions; words that share their opposite stand beside each other with commas.
    private static let opposing = """
        open,opens,opened,reopen,reopens,reopened/close,closes,closed,shut,shuts
        rise,rises,rose,risen,gain,gains,gained,climb,climbs,climbed/fall,falls,fell,fallen,drop,drops,dropped,slip,slips,slipped
        rise,rises,rose,risen,gain,gains,gained,climb,climbs,climbed/slump,slumps,slumped,plunge,plunges,plunged,sink,sinks,sank
        raise,raises,raised,increase,increases,increased/cut,cuts,lower,lowers,lowered,reduce,reduces,reduced
        accept,accepts,accepted,approve,approves,approved/reject,rejects,rejected,refuse,refuses,refused,block,blocks,blocked
        confirm,confirms,confirmed,admit,admits,admitted/deny,denies,denied
        ahead/off,cancelled,canceled,scrapped,postponed
        begin,begins,began,start,starts,started,resume,resumes,resumed/end,ends,ended,stop,stops,stopped,halt,halts,halted
        win,wins,won/lose,loses,lost uphold,upholds,upheld/overturn,overturns,overturned,quash,quashes,quashed
        grant,grants,granted/deny,denies,denied buy,buys,bought/sell,sells,sold join,joins,joined/leave,leaves,left
        frei/schuldig تدين/تبرئ يدين/يبرئ
        resumed,continued,begun/called,halted,stopped,ended resumes,continues/calls,halts,stops
        finds/rules found/ruled
        lancé,lancée,déclenché,déclenchée/levé,levée 发,發/解
        higher/lower high/low highs/lows up/down upward/downward above/below over/under more/fewer,less most/least
        rise/fall,drop,decline rises/falls,drops,declines rose/fell,dropped,declined rising/falling,dropping,declining
        risen/fallen gain/lose,loss gains/loses,losses gained/lost gaining/losing
        increase/decrease,reduction,cut increases/decreases,reductions,cuts increased/decreased,reduced,cut
        increasing/decreasing,reducing,cutting raise/lower,cut,reduce raises/lowers,cuts,reduces
        raised/lowered,cut,reduced raising/lowering,cutting,reducing
        profit/loss profits/losses profitable/unprofitable surplus/deficit
        jump/slump,plunge jumps/slumps,plunges jumped/slumped,plunged soar/plunge,sink,slump soars/plunges,sinks,slumps
        soared/plunged,sank,slumped climb/slip,slide climbs/slips,slides climbed/slipped,slid
        strengthen/weaken strengthens/weakens strengthened/weakened stronger/weaker strong/weak
        improve/worsen improves/worsens improved/worsened better/worse best/worst
        win/lose wins/loses won/lost winning/losing winner/loser victory/defeat victories/defeats
        beat/lost beats/loses
        guilty/innocent convict/acquit convicts/acquits convicted/acquitted,cleared conviction/acquittal
        arrest/release,free arrests/releases,frees arrested/released,freed jailed,imprisoned/freed,released
        accuse/clear accuses/clears accused/cleared charged/cleared
        issue/lift,withdraw,cancel issues/lifts,withdraws,cancels issued/lifted,withdrawn,cancelled,canceled
        impose/lift imposes/lifts imposed/lifted extended/lifted extends/lifts ban/allow bans/allows banned/allowed
        open/close,shut opens/closes,shuts opened/closed,shut opening/closing,closure reopen/close reopens/closes
        reopened/closed
        start/end,stop starts/ends,stops started/ended,stopped begin/end,finish begins/ends,finishes began/ended,finished
        resume/suspend,halt resumes/suspends,halts resumed/suspended,halted continue/stop,end continues/stops,ends
        continued/stopped,ended launch/scrap launches/scraps launched/scrapped
        open/drop,close opens/drops opened/dropped agree/fail,refuse agrees/fails,refuses agreed/failed,refused
        file/drop files/drops filed/dropped meet/miss meets/misses met/missed hold/scrap holds/scraps held/scrapped
        find/lose finds/loses save/cut saves/cuts saved/cut build/demolish builds/demolishes built/demolished
        accept/reject,refuse,decline accepts/rejects,refuses,declines accepted/rejected,refused,declined
        acceptance/rejection,refusal approve/reject,block,veto approves/rejects,blocks,vetoes
        approved/rejected,blocked,vetoed approval/rejection pass/reject,fail passes/rejects,fails passed/rejected,failed
        agree/disagree,refuse agrees/disagrees,refuses agreed/disagreed,refused
        support/oppose supports/opposes supported/opposed supporters/opponents backs/opposes backed/opposed
        back/oppose favour,favor/oppose favours,favors/opposes for/against
        confirm/deny confirms/denies confirmed/denied admit/deny admits/denies admitted/denied
        uphold/overturn,quash upholds/overturns,quashes upheld/overturned,quashed affirmed/reversed
        grant/deny,refuse grants/denies,refuses granted/denied,refused allow/forbid,prohibit,ban
        allows/forbids,prohibits,bans allowed/forbidden,prohibited,banned legal/illegal lawful/unlawful
        constitutional/unconstitutional valid/invalid
        buy/sell buys/sells bought/sold buying/selling buyer/seller purchase/sale hire/fire,sack,dismiss
        hires/fires,sacks,dismisses hired/fired,sacked,dismissed appointed/dismissed,sacked,removed joins/leaves,quits
        join/leave,quit joined/left,quit enter/leave enters/leaves entered/left arrive/depart arrives/departs
        arrived/departed stay/leave,quit stays/leaves,quits stayed/left,quit keep/drop keeps/drops kept/dropped
        add/remove adds/removes added/removed create/abolish creates/abolishes created/abolished hit/missed
        succeed/fail succeeds/fails succeeded/failed success/failure successful/unsuccessful
        alive/dead survive/die survives/dies survived/died survivors/victims found/missing,lost safe/unsafe,dangerous
        positive/negative optimistic/pessimistic likely/unlikely possible/impossible true/false right/wrong
        first/last early/late earlier/later before/after ahead/behind inside/outside public/private
        north/south east/west northern/southern eastern/western left/right import/export imports/exports
        always/never all/none everyone/nobody peace/war ceasefire/offensive friend/enemy allies/enemies
        men/women man/woman boy/girl boys/girls male/female father/mother son/daughter brother/sister husband/wife
        höher/niedriger,tiefer steigt/fällt,sinkt steigen/fallen,sinken stieg/fiel,sank gestiegen/gefallen,gesunken
        gewinnt/verliert gewinnen/verlieren gewann/verlor gewonnen/verloren sieg/niederlage schuldig/unschuldig
        verurteilt/freigesprochen öffnet/schließt geöffnet/geschlossen angenommen/abgelehnt
        nimmt/lehnt bestätigt/dementiert erlaubt/verboten aufgehoben/verhängt,verlängert festgenommen/freigelassen
        hausse/baisse monte/baisse augmente/diminue,baisse gagne/perd gagné/perdu victoire/défaite coupable/innocent
        condamné/acquitté ouvre/ferme ouvert/fermé accepte/refuse,rejette accepté/refusé,rejeté confirme/dément
        levée/maintenue autorisé/interdit pour/contre plus/moins
        sube/baja suben/bajan subió/bajó gana/pierde ganó/perdió victoria/derrota culpable/inocente
        condenado/absuelto abre/cierra abierto/cerrado acepta/rechaza aceptó/rechazó aprueba/rechaza aprobó/rechazó
        confirma/desmiente más/menos alza/baja
        sale/scende vince/perde vittoria/sconfitta colpevole/innocente condannato/assolto apre/chiude
        approva/respinge conferma/smentisce sobe/cai ganha/perde vitória/derrota culpado/inocente
        erhöht/senkt,gesenkt erhöhte/senkte erhöhen/senken hebt/senkt mehr/weniger gewinn/verlust für/gegen dafür/dagegen
        aufgehoben/ausgegeben,ausgerufen,erlassen zugestimmt/abgelehnt kauft/verkauft kaufte/verkaufte
        beginnt/endet begann/endete freispruch/verurteilung besser/schlechter stärker/schwächer erteilt/verweigert
        confirma/niega confirmó/negó,desmintió levanta/impone,mantiene levantó/impuso,mantuvo compra/vende compró/vendió
        detenido/liberado detenidos/liberados ganancias/pérdidas aumenta/disminuye,reduce aumentó/disminuyó,redujo
        aumento/descenso,reducción reabre/cierra apoya/rechaza favor/contra
        aumenta/diminuisce,cala aumentano/diminuiscono,calano assolti/condannati revocato/emesso
        aumentou/diminuiu subiu/caiu,desceu ganhou/perdeu aprovou/rejeitou abriu/fechou confirmou/negou,desmentiu
        stijgt/daalt stijgen/dalen steeg/daalde gestegen/gedaald wint/verliest won/verloor winst/verlies
        schuldig/onschuldig veroordeeld/vrijgesproken opent/sluit geopend/gesloten aangenomen/verworpen,afgewezen
        voor/tegen verhoogt/verlaagt verhoogd/verlaagd
        höjer/sänker höjde/sänkte ökar/minskar ökade/minskade stiger/sjunker,faller steg/sjönk,föll vinner/förlorar
        vann/förlorade seger/förlust skyldig/oskyldig fälld/friad öppnar/stänger öppnade/stängde
        nousee/laskee nousi/laski voitti/hävisi syyllinen/syytön
        wzrósł/spadł wzrosła/spadła wzrosło/spadło wzrosły/spadły rośnie/spada rosną/spadają wygrał/przegrał
        wygrała/przegrała wygrali/przegrali zwycięstwo/porażka winny/niewinny winna/niewinna skazany/uniewinniony
        skazana/uniewinniona otwarto/zamknięto przyjął/odrzucił przyjęła/odrzuciła podwyższa/obniża podwyższył/obniżył
        stoupl/klesl stoupla/klesla vyhrál/prohrál vyhráli/prohráli vinen/nevinen vinný/nevinný otevřel/zavřel
        bűnös/ártatlan nőtt/csökkent nyert/vesztett vinovat/nevinovat crește/scade
        виновным/невиновным виновен/невиновен виновна/невиновна виновной/невиновной виновными/невиновными
        осуждён,осужден/оправдан осуждена/оправдана осудил/оправдал отменён,отменен/введён,введен,объявлен
        отменено/объявлено,введено отменена/объявлена,введена отменил/ввёл,ввел,объявил отменили/ввели,объявили
        вырос/упал,снизился,сократился выросла/упала,снизилась,сократилась выросло/упало,снизилось,сократилось
        выросли/упали,снизились,сократились растёт,растет/падает,снижается растут/падают,снижаются рост/падение,снижение,спад
        повысил/понизил,снизил повысила/понизила,снизила повысили/понизили,снизили повышает/снижает,понижает
        повышен/понижен,снижен выше/ниже больше/меньше победил,выиграл/проиграл победила,выиграла/проиграла
        победили,выиграли/проиграли победа/поражение открыт/закрыт открыта/закрыта открыто/закрыто открыты/закрыты
        открыл/закрыл открыли/закрыли откроется/закроется принял,одобрил/отклонил,отверг приняла,одобрила/отклонила,отвергла
        приняли,одобрили/отклонили,отвергли принят,одобрен/отклонён,отклонен разрешил/запретил разрешили/запретили
        разрешено/запрещено подтвердил/опроверг подтвердила/опровергла подтвердили/опровергли подтвердило/опровергло
        арестован,задержан/освобождён,освобожден,отпущен купил/продал купила/продала купили/продали прибыль/убыток
        назначен/уволен назначена/уволена возобновлено/приостановлено за/против
        зріс/впав,знизився зросла/впала,знизилася зросли/впали,знизилися переміг/програв перемогла/програла перемога/поразка
        винним/невинуватим відкрито/закрито підтвердив/спростував
        suçlu/suçsuz,masum arttı/azaldı,düştü,geriledi artırdı/azalttı,düşürdü yükseldi/düştü,geriledi yükseltti/düşürdü
        artıyor/azalıyor yükseliyor/düşüyor kazandı/kaybetti,yenildi galibiyet/yenilgi,mağlubiyet zafer/yenilgi
        açıldı/kapandı,kapatıldı açtı/kapattı açık/kapalı onayladı/reddetti onaylandı/reddedildi doğruladı/yalanladı
        yasaklandı/serbest kaldırıldı/uygulandı mahkum/beraat başladı/bitti,durdu artış/düşüş,azalış yüksek/düşük
        يرفع/يخفض رفع/خفض رفعت/خفضت ترفع/تخفض ارتفع/انخفض,تراجع ارتفعت/انخفضت,تراجعت يرتفع/ينخفض,يتراجع ترتفع/تنخفض,تتراجع
        ارتفاع/انخفاض فاز/خسر فازت/خسرت يفوز/يخسر تفوز/تخسر فوز/خسارة,هزيمة يفتح/يغلق فتحت/أغلقت مذنب/بريء مذنبا/بريئا
        أدانت/برأت إدانة/تبرئة وافق/رفض وافقت/رفضت يوافق/يرفض توافق/ترفض أكد/نفى أكدت/نفت يؤكد/ينفي تؤكد/تنفي فرضت/رفعت
        سمح/منع سمحت/منعت اشترى/باع أرباح/خسائر أكثر/أقل أعلى/أدنى زاد/نقص زيادة/خفض
        افزایش/کاهش پیروزی/شکست تأیید/تکذیب ένοχος/αθώος ένοχοι/αθώοι ένοχη/αθώα αυξήθηκε/μειώθηκε αύξηση/μείωση νίκη/ήττα
        ανοίγει/κλείνει εγκρίνει/απορρίπτει जीता/हारा जीती/हारी दोषी/निर्दोष बढ़ा/घटा बढ़ी/घटी
        naik/turun menang/kalah dibuka/ditutup membuka/menutup tăng/giảm thắng/thua mở/đóng
        approuve/rejette,refuse approuvé/rejeté,refusé approuvée/rejetée,refusée adopte/rejette adopté/rejeté adoptée/rejetée
        maintient/annule maintenu/annulé maintenue/annulée reprend/suspend repris/suspendu reprise/suspendue
        mantiene/cancela mantuvo/canceló aprobado/rechazado aprobada/rechazada reanuda/suspende reanudó/suspendió
        approvato/respinto approvata/respinta aperto/chiuso aperta/chiusa cresciuto/calato cresciuta/calata
        condenado/absolvido condenada/absolvida aprova/rejeita aprovado/rejeitado aprovada/rejeitada abre/fecha aberto/fechado
        diminui/aumenta godkendt/afvist godkendte/afviste godkjent/avvist godkjente/avviste dømt/frikendt,frifunnet steg/faldt,falt
        vandt/tabte vant/tapte åbner/lukker åpner/stenger godkände/avslog godkändes/avslogs,avslås dömdes/friades
        hyväksyi/hylkäsi hyväksyttiin/hylättiin tuomittiin/vapautettiin avattiin/suljettiin nousivat/laskivat
        skazał/uniewinnił skazała/uniewinniła zatwierdził/odrzucił zatwierdziła/odrzuciła zatwierdzono/odrzucono
        schválil/zamítl schválila/zamítla schválili/zamítli odsoudil/osvobodil odsouzen/osvobozen odsouzena/osvobozena
        jóváhagyta/elutasította elfogadta/elutasította elítélte/felmentette emelkedett/csökkent győzött/kikapott megnyitott/bezárt
        aprobat/respins aprobată/respinsă crescut/scăzut condamnat/achitat câștigat/pierdut deschis/închis
        засудив/виправдав засуджено/виправдано схвалив/відхилив схвалила/відхилила схвалили/відхилили дозволив/заборонив
        εγκρίθηκε/απορρίφθηκε ενέκρινε/απέρριψε καταδικάστηκε/αθωώθηκε κέρδισε/έχασε αυξήθηκαν/μειώθηκαν
        אישר/דחה אישרה/דחתה אישרו/דחו הורשע/זוכה הורשעה/זוכתה אשם/זכאי עלה/ירד עלתה/ירדה עלו/ירדו ניצחה/הפסידה ניצח/הפסיד נפתח/נסגר
        محکوم/تبرئه گناهکار/بیگناه تصویب/رد آغاز/پایان برگزار/لغو صعود/سقوط برد/باخت
        दोषी/बरी मंज़ूरी,मंजूरी/ख़ारिज,खारिज मंज़ूर,मंजूर/ख़ारिज,खारिज स्वीकार/अस्वीकार वृद्धि/कमी,गिरावट जीत/हार
        disetujui/ditolak menyetujui/menolak setuju/menolak bersalah/bebas naik/anjlok dimulai/berakhir
        có/vô,không phê/bác ủng/phản
        승인했다/거부했다,기각했다,반려했다 승인/거부,기각 유죄를/무죄를 유죄/무죄 찬성/반대 증가했다/감소했다 증가/감소 상승했다/하락했다
        상승/하락 승리했다/패배했다 승리/패배 허용했다/금지했다 허용/금지 인정했다/부인했다 통과됐다/부결됐다 가결됐다/부결됐다 재개했다/중단했다
        올렸다/내렸다 올린다/내린다 늘었다/줄었다 이겼다/졌다 인상/인하 열었다/닫았다
        承/却 可/否 賛/反 許/禁 黒/赤 批/否 通/否 支/反 允/禁 恢/暂 恢/暫 接/拒 盈/亏 盈/虧 成/失
        上/下 升/降 涨,漲/跌 增/减,減 买/卖 買/賣 胜/负,败 勝/負,敗 赢/输 贏/輸 开/关 開/關
        """

    private static let months = """
        january february march april june july august september october november december
        jan feb apr jun jul aug sep sept oct nov dec
        januar februar märz mai juni juli oktober dezember
        janvier février mars avril juin juillet août septembre octobre novembre décembre
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
        janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
        januari februari maart augustus januar
        stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
        января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
        ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
        يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
        tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta
        joulukuuta ledna února března dubna května června července srpna října listopadu prosince
        január február március április május június július augusztus szeptember október
        ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie
        siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna studenoga studenog prosinca
        januara februara marta aprila avgusta januari maret agustus desember
        ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
        януари февруари април юни юли септември октомври ноември декември
        ינואר פברואר אפריל יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר בינואר בפברואר באפריל ביוני ביולי באוגוסט
        בספטמבר באוקטובר בנובמבר בדצמבר
        जनवरी फरवरी मार्च अप्रैल जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
        فروردین اردیبهشت خرداد مرداد شهریور آبان آذر بهمن اسفند
        """

    /// Months whose names are common for something else.
    private static let monthsByDay = """
        may mar mai maj mei dec set out ago dic mag giu lug marta maja maio mars mart tir march
        май мая март август מאי במאי מרץ במרץ मई تیر مهر دی
        """
}

/// The parts that the frames of one subject are composed of.
struct FrameParts {
    /// Headlines, and first sentences.
    var titles: [String]
    var leads: [String]
    /// Sentences with facts of the article.
    var details: [String]
    /// Sentences that stand in every article alike.
    var standing: [String]
    /// Whether an article of the same place and day would be about the same; else both may be shared.
    var isDaily = false

    /// The parts of a subject; nil for kinds that are no templates.
    static func of(_ kind: CaseKind) -> FrameParts? {
        switch kind {
        case .earnings: earnings
        case .missing: missing
        case .awards: awards
        case .deaths: deaths
        case .quakes: quakes
        case .markets: markets
        case .weather: weather
        case .matches: matches
        default: nil
        }
    }
}

extension FrameParts {
    /// What newsrooms and press offices put into articles of any subject.
    static let anySubject = [
        "This (item|text|piece|report) was (put together|assembled|produced) (automatically|by a program) from (figures|data) that reached the newsroom (overnight|this morning|during the day), and was (checked|read) by an editor before it (appeared|was published).",
        "Readers who (notice|find|come across) a mistake are (asked|invited) to write to the desk, which (corrects|amends) its reports (as soon as it can|without delay) and says so at the end of the (text|article).",
        "(More|Further) reports of this kind can be found in the (section|column) of the same name, where (they are kept|we keep them) for (two|three|five) years and may be (searched|looked up) by date and by (place|name).",
        "Details were (correct|accurate) at the time of (writing|publication) and may (change|have changed) since, so those concerned should (rely|depend) on the (notices|announcements) of the competent (office|authority) alone.",
        "A (daily|weekly) letter with the most important reports of the (region|district) is sent to all who (ask for it|put their name down) on our pages, and it costs (nothing|no more than an address).",
        "The (editors|staff) thank everybody who sends (pictures|photographs), hints and letters, and (ask|beg) for patience where an answer takes (longer than a day|some time), since the desk is (small|not large) and the post is (plentiful|much).",
        "Permission to (reprint|quote) this text in full is given to (schools|libraries) and associations without (charge|a fee) as long as the (source|origin) is named and nothing in it is (altered|left out).",
        "Terms that may not be (familiar|known) to everyone are explained in the (glossary|list) at the foot of the page, which also says (how the figures are rounded|where the figures come from) and how often they are (renewed|brought up to date).",
    ]

    static let earnings = FrameParts(
        titles: [
            "<firm> (publishes|reports) figures for the (first|second|third|fourth) quarter",
            "<firm>: (profit|earnings) of <decimal> million for the quarter",
            "(Results|Quarterly results|In figures): <firm>",
        ],
        leads: [
            "<firm>, which makes <trade> in <place>, (earned|made) <decimal> million crowns in the (first|second|third|fourth) quarter, it (said|announced) on <weekday>.",
            "(Net profit|The profit after tax) at <firm> of <place> (came to|amounted to|was) <decimal> million crowns in the three months to the end of <month>.",
            "On <weekday> the (maker|producer) of <trade> <firm> (<code>) (put|reported) its quarterly earnings at <decimal> million crowns.",
        ],
        details: [
            "(Sales|Turnover|Revenue) (reached|stood at|came in at) <count>.<goals> million crowns, against <count2>.<goals2> million in the same (quarter|months) of last year.",
            "Per share that (is|makes|comes to) <small> hellers, or <small2> hellers without (one-time|special|exceptional) items.",
            "(Analysts|Observers) had (expected|counted on) <small3> hellers a share on average.",
            "The board (proposes|recommends) a dividend of <small4> hellers, to be paid in <month2>.",
            "For the (full|whole) year the management (under|led by|around) <person> (expects|foresees) sales of <many> million crowns.",
            "The (order book|backlog) grew by <share> per cent and the number of employees (rose|came) to <many2>.",
            "In <place2> the company (closed|sold|opened) a plant with <count3> (jobs|workers) in <month3>.",
            "The shares of <firm> (traded|stood) at <decimal2> crowns on <weekday>.",
        ],
        standing: [
            "The figures come from the statement that the company has (lodged|deposited) with the (exchange|register), which is (available|open) to everybody there and contains the (full|complete) accounts with all (notes|remarks).",
            "Profit after one-time items is what remains when (gains|income) and (charges|costs) that are not (expected|likely) to return are left out of account, as most (analysts|banks) do for their (forecasts|estimates).",
            "The average of the (forecasts|estimates) is worked out from those of at least (three|four|five) (banks|houses) that have followed the shares for more than a (quarter|year) and published within the last (thirty|sixty) days.",
            "Nothing in this (report|text) is advice to buy or to sell, and the (value|price) of a share can fall as well as rise, so that those who (invest|buy) may lose what they have put in.",
            "(Comparable|Earlier) reports on (all|other) companies whose shares are listed appear in this place within (minutes|an hour) of the (publication|appearance) of their accounts, (four times a year|every quarter).",
        ])

    static let quakes = FrameParts(
        titles: [
            "(Tremor|Quake) of magnitude <magnitude> (near|close to|off) <place>",
            "<place>: earth (shakes|trembles) at <time>",
            "Earthquake of <magnitude> (felt|recorded) (near|around) <place>",
        ],
        leads: [
            "The earth shook near <place> on <weekday> at <time>; the (observatory|institute) put the (strength|magnitude) at <magnitude>.",
            "(An earthquake|A tremor) of magnitude <magnitude> was (recorded|measured) <small> kilometres (north|south|east|west) of <place> at <time> on <weekday>.",
            "Instruments (registered|picked up) a quake of <magnitude> close to <place> on <weekday> at <time>.",
        ],
        details: [
            "Its (focus|origin) lay <decimal> kilometres below the (surface|ground).",
            "It was (felt|noticed) as far as <place2>, <small2> kilometres away, where <count> people (rang|called) the fire brigade.",
            "(Within|During) the past <few> days <few2> tremors of more than <magnitude2> were (counted|recorded) in the area.",
            "In <place3> <few3> chimneys (fell|came down), said <person>, who (speaks for|leads) the brigade.",
            "The last quake of that (strength|size) there was in <month> <few4> years ago, with <magnitude3>.",
            "An aftershock of <magnitude4> followed at <time2>.",
        ],
        standing: [
            "(Tremors|Quakes) of this size are mostly (felt|noticed) by people who are (indoors|at rest) and seldom (do|cause) any damage, since it takes considerably more to (harm|crack) a well-built house.",
            "Those who have felt the (tremor|quake) can help the (observatory|institute) by filling in the questionnaire on its pages, which takes (two|five) minutes and asks for the (street|address) and what (moved|rattled).",
            "During a quake it is (safest|best) to get (under|below) a table and away from windows, and to leave the house only when the shaking has (ended|stopped), by the stairs and not by the lift.",
            "The first values are worked out by a (program|computer) within minutes from the (readings|signals) of a few stations, and may be (revised|corrected) when a seismologist has looked at all of them.",
            "(This note|This report) was written by a program without the help of (an editor|a person) as soon as the (observatory|institute) had published its (measurements|values), and will not be (continued|kept up).",
        ], isDaily: true)

    static let weather = FrameParts(
        titles: [
            "(Forecast|Weather) for <place>: <sky>, <small> degrees", "<place>: <sky> (start|day), <wind> wind later",
            "The weather in <place> on <weekday>",
        ],
        leads: [
            "In <place> <weekday> (begins|starts) <sky>, with <small> degrees at noon and a <wind> wind.",
            "It will be <sky> in <place> on <weekday>; the thermometer (climbs|rises) to <small> degrees.",
            "(Expect|Look forward to) a <sky> <weekday> in and around <place>, at up to <small> degrees.",
        ],
        details: [
            "The night brings <small2> degrees and (a <wind> breeze|<few> hours of rain).",
            "The risk of rain (is|stands at) <small3> per cent, (rising|falling) to <small4> per cent after <time>.",
            "On the heights above <place2> the wind (reaches|blows at) <small5> kilometres an hour.",
            "The sun (rises|comes up) at <time2> and (sets|goes down) at <time3>.",
            "The river (stands at|has reached) <count> centimetres at the gauge of <place3>.",
            "By <weekday2> it turns <sky2>, at <small6> degrees.",
            "Pollen of (birch|grasses|hazel) is (rated|put) at <goals> on the scale of five.",
        ],
        standing: [
            "The (forecast|outlook) is worked out four times a day from the (model|computations) of the (weather service|institute) and is (reliable|good) for about three days, beyond which only the (trend|direction) can be told.",
            "In a (thunderstorm|gale) keep away from trees and open water, bring in what the wind could (take|carry off), and leave the car where it (stands|is) until the (warning|alert) has (ended|been lifted).",
            "Warnings of the (weather service|institute) go to all telephones in the district, and (the sirens|loudspeakers) are sounded where there is danger to life, once a year also as a (test|drill).",
            "The risk of rain says on how many of a hundred (such|similar) days at least a tenth of a millimetre fell somewhere in the (area|district), and says nothing about how (long|much) it rains.",
            "Measurements are those of the nearest station of the (service|network), which can lie a few kilometres from the (town|village) and as much as two hundred metres (above|below) it.",
        ], isDaily: true)
}

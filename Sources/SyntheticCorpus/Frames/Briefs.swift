/// Briefs that say the opposite, by one word or two in braces.
enum Briefs {
    static let opposites = [
        "(Court|Jury|Tribunal) (finds|found) <person> {guilty|not guilty} of (fraud|perjury|bribery|theft) in <place> (bridge|harbour|school) (case|trial)",
        "(Gale|Flood|Frost|Heat) warning {issued|lifted} for <place> and the (valleys|islands) (south|north) of it",
        "<firm> (shares|stock) {rises|falls} after (results|report) from <place> (works|plant) on <weekday>",
        "(Council|Parliament) {approves|rejects} (plan|bill) for (tram|tunnel|port) in <place> after <few> hours of debate",
        "<person> {wins|loses} (vote|election) for (mayor|chair) of <place> by <count> votes",
        "Pass between <place> and <place2> {opens|closes} (after|before) (snow|repairs) on <weekday>",
        "<firm> {hires|dismisses} <count> (workers|people) at (plant|yard) in <place>, union says",
        "<person> {arrested|released} in <place> over (fire|raid) at <firm> in <month>",
        "Test of (well|reservoir|tap) water in <place> {finds|rules out} (germs|lead), says health office",
        "<person> {will|will not} stand again as (head|leader) of the party, aide tells <firm>",
        "<place> {bans|allows} (fires|dogs|motor boats) on its beaches from <day> <month>",
        "(Appeal|Review) of <person> {upheld|dismissed} in (patent|land|tax) case against <firm>",
        "<firm> {confirms|denies} talks with <firm2> about (merger|sale) of <place> works",
        "(Strike|Walkout) at <firm> in <place> {begins|ends} after <few> (weeks|days) of talks",
        "(Union|Bank) {supports|opposes} higher (fares|tolls|rents) in <place> from <month>",
        "(Search|Hunt) for <person> in the hills above <place> {resumed|called off} on <weekday>",
        "<team> {with|without} (captain|goalkeeper) <person> in (cup|league) match at <place>",
        "Prices of (bread|milk|timber) {up|down} <share> per cent in <place> in <month>",
        "Judge {extends|refuses} (bail|leave) for <person> in <place> (ferry|bank|mine) inquiry",
        "<person> {accepts|declines} (post|prize) at (academy|museum) of <place>",
        "(Doctors|Engineers) say (vaccine|brake|alarm) of <firm> {is|is not} safe after <few> (months|years) of tests",
        "<place> {has|has no} money for new (school|clinic|bridge), (treasurer|mayor) <person> says",
        "(Lenders|Creditors) {agree|fail} to (save|rescue) <firm> of <place> on <weekday>",
        "(Police|Prosecutors) {open|drop} case against <person> over <count> missing crowns in <place>",
    ]
}

/// Texts that pages show in the place of an article.
enum Walls {
    /// What a family of walls begins with, and sentences that follow in any number.
    static let openings = [
        "(Access denied|Access to this page is denied|Request blocked|403 Forbidden|You have been blocked)",
        "(Please verify that you are human|One more step|Checking your browser|Are you a robot?|Just a moment)",
        "(We value your privacy|Your choices about cookies|Cookies on this site|Before you continue|Your data, your decision)",
    ]
    static let sentences = [
        [
            "You do not have (permission|the right) to (open|see) this page on this (server|host).",
            "(Our|The) protection against (attacks|misuse) has (stopped|blocked) your request, because it (looked|seemed) automatic.",
            "If you think that this is (an error|wrong), (write|turn) to the operator of the site and (quote|name) the number below.",
            "It may help to switch off a (proxy|virtual network) or to try again from another (network|connection) in a few (hours|minutes).",
            "(Make sure|Check) that scripts and cookies are (allowed|enabled) and that no (extension|add-on) keeps them from loading.",
        ],
        [
            "We have to (check|make sure) that the request comes from a (person|browser) and not from a program.",
            "This takes a few seconds and happens (by itself|automatically); there is no need to reload the page.",
            "(Tick|Press) the box below to go on to the site that you (wanted|asked for).",
            "Why do I see this? Something about your browser made us (think|suspect) that you might be a (bot|crawler).",
            "Scripts are switched off or (blocked|held back), or you move through the site with superhuman speed.",
        ],
        [
            "We and our (partners|suppliers) store information on your device, such as cookies, and (use|process) it for (advertisements|adverts) and statistics.",
            "You may (accept|agree) or choose (settings|purposes) one by one, and change your mind at any time at the foot of each page.",
            "Some (partners|suppliers) do not ask for consent but rely on their legitimate interest, to which you can (object|say no).",
            "With (a subscription|a pass) you read without (tracking|advertising) for a small amount a month.",
            "By clicking on the button you agree that data is (sent|transferred) to countries with another level of protection.",
        ],
    ]
    static let references = ["", "", "Reference <many>-<count>", "Ray <many2><many>", "Incident <count><many>"]

    static let subscriptions = [
        "(This article is|The rest is|The full text is) (reserved|kept) for (subscribers|members|supporters).",
        "(Read on|Continue) with a (trial|pass) of (four weeks|thirty days), which (ends by itself|you may cancel whenever you like).",
        "(Subscribe now|Join today) and get all articles, the (puzzles|archive) and the morning letter on up to (three|five) devices.",
        "Already (registered|a subscriber)? (Log in|Sign in) here to (read on|continue).",
        "Good reporting (takes time|costs money), and it is paid for by readers such as you, not by (advertisers|parties).",
        "You have (used up|read) the free articles of this month, and the next ones (come|are yours) on the first.",
        "Support us from as little as the price of a cup of coffee a week, and (choose|tell us) how you want to pay.",
    ]
    static let captions = [
        "(Watch|See) the (video|film|clip) (above|below).", "(Photo|Picture|Image): (file|archive).",
        "(Scroll|Swipe) through the (pictures|gallery) above.",
        "(Listen|Press play) to hear the (full|whole) (report|talk).",
        "Video (player|content) (loading|requires scripts).",
        "This (video|recording) is no longer (available|online).", "(Click|Tap) on the picture to (enlarge|start) it.",
        "The (live stream|broadcast) has (ended|finished).",
    ]
}

/// What stands in every text of a source.
enum StandingTexts {
    static let footers = [
        "About <firm>. <firm> is (one of the leading|a leading|among the largest) (makers|suppliers) of <trade> and (lamps|cranes|valves) with (works|sites) in <place>, <place2> and <place3>. Founded in <month> <count> seasons ago by <person>, the (group|company) (employs|has) <many> people in <few> countries and (delivers|ships) to customers on (all|five) continents. Its shares are (listed|traded) on the exchange of <place4> under the sign <code>.",
        "(Note|Caution|Outlook). This (notice|release) holds statements about the future that rest on what the (board|management) (assumes|expects) today and are subject to (risks|uncertainties) that no one can foresee or (control|avert). What comes to pass may (differ|depart) from them considerably. <firm> is under no (duty|obligation) to bring such statements up to date unless the law (demands|requires) it, and asks (readers|investors) not to (trust|lean on) them unduly.",
        "(Press office|Contact|Enquiries): <person2>, <firm>, <small> Quay Street, <place>, telephone <count2> <many2>. (Pictures|Photographs) in print quality, earlier releases, the (calendar|dates) of the year and the annual report (are to be found|stand) on the pages of the company. Those who no longer want to (receive|get) these releases may (say so|tell us) by a reply without text.",
    ]
    static let series = [
        "(Every|Each) (<weekday>|week|month) (our reporters|we) (visit|meet|call on) somebody whose (work|trade|day) nobody (sees|notices).",
        "They tell us what they (earn|eat|fear), what they would (do|choose) if they could begin again, and what they never (tell|told) their (families|neighbours).",
        "This is part of our series (Behind the Door|Small Hours|Other Lives|The Long Way), which also (appears|exists) as a (podcast|book|broadcast).",
        "All (parts|chapters) so far can be read (on our pages|in the archive) without a (subscription|charge), and we are (glad|grateful) for (hints|ideas) whom to ask next.",
        "(Names|Some names) have been (changed|altered) where people asked us to, and everything else is as it was (told|said).",
    ]
    static let digests = [
        "(Good morning|Good evening). (This is|Here is) what (happened|you need to know) (today|overnight), in (brief|short).",
        "(The day|The morning|The news) in (brief|a few lines), (put together|chosen) by the desk.",
        "(All of it|Everything) that (mattered|counted) on <weekday>.",
    ]
    static let comments = ["Comments", "(<small> comments|Readers say|Your opinions)", "Discussion, <small> replies"]
}

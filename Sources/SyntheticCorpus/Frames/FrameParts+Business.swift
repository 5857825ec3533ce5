extension FrameParts {
    static let awards = FrameParts(
        titles: [
            "<firm> (wins|receives|is given) the <place> Prize for (training|safety|design)",
            "(Honoured|Distinguished): <firm> of <place>",
            "<firm> (one|is one) of the <few> best (employers|suppliers)",
        ],
        leads: [
            "<firm> of <place> has been (named|chosen as) one of the best (employers|suppliers|workshops) of the country, the company (announced|said) on <weekday>.",
            "For its <trade> <firm>, based in <place>, (receives|has received) the prize of the (chamber|federation) of crafts.",
            "<place>, <day> <month>. <firm> is among the winners of this year's prize for (safety|training|design).",
        ],
        details: [
            "\"This belongs to all <count> of us,\" said <person>, (head|managing director|founder) of <firm>.",
            "The company makes <trade2> and (employs|has) <many> people in <place2> and <place3>.",
            "The jury gave <firm> <decimal> of a hundred points, <decimal2> more than (last year|the year before).",
            "<person2>, who (leads|runs) the workshop, (accepted|will accept) the certificate in <place4> on <weekday2>.",
            "<firm> was founded by <person3> <small> years ago.",
            "Questions are answered by <person4>, telephone <count2> <many2>.",
        ],
        standing: [
            "The (award|prize) is given (every|each) year to companies that (invest|put) more than others into the (training|education) of their people, on the ground of a (survey|poll) that an independent institute carries out.",
            "\"What (convinced|struck) us was not one grand gesture but the many small (habits|steps) with which the people of this company look after each other every (day|working day),\" the jury (wrote|says) in its (reasons|statement).",
            "To take part, companies have to be at least (five|ten) years old, lay open their (figures|accounts), and let the (jury|inspectors) talk to (employees|workers) of all ages without (the management|anybody) in the room.",
            "The (winners|companies) may carry the seal of the prize on their (letters|vehicles) and in their (advertisements|offers) for twelve months, after which they have to (apply|compete) anew and are (examined|visited) once more.",
            "Over the past (decade|ten years) more than a thousand companies have (applied|entered), of which one in (eight|nine|twelve) was honoured; a list of all of them and the (rules|conditions) can be had from the office of the prize.",
        ])

    static let markets = FrameParts(
        titles: [
            "(Shares|Stocks) end <weekday> <move>", "(Closing report|At the close): index at <points>",
            "<place> exchange closes <move> on <weekday>",
        ],
        leads: [
            "The leading index of the <place> exchange ended <weekday> <move>, at <points> points.",
            "(Shares|Stocks) in <place> closed <move> on <weekday>; the index of the <small> largest stood at <points> at the (bell|end).",
            "At <points> points the index (went|left) into the evening on <weekday>, <share> per cent <move>.",
        ],
        details: [
            "The (broader|wider) index came to <points2>, <share2> per cent <move2>.",
            "<firm> (led|headed) the list with <share3> per cent, <firm2> (ended|closed) it at minus <share4> per cent.",
            "A crown (cost|bought) <decimal> hellers of the neighbouring currency, after <decimal2> on the day before.",
            "A barrel of oil for <month> (was sold|traded) at <decimal3>.",
            "<many> (papers|shares) changed hands, (more|fewer) than the <many2> of an average day.",
            "The yield of ten years stood at <share5> per cent.",
            "\"Nobody wants to (move|decide) before <weekday2>,\" said <person> of <firm3>.",
        ],
        standing: [
            "(Dealers|Traders) spoke of a session without (news|impulses) in which many kept to the (sidelines|margins), because the (decision|announcement) of the bank of issue is (expected|due) shortly and nobody wants to be on the wrong foot.",
            "The index holds the largest companies by the value of the shares that are freely (traded|held) and is put together anew in (spring|March) and in (autumn|September), when those that have (shrunk|lost) make room for others.",
            "Prices are delayed by (fifteen|twenty) minutes and are given without (guarantee|warranty); those of the (close|evening) are the ones of the official (auction|fixing), and may be (corrected|cancelled) until the next morning.",
            "From abroad came no clear (signal|direction), since the large exchanges were (closed|shut) for a holiday or had hardly (moved|changed) by the time at which trading here came to its (end|close).",
        ], isDaily: true)

    /// Reports of accidents: what updates, corrections and local versions are made of.
    static let accidents = FrameParts(
        titles: [
            "<few> hurt (as|when) (train|bus|tram|ferry) (hits|rams) (lorry|crane|jetty) (in|near) <place>",
            "(Fire|Blast|Collapse) at (mill|market hall|brewery) in <place>: <few> injured",
            "<place>: <few> in hospital after (accident|crash)",
        ],
        leads: [
            "<few> people were (injured|hurt) on <weekday> when a (train|bus|tram) (hit|ran into) a (lorry|crane) (near|in) <place>, (police|rescuers) said.",
            "(A fire|An explosion) at a (mill|brewery|market hall) in <place> has (injured|hurt) <few> people, the fire brigade (said|reported) on <weekday>.",
            "A (bridge|grandstand|scaffold) (collapsed|gave way) in <place> on <weekday>, (burying|trapping) <few> people.",
        ],
        details: [
            "The (alarm|first call) came at <time>, and <few2> (engines|ambulances) were there within (minutes|a quarter of an hour).",
            "<person>, who (leads|commands) the rescue, said that <count> people had been (in the building|on board|at the place).",
            "Two of the injured, among them <person2>, were flown to the hospital of <place2>.",
            "\"It sounded like a (mountain|cupboard) falling over,\" said <person3>, who keeps a (kiosk|bakery) across the street.",
            "The road to <place3> will be (closed|shut) until <weekday2>, and trains (stop|end) at <place4>.",
            "The damage was put at <decimal> million crowns by <firm>, which (owns|insures) the (site|place).",
            "An inquiry under judge <person4> has been opened; the (recorder|plans) had been (secured|taken away) by the evening.",
            "The mayor, <person5>, (broke off|cut short) a journey and (visited|thanked) the helpers at noon.",
            "(Divers|Dogs) searched the (canal|ruins) until <time2> without finding anybody else.",
            "The last accident of the kind there was <few3> years ago, with <few4> dead.",
            "Pupils of a school in <place5> on an outing (had left|got off) <small> minutes before.",
            "A (wire|bolt|valve) that was to be exchanged in <month> may have (broken|given way), an engineer of <firm> said.",
        ],
        standing: [])
}

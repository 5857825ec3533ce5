extension FrameParts {
    static let missing = FrameParts(
        titles: [
            "Have you seen <person>, <age>?", "(Search|Appeal) for <person> (from|of) <place>",
            "<place>: police (look for|seek) <given> <family>",
        ],
        leads: [
            "<person>, <age>, from <place> has not been seen since <weekday>, and police (ask|are asking) the public for help.",
            "Police in <place> are (looking|searching) for <person>, who is <age> and (left|went out of) the house on <weekday> at <time>.",
            "Since <weekday> there has been no (trace|sign) of <person>, <age>, of <place>.",
        ],
        details: [
            "<given> is <small> centimetres over a metre and a half tall, of (slim|sturdy|medium) build, and was wearing a <colour> <garment>.",
            "A camera (recorded|caught) <given> at <time2> at the (station|bus stop|ferry landing) of <place2>.",
            "<given> may be on the way to <place3>, where (a sister|a friend|an uncle) lives.",
            "The telephone of <given> was last (switched on|in use) at <time3> near <place4>.",
            "<given> (rides|has with them) a <colour2> bicycle of the make <firm>.",
            "Call the officers on duty on <count> <many>, day or night.",
            "The search is (led|directed) by inspector <person2> with <few> (dogs|boats|helpers).",
        ],
        standing: [
            "The police (request|ask) all who live in the (area|neighbourhood) to look into (cellars|outhouses), stairwells and boats, and to leave everything as it is if they (find|see) something that could be of use.",
            "Whoever knows where the person is should (stay|remain) with them if it is safe, and (call|ring) the emergency number at once, even if the (matter|observation) seems too small to (trouble|bother) anybody with.",
            "Relatives are (looked after|cared for) by trained staff and ask not to be (called on|approached) by reporters, while the (officers|searchers) follow (every|each) hint that comes in.",
            "There is no sign of a crime, (an officer|a spokesman) said, but with every hour that passes the (worry|concern) grows, because the person depends on (medicine|treatment) that has to be taken (daily|every day).",
            "Pictures may be (shared|passed on) until the person is found and should be (deleted|taken down) afterwards, so that those who come home are not (recognised|known) by strangers for the rest of their lives.",
        ])

    static let deaths = FrameParts(
        titles: ["<person>, <place>", "In memory of <person>", "<given> <family> (obituary|notice|farewell)"],
        leads: [
            "<person> of <place> (died|has died) on <weekday>, <day> <month>, at the age of <age>.",
            "We (mourn|grieve for) <person>, who left us on <day> <month>, <small> years after coming to <place>.",
            "On <weekday> <person>, <age>, for many years (a teacher|a baker|a pilot|a nurse) in <place>, (fell asleep|died in peace).",
        ],
        details: [
            "<given> leaves (a wife|a husband), <person2>, <few> children and <few2> grandchildren.",
            "The (funeral|burial|service) is on <weekday2> at <time> in the church of <place2>.",
            "Born in <place3>, <given> (came|moved) to <place> in <month2> <few3> years ago.",
            "In place of flowers the family asks for gifts to the (hospice|lifeboat|library) of <place4>.",
            "<given> sang in the choir for <small2> years and was known to (everybody|all) as <given2>.",
            "Letters reach the family through <person3>, <small3> Mill Lane, <place5>.",
        ],
        standing: [
            "A loving heart has ceased to beat, and those who were (allowed|privileged) to know it will keep the (kindness|laughter), the patience and the open door in (grateful|thankful) memory for as long as they live.",
            "The family thanks the doctors, the nurses and all the neighbours who (helped|stood by) in the last (weeks|months), and asks to be left in (peace|quiet) for the time of (mourning|grief).",
            "Please refrain from (condolences|handshakes) at the grave; a book in which everyone may (write|sign) will be laid out in the (porch|chapel) from an hour before the service until the (evening|doors are closed).",
            "After the service all who wish to are (invited|welcome) to the parish rooms for coffee and (cake|sandwiches), where there will be time to (talk|remember) and to look at (pictures|photographs).",
            "We will not say goodbye, for what was (sown|planted) in so many lives goes on growing, and there is no day on which we shall not (think|speak) of the one who has gone before us.",
        ])

    static let matches = FrameParts(
        titles: [
            "<team> (beat|overcome|see off) <team2> <goals>-<goals2>", "<team> <goals> <team2> <goals2>",
            "(Match report|The match in brief): <team> against <team2>",
        ],
        leads: [
            "<team> (met|faced|played) <team2> in <place> on <weekday>, and at the end it stood <goals>-<goals2>.",
            "In front of <many> (spectators|people) <team> and <team2> (parted|finished) at <goals>-<goals2> on <weekday>.",
            "<goals>-<goals2> was the (result|score) between <team> and <team2> at the ground in <place>.",
        ],
        details: [
            "<person> (opened the score|scored first) in minute <small>, and <person2> (followed|added another) <few> minutes later.",
            "Goalkeeper <person3> (saved|held) a penalty by <person4>.",
            "Coach <person5> brought on <family6> for <family7> in minute <small2>.",
            "The referee, <person8> of <place2>, showed <few2> yellow cards.",
            "In the table <team> (now have|are on) <small3> points, <team2> <small4>.",
            "The next match is on <weekday2> against <team3>.",
            "<many2> came, the (most|fewest) since <month>.",
        ],
        standing: [
            "This short report was (written|made) by a program from the sheet that the referees (send|hand in) after the (match|game), and covers all the (leagues|divisions) in which no reporter of ours is (present|at the ground).",
            "The table counts three points for a win and one for a draw; among teams with as many points the (difference|balance) of goals decides, then the goals scored, then the (matches|games) between them, and at last the lot.",
            "Tickets for (home|all) matches can be had at the (kiosk|counter) of the ground from two hours before the (start|kick-off), at half the price for (pupils|children), pensioners and members of the (club|supporters).",
            "The two (lowest|last) teams go down at the end of the season, and the one above them plays (twice|two matches) against the (third|best third) of the league below for the right to (stay|remain).",
            "Clubs that want to (add|supply) pictures or the names of their (youth|reserve) players may do so until midnight through the form for (officials|secretaries), after which the report is (closed|final).",
        ])
}

/// What languages are called: ISO 639-1 codes with the codes and names that stand for them.
///
/// From the tables of ISO 639-2 (terminological and bibliographic codes, English names) as Debian's iso-codes prints
/// them. Added are names of the common languages in themselves, codes that were withdrawn ("iw"), the codes of ISO 639-3
/// for the chief language of one that comprises several ("cmn"), and codes of countries that tools write and that are no
/// language's ("cz"). Norwegian is one language, whose two written forms are told apart by few tools.
enum LanguageNames {
    /// The ISO 639-1 code of a code or name in lower case.
    static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: ":")
            let code = String(parts[0])
            codes[code] = code
            for name in parts[1].split(separator: ",") { codes[String(name.drop { $0 == " " })] = code }
        }
        return codes
    }()

    private static let table = """
        aa: aar, afar
        ab: abk, abkhazian
        ae: ave, avestan
        af: afr, afrikaans
        ak: aka, akan
        am: amh, amharic, አማርኛ
        an: arg, aragonese
        ar: ara, arabic, العربية
        as: asm, assamese
        av: ava, avaric
        ay: aym, aymara
        az: aze, azerbaijani, azərbaycan, azərbaycanca, azeri
        ba: bak, bashkir
        be: bel, belarusian, беларуская
        bg: bul, bulgarian, български
        bh: bih, bihari languages
        bi: bis, bislama
        bm: bam, bambara
        bn: ben, bengali, বাংলা, bangla
        bo: bod, tib, tibetan
        br: bre, breton, brezhoneg
        bs: bos, bosnian, bosanski
        ca: cat, catalan, valencian, català
        ce: che, chechen
        ch: cha, chamorro
        co: cos, corsican
        cr: cre, cree
        cs: ces, cze, czech, čeština, cestina, český, česky, cz
        cu: chu, church slavic, old slavonic, church slavonic, old bulgarian, old church slavonic
        cv: chv, chuvash
        cy: cym, wel, welsh, cymraeg
        da: dan, danish, dansk, dk
        de: deu, ger, german, deutsch, at
        dv: div, divehi, dhivehi, maldivian
        dz: dzo, dzongkha
        ee: ewe
        el: ell, gre, greek, ελληνικά, gr
        en: eng, english, us, gb
        eo: epo, esperanto
        es: spa, spanish, castilian, español, espanol, castellano
        et: est, estonian, eesti, ekk
        eu: eus, baq, basque, euskara
        fa: fas, per, persian, فارسی, farsi, dari, pes, prs
        ff: ful, fulah
        fi: fin, finnish, suomi
        fj: fij, fijian
        fo: fao, faroese
        fr: fra, fre, french, français, francais
        fy: fry, western frisian, frysk
        ga: gle, irish, gaeilge
        gd: gla, gaelic, scottish gaelic, gàidhlig
        gl: glg, galician, galego
        gn: grn, guarani
        gu: guj, gujarati, ગુજરાતી
        gv: glv, manx
        ha: hau, hausa
        he: heb, hebrew, עברית, iw
        hi: hin, hindi, हिन्दी, हिंदी
        ho: hmo, hiri motu
        hr: hrv, croatian, hrvatski
        ht: hat, haitian, haitian creole, kreyòl ayisyen
        hu: hun, hungarian, magyar
        hy: hye, arm, armenian, հայերեն
        hz: her, herero
        ia: ina, interlingua
        id: ind, indonesian, bahasa indonesia, in
        ie: ile, interlingue, occidental
        ig: ibo, igbo
        ii: iii, sichuan yi, nuosu
        ik: ipk, inupiaq
        io: ido
        is: isl, ice, icelandic, íslenska
        it: ita, italian, italiano
        iu: iku, inuktitut
        ja: jpn, japanese, 日本語, jp
        jv: jav, javanese, basa jawa, jw
        ka: kat, geo, georgian, ქართული
        kg: kon, kongo
        ki: kik, kikuyu, gikuyu
        kj: kua, kuanyama, kwanyama
        kk: kaz, kazakh, қазақ тілі, қазақша
        kl: kal, kalaallisut, greenlandic
        km: khm, central khmer, ភាសាខ្មែរ, ខ្មែរ, khmer
        kn: kan, kannada, ಕನ್ನಡ
        ko: kor, korean, 한국어
        kr: kau, kanuri
        ks: kas, kashmiri
        ku: kur, kurdish, kurdî
        kv: kom, komi
        kw: cor, cornish
        ky: kir, kirghiz, kyrgyz, кыргызча
        la: lat, latin
        lb: ltz, luxembourgish, letzeburgesch, lëtzebuergesch
        lg: lug, ganda
        li: lim, limburgan, limburger, limburgish
        ln: lin, lingala
        lo: lao, ພາສາລາວ, ລາວ
        lt: lit, lithuanian, lietuvių
        lu: lub, luba-katanga
        lv: lav, latvian, latviešu, lvs
        mg: mlg, malagasy, plt
        mh: mah, marshallese
        mi: mri, mao, maori
        mk: mkd, mac, macedonian, македонски
        ml: mal, malayalam, മലയാളം
        mn: mon, mongolian, монгол, khk
        mr: mar, marathi, मराठी
        ms: msa, may, malay, bahasa melayu, zsm
        mt: mlt, maltese, malti
        my: mya, bur, burmese, မြန်မာ, မြန်မာဘာသာ
        na: nau, nauru
        nd: nde, ndebele, north ndebele
        ne: nep, nepali, नेपाली, npi
        ng: ndo, ndonga
        nl: nld, dut, dutch, flemish, nederlands, vlaams
        no: nor, norwegian, norsk, norsk bokmål, norsk nynorsk, bokmål, bokmal, nynorsk, nb, nob, nn, nno
        nr: nbl, ndebele, south ndebele
        nv: nav, navajo, navaho
        ny: nya, chichewa, chewa, nyanja
        oc: oci, occitan, provençal
        oj: oji, ojibwa
        om: orm, oromo
        or: ori, oriya, ory
        os: oss, ossetian, ossetic
        pa: pan, panjabi, punjabi, ਪੰਜਾਬੀ
        pi: pli, pali
        pl: pol, polish, polski
        ps: pus, pushto, pashto, پښتو
        pt: por, portuguese, português, portugues
        qu: que, quechua
        rm: roh, romansh
        rn: run, rundi
        ro: ron, rum, romanian, moldavian, moldovan, română, romana, limba română, mo, mol
        ru: rus, russian, русский
        rw: kin, kinyarwanda, ikinyarwanda
        sa: san, sanskrit
        sc: srd, sardinian
        sd: snd, sindhi
        se: sme, northern sami
        sg: sag, sango
        si: sin, sinhala, sinhalese, සිංහල
        sk: slk, slo, slovak, slovenčina, slovencina, slovenský
        sl: slv, slovenian, slovenščina, slovenscina
        sm: smo, samoan
        sn: sna, shona
        so: som, somali, soomaali
        sq: sqi, alb, albanian, shqip
        sr: srp, serbian, српски, srpski, sh, hbs
        ss: ssw, swati
        st: sot, sotho
        su: sun, sundanese
        sv: swe, swedish, svenska
        sw: swa, swahili, kiswahili, swh
        ta: tam, tamil, தமிழ்
        te: tel, telugu, తెలుగు
        tg: tgk, tajik, тоҷикӣ
        th: tha, thai, ไทย, ภาษาไทย
        ti: tir, tigrinya
        tk: tuk, turkmen
        tl: tgl, tagalog, filipino, fil
        tn: tsn, tswana
        to: ton, tonga
        tr: tur, turkish, türkçe, turkce
        ts: tso, tsonga
        tt: tat, tatar, татарча
        tw: twi
        ty: tah, tahitian
        ug: uig, uighur, uyghur
        uk: ukr, ukrainian, українська, ua
        ur: urd, urdu, اردو
        uz: uzb, uzbek, oʻzbek, o‘zbek, ўзбек, uzn
        ve: ven, venda
        vi: vie, vietnamese, tiếng việt, tieng viet
        vo: vol, volapük
        wa: wln, walloon
        wo: wol, wolof
        xh: xho, xhosa, isixhosa
        yi: yid, yiddish, ייִדיש, ji, ydd
        yo: yor, yoruba
        za: zha, zhuang, chuang
        zh: zho, chi, chinese, 中文, 汉语, 漢語, 简体中文, 繁體中文, 普通话, mandarin, cmn, yue, cantonese, cn
        zu: zul, zulu, isizulu
        """
}

# Languages by their names in French, in English and in the language itself, with their ISO 639-1 code.

[languages]
kikuyu = gikuyu; kikouyou | iso: ki
luo = dholuo | iso: luo
kamba = kikamba | iso: kam
krio | iso: kri
bemba = icibemba; chibemba | iso: bem
frioulan = friulian; furlan | iso: fur
romanche = romansh; rumantsch; rhéto-roman | iso: rm
esperanto = espéranto | iso: eo
français = french; langue française | iso: fr
anglais = english; langue anglaise | iso: en
espagnol = spanish; español; castillan; castilian; castellano | iso: es
allemand = german; deutsch | iso: de
italien = italian; italiano | iso: it
baoulé = baoule; agni | iso: bci
mooré = more; mossi | iso: mos
portugais = portuguese; português; portugais brésilien; brazilian portuguese; brésilien | iso: pt
néerlandais = dutch; nederlands; flamand; flemish; hollandais | iso: nl
arabe = arabic; arabe littéraire; arabe dialectal; arabe classique; العربية; arabe littéral; arabe marocain; arabe tunisien; arabe algérien; darija; dialectal arabic; modern standard arabic; moroccan arabic; egyptian arabic | iso: ar
chinois = chinese; mandarin; chinois mandarin; mandarin chinese; cantonais; cantonese; 中文; putonghua; chinese mandarin | iso: zh
japonais = japanese; 日本語 | iso: ja
coréen = korean; 한국어 | iso: ko
russe = russian; русский | iso: ru
ukrainien = ukrainian; українська | iso: uk
polonais = polish; polski | iso: pl
tchèque = czech; čeština | iso: cs
slovaque = slovak | iso: sk
slovène = slovenian | iso: sl
croate = croatian; hrvatski | iso: hr
serbe = serbian; srpski | iso: sr
bosnien = bosnian; bosniaque | iso: bs
albanais = albanian; shqip | iso: sq
macédonien = macedonian | iso: mk
bulgare = bulgarian | iso: bg
roumain = romanian; română; moldave; moldovan | iso: ro
hongrois = hungarian; magyar | iso: hu
grec = greek; grec moderne; modern greek; ελληνικά | iso: el
turc = turkish; türkçe | iso: tr
hébreu = hebrew; עברית | iso: he
persan = persian; farsi; dari; فارسی | iso: fa
kurde = kurdish; kurmandji | iso: ku
arménien = armenian | iso: hy
géorgien = georgian | iso: ka
azéri = azerbaijani; azerbaïdjanais | iso: az
hindi = हिन्दी; hindustani | iso: hi
ourdou = urdu; اردو | iso: ur
bengali = bangla; বাংলা | iso: bn
pendjabi = punjabi; panjabi | iso: pa
gujarati = goudjarati | iso: gu
marathi = marathe | iso: mr
tamoul = tamil; தமிழ் | iso: ta
télougou = telugu | iso: te
malayalam | iso: ml
kannada = canara | iso: kn
népalais = nepali | iso: ne
singhalais = sinhala; sinhalese; cingalais | iso: si
pachto = pashto; pachtou; pushto | iso: ps
vietnamien = vietnamese; tiếng việt | iso: vi
thaï = thaïlandais; ภาษาไทย | iso: th
lao = laotien | iso: lo
khmer = cambodgien; cambodian | iso: km
birman = burmese | iso: my
indonésien = indonesian; bahasa indonesia | iso: id
malais = malay; bahasa melayu | iso: ms
tagalog = filipino; philippin; tagalog (filipino) | iso: tl
suédois = swedish; svenska | iso: sv
norvégien = norwegian; norsk | iso: no
danois = danish; dansk | iso: da
finnois = finnish; finlandais; suomi | iso: fi
islandais = icelandic | iso: is
estonien = estonian | iso: et
letton = latvian | iso: lv
lituanien = lithuanian | iso: lt
irlandais = irish; gaeilge; gaélique; gaélique irlandais; irish gaelic | iso: ga
gaélique écossais = scottish gaelic; scots gaelic | iso: gd
gallois = welsh; cymraeg | iso: cy
breton = brezhoneg | iso: br
basque = euskara; euskera | iso: eu
catalan = català | iso: ca
galicien = galician; galego | iso: gl
occitan = provençal | iso: oc
corse = corsican; corsu | iso: co
alsacien = alsatian | iso: gsw
luxembourgeois = luxembourgish; lëtzebuergesch | iso: lb
maltais = maltese | iso: mt
créole = créole haïtien; haitian creole; créole réunionnais; créole antillais; créole martiniquais; créole guadeloupéen; créole mauricien | iso: ht
wolof = ouolof | iso: wo
peul = fulani; pular; poular; fulfulde | iso: ff
bambara = bamanankan; dioula; dyula | iso: bm
lingala | iso: ln
swahili = kiswahili; souahéli | iso: sw
malgache = malagasy | iso: mg
haoussa = hausa | iso: ha
yoruba = yorouba | iso: yo
igbo = ibo | iso: ig
zoulou = zulu | iso: zu
xhosa = isixhosa | iso: xh
afrikaans = afrikans | iso: af
amharique = amharic | iso: am
tigrinya = tigrigna | iso: ti
somali = soomaali | iso: so
kinyarwanda = rwandais | iso: rw
kirundi = rundi | iso: rn
shona = chishona | iso: sn
berbère = kabyle; tamazight; amazigh; berber; tachelhit; chleuh; rifain; tarifit | iso: ber
comorien = comorian; shikomori | iso: swb
ewe | iso: ee
fon = fongbe | iso: fon
soninké | iso: snk
romani = romanes; tsigane | iso: rom
latin = latin classique | iso: la
espéranto | iso: eo
langue des signes = langue des signes française; lsf; sign language; british sign language; bsl; american sign language; asl; french sign language | iso: sgn
biélorusse = belarusian; belarusan | iso: be
kazakh = kazakh language; qazaq | iso: kk
ouzbek = uzbek | iso: uz
mongol = mongolian | iso: mn
tibétain = tibetan | iso: bo
ouïghour = uyghur; uighur | iso: ug
turkmène = turkmen | iso: tk
kirghize = kyrgyz | iso: ky
tadjik = tajik | iso: tg
javanais = javanese | iso: jv
soundanais = sundanese | iso: su
cebuano = visayan | iso: ceb
ilocano = ilokano | iso: ilo
hmong = hmoob | iso: hmn
maori = te reo māori; te reo | iso: mi
samoan | iso: sm
tongan | iso: to
tahitien = tahitian | iso: ty
hawaïen = hawaiian | iso: haw
guarani | iso: gn
quechua | iso: qu
aymara | iso: ay
nahuatl | iso: nah
oriya = odia | iso: or
assamais = assamese | iso: as
sindhi | iso: sd
kashmiri = cachemiri | iso: ks
konkani | iso: kok
bhojpuri | iso: bho
sanskrit | iso: sa
malinké = mandinka; mandingue | iso: man
soussou = susu | iso: sus
sérère = serer | iso: srr
sango | iso: sg
kikongo = kongo | iso: kg
tshiluba = luba; ciluba | iso: lu
chichewa = nyanja | iso: ny
sesotho = sotho | iso: st
setswana = tswana | iso: tn
luganda = ganda | iso: lg
oromo | iso: om
twi = akan; fanti | iso: tw
ga | iso: gaa
pidgin = nigerian pidgin | iso: pcm
frison = frisian | iso: fy
yiddish | iso: yi
araméen = aramaic | iso: arc
grec ancien = ancient greek | iso: grc
sarde = sardinian | iso: sc
sicilien = sicilian | iso: scn
flamand occidental = west flemish | iso: vls
scots | iso: sco
mannois = manx | iso: gv
cornique = cornish | iso: kw
franco-provençal = arpitan | iso: frp
papiamento | iso: pap
tatar | iso: tt
tchétchène = chechen | iso: ce
monténégrin = montenegrin | iso: sr
catalan valencien = valencian | iso: ca
ewondo = beti | iso: ewo
duala = douala | iso: dua
bamiléké = ghomala; medumba | iso: bbj
bassa = basaa | iso: bas
bété | iso: bev
zarma = djerma; songhaï | iso: dje
kalenjin | iso: kln
edo = bini | iso: bin
tiv | iso: tiv
dagbani | iso: dag
ndebele | iso: nd
venda = tshivenda | iso: ve
tsonga = xitsonga | iso: ts
swati = siswati | iso: ss
maithili | iso: mai
tulu | iso: tcy
cree = cri | iso: cr
inuktitut | iso: iu
innu = innu-aimun | iso: moe
shimaore = mahorais | iso: swb

# Words and scores of fluency, by the level of the Common European Framework that they come to.
[levels]
A1 = débutant; débutante; beginner; a1 débutant; starter; initiation; notions de base; bases; quelques bases; rudiments; breakthrough; novice; faux débutant; très débutant; niveau débutant; learning; beginner level; basic beginner; en apprentissage; a few words; quelques mots; vagues notions; notions élémentaires
A2 = notions; passable; passables; médiocre; sommaire; limited; poor; élémentaire; elementary; basic; basique; niveau basique; scolaire; niveau scolaire; niveau de base; a2 élémentaire; basic knowledge; basics; pre-intermediate; connaissances de base; pré-intermédiaire; elementary proficiency; waystage; school level; survie; base; niveau collège; niveau lycée; niveau bac; rusty; scolaire (lycée); some knowledge; basic level; lower intermediate; low intermediate; usuel; usuelle; notions scolaires; conversationnel de base; a2 niveau scolaire; working basics; getting by; simple conversation
B1 = fonctionnel; fonctionnelle; functional; intermédiaire; intermediate; niveau intermédiaire; moyen; niveau moyen; conversational; conversation; limited working proficiency; working knowledge; assez bon; assez bon niveau; pratique; pratique courante limitée; threshold; compétence professionnelle limitée; medium; fair; conversationnel; conversationnelle; niveau conversationnel; niveau correct; correct; correcte; satisfaisant; intermediate level; conversational level; reasonable; semi-fluent; compris et parlé; lu et compris; lu et parlé; notions solides; moyenne; medium level; average; limited working; pratique régulière
B2 = bien; intermédiaire avancé; intermédiaire supérieur; upper intermediate; avancé; bon niveau; bon; bonne maîtrise; professionnel; professionnelle; niveau professionnel; opérationnel; opérationnelle; technique; professional; good; good level; professional working proficiency; professional working; working proficiency; good command; lu, écrit, parlé; lu parlé écrit; autonome; vantage; independent user; utilisateur indépendant; business level; business; confident; proficient user b2; good working knowledge; compétence professionnelle; compétence professionnelle complète b2; avancée; confirmé; pratique professionnelle; bonne pratique; bonnes notions; bonne connaissance; bonnes connaissances; bonnes bases; bonne compréhension; strong; professional proficiency; professional level; working level; work proficiency; business fluent; lu écrit et parlé; écrit et parlé; usage professionnel; niveau d'usage professionnel; conversational fluency; near fluent; good knowledge; quite good; indépendant; capacité professionnelle limitée; proficient user
C1 = très bien; courant; courants; courantes; couramment; courante; parlé couramment; fluent; fluently; fluide; advanced; très bon; très bon niveau; très bonne maîtrise; excellent; excellent niveau; full professional proficiency; maîtrise; autonome c1; proficient; full professional; effective operational proficiency; very good; niveau avancé; capacité professionnelle complète; compétence professionnelle complète; expert; courant professionnel; courant à l'oral et à l'écrit; lu, écrit, parlé couramment; fluent in; highly proficient; full proficiency; excellent command; very fluent; advanced level; niveau courant; niveau professionnel avancé; fluent level; excellente maîtrise; aisance; aisé; parlé et écrit couramment; expérimenté; complete professional proficiency; advanced proficiency; professional fluency
C2 = bilingue; bilingual; maîtrise parfaite; parfaite maîtrise; parfait; near native; mastery; quasi natif; full bilingual proficiency; complete mastery; parfaitement bilingue; niveau bilingue; bilinguisme; trilingue; maîtrise totale; native-like; perfect; parfaite; mastered; bilingual proficiency; full bilingual
native = langue maternelle; maternelle; natif; natal; native speaker; mother tongue; first language; native language; native or bilingual proficiency; native or bilingual; bilingue ou natif; langue maternelle ou bilingue; natif ou bilingue; bilingue ou langue natale; bilingue ou langue maternelle; langue natale; locuteur natif; langue première; native tongue; niveau natif; native level; native proficiency; home language; native or near native; mother language; mothertongue; natively; native fluency; native fluent; langue d'origine; langue nationale; langue familiale; langue paternelle; seconde langue maternelle; native / bilingual; heritage language; heritage speaker

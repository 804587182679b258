import type { Vraagsoort } from '../vraagsoort.ts'

export const VERGUNNINGEN: readonly Vraagsoort[] = [
  {
    code: 'dakkapel',
    afdeling: 'vergunningen',
    gewicht: 4,
    voor: 'persoon',
    kanalen: { telefoon: 6, 'e-mail': 3, balie: 1, chat: 1, dso: 4 },
    zaak: 'start',
    onderwerpen: ['Vergunning voor een dakkapel', 'Dakkapel {adres}'],
    gesproken: [
      {
        tekst:
          'U wilt een dakkapel plaatsen aan de voorkant van {adres}. Aan de voorkant is bijna altijd een vergunning nodig; aan de achterkant vaak niet. Met de vergunningcheck in het Omgevingsloket weet u het zeker. Wij hebben u verteld waar u die vindt.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Verzoek: omgevingsvergunning voor het plaatsen van een dakkapel op het voordakvlak van {adres}. Breedte 3,20 meter, uitvoering in kunststof met zinken zijwangen. De tekeningen en de welstandsverantwoording zijn als bijlage toegevoegd.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Onze buren hebben vorig jaar een dakkapel geplaatst die groter is dan wat wij willen. Kunnen wij ervan uitgaan dat wij dan ook een vergunning krijgen voor {adres}? Graag horen wij of een vooroverleg zin heeft.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Heb ik een vergunning nodig voor een dakkapel aan de achterkant?', onderwerp: 0 }],
    antwoord:
      'Voor een dakkapel aan de achterkant is vaak geen vergunning nodig. Doe de vergunningcheck in het Omgevingsloket om het zeker te weten.',
    taken: [
      {
        handeling: 'Aanvraag dakkapel toetsen op volledigheid',
        toelichting:
          'Verzoek via het Omgevingsloket ontvangen. Doorsnede ontbreekt mogelijk. Beschermd dorpsgezicht controleren voor {straat}.',
      },
      {
        handeling: 'Uitleg geven over de kans op een vergunning',
        toelichting: 'Buren hebben een grotere dakkapel. Vooroverleg aanraden, geen toezegging doen.',
      },
    ],
  },
  {
    code: 'vooroverleg-bouwplan',
    afdeling: 'vergunningen',
    gewicht: 3,
    voor: 'ieder',
    kanalen: { telefoon: 3, 'e-mail': 3, balie: 1, dso: 5 },
    zaak: 'start',
    onderwerpen: ['Vooroverleg bouwplan {adres}', 'Verbouwing of aanbouw: wat mag?'],
    gesproken: [
      {
        tekst:
          'U wilt een aanbouw van vier meter aan de achterkant van {adres}. U vroeg of dat past in het omgevingsplan. Wij kunnen dat niet zeker zeggen. Een vergunningverlener bekijkt uw schets en neemt binnen tien werkdagen contact op. Voor een vooroverleg rekenen wij leges.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Verzoek om vooroverleg voor het splitsen van de bestaande boerderij aan {adres} in twee wooneenheden. Wij willen weten of de gemeente in principe bereid is mee te werken en welke onderzoeken nodig zijn (geluid, stikstof, parkeren).',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Graag zou ik met een vergunningverlener bespreken of op ons erf aan {adres} een mantelzorgwoning mag worden geplaatst voor mijn ouders. Het gaat om een verplaatsbare unit van 60 vierkante meter.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Vooroverleg inplannen en bouwplan toetsen',
        toelichting:
          'Schets ontvangen. Toetsen aan omgevingsplan en welstandsnota, stedenbouwkundige vragen om kort advies. Klant is bereikbaar {dagdeel}.',
      },
    ],
  },
  {
    code: 'kapvergunning',
    afdeling: 'vergunningen',
    gewicht: 4,
    voor: 'ieder',
    kanalen: { telefoon: 5, 'e-mail': 3, balie: 1, dso: 4, whatsapp: 1 },
    zaak: 'start',
    onderwerpen: ['Kapvergunning voor een {boom}', 'Mag ik deze boom kappen?', 'Bezwaren tegen kap {straat}'],
    gesproken: [
      {
        tekst:
          'U wilt een {boom} kappen in uw tuin aan {adres}, omdat de wortels de riolering beschadigen. De stam is dikker dan dertig centimeter, dus u hebt een vergunning nodig. Wij hebben u verteld hoe u die aanvraagt en dat er een herplantplicht kan gelden.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Verzoek: vellen van één {boom} op het perceel {adres}, stamomtrek 135 centimeter op borsthoogte. Reden: de boom is aangetast door schimmel en vormt een gevaar voor de woning. Een rapport van de boomverzorger is bijgevoegd.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Bij ons in de {straat} hangt een geel papier aan een prachtige oude {boom}. Er staat dat de boom wordt gekapt. Waarom is dat nodig en kan ik daar nog iets tegen doen? De hele straat is eraan gehecht.',
        onderwerp: 2,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Mag ik een berk in mijn eigen tuin gewoon omzagen?', onderwerp: 1 }],
    antwoord:
      'Is de stam op 1,30 meter hoogte dikker dan dertig centimeter, dan vraagt u een vergunning aan in het Omgevingsloket. Dunnere bomen mag u zonder vergunning kappen.',
    taken: [
      {
        handeling: 'Boom ter plaatse beoordelen',
        toelichting:
          '{boom} aan {adres}. Staat mogelijk op de lijst van waardevolle bomen. Boomdeskundige laten kijken vóór het broedseizoen.',
      },
      {
        handeling: 'Uitleggen waarom de boom wordt gekapt',
        toelichting:
          'Bewoners van de {straat} zijn erg gehecht aan de boom. Onderzoeksrapport sturen en de mogelijkheid van bezwaar noemen.',
      },
    ],
  },
  {
    code: 'evenement',
    afdeling: 'vergunningen',
    gewicht: 3,
    voor: 'ieder',
    zaak: 'start',
    onderwerpen: ['Evenement aanvragen: {evenement}', 'Straatfeest melden {straat}'],
    gesproken: [
      {
        tekst:
          'U organiseert een {evenement} in {plaats} en vroeg wat u moet regelen. Bij meer dan 250 bezoekers is een vergunning nodig, die u twaalf weken van tevoren aanvraagt. U verwacht er ongeveer vierhonderd. Wij hebben u de checklist gestuurd.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Wij willen op {afspraakdatum} een straatfeest houden in de {straat}, met een springkussen en een barbecue. Er komen zo’n zestig mensen. Is een melding genoeg? En kunt u zorgen voor hekken om de straat af te sluiten?',
        onderwerp: 1,
        taak: 1,
      },
      {
        tekst:
          'Hierbij dienen wij namens het bestuur de aanvraag in voor een {evenement}. De plattegrond, het veiligheidsplan en het verkeersplan zijn toegevoegd. Er wordt tot 23.00 uur live muziek gespeeld. Graag ontvangen wij een bevestiging.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Moet ik een buurtbarbecue melden bij de gemeente?', onderwerp: 1 }],
    antwoord:
      'Een klein feest met minder dan honderd mensen hoeft u alleen te melden, uiterlijk twee weken van tevoren, via onze website.',
    taken: [
      {
        handeling: 'Aanvraag evenement in behandeling nemen',
        toelichting:
          '{evenement}, muziek tot 23.00 uur. Advies vragen aan politie en brandweer. Op dezelfde dag is er markt.',
      },
      {
        handeling: 'Afzetmateriaal voor straatfeest reserveren',
        toelichting: '{straat}, {afspraakdatum}. Vier hekken en twee borden; ophalen kan op de gemeentewerf.',
      },
    ],
  },
  {
    code: 'terras',
    afdeling: 'vergunningen',
    gewicht: 1,
    voor: 'organisatie',
    zaak: 'start',
    kanalen: { telefoon: 4, 'e-mail': 4, webformulier: 2 },
    onderwerpen: ['Terrasvergunning', 'Uitbreiding terras {straat}'],
    gesproken: [
      {
        tekst:
          'U wilt het terras van uw zaak uitbreiden met vier tafels. U vroeg of dit past binnen de huidige vergunning. Daarvoor is een wijziging nodig. Een vergunningverlener komt ter plekke kijken of er genoeg loopruimte overblijft.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Voor de zomermaanden willen wij ons terras aan de {straat} uitbreiden naar de overkant van het fietspad. Onze buren hebben geen bezwaar en hebben daarvoor getekend. Graag horen wij wat de mogelijkheden zijn.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Terras ter plaatse opmeten',
        toelichting:
          'Minimale doorgang van 1,80 meter voor rolstoelen. Advies verkeer vragen vanwege oversteek fietspad.',
      },
    ],
  },
  {
    code: 'alcoholvergunning',
    afdeling: 'vergunningen',
    gewicht: 1,
    voor: 'organisatie',
    zaak: 'start',
    kanalen: { telefoon: 4, 'e-mail': 4, webformulier: 2 },
    onderwerpen: ['Leidinggevende bijschrijven', 'Alcoholvergunning aanvragen'],
    gesproken: [
      {
        tekst:
          'U neemt een café over en vroeg welke vergunningen u nodig hebt. Dat zijn een alcoholvergunning en een exploitatievergunning. Wij doen ook een Bibob-onderzoek. Reken op acht tot twaalf weken. U krijgt een checklist per e-mail.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Per {afspraakdatum} start bij ons een nieuwe bedrijfsleider. Wij willen haar als leidinggevende laten bijschrijven op de vergunning. De verklaring sociale hygiëne is bijgevoegd. Mag zij in de tussentijd al werken?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Leidinggevende bijschrijven op het aanhangsel',
        toelichting:
          'Verklaring sociale hygiëne aanwezig, justitiële gegevens nog opvragen. Na de ontvangstbevestiging mag betrokkene werken.',
      },
    ],
  },
  {
    code: 'standplaats',
    afdeling: 'vergunningen',
    gewicht: 1,
    voor: 'organisatie',
    kanalen: { telefoon: 4, 'e-mail': 4, webformulier: 2 },
    onderwerpen: ['Standplaats op de markt', 'Standplaats voor een foodtruck'],
    gesproken: [
      {
        tekst:
          'U zoekt een vaste plaats op de weekmarkt voor uw kaaskraam. In uw branche is nu geen plek vrij; wij hebben u op de wachtlijst gezet. U kunt zich op marktdagen melden als meeloper.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Met onze foodtruck willen wij graag elke vrijdag op het plein in {plaats} staan. Wij gebruiken alleen stroom en geen aggregaat. Is daar een standplaats beschikbaar en wat zijn de kosten per dag?',
        onderwerp: 1,
        taak: 0,
      },
    ],
    antwoord:
      'Vaste standplaatsen wijzen wij toe via een wachtlijst. U schrijft zich in via het formulier op onze website.',
    taken: [
      {
        handeling: 'Standplaatsenlijst nakijken en antwoorden',
        toelichting: 'Vrijdag in {plaats}; volgens de lijst is er een plek vrijgekomen. Branche mag niet dubbel zijn.',
      },
    ],
  },
  {
    code: 'inrit',
    afdeling: 'vergunningen',
    gewicht: 2,
    voor: 'ieder',
    zaak: 'start',
    onderwerpen: ['Inrit aanleggen', 'Uitweg {adres}'],
    gesproken: [
      'U wilt een inrit bij {adres}, zodat u de elektrische auto op eigen terrein kunt laden. U vraagt dit aan via het Omgevingsloket. Er mag geen openbare parkeerplaats verdwijnen. De gemeente legt de inrit aan op uw kosten.',
    ],
    geschreven: [
      {
        tekst:
          'Voor ons huis aan {adres} willen wij de stoep laten verlagen. Wat kost dat ongeveer en hoe lang duurt het? De buurman zegt dat hij het destijds zelf heeft gedaan, maar dat lijkt mij niet de bedoeling.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Beoordelen of een inrit mogelijk is',
        toelichting:
          'Lantaarnpaal {lamp} en een boom staan in de weg. Kosten van verplaatsing meenemen in de prijsopgave.',
      },
    ],
  },
  {
    code: 'handhavingsverzoek',
    afdeling: 'vergunningen',
    groep: 'toezicht',
    gewicht: 2,
    voor: 'ieder',
    zaak: 'start',
    kanalen: { telefoon: 4, 'e-mail': 4, webformulier: 3, post: 2 },
    onderwerpen: ['Verzoek om handhaving', 'Illegale bouw bij de buren'],
    gesproken: [
      {
        tekst:
          'Uw buren bouwen een schuur tot op de erfgrens, volgens u zonder vergunning. Wij kunnen niet zeggen of er een vergunning is; die kunt u wel opzoeken in de bekendmakingen. Een toezichthouder gaat kijken. Wilt u een officieel besluit, dan dient u schriftelijk een verzoek om handhaving in.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Hierbij verzoek ik u handhavend op te treden tegen het gebruik van de loods naast {adres} als autohandel. Dit is in strijd met het omgevingsplan. Vanaf zeven uur ’s ochtends rijden er auto’s af en aan en er ligt olie op de weg. Ik heb dit op {datum} al gemeld, zonder resultaat.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Controle ter plaatse uitvoeren',
        toelichting:
          'Verzoek om handhaving; beslistermijn acht weken. Eerdere melding van {datum} erbij zoeken. Naam van de verzoeker niet noemen.',
      },
      {
        handeling: 'Bouw bij de erfgrens controleren',
        toelichting: 'Mogelijk vergunningvrij. Bouwdossier nakijken; de naam van de melder niet noemen.',
      },
    ],
  },
  {
    code: 'geluidsoverlast',
    afdeling: 'vergunningen',
    groep: 'toezicht',
    gewicht: 3,
    voor: 'persoon',
    onderwerpen: ['Geluidsoverlast', 'Overlast horeca {straat}', 'Overlast van een warmtepomp'],
    gesproken: [
      {
        tekst:
          'U hebt al weken last van harde muziek uit het café in de {straat}, tot diep in de nacht. U slaapt slecht en moet vroeg op. Een toezichthouder komt in het weekend meten. U kunt een logboek bijhouden; het formulier hebben wij u gestuurd.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'De nieuwe warmtepomp van de buren bromt dag en nacht onder ons slaapkamerraam. Ik heb het netjes aangekaart, maar zij zeggen dat hij aan de regels voldoet. Kan de gemeente het geluid komen meten? Wij wonen aan {adres}.',
        onderwerp: 2,
        taak: 1,
      },
      {
        tekst:
          'Afgelopen zaterdag was er tot half vier ’s nachts een feest op het terrein bij het water. De bassen waren tot in {plaats} te horen. Had men daar een vergunning voor? Onze baby heeft geen oog dichtgedaan, en wij dus ook niet.',
        onderwerp: 0,
        taak: 2,
      },
      {
        tekst:
          'Al bijna een jaar proberen wij met het café hier op de hoek van de {straat} tot afspraken te komen. De eigenaar is vriendelijk en belooft beterschap, maar na een paar weken is alles weer bij het oude. Vooral op vrijdag en zaterdag staat de deur open, zodat de muziek tot ver na sluitingstijd in de hele straat te horen is. Daarna blijven groepjes mensen buiten staan praten en schreeuwen. Mijn vrouw werkt in de zorg en begint om zes uur. Onze dochter van drie wordt elke keer huilend wakker. Wij hebben een logboek bijgehouden van de afgelopen acht weekenden, met tijden en filmpjes. Wij gunnen de ondernemer zijn zaak van harte, maar zo kunnen wij hier niet blijven wonen. Wilt u meten, en met ons en de eigenaar om tafel gaan?',
        onderwerp: 1,
        taak: 2,
      },
    ],
    kort: [
      {
        tekst: 'Hier in de {straat} is het weer een herrie van jewelste. Kan er iemand langskomen?',
        onderwerp: 0,
        taak: 2,
      },
    ],
    taken: [
      {
        handeling: 'Geluidsmeting plannen',
        toelichting:
          'Klant wil graag dat wij ’s avonds meten, vanuit de slaapkamer. Derde melding over deze locatie dit kwartaal.',
      },
      {
        handeling: 'Geluid van een warmtepomp meten',
        toelichting:
          'Buitenunit naast {adres}. Norm op de erfgrens controleren; de buren zeggen dat het apparaat voldoet.',
      },
      {
        handeling: 'Overlast controleren en de melder antwoorden',
        toelichting:
          'Nagaan of er een vergunning of ontheffing was. Toezichthouders vragen naar hun verslag van die avond.',
      },
    ],
  },
  {
    code: 'bouwoverlast',
    afdeling: 'vergunningen',
    groep: 'toezicht',
    gewicht: 2,
    voor: 'ieder',
    onderwerpen: ['Overlast van een bouwplaats', 'Scheuren door heiwerk {straat}'],
    gesproken: [
      {
        tekst:
          'Door het heien in de {straat} trilt uw hele huis en u hebt nieuwe scheuren gezien. Wij hebben uitgelegd dat u de aannemer aansprakelijk kunt stellen. Een bouwinspecteur controleert of de trillingen binnen de norm blijven.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds {datum} begint de aannemer naast ons al om zes uur met laden en lossen. Volgens mij mag dat pas vanaf zeven uur. De stoep is bovendien versperd met pallets, zodat ik met de kinderwagen over de rijweg moet. Wilt u de aannemer hierop aanspreken?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Mag een aannemer om 6 uur ’s ochtends al beginnen met heien?', onderwerp: 0 }],
    antwoord:
      'Bouwen mag op werkdagen van 7.00 tot 19.00 uur. Begint de aannemer eerder, dan spreken onze toezichthouders hem daarop aan.',
    taken: [
      {
        handeling: 'Bouwplaats controleren',
        toelichting:
          'Werktijden en doorgang op de stoep. Aannemer heeft eerder een waarschuwing gehad. Foto’s zitten bij de melding.',
      },
      {
        handeling: 'Trillingsmeting controleren',
        toelichting: 'Heiwerk {straat}. Metingen opvragen bij de aannemer; klant heeft foto’s van de scheuren.',
      },
    ],
  },
  {
    code: 'sloopmelding',
    afdeling: 'vergunningen',
    gewicht: 2,
    voor: 'ieder',
    kanalen: { telefoon: 2, 'e-mail': 1, balie: 1, dso: 6 },
    zaak: 'start',
    onderwerpen: ['Sloopmelding {adres}', 'Asbest verwijderen'],
    gesproken: [
      {
        tekst:
          'U wilt het schuurdak met asbestplaten zelf verwijderen. Dat mag tot 35 vierkante meter en met geschroefde platen. U doet eerst een sloopmelding in het Omgevingsloket. Daarna kunt u de platen gratis inleveren, dubbel verpakt in plastic van de milieustraat.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Melding: slopen van een schuur en verwijderen van circa 28 vierkante meter asbesthoudende golfplaten aan {adres}. De werkzaamheden starten op {afspraakdatum} en duren twee dagen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Sloopmelding beoordelen',
        toelichting:
          'Particulier, minder dan 35 vierkante meter, platen zijn geschroefd. Reactie binnen vijf werkdagen, anders mag het werk beginnen.',
      },
    ],
  },
]

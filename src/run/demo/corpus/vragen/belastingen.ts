import type { Vraagsoort } from '../vraagsoort.ts'

export const BELASTINGEN: readonly Vraagsoort[] = [
  {
    code: 'aanslag-ozb',
    afdeling: 'belastingen',
    gewicht: 8,
    voor: 'ieder',
    onderwerpen: [
      'Vraag over de aanslag gemeentelijke belastingen',
      'Aanslag OZB {jaar} klopt niet',
      'Uitleg over aanslag {aanslag}',
    ],
    gesproken: [
      {
        tekst:
          'U hebt de aanslag van {jaar} ontvangen en begreep niet waarom die {bedrag} hoger is dan vorig jaar. Wij hebben uitgelegd dat de WOZ-waarde is gestegen en dat de rioolheffing is aangepast. U vindt het veel geld, maar de uitleg was duidelijk.',
        onderwerp: 2,
      },
      {
        tekst:
          'U bent op {datum} verhuisd en vroeg waarom u nog een aanslag krijgt voor {adres}. Voor de OZB geldt de situatie op 1 januari: de eigenaar op die dag betaalt het hele jaar. De notaris verrekent dit bij de verkoop. Afvalstoffenheffing krijgt u naar rato terug.',
        onderwerp: 0,
      },
      {
        tekst:
          'U hebt twee aanslagen gekregen voor hetzelfde adres. Wij zien dat er één op uw naam en één op naam van uw partner staat. Onze collega’s van Belastingen zoeken dit uit. Betaal nog niet; u krijgt binnen tien werkdagen bericht.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik ontving aanslag {aanslag} van {bedrag}. Daarop staat afvalstoffenheffing voor meer personen, terwijl ik sinds {datum} alleen woon. Volgens mij betaal ik dus te veel. Kunt u de aanslag aanpassen en mij laten weten wat ik dan moet betalen?',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Met verbazing heb ik de aanslag voor {adres} bekeken. De gemeente rekent ons als eigenaar én als gebruiker aan, maar het pand is al sinds {datum} verhuurd. Graag een correctie. Een afschrift van de huurovereenkomst kan ik u toesturen.',
        onderwerp: 1,
        taak: 2,
      },
    ],
    kort: [{ tekst: 'Waarom is mijn aanslag zoveel hoger dan vorig jaar??', onderwerp: 2 }],
    antwoord:
      'De aanslag is hoger doordat de WOZ-waarde is gestegen en de tarieven zijn aangepast. Op onze website staat een overzicht van de tarieven van {jaar}.',
    taken: [
      {
        handeling: 'Aanslag controleren en zo nodig verminderen',
        toelichting:
          'Aanslagnummer {aanslag}. Klant geeft aan dat het tarief voor afvalstoffenheffing niet klopt (alleenwonend sinds {datum}). BRP geeft dezelfde datum.',
      },
      {
        handeling: 'Dubbele aanslag uitzoeken',
        toelichting:
          'Op {adres} zijn twee aanslagen opgelegd. Vermoedelijk door een wijziging van gebruiker op 1 januari. Uitstel van betaling is toegezegd.',
      },
      {
        handeling: 'Gebruikersdeel van de OZB beoordelen',
        toelichting:
          'Pand {adres} is volgens de eigenaar verhuurd sinds {datum}. Huurovereenkomst opvragen en gebruiker wijzigen.',
      },
    ],
  },
  {
    code: 'woz-waarde',
    afdeling: 'belastingen',
    gewicht: 4,
    voor: 'ieder',
    zaak: 'start',
    kanalen: { telefoon: 5, 'e-mail': 3, webformulier: 5, post: 2, balie: 1 },
    onderwerpen: ['Niet eens met de WOZ-waarde', 'Bezwaar WOZ-waarde {adres}'],
    gesproken: [
      {
        tekst:
          'U vindt de WOZ-waarde van {adres} te hoog, omdat de woning van de buren voor minder is verkocht. Wij hebben voorgesteld dat een taxateur u belt voordat u bezwaar maakt. Vaak is een gesprek sneller. Uw termijn om bezwaar te maken blijft zes weken na de datum van de aanslag.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Hierbij maak ik bezwaar tegen de WOZ-waarde van mijn woning aan {adres}. In het taxatieverslag staat een dakkapel die er niet is, en er is geen rekening gehouden met de scheuren in de gevel. Ik verzoek u de waarde te verlagen. Graag word ik gehoord.',
        onderwerp: 1,
        taak: 1,
      },
      {
        tekst:
          'Kunt u mij het taxatieverslag van {adres} sturen? De waarde is in één jaar met bijna twintig procent gestegen en dat lijkt mij niet juist, gezien de staat van onderhoud. Ik wil de vergelijkingspanden bekijken voordat ik bezwaar maak.',
        onderwerp: 0,
        taak: 1,
      },
      {
        tekst:
          'Tegen de vastgestelde waarde van {adres} maak ik bezwaar. Volgens het taxatieverslag is mijn woning vergelijkbaar met drie andere huizen, maar die zijn alle drie de afgelopen jaren verbouwd en hebben een nieuwe keuken en badkamer. Mijn woning is nog grotendeels in de staat van 1978: enkel glas aan de achterzijde, een verouderde badkamer en een plat dak dat aan vervanging toe is. Ook is geen rekening gehouden met de verzakking van de aanbouw, waarvan ik vorig jaar een rapport heb laten maken. Een huis verderop in de {straat}, in vergelijkbare staat, is in het voorjaar verkocht voor een aanzienlijk lager bedrag. Ik voeg het rapport en de foto’s toe, ik wil graag gehoord worden en ik verzoek om vergoeding van de kosten van het rapport.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Bellen over de WOZ-waarde',
        toelichting:
          'Informeel traject: klant wil eerst een gesprek met een taxateur. Termijn voor bezwaar bewaken. Bereikbaar {dagdeel}.',
      },
      {
        handeling: 'Taxatieverslag toesturen en objectkenmerken controleren',
        toelichting:
          'Klant twijfelt aan de kenmerken van de woning. Luchtfoto van vorig jaar vergelijken met het bouwdossier.',
      },
    ],
  },
  {
    code: 'kwijtschelding',
    afdeling: 'belastingen',
    gewicht: 5,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: ['Kwijtschelding aanvragen', 'Kwijtschelding gemeentelijke belastingen {jaar}'],
    gesproken: [
      'U kunt de aanslag van {bedrag} niet betalen van uw uitkering. Wij hebben uitgelegd dat u kwijtschelding kunt aanvragen binnen drie maanden na de datum van de aanslag. Wij sturen u het formulier toe. Zolang wij beslissen, hoeft u niet te betalen.',
      {
        tekst:
          'Uw kwijtschelding is afgewezen en u begrijpt niet waarom. Volgens het besluit was er te veel spaargeld. U zegt dat dit geld is bedoeld voor de uitvaart van uw man. Wij vragen een collega om u hierover te bellen. U kunt tot zes weken na het besluit bezwaar maken.',
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik leef van een AOW met een klein pensioen en houd na de vaste lasten bijna niets over. Ieder jaar kreeg ik automatisch kwijtschelding, maar nu kwam er toch een aanslag. Is er iets veranderd? Ik lig er wakker van.',
        onderwerp: 1,
        taak: 2,
      },
      {
        tekst:
          'Graag vraag ik kwijtschelding aan van aanslag {aanslag}. Ik ben student en heb alleen studiefinanciering. Welke bewijsstukken hebt u van mij nodig?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: ['Heb ik met een bijstandsuitkering recht op kwijtschelding?'],
    antwoord:
      'Met een inkomen op bijstandsniveau en weinig spaargeld hebt u meestal recht op kwijtschelding. U vraagt die aan binnen drie maanden na de datum van de aanslag.',
    taken: [
      {
        handeling: 'Verzoek om kwijtschelding beoordelen',
        toelichting:
          'Studiefinanciering telt gedeeltelijk mee. Bewijsstukken opvragen. Invordering van {aanslag} staat op pauze.',
      },
      {
        handeling: 'Afwijzing kwijtschelding toelichten',
        toelichting:
          'Klant is emotioneel; partner kort geleden overleden. Uitleggen welke vermogensnorm geldt en wijzen op bezwaar. Graag vandaag nog bellen.',
      },
      {
        handeling: 'Uitzoeken waarom kwijtschelding niet automatisch is verleend',
        toelichting:
          'Vorige jaren ging het automatisch via het Inlichtingenbureau. Nagaan wat er is veranderd. Klant ligt er wakker van, dus graag bellen.',
      },
    ],
  },
  {
    code: 'betalingsregeling',
    afdeling: 'belastingen',
    gewicht: 4,
    voor: 'ieder',
    onderwerpen: ['Betalingsregeling', 'Aanslag in termijnen betalen'],
    gesproken: [
      'U kunt {bedrag} niet in één keer betalen. Wij hebben een regeling met u afgesproken van {aantal} maandelijkse termijnen. De eerste termijn gaat in op {afspraakdatum}. Houdt u zich aan de afspraak, dan komen er geen kosten bij.',
      {
        tekst:
          'Door ziekte hebt u een paar rekeningen laten liggen, ook die van de gemeente. U schaamde zich ervoor, maar dat is nergens voor nodig. Wij zetten de invordering stil en vragen een collega om samen met u naar een regeling te kijken.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Wegens tegenvallende omzet verzoek ik u om aanslag {aanslag} in {aantal} termijnen te mogen voldoen. Ik heb vorig jaar ook een regeling gehad en die keurig nagekomen. Graag uw bevestiging, zodat ik geen aanmaning krijg.',
        taak: 0,
      },
    ],
    kort: ['Kan ik de gemeentebelasting in termijnen betalen?'],
    antwoord:
      'U kunt in tien termijnen betalen met een automatische incasso. Die regelt u op onze website; u hoeft geen reden te geven.',
    taken: [
      {
        handeling: 'Betalingsregeling vastleggen en bevestigen',
        toelichting:
          'Klant vraagt {aantal} termijnen voor aanslag {aanslag}. Past binnen de leidraad. Bevestiging per brief sturen en aanmaning tegenhouden.',
      },
      {
        handeling: 'Bellen over een betalingsregeling',
        toelichting:
          'Klant is ziek geweest en schaamt zich voor de achterstand. Invordering staat stil. Rustig bellen, zo nodig doorverwijzen naar schuldhulp.',
      },
    ],
  },
  {
    code: 'automatische-incasso',
    afdeling: 'belastingen',
    gewicht: 3,
    voor: 'ieder',
    onderwerpen: ['Automatische incasso aanzetten', 'Rekeningnummer voor incasso wijzigen'],
    gesproken: [
      {
        tekst:
          'U hebt een nieuw rekeningnummer en wilt de automatische incasso laten aanpassen. Om veiligheidsredenen doen wij dat niet aan de telefoon. Wij hebben u verteld waar u dit met DigiD zelf kunt wijzigen. De eerstvolgende incasso is op {afspraakdatum}.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'De incasso van deze maand is teruggeboekt, omdat mijn oude bank de rekening al had opgeheven. Kunt u het bedrag van {bedrag} opnieuw incasseren van mijn nieuwe rekening? De machtiging heb ik ingevuld via de website.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Hoe zet ik automatische incasso aan?', onderwerp: 0 }],
    antwoord: 'U zet de automatische incasso aan of uit met DigiD of eHerkenning op onze belastingpagina.',
    taken: [
      {
        handeling: 'Incasso opnieuw aanbieden',
        toelichting:
          'Termijn van {bedrag} is gestorneerd wegens opgeheven rekening. Nieuwe machtiging staat in het systeem. Stornokosten niet in rekening brengen.',
      },
    ],
  },
  {
    code: 'hondenbelasting',
    afdeling: 'belastingen',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Hond aanmelden of afmelden', 'Hondenbelasting stoppen', 'Aanslag hondenbelasting onterecht'],
    gesproken: [
      {
        tekst:
          'Uw hond is op {datum} ingeslapen en u wilt de hondenbelasting stoppen. Wij vinden het naar voor u. De hond is afgemeld; het bedrag over de rest van het jaar krijgt u terug.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik heb een controleur aan de deur gehad, maar ik heb helemaal geen hond. De hond die hij zag is van mijn dochter en was een dagje op bezoek. Toch kreeg ik een aanslag van {bedrag}. Dit vind ik niet kunnen, en ik wil dat u hem intrekt.',
        onderwerp: 2,
        taak: 0,
      },
    ],
    antwoord:
      'U meldt uw hond aan of af via onze website. Na afmelding krijgt u het te veel betaalde bedrag binnen vier weken terug.',
    taken: [
      {
        handeling: 'Aanslag hondenbelasting beoordelen',
        toelichting:
          'Klant zegt geen hond te hebben; logeerhond. Rapport van de controle van {datum} erbij zoeken en zo nodig vernietigen.',
      },
    ],
  },
  {
    code: 'parkeervergunning',
    afdeling: 'belastingen',
    groep: 'parkeren',
    gewicht: 6,
    voor: 'ieder',
    zaak: 'start',
    onderwerpen: [
      'Parkeervergunning aanvragen',
      'Kenteken wijzigen op parkeervergunning',
      'Bezoekersvergunning {straat}',
    ],
    gesproken: [
      {
        tekst:
          'U bent verhuisd naar {adres} en wilt een parkeervergunning voor kenteken {kenteken}. Die vraagt u online aan met DigiD. De vergunning gaat direct in als de auto op uw naam staat. Voor een tweede auto is een wachtlijst.',
        onderwerp: 0,
      },
      {
        tekst:
          'U rijdt tijdelijk in een leenauto met kenteken {kenteken}, omdat uw eigen auto in de garage staat. Wij hebben het kenteken tot {afspraakdatum} toegevoegd aan uw vergunning.',
        onderwerp: 1,
      },
      {
        tekst:
          'U staat op de wachtlijst voor een tweede parkeervergunning aan {adres} en vroeg op welke plaats. Dat kunnen wij niet zien; een collega belt u.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds de invoering van betaald parkeren in de {straat} kan mijn mantelzorger niet meer gratis voor de deur staan. Ik heb haar hulp iedere dag nodig. Is er een vergunning voor mantelzorgers en hoe vraag ik die aan?',
        onderwerp: 0,
        taak: 2,
      },
      {
        tekst:
          'Graag wil ik het kenteken van mijn vergunning wijzigen in {kenteken}. Het is een leaseauto en het systeem accepteert de verklaring van de leasemaatschappij niet. De verklaring voeg ik toe.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [
      { tekst: 'Hoe wijzig ik het kenteken op mijn parkeervergunning?', onderwerp: 1 },
      { tekst: 'Waar vraag ik een bezoekersvergunning aan?', onderwerp: 2 },
    ],
    antwoord:
      'U vraagt een parkeervergunning aan of wijzigt het kenteken met DigiD in het parkeerloket op onze website. De wijziging gaat direct in.',
    taken: [
      {
        handeling: 'Aanvraag parkeervergunning handmatig verwerken',
        toelichting:
          'Leaseverklaring is in orde maar wordt geweigerd door het systeem. Kenteken {kenteken}. Klant krijgt anders een naheffing.',
      },
      {
        handeling: 'Wachtlijst tweede vergunning nakijken',
        toelichting: 'Adres {adres}. Klant wil weten op welke plaats hij staat.',
      },
      {
        handeling: 'Voorwaarden van de mantelzorgvergunning toelichten',
        toelichting:
          'Nieuwe parkeerzone in de {straat}. Nagaan of de klant aan de voorwaarden voldoet en het formulier sturen.',
      },
    ],
  },
  {
    code: 'naheffing-parkeren',
    afdeling: 'belastingen',
    groep: 'parkeren',
    gewicht: 3,
    voor: 'ieder',
    zaak: 'start',
    kanalen: { telefoon: 5, 'e-mail': 4, webformulier: 5, post: 1, whatsapp: 1 },
    onderwerpen: ['Naheffing parkeren', 'Bezwaar tegen parkeerbon {kenteken}'],
    gesproken: [
      'U kreeg een naheffing van {bedrag-klein} terwijl u wel had betaald. U had per ongeluk een verkeerd cijfer van het kenteken ingevoerd in de app. Wij hebben uitgelegd dat u bezwaar kunt maken met het betaalbewijs. U vindt de regels erg streng.',
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} kreeg ik een naheffing voor mijn auto met kenteken {kenteken} in de {straat}. De parkeerautomaat was defect en de dichtstbijzijnde andere stond tien minuten lopen verderop. Ik heb een foto van het scherm. Ik maak daarom bezwaar en verzoek u de naheffing in te trekken.',
        taak: 0,
      },
      {
        tekst:
          'Belachelijk! Ik stond nog geen vijf minuten stil om mijn moeder van 88 uit de auto te helpen en krijg direct een bon. Er zat niemand in de weg. Ik betaal dit niet en wil dat iemand mij belt om dit uit te leggen.',
        taak: 1,
      },
    ],
    kort: ['Ik heb een parkeerbon maar had gewoon betaald via de app. Wat nu?'],
    antwoord:
      'Bent u het niet eens met de naheffing? Maak binnen zes weken bezwaar via onze website en stuur uw betaalbewijs mee.',
    taken: [
      {
        handeling: 'Bezwaar naheffing behandelen',
        toelichting:
          'Kenteken {kenteken}, {straat}. Storingslog van de automaat van {datum} opvragen bij de leverancier. Klant is boos; graag eerst bellen.',
      },
      {
        handeling: 'Bellen over een naheffing',
        toelichting:
          'Klant stond kort stil om een familielid te helpen. Controlefoto’s bekijken: laden en lossen of uitstappen? Klant is boos.',
      },
    ],
  },
  {
    code: 'aanmaning',
    afdeling: 'belastingen',
    gewicht: 4,
    voor: 'ieder',
    onderwerpen: ['Aanmaning ontvangen', 'Dwangbevel ontvangen'],
    gesproken: [
      {
        tekst:
          'U kreeg een aanmaning terwijl u {bedrag} al op {datum} hebt betaald. Wij zien uw betaling staan; die heeft onze brief gekruist. U hoeft niets meer te doen.',
        onderwerp: 0,
      },
      {
        tekst:
          'U ontving een dwangbevel en zegt dat u nooit een aanslag of aanmaning hebt gekregen. De brieven zijn naar uw oude adres gestuurd. Wij vragen onze collega’s van Invordering of de kosten vervallen.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Tot mijn schrik ontving ik een aanmaning voor aanslag {aanslag}. Ik heb een automatische incasso, dus het is voor mij een raadsel hoe dit kan. Wilt u uitzoeken wat er is misgegaan en de kosten kwijtschelden?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Betaling en aanmaning controleren',
        toelichting:
          'Aanslag {aanslag}. Incasso lijkt niet te zijn aangeboden. Bij fout van ons: kosten aanmaning laten vervallen en excuusbrief sturen.',
      },
      {
        handeling: 'Kosten van het dwangbevel beoordelen',
        toelichting:
          'Aanslag en aanmaning zijn naar het oude adres gestuurd. Adreswijziging in de BRP controleren en kosten zo nodig laten vervallen.',
      },
    ],
  },
  {
    code: 'toeristenbelasting',
    afdeling: 'belastingen',
    gewicht: 2,
    voor: 'organisatie',
    kanalen: { telefoon: 4, 'e-mail': 4, webformulier: 3, post: 1 },
    onderwerpen: ['Aangifte toeristenbelasting {vorigjaar}', 'Toeristenbelasting: uitstel van aangifte'],
    gesproken: [
      {
        tekst:
          'U hebt de aangiftebrief toeristenbelasting ontvangen voor uw recreatiewoningen. U vroeg of kinderen ook meetellen. Kinderen tot en met drie jaar zijn vrijgesteld. U krijgt uitstel voor de aangifte tot {afspraakdatum}.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Wij hebben de aangifte toeristenbelasting over {vorigjaar} ingediend, maar zien nu dat wij de nachten van onze seizoenkampeerders dubbel hebben geteld. Hoe kunnen wij dit herstellen? Het gaat om ongeveer 250 overnachtingen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Gewijzigde aangifte toeristenbelasting verwerken',
        toelichting:
          'Ondernemer corrigeert het aantal overnachtingen over {vorigjaar}. Nachtregister opvragen als steekproef.',
      },
    ],
  },
]

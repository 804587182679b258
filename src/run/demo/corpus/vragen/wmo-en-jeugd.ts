import type { Vraagsoort } from '../vraagsoort.ts'

export const WMO_EN_JEUGD: readonly Vraagsoort[] = [
  {
    code: 'huishoudelijke-hulp',
    afdeling: 'wmo-en-jeugd',
    gewicht: 6,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: [
      'Hulp bij het huishouden aanvragen',
      'Huishoudelijke hulp na operatie',
      'Minder uren huishoudelijke hulp',
      'Huishoudelijke hulp valt uit',
    ],
    gesproken: [
      {
        tekst:
          'U bent geopereerd aan uw heup en het huishouden lukt nu niet alleen. Wij hebben een melding gedaan bij het Wmo-team. Een consulent belt u binnen vijf werkdagen voor een gesprek bij u thuis. U mag iemand bij dat gesprek uitnodigen.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'U kreeg bericht dat u in plaats van drie nog twee uur hulp per week krijgt. Dat begrijpt u niet, want uw gezondheid is achteruitgegaan. Wij hebben uitgelegd hoe u bezwaar maakt en gevraagd of uw consulent u belt.',
        onderwerp: 2,
        taak: 2,
      },
      {
        tekst:
          'De hulp van de zorgaanbieder is {weken} weken niet geweest en u weet niet waar u aan toe bent. De aanbieder neemt de telefoon niet op. Onze afdeling Wmo neemt contact op met de aanbieder en laat u weten wanneer er weer iemand komt.',
        onderwerp: 3,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Mijn moeder van 84 woont alleen aan {adres} en kan het huishouden niet meer aan. Ze wil zelf eigenlijk geen hulp, maar de keuken is niet schoon meer en ik maak me zorgen. Ik woon op twee uur rijden. Hoe kan ik voor haar hulp aanvragen, en kan ik bij het gesprek zijn?',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Graag wil ik hulp in het huishouden aanvragen. Door reuma kan ik niet meer stofzuigen of het bed verschonen. Mijn man werkt fulltime. Wij redden het samen niet meer.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Graag vraag ik uw aandacht voor de situatie van mijn ouders, allebei in de tachtig. Mijn vader heeft Parkinson en is dit jaar drie keer gevallen. Mijn moeder verzorgt hem dag en nacht, maar zij vergeet steeds meer en laat soms het gas aanstaan. Zij willen allebei heel graag thuis blijven wonen, in het huis waar zij al vijftig jaar wonen. Mijn zus en ik komen om de beurt, maar wij werken allebei en wonen niet in de buurt. De huisarts vindt dat er nu echt hulp moet komen: bij het huishouden, en eigenlijk ook overdag een paar uur iemand in huis. Mijn ouders vinden het moeilijk om dat te vragen en schamen zich. Kan er iemand langskomen voor een gesprek, bij voorkeur {dagdeel}, zodat een van ons erbij kan zijn?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Wat is de eigen bijdrage voor huishoudelijke hulp?', onderwerp: 0 }],
    antwoord:
      'Voor hulp vanuit de Wmo betaalt u een vaste eigen bijdrage per maand, hoeveel hulp u ook krijgt. Het CAK stuurt u de rekening.',
    taken: [
      {
        handeling: 'Keukentafelgesprek plannen',
        toelichting:
          'Melding Wmo. Onderzoek binnen zes weken na de melding. Onafhankelijke cliëntondersteuning noemen; familie mag bij het gesprek zijn.',
      },
      {
        handeling: 'Contact opnemen met de zorgaanbieder over uitval',
        toelichting:
          'Hulp al {weken} weken niet verschenen. Aanbieder aanspreken op vervanging en terugkoppelen aan de klant. Tweede klacht in korte tijd.',
      },
      {
        handeling: 'Bellen over de indicatie',
        toelichting:
          'Klant begrijpt de verlaging van drie naar twee uur niet; de gezondheid zou juist slechter zijn. Bezwaartermijn noemen.',
      },
    ],
  },
  {
    code: 'woningaanpassing',
    afdeling: 'wmo-en-jeugd',
    gewicht: 2,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: ['Traplift of woningaanpassing', 'Aanpassing badkamer'],
    gesproken: [
      {
        tekst:
          'U kunt de trap niet meer op en slaapt nu in de woonkamer. U vroeg naar een traplift. Wij hebben een melding gemaakt voor het Wmo-team. Er komt iemand bij u thuis kijken wat de beste oplossing is.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'De ergotherapeut adviseert voor onze zoon {zoon} een aangepaste badkamer op de begane grond. Hij gebruikt een rolstoel en wij tillen hem nu elke dag naar boven. Wij horen graag hoe wij dit aanvragen en of er een offerte bij moet.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Huisbezoek met ergotherapeut plannen',
        toelichting:
          'Gezin tilt kind dagelijks de trap op; belasting is hoog. Voorrang geven. Woning is van de corporatie, toestemming nodig.',
      },
      {
        handeling: 'Huisbezoek plannen voor een traplift',
        toelichting: 'Klant slaapt in de woonkamer. Trap opmeten en verhuizen als alternatief bespreken.',
      },
    ],
  },
  {
    code: 'scootmobiel',
    afdeling: 'wmo-en-jeugd',
    gewicht: 3,
    voor: 'persoon',
    onderwerpen: ['Scootmobiel kapot', 'Reparatie van scootmobiel duurt te lang'],
    gesproken: [
      {
        tekst:
          'Uw scootmobiel staat stil met een lege accu die niet meer oplaadt. Reparaties gaan via de leverancier. Wij hebben de storing voor u doorgegeven, zij bellen u vandaag. Lukt het niet, dan krijgt u een leenexemplaar.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds {datum} staat mijn scootmobiel bij de leverancier voor reparatie en er is geen vervanging beschikbaar. Ik kom daardoor de deur niet meer uit. Dit kan toch niet de bedoeling zijn? Ik mis mijn clubje en kan geen boodschappen doen.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Mijn scootmobiel doet het niet meer. Wie kan ik bellen?', onderwerp: 0 }],
    antwoord:
      'Een storing aan uw hulpmiddel meldt u bij de leverancier. Het nummer staat op de sticker; zij zijn dag en nacht bereikbaar.',
    taken: [
      {
        handeling: 'Leverancier aanspreken op vervangend hulpmiddel',
        toelichting:
          'Klant zit al {weken} weken zonder scootmobiel. Contractueel moet er binnen twee werkdagen een leenmiddel zijn. Terugkoppelen aan de klant.',
      },
    ],
  },
  {
    code: 'regiotaxi',
    afdeling: 'wmo-en-jeugd',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Pas voor de regiotaxi', 'Klacht over de regiotaxi'],
    gesproken: [
      {
        tekst:
          'U hebt ruim een uur op de regiotaxi moeten wachten en kwam te laat in het ziekenhuis. Wij vinden dat heel vervelend. Uw klacht is doorgegeven aan de vervoerder en aan onze afdeling Wmo, die de afspraken met de vervoerder bewaakt.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Mijn vervoerspas is kwijt. Ik denk dat hij in de taxi is blijven liggen op {datum}. Kunt u mij een nieuwe sturen? Ik heb volgende week een afspraak bij de oogarts.',
        onderwerp: 0,
      },
    ],
    kort: [{ tekst: 'Hoe kom ik aan een nieuwe pas voor de regiotaxi?', onderwerp: 0 }],
    antwoord:
      'Een nieuwe pas bestelt u bij het servicebureau van de regiotaxi. U hebt hem binnen een week; tot die tijd reist u op uw klantnummer.',
    taken: [
      {
        handeling: 'Klacht over de vervoerder bespreken',
        toelichting:
          'Wachttijd van meer dan een uur, medische afspraak gemist. Meenemen in het overleg met de vervoerder en de klant antwoorden.',
      },
    ],
  },
  {
    code: 'gehandicaptenparkeerkaart',
    afdeling: 'wmo-en-jeugd',
    gewicht: 3,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: ['Gehandicaptenparkeerkaart aanvragen', 'Gehandicaptenparkeerplaats bij huis'],
    gesproken: [
      {
        tekst:
          'U wilt uw gehandicaptenparkeerkaart verlengen. Bij een verlenging kan een nieuwe medische keuring nodig zijn. Wij hebben de aanvraag met u ingevuld. Vraag op tijd aan: de behandeling duurt ongeveer acht weken.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Hierbij vraag ik een gehandicaptenparkeerplaats op kenteken aan voor mijn woning aan {adres}. Ik heb al een parkeerkaart (bestuurder). In onze straat is het na vijven altijd vol en verder dan vijftig meter lopen lukt niet. Kenteken: {kenteken}.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Medisch advies opvragen',
        toelichting:
          'Aanvraag gehandicaptenparkeerkaart, oude kaart verloopt op {afspraakdatum}. Keuringsarts heeft een wachttijd van {weken} weken: klant informeren.',
      },
      {
        handeling: 'Locatie voor een gehandicaptenparkeerplaats beoordelen',
        toelichting:
          'Aanvraag voor {adres}, kenteken {kenteken}. Parkeerdruk en loopafstand ter plaatse bekijken; er is een verkeersbesluit nodig.',
      },
    ],
  },
  {
    code: 'leerlingenvervoer',
    afdeling: 'wmo-en-jeugd',
    groep: 'leerlingenvervoer',
    gewicht: 3,
    voor: 'persoon',
    zaak: 'over',
    kanalen: { telefoon: 6, 'e-mail': 4, webformulier: 2, whatsapp: 1 },
    onderwerpen: ['Leerlingenvervoer: busje te laat', 'Adreswijziging leerlingenvervoer'],
    gesproken: [
      {
        tekst:
          'Het busje van {kind} kwam deze week drie keer te laat. {kind} heeft autisme en raakt daarvan van slag. U hebt gevraagd om een vaste chauffeur. Onze collega van het leerlingenvervoer neemt hierover contact op met de vervoerder en belt u terug.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'U verhuist binnen de gemeente en vroeg of het leerlingenvervoer van {kind} meegaat. U geeft het nieuwe adres door met het wijzigingsformulier. Reken op twee weken voor de nieuwe route.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Vanmorgen stond {kind} om half acht klaar, maar er kwam geen busje. Bij de vervoerder kreeg ik niemand te pakken. Ik heb vrij moeten nemen om zelf te rijden, voor de tweede keer deze maand. Ik wil dat dit structureel wordt opgelost.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Het busje is er wéér niet. Kan iemand nu de vervoerder bellen?', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Vervoerder bellen over te late ritten',
        toelichting:
          'Ritgegevens van de afgelopen twee weken opvragen en met de planner bespreken. Vaste chauffeur en vaste tijd zijn voor dit kind belangrijk.',
      },
      {
        handeling: 'Beschikking leerlingenvervoer aanpassen',
        toelichting: 'Nieuw adres {adres} per {afspraakdatum}. Afstandscriterium opnieuw toetsen.',
      },
    ],
  },
  {
    code: 'jeugdhulp',
    afdeling: 'wmo-en-jeugd',
    gewicht: 4,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'start',
    kanalen: { telefoon: 7, 'e-mail': 3, webformulier: 2, balie: 1 },
    onderwerpen: ['Vraag over jeugdhulp', 'Wachttijd jeugdhulp', 'Hulp voor mijn kind'],
    gesproken: [
      {
        tekst:
          'U maakt zich zorgen over uw kind {kind}, dat al weken niet naar school durft. De huisarts heeft u verwezen. Wij hebben een melding gedaan bij het jeugdteam. Een jeugdconsulent belt u binnen drie werkdagen. Bij een noodsituatie belt u de crisisdienst; dat nummer hebt u van ons gekregen.',
        onderwerp: 2,
        taak: 0,
      },
      {
        tekst:
          'Uw kind staat al {weken} weken op een wachtlijst en de situatie thuis wordt onhoudbaar. U bent moe en verdrietig. Wij hebben gevraagd om met voorrang te kijken of er tijdelijk ondersteuning in het gezin mogelijk is.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Onze zoon {zoon} heeft begeleiding nodig, maar de aanbieder waarnaar wij zijn verwezen neemt geen nieuwe kinderen meer aan. Ondertussen loopt het op school en thuis steeds vaker mis. Wij weten niet meer waar wij moeten aankloppen. Wie kan er met ons meedenken?',
        onderwerp: 2,
        taak: 1,
      },
      {
        tekst:
          'Wij zijn de ouders van {kind}. Sinds de start van het schooljaar gaat het steeds slechter: buikpijn, boosheid, niet meer slapen en nu al weken niet naar school. De leerplichtambtenaar dreigt met een proces-verbaal, terwijl wij juist alles doen om hulp te krijgen. De eerste aanbieder had een wachtlijst van negen maanden, de tweede neemt geen kinderen uit onze gemeente aan, en de derde vindt de problemen te zwaar. Iedereen verwijst naar elkaar. Thuis lopen de spanningen hoog op, ook voor de andere kinderen. Eerlijk gezegd zijn wij aan het eind van ons Latijn. Wij vragen u om met ons, de school en de huisarts één plan te maken, en tot die tijd iemand die ons thuis kan ondersteunen. Mogen wij deze week nog een gesprek?',
        onderwerp: 2,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Bellen over jeugdhulp',
        toelichting:
          'Verwijzing van de huisarts aanwezig. Thuiszitter sinds {datum}. Alleen moeder bellen; ouders liggen in scheiding. Niets per e-mail versturen.',
      },
      {
        handeling: 'Overbruggingszorg zoeken',
        toelichting:
          'Wachtlijst bij de aanbieder. Gezin raakt overbelast. In het casusoverleg van deze week bespreken.',
      },
    ],
  },
  {
    code: 'pgb',
    afdeling: 'wmo-en-jeugd',
    gewicht: 2,
    voor: 'persoon',
    zaak: 'over',
    onderwerpen: ['Vraag over persoonsgebonden budget', 'Pgb: zorgovereenkomst wijzigen'],
    gesproken: [
      'U hebt een nieuwe zorgverlener en vroeg wat u moet doen voor uw pgb. U sluit een nieuwe zorgovereenkomst en stuurt die naar de SVB. Wij moeten de overeenkomst daarna goedkeuren; dat duurt ongeveer {weken} weken.',
    ],
    geschreven: [
      {
        tekst:
          'De SVB laat weten dat de gemeente mijn zorgovereenkomst nog niet heeft goedgekeurd. Daardoor wordt mijn hulp al sinds {datum} niet betaald. Zij dreigt te stoppen. Ik verzoek u hier met spoed naar te kijken.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Zorgovereenkomst goedkeuren',
        toelichting:
          'Staat open in het portaal van de SVB sinds {datum}. Zorgverlener wordt niet betaald. Tarief controleren: is het familie?',
      },
    ],
  },
  {
    code: 'zorgen-om-iemand',
    afdeling: 'wmo-en-jeugd',
    gewicht: 2,
    voor: 'persoon',
    vertrouwelijk: true,
    kanalen: { telefoon: 6, 'e-mail': 2, webformulier: 2, balie: 1 },
    onderwerpen: ['Zorgen om een buurtbewoner', 'Melding van zorgen'],
    gesproken: [
      {
        tekst:
          'U maakt zich zorgen om een buurman. De gordijnen zijn al dagen dicht en hij reageert verward als u aanbelt. Wij hebben uw melding doorgegeven aan het wijkteam, zonder uw naam te noemen. U hoort van ons alleen dat de melding is opgepakt, vanwege de privacy van uw buurman.',
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Al langere tijd hoor ik ’s avonds hard geschreeuw en huilende kinderen bij de buren. Ik wil geen problemen maken, maar ik kan dit niet langer negeren. Kunt u er iemand naar laten kijken? Ik wil graag anoniem blijven.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Zorgmelding oppakken met het wijkteam',
        toelichting:
          'Melder wil anoniem blijven. Signaal over kinderen: afwegingskader meldcode volgen en zo nodig overleggen met Veilig Thuis. Vandaag beoordelen.',
      },
      {
        handeling: 'Huisbezoek door het wijkteam',
        toelichting:
          'Buurman reageert verward, gordijnen blijven dicht. Melder wil niet worden genoemd. Vandaag beoordelen of er direct iemand langs moet.',
      },
    ],
  },
  {
    code: 'mantelzorg',
    afdeling: 'wmo-en-jeugd',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Mantelzorgwaardering', 'Ondersteuning voor mantelzorgers'],
    gesproken: [
      {
        tekst:
          'U zorgt al jaren voor uw man met dementie en het wordt zwaar. Wij hebben respijtzorg met u besproken: een paar dagen per maand vervangende zorg. Een consulent belt u hierover. U krijgt ook het formulier voor de mantelzorgwaardering.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik heb gelezen dat er een mantelzorgwaardering bestaat van 200 euro. Ik verzorg mijn schoonvader, die in {plaats} woont. Zelf woon ik in een andere gemeente. Bij welke gemeente moet ik dan zijn?',
        onderwerp: 0,
      },
    ],
    kort: [{ tekst: 'Tot wanneer kan ik de mantelzorgwaardering aanvragen?', onderwerp: 0 }],
    antwoord:
      'U vraagt de waardering aan in de gemeente waar degene woont voor wie u zorgt. Dat kan tot en met 31 december.',
    taken: [
      {
        handeling: 'Bellen over respijtzorg',
        toelichting:
          'Mantelzorger van iemand met dementie, overbelast. Dagopvang en logeerhuis bespreken. Bereikbaar {dagdeel}, dan is meneer naar de dagbesteding.',
      },
    ],
  },
]

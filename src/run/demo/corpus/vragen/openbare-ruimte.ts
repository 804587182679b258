import type { Vraagsoort } from '../vraagsoort.ts'

const MELDING = { telefoon: 6, webformulier: 7, whatsapp: 4, 'e-mail': 2, 'social media': 2, balie: 1 }

export const OPENBARE_RUIMTE: readonly Vraagsoort[] = [
  {
    code: 'losse-tegels',
    afdeling: 'openbare-ruimte',
    gewicht: 5,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Losse stoeptegels {straat}', 'Melding openbare ruimte: stoep'],
    gesproken: [
      {
        tekst:
          'U meldde losse en opstaande tegels ter hoogte van {adres}. Uw buurvrouw is er gisteren over gestruikeld; gelukkig viel het mee. Wij maken de plek binnen tien werkdagen in orde. Is het gevaarlijk, dan zetten wij er vandaag een hekje bij.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ter hoogte van {adres} liggen zeker tien tegels los door boomwortels. Met een rollator is het niet meer te doen. Ik heb dit vorig jaar ook gemeld; toen is er wat zand gestrooid, maar het is nu erger dan ooit.',
        taak: 0,
      },
    ],
    kort: [
      { tekst: 'Losse tegels bij {adres}, levensgevaarlijk voor ouderen! Foto zit erbij.', taak: 0 },
      { tekst: 'Stoep ligt open in de {straat}, komt dat nog goed?', taak: 0 },
    ],
    taken: [
      {
        handeling: 'Bestrating herstellen',
        toelichting:
          '{adres}. Eerst veiligstellen, dan inplannen bij de straatploeg. Mogelijk wortelopdruk van een {boom}.',
      },
    ],
  },
  {
    code: 'straatverlichting',
    afdeling: 'openbare-ruimte',
    gewicht: 5,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Lantaarnpaal {lamp} kapot', 'Straatverlichting uit in de {straat}'],
    gesproken: [
      {
        tekst:
          'U gaf door dat lantaarnpaal {lamp} in de {straat} al een week niet brandt. Wij hebben de storing doorgegeven aan de aannemer. Die repareert een losse lamp binnen vijf werkdagen. Gaat het om de hele straat, dan is de netbeheerder aan zet.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Alle lampen in de {straat} zijn sinds {datum} uit. Het is hier aardedonker en vanmorgen is er bijna een fietser aangereden. Mijn dochter durft niet meer alleen naar training. Wanneer wordt dit gerepareerd?',
        onderwerp: 1,
        taak: 1,
      },
    ],
    kort: [
      { tekst: 'Lantaarnpaal {lamp} knippert de hele nacht, word er gek van 😅', onderwerp: 0, taak: 0 },
      { tekst: 'Verlichting doet het niet in de {straat}', onderwerp: 1, taak: 1 },
    ],
    antwoord:
      'Dank u voor uw melding. De storing staat genoteerd; de aannemer repareert de lamp binnen vijf werkdagen.',
    taken: [
      {
        handeling: 'Storing verlichting doorzetten naar de aannemer',
        toelichting: 'Mast {lamp}, {straat}. Voorrang als er een oversteekplaats bij is.',
      },
      {
        handeling: 'Storing in de hele straat onderzoeken',
        toelichting: '{straat}. Bij een kabelstoring doorzetten naar de netbeheerder en omwonenden informeren.',
      },
    ],
  },
  {
    code: 'riolering',
    afdeling: 'openbare-ruimte',
    gewicht: 3,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Verstopte straatkolk {straat}', 'Riool loopt over bij {adres}', 'Wateroverlast {straat}'],
    gesproken: [
      {
        tekst:
          'Bij u thuis aan {adres} komt het riool omhoog. U hebt al een ontstopper laten komen; die zegt dat de verstopping in het deel van de gemeente zit. Onze rioleringsdienst komt vandaag nog langs. Bewaar de rekening van de ontstopper.',
        onderwerp: 1,
        taak: 1,
      },
      {
        tekst:
          'Bij regen blijft het water staan in de {straat}, omdat de kolken vol bladeren zitten. Wij laten de kolken deze week leegzuigen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Na elke stevige bui staat de {straat} blank en loopt het water bijna bij ons naar binnen. Wij leggen inmiddels zandzakken neer. Kan de gemeente de riolering laten inspecteren? Wij zijn de schade aan onze vloer nog aan het herstellen van de vorige keer.',
        onderwerp: 2,
        taak: 2,
      },
    ],
    kort: [{ tekst: 'Putten zitten verstopt in de {straat}, er staat een enorme plas', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Kolken reinigen',
        toelichting:
          '{straat}, hele straat. Kolkenzuiger inplannen; auto’s van tevoren laten verplaatsen met een bordje.',
      },
      {
        handeling: 'Hoofdriool inspecteren',
        toelichting:
          'Verstopping volgens het ontstoppingsbedrijf voorbij de erfgrens van {adres}. Camera-inspectie en factuur van de klant beoordelen.',
      },
      {
        handeling: 'Wateroverlast in de straat onderzoeken',
        toelichting:
          '{straat}. Inspectie van het hoofdriool en berekening van de capaciteit; bewoners hebben al eerder schade gehad.',
      },
    ],
  },
  {
    code: 'boom-gevaarlijk',
    afdeling: 'openbare-ruimte',
    gewicht: 3,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Afgebroken tak {straat}', 'Overhangende boom bij {adres}'],
    gesproken: [
      {
        tekst:
          'Na de storm hangt er een grote tak van een {boom} boven het fietspad in de {straat}. U bent bang dat hij op iemand valt. De buitendienst gaat er vandaag heen om het veilig te maken.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'De {boom} voor ons huis aan {adres} is zo hoog geworden dat onze zonnepanelen de halve dag in de schaduw liggen. Ook ligt de dakgoot vol blad. Kan de boom worden gesnoeid? Kappen hoeft van ons niet.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Er ligt een halve boom over het fietspad bij de {straat}!', onderwerp: 0, taak: 1 }],
    antwoord: 'Dank voor uw melding. De buitendienst haalt de tak vandaag weg.',
    taken: [
      {
        handeling: 'Boom controleren en zo nodig snoeien',
        toelichting:
          '{boom} bij {adres}. Snoeirondte in dit deel staat gepland over {weken} weken; klant laten weten of hij daarop moet wachten.',
      },
      {
        handeling: 'Tak weghalen en boom veiligstellen',
        toelichting: '{boom}, {straat}. Buitendienst is gebeld. Na afloop de hele boom laten controleren.',
      },
    ],
  },
  {
    code: 'speelplek',
    afdeling: 'openbare-ruimte',
    gewicht: 2,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Speeltoestel kapot', 'Speeltuin {straat}'],
    gesproken: [
      {
        tekst:
          'De schommel in de speeltuin aan de {straat} is stuk; er steekt een scherpe bout uit. Er spelen veel kleine kinderen. De toezichthouder speelplekken sluit het toestel vandaag af en bestelt een nieuw onderdeel.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Namens een groep ouders vraag ik aandacht voor het speelveldje aan de {straat}. Het klimrek is vorig jaar weggehaald en er is nooit iets voor teruggekomen. De kinderen hebben een tekening gemaakt van wat zij graag willen. Mogen wij die een keer komen brengen?',
        onderwerp: 1,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Glijbaan in de speeltuin {straat} is gescheurd', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Speeltoestel inspecteren',
        toelichting: 'Speelplek {straat}. Toestel zo nodig buiten gebruik stellen en een onderdeel bestellen.',
      },
      {
        handeling: 'Ouders uitnodigen over de speelplek',
        toelichting:
          'Klimrek aan de {straat} is vorig jaar verwijderd. Ouders willen meedenken; tekening van de kinderen in ontvangst nemen.',
      },
    ],
  },
  {
    code: 'wegdek',
    afdeling: 'openbare-ruimte',
    gewicht: 3,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Gat in de weg {straat}', 'Slecht wegdek in {plaats}'],
    gesproken: [
      {
        tekst:
          'U reed met uw fiets door een diep gat in het wegdek van de {straat} en bent gevallen. Wij hopen dat u snel herstelt. Het gat wordt vandaag gevuld. Voor de schade aan uw fiets hebben wij u het schadeformulier gestuurd.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'De {straat} zit vol gaten en het asfalt brokkelt aan de zijkant af. Met tegenliggers moet je de berm in. Staat er onderhoud op de planning? In uw brief van vorig jaar werd het toegezegd voor het voorjaar.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Enorm gat in de weg bij {adres}, bijna mijn band kapot', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Noodreparatie wegdek',
        toelichting:
          '{straat}. Vandaag vullen met koudasfalt. Is er schade, dan het dossier doorzetten als het formulier komt.',
      },
      {
        handeling: 'Planning van het wegonderhoud nakijken',
        toelichting: 'Onderhoud {straat} was toegezegd voor het voorjaar. Nieuwe datum doorgeven aan de klant.',
      },
    ],
  },
  {
    code: 'gladheid',
    afdeling: 'openbare-ruimte',
    gewicht: 1,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Gladheid: er wordt niet gestrooid', 'Strooien in de {straat}'],
    gesproken: [
      'U vindt dat de {straat} ten onrechte niet wordt gestrooid. Wij hebben uitgelegd dat wij eerst de hoofdwegen en doorgaande fietsroutes strooien. Bij de ingang van het zorgcentrum wordt wel gestrooid. Wij hebben uw wens doorgegeven.',
    ],
    geschreven: [
      {
        tekst:
          'Vanmorgen was de brug bij de {straat} spiegelglad. Ik zag drie schoolkinderen onderuitgaan. Waarom hoort deze brug niet bij de strooiroute? Dit moet echt anders voordat er ongelukken gebeuren.',
        taak: 0,
      },
    ],
    kort: ['Wanneer wordt er gestrooid in {plaats}? Spekglad hier!'],
    antwoord:
      'Wij strooien eerst de hoofdwegen en de doorgaande fietsroutes. De strooiroutes staan op de kaart op onze website.',
    taken: [
      {
        handeling: 'Strooiroute beoordelen',
        toelichting: 'Brug bij de {straat} ligt op een schoolroute. Meenemen in de evaluatie van het gladheidsplan.',
      },
    ],
  },
  {
    code: 'verkeersveiligheid',
    afdeling: 'openbare-ruimte',
    gewicht: 3,
    voor: 'ieder',
    onderwerpen: ['Er wordt te hard gereden in de {straat}', 'Verzoek om een zebrapad', 'Verkeersbord omgereden'],
    gesproken: [
      {
        tekst:
          'U woont in een 30-kilometerstraat waar volgens u veel te hard wordt gereden. U maakt zich zorgen om spelende kinderen. Wij plaatsen zo mogelijk een snelheidsdisplay om te meten. Een verkeerskundige bekijkt daarna of maatregelen nodig zijn.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Bij de school aan de {straat} is het elke ochtend een chaos. Auto’s staan dubbel geparkeerd en kinderen steken er tussendoor over. Vorige week ging het bijna mis. Wij vragen de gemeente namens de ouderraad om een zebrapad en meer toezicht. Graag gaan wij hierover in gesprek.',
        onderwerp: 1,
        taak: 1,
      },
      {
        tekst:
          'Als bewoners van de {straat} maken wij ons grote zorgen. Sinds de brug is afgesloten, gebruikt al het verkeer onze straat als sluiproute, ook vrachtwagens van meer dan tien ton. Er is geen stoep aan de oneven kant en kinderen moeten over de rijbaan naar school. In de afgelopen maand zijn twee spiegels van geparkeerde auto’s afgereden en is een meisje op de fiets in de berm beland. Wij hebben met een aantal buren zelf een ochtend geteld: 412 motorvoertuigen tussen zeven en negen uur. Bij de informatieavond is toegezegd dat er tijdelijke drempels zouden komen, maar daar horen wij niets meer over. Wij nodigen de wethouder uit om een ochtend te komen kijken. Wanneer kunnen wij de beloofde maatregelen verwachten?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [
      { tekst: 'Verkeersbord ligt plat op de hoek {straat}', onderwerp: 2, taak: 2 },
      { tekst: 'Kunnen jullie iets doen aan die racebaan in de {straat}?', onderwerp: 0, taak: 0 },
    ],
    taken: [
      {
        handeling: 'Verkeerssituatie laten beoordelen',
        toelichting: '{straat}. Snelheidsmeting plannen en ongevalscijfers opvragen.',
      },
      {
        handeling: 'Gesprek met de ouderraad plannen',
        toelichting: 'Schoolzone {straat}. Verkeerskundige en wijkagent uitnodigen; haal- en brengzone bespreken.',
      },
      {
        handeling: 'Verkeersbord terugplaatsen',
        toelichting: 'Hoek {straat}. Nagaan of er een schaderijder bekend is.',
      },
    ],
  },
  {
    code: 'groenonderhoud',
    afdeling: 'openbare-ruimte',
    gewicht: 3,
    voor: 'ieder',
    kanalen: MELDING,
    onderwerpen: ['Onkruid en hoog gras {straat}', 'Onderhoud plantsoen', 'Zelf een stukje groen adopteren'],
    gesproken: [
      {
        tekst:
          'U wilt samen met buren het plantsoen bij {adres} onderhouden. Wat een mooi initiatief! Wij hebben uitgelegd hoe groenadoptie werkt. De wijkbeheerder neemt contact met u op om een overeenkomst te maken.',
        onderwerp: 2,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Het onkruid op de hoek van de {straat} staat inmiddels een halve meter hoog. Automobilisten kunnen niet zien of er iemand aankomt. Ik snap dat er minder wordt gemaaid voor de bijen, maar op deze plek is het gewoon gevaarlijk.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Wanneer wordt er eindelijk gemaaid in de {straat}?', onderwerp: 0 }],
    antwoord:
      'In dit deel van {plaats} maaien wij twee keer per jaar, om insecten een kans te geven. Bij kruispunten maaien wij vaker; dat geven wij door.',
    taken: [
      { handeling: 'Zichthoek maaien', toelichting: 'Kruispunt {straat}. Buiten het maaischema om, deze week.' },
      {
        handeling: 'Overeenkomst voor groenadoptie voorbereiden',
        toelichting: 'Bewoners bij {adres}. Wijkbeheerder maakt een afspraak ter plaatse.',
      },
    ],
  },
  {
    code: 'ratten',
    afdeling: 'openbare-ruimte',
    gewicht: 2,
    voor: 'ieder',
    onderwerpen: ['Ratten in de {straat}', 'Overlast van ongedierte'],
    gesproken: [
      {
        tekst:
          'U ziet al een paar dagen ratten in uw tuin aan {adres}. Onze ongediertebestrijder komt kijken waar ze vandaan komen. In uw eigen tuin moet u zelf maatregelen nemen; u krijgt van ons tips. Voer geen vogels op de grond.',
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Langs de waterkant bij de {straat} zitten zeker tien ratten. Er wordt veel brood gevoerd aan de eenden, ondanks het bordje. Onze kinderen durven niet meer buiten te spelen. Kan de gemeente hier snel iets aan doen?',
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Ratten bij de containers in de {straat}, echt smerig', taak: 0 }],
    taken: [
      {
        handeling: 'Ongediertebestrijder langs laten gaan',
        toelichting: '{straat}. Mogelijk breuk in het riool: rookproef overwegen. Bord voederverbod controleren.',
      },
      {
        handeling: 'Ongedierte rond {adres} laten bestrijden',
        toelichting: 'Melding uit een particuliere tuin; de bron zoeken in de openbare ruimte.',
      },
    ],
  },
  {
    code: 'water-en-oever',
    afdeling: 'openbare-ruimte',
    gewicht: 1,
    voor: 'ieder',
    onderwerpen: ['Blauwalg of dode vissen', 'Beschoeiing verzakt bij {adres}'],
    gesproken: [
      {
        tekst:
          'In de sloot achter {adres} drijven dode vissen. Het waterschap gaat over de kwaliteit van het water; wij hebben uw melding daar direct neergelegd. Laat kinderen en honden er niet bij.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'De houten beschoeiing langs de {straat} is over een lengte van twintig meter weggezakt. Bij hoog water spoelt er grond weg en ons terras begint te verzakken. Van wie is deze beschoeiing, en wie herstelt hem?',
        onderwerp: 1,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Eigendom van de beschoeiing uitzoeken',
        toelichting: 'Kadastrale grens bij {adres} nakijken. Als het van ons is: opnemen in het onderhoudsplan oevers.',
      },
    ],
  },
]

import type { Vraagsoort } from '../vraagsoort.ts'

export const WERK_EN_INKOMEN: readonly Vraagsoort[] = [
  {
    code: 'bijstand-aanvragen',
    afdeling: 'werk-en-inkomen',
    gewicht: 5,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'start',
    onderwerpen: ['Bijstandsuitkering aanvragen', 'Aanvraag levensonderhoud'],
    gesproken: [
      {
        tekst:
          'Uw WW-uitkering stopt op {afspraakdatum} en u hebt nog geen ander werk. Wij hebben uitgelegd hoe u een bijstandsuitkering aanvraagt en welke papieren u nodig hebt. De datum van vandaag geldt als meldingsdatum. Een consulent nodigt u uit voor een gesprek.',
        taak: 0,
      },
      {
        tekst:
          'U bent uit elkaar gegaan en hebt geen eigen inkomen. U maakt zich zorgen over de huur van deze maand. Wij hebben een melding voor bijstand vastgelegd en gevraagd of een consulent u deze week belt over een voorschot.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds {datum} zit ik zonder inkomen, omdat mijn contract niet is verlengd en ik te kort heb gewerkt voor WW. Ik wil graag een uitkering aanvragen. Online kom ik niet verder dan de vraag over mijn spaargeld. Kan iemand mij helpen met invullen?',
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Intakegesprek bijstand plannen',
        toelichting:
          'Meldingsdatum is de datum van dit contact. Alleenstaand met een kind. Geen inkomen sinds {datum}; nagaan of een voorschot nodig is.',
      },
      {
        handeling: 'Hulp bieden bij het invullen van de aanvraag',
        toelichting:
          'Klant loopt vast in het formulier bij de vraag over vermogen. Afspraak aan de balie maken met iemand van het inkomensteam.',
      },
    ],
  },
  {
    code: 'bijstand-status',
    afdeling: 'werk-en-inkomen',
    gewicht: 4,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'over',
    onderwerpen: ['Hoe staat het met mijn aanvraag?', 'Stand van zaken uitkering {zaak}'],
    gesproken: [
      'U wilt weten hoe het staat met uw aanvraag van {datum}. Wij zien dat er nog een bankafschrift ontbreekt. Levert u dat vóór {afspraakdatum} in, dan beslist de consulent binnen twee weken.',
      {
        tekst:
          'U wacht al {weken} weken op een besluit en hebt geen geld meer voor boodschappen. U was erg gespannen. Wij hebben gevraagd of uw consulent vandaag nog terugbelt over een voorschot, en verteld waar u een voedselpakket kunt krijgen.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} heb ik alle stukken ingeleverd voor mijn aanvraag met nummer {zaak}. Sindsdien heb ik niets meer gehoord. De huurbaas dreigt met een incassobureau. Wilt u mij laten weten wanneer ik een besluit krijg?',
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Terugbellen over de stand van de aanvraag',
        toelichting:
          'Klant heeft geen leefgeld meer. Vandaag bellen, ook als er nog geen besluit is. Voorschot overwegen.',
      },
      {
        handeling: 'Ontbrekende stukken beoordelen',
        toelichting:
          'Bankafschriften van de spaarrekening zijn binnen via de postkamer. Toevoegen aan {zaak} en de beslistermijn controleren.',
      },
    ],
  },
  {
    code: 'bijzondere-bijstand',
    afdeling: 'werk-en-inkomen',
    gewicht: 3,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'start',
    onderwerpen: ['Bijzondere bijstand voor wasmachine', 'Vergoeding voor bijzondere kosten'],
    gesproken: [
      {
        tekst:
          'Uw wasmachine is stuk en u kunt geen nieuwe betalen. Wij hebben besproken dat u bijzondere bijstand kunt aanvragen, meestal als lening. Vraag de vergoeding aan vóórdat u iets koopt. Het formulier hebt u meegekregen.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Voor mijn bewindvoering moet ik elke maand {bedrag} betalen. Ik leef van een Wajong-uitkering. Kan ik daarvoor bijzondere bijstand krijgen en met terugwerkende kracht tot {datum}? De beschikking van de rechter stuur ik mee.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Aanvraag bijzondere bijstand beoordelen',
        toelichting: 'Kosten van bewindvoering, beschikking bijgevoegd. Draagkracht berekenen vanaf {datum}.',
      },
    ],
  },
  {
    code: 'inkomstenformulier',
    afdeling: 'werk-en-inkomen',
    gewicht: 4,
    voor: 'persoon',
    onderwerpen: ['Inkomsten doorgeven', 'Fout in het inkomstenformulier'],
    gesproken: [
      {
        tekst:
          'U werkt sinds deze maand enkele uren per week in een winkel en vroeg hoe u uw inkomsten doorgeeft. Dat doet u elke maand met DigiD, vóór de vijfde. Uw loonstrook stuurt u mee. Geeft u niets door, dan wordt de betaling uitgesteld.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik heb het inkomstenformulier per ongeluk twee keer ingevuld, een keer met een verkeerd bedrag. Het juiste bedrag is {bedrag}. Wordt mijn uitkering nu verkeerd berekend? Ik wil niet achteraf moeten terugbetalen.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Vóór welke datum moet ik mijn inkomsten doorgeven?', onderwerp: 0 }],
    antwoord:
      'U geeft uw inkomsten elke maand vóór de vijfde door met DigiD. Hebt u een fout gemaakt, dan stuurt u het formulier opnieuw in; het laatste telt.',
    taken: [
      {
        handeling: 'Inkomsten corrigeren',
        toelichting:
          'Dubbel formulier ontvangen. Juiste bedrag volgens de klant {bedrag}. Loonstrook controleren vóór de betaalrun.',
      },
    ],
  },
  {
    code: 'uitkering-niet-ontvangen',
    afdeling: 'werk-en-inkomen',
    gewicht: 3,
    voor: 'persoon',
    vertrouwelijk: true,
    kanalen: { telefoon: 7, balie: 2, 'e-mail': 2 },
    onderwerpen: ['Uitkering niet ontvangen', 'Uitkering lager dan verwacht'],
    gesproken: [
      {
        tekst:
          'Uw uitkering is deze maand niet gestort. Wij zien dat de betaling is uitgesteld omdat de inkomsten van vorige maand nog niet bekend zijn. U geeft ze vandaag door; daarna wordt binnen drie werkdagen betaald.',
        onderwerp: 0,
      },
      {
        tekst:
          'U ontving {bedrag} minder dan anders en weet niet waarom. U hebt daardoor de energierekening niet kunnen betalen. Een inkomensconsulent belt u hierover terug.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Het is vandaag de tiende en ik heb nog steeds geen uitkering ontvangen. Niemand vertelt mij waarom. Ik heb twee kinderen en de koelkast is leeg. Ik verzoek u om vandaag nog te reageren!',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Uitzoeken waarom de uitkering niet is betaald',
        toelichting:
          'Spoed. Gezin met kinderen. Blokkade in het systeem controleren, zo mogelijk noodbetaling. Klant vóór 16.00 uur bellen.',
      },
      {
        handeling: 'Uitleggen waarom de uitkering lager is',
        toelichting:
          'Mogelijk zijn er inkomsten verrekend. Specificatie met de klant doornemen en vragen naar de energierekening.',
      },
    ],
  },
  {
    code: 'schuldhulp',
    afdeling: 'werk-en-inkomen',
    groep: 'schuldhulp',
    gewicht: 4,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'start',
    kanalen: { telefoon: 7, balie: 3, 'e-mail': 2, webformulier: 2, whatsapp: 1 },
    onderwerpen: ['Hulp bij schulden', 'Aanmelding schuldhulpverlening'],
    gesproken: [
      {
        tekst:
          'U hebt schulden en het lukt u niet meer om alle rekeningen te betalen. Goed dat u belde. Wij hebben u aangemeld voor een gesprek met een schuldhulpverlener, binnen vier weken. Omdat uw energie dreigt te worden afgesloten, vragen wij om een spoedgesprek binnen drie werkdagen.',
        taak: 2,
      },
      {
        tekst:
          'U opent uw post niet meer uit angst voor nieuwe aanmaningen. Wij hebben rustig samen bekeken wat er ligt. Een vrijwilliger helpt u om de papieren op orde te brengen. Het eerste gesprek is op {afspraak}, in een spreekkamer zonder wachtruimte.',
        taak: 3,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik weet niet goed hoe ik dit moet schrijven. Na mijn burn-out zijn de schulden opgelopen tot meer dan ik kan overzien. Mijn partner weet het nog niet. Is er bij de gemeente iemand met wie ik in vertrouwen kan praten? Bel mij alstublieft alleen overdag.',
        taak: 0,
      },
      {
        tekst:
          'Op {afspraakdatum} worden wij uit ons huis aan {adres} gezet vanwege huurachterstand. Wij hebben twee kinderen. De woningbouw zegt dat ik me bij u moet melden. Kunt u ons alstublieft helpen?',
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Ik heb hulp nodig met mijn schulden. Bij wie moet ik zijn?', taak: 4 }],
    taken: [
      {
        handeling: 'Eerste gesprek schuldhulp plannen',
        toelichting:
          'Vroegsignaal: ook melding van het energiebedrijf. Partner is niet op de hoogte: alleen overdag bellen op het mobiele nummer en geen voicemail inspreken.',
      },
      {
        handeling: 'Spoedgesprek bij dreigende ontruiming',
        toelichting:
          'Wettelijke termijn drie werkdagen. Ontruiming aangezegd voor {afspraakdatum}. Contact opnemen met de woningcorporatie over een moratorium.',
      },
      {
        handeling: 'Spoedgesprek bij dreigende afsluiting van energie',
        toelichting: 'Wettelijke termijn drie werkdagen. Energieleverancier vragen om de afsluiting op te schorten.',
      },
      {
        handeling: 'Vrijwilliger zoeken voor hulp bij de administratie',
        toelichting: 'Klant opent de post niet meer. Rustige aanpak; huisbezoek bespreken.',
      },
      {
        handeling: 'Terugbellen over schuldhulp',
        toelichting:
          'Klant meldde zich via een app. Daar geen inhoudelijke informatie delen; bellen voor een afspraak.',
      },
    ],
  },
  {
    code: 'minimaregelingen',
    afdeling: 'werk-en-inkomen',
    gewicht: 4,
    voor: 'persoon',
    onderwerpen: ['Meedoenpas aanvragen', 'Regelingen voor een laag inkomen', 'Vergoeding sport voor mijn kind'],
    gesproken: [
      {
        tekst:
          'U hebt een laag inkomen en vroeg welke regelingen er zijn. Wij hebben de meedoenpas, de individuele inkomenstoeslag en de collectieve zorgverzekering met u besproken. Met het formulier dat u meekreeg, vraagt u ze in één keer aan.',
        onderwerp: 1,
      },
      {
        tekst:
          'U wilt dat {kind} op zwemles kan, maar dat is nu te duur. Met de meedoenpas vergoeden wij zwemles tot het A-diploma. Wij hebben de aanvraag samen met u ingevuld.',
        onderwerp: 2,
      },
    ],
    geschreven: [
      {
        tekst:
          'Onze dochter gaat dit jaar naar de brugklas en heeft een laptop nodig. Wij zitten net boven de bijstandsnorm. Komen wij in aanmerking voor de regeling voor schoolkosten? Het inkomen van ons samen is ongeveer {bedrag-inkomen} per maand.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Hoe vraag ik een meedoenpas aan?', onderwerp: 0 }],
    antwoord:
      'Met een inkomen tot 120 procent van de bijstandsnorm kunt u de meedoenpas aanvragen via onze website. U hoort binnen vier weken of u hem krijgt.',
    taken: [
      {
        handeling: 'Recht op minimaregelingen berekenen',
        toelichting:
          'Gezin zit rond de grens van 120 procent. Loonstroken van drie maanden opvragen. Kinderregeling gaat voor de start van het schooljaar.',
      },
    ],
  },
  {
    code: 'bbz',
    afdeling: 'werk-en-inkomen',
    gewicht: 1,
    voor: 'organisatie',
    vertrouwelijk: true,
    zaak: 'start',
    kanalen: { telefoon: 5, 'e-mail': 3, webformulier: 2, balie: 1 },
    onderwerpen: ['Bijstand voor zelfstandigen', 'Bbz-krediet'],
    gesproken: [
      {
        tekst:
          'Uw onderneming loopt slecht doordat de straat al maanden openligt. U wilt weten of u tijdelijk een uitkering of lening kunt krijgen. Wij hebben het Bbz uitgelegd en u aangemeld voor een gesprek met een ondernemersadviseur.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Door langdurige ziekte heb ik bijna geen opdrachten kunnen aannemen. Mijn reserves zijn op. Ik wil graag weten of ik in aanmerking kom voor bijstand voor zelfstandigen. De jaarcijfers van {vorigjaar} kan ik aanleveren.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Levensvatbaarheid laten onderzoeken',
        toelichting:
          'Ondernemer met ziekteverleden, jaarcijfers beschikbaar. Extern adviesbureau inschakelen en meldingsdatum aanhouden.',
      },
      {
        handeling: 'Gesprek met de ondernemersadviseur plannen',
        toelichting: 'Omzetverlies door wegwerkzaamheden. Ook wijzen op nadeelcompensatie.',
      },
    ],
  },
  {
    code: 're-integratie',
    afdeling: 'werk-en-inkomen',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Afspraak met de werkcoach verzetten', 'Hulp bij het vinden van werk'],
    gesproken: [
      {
        tekst:
          'U bent ziek en kunt niet komen naar de afspraak met uw werkcoach op {afspraak}. Wij hebben dit doorgegeven. Uw coach neemt contact op voor een nieuwe datum. Beterschap!',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik wil graag weer aan het werk, maar door mijn rugklachten kan ik niet meer als stratenmaker aan de slag. Is er een mogelijkheid voor omscholing? Ik heb iets gezien over een opleiding tot buschauffeur en dat lijkt me wel wat.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Kan mijn afspraak met de werkcoach een week later?', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Nieuwe afspraak maken met de klant',
        toelichting: 'Klant kan niet op de geplande datum. Geen sanctie. Kan het best {dagdeel}.',
      },
      {
        handeling: 'Gesprek over omscholing plannen',
        toelichting:
          'Klant heeft rugklachten en belangstelling voor een opleiding tot buschauffeur. Belastbaarheid laten beoordelen.',
      },
    ],
  },
  {
    code: 'terugvordering',
    afdeling: 'werk-en-inkomen',
    gewicht: 2,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'over',
    kanalen: { telefoon: 5, 'e-mail': 2, post: 2, balie: 1 },
    onderwerpen: ['Brief over terugbetalen van uitkering', 'Niet eens met terugvordering'],
    gesproken: [
      {
        tekst:
          'U kreeg een brief dat u {bedrag} moet terugbetalen. U zegt dat u de erfenis wél hebt doorgegeven, aan uw vorige consulent. Dat is voor u heel frustrerend. Wij laten uitzoeken wat er toen is vastgelegd. Bezwaar maken kan tot zes weken na de datum van de brief.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'In uw brief van {datum} staat dat ik {bedrag} aan te veel ontvangen uitkering moet terugbetalen. Ik kan dat onmogelijk in één keer betalen, en ik ben het er ook niet mee eens. Op grond waarvan is dit bedrag berekend? Ik verzoek om een specificatie per maand.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Specificatie van de terugvordering sturen',
        toelichting:
          'Klant betwist de schending van de inlichtingenplicht. In het oude dossier zoeken naar een melding rond {datum}. Invordering opschorten tot dat duidelijk is.',
      },
    ],
  },
]

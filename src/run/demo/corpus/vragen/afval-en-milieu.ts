import type { Vraagsoort } from '../vraagsoort.ts'

export const AFVAL_EN_MILIEU: readonly Vraagsoort[] = [
  {
    code: 'grofvuil',
    afdeling: 'afval-en-milieu',
    gewicht: 7,
    voor: 'persoon',
    onderwerpen: ['Afspraak voor grofvuil', 'Grofvuil niet opgehaald'],
    gesproken: [
      {
        tekst:
          'U wilt een bank en een oude kast laten ophalen aan {adres}. De afspraak is gemaakt voor {afspraakdatum}. Zet het grofvuil die dag vóór 7.30 uur aan de weg. Het mag niet zwaarder zijn dan twee mensen kunnen tillen.',
        onderwerp: 0,
      },
      {
        tekst:
          'U had een afspraak op {datum}, maar het grofvuil staat er nog. De chauffeur had de spullen niet zien staan. Het wordt morgen alsnog opgehaald. Onze excuses voor het ongemak.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} zou ons grofvuil worden opgehaald aan {adres}. Alles stond netjes klaar, maar er is niemand geweest. Inmiddels hebben anderen er van alles bij gezet en lijkt het wel een vuilnisbelt. Wilt u het zo snel mogelijk laten weghalen?',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [
      { tekst: 'Kan ik een matras meegeven met grofvuil?', onderwerp: 0 },
      { tekst: 'Hoe maak ik een afspraak voor grofvuil?', onderwerp: 0 },
    ],
    antwoord:
      'U maakt een afspraak voor grofvuil via onze website of telefonisch. Matrassen nemen wij ook mee, als ze droog zijn.',
    taken: [
      {
        handeling: 'Gemiste ophaalafspraak opnieuw plannen',
        toelichting:
          '{adres}. Afspraak van {datum} gemist door de inzamelaar. Voorrang, want er wordt afval bij geplaatst.',
      },
    ],
  },
  {
    code: 'container-niet-geleegd',
    afdeling: 'afval-en-milieu',
    gewicht: 6,
    voor: 'ieder',
    onderwerpen: ['Container niet geleegd', 'Container overgeslagen in de {straat}'],
    gesproken: [
      'Uw {container} aan {adres} is vanochtend niet geleegd. De hele straat is overgeslagen door wegwerkzaamheden. De wagen komt morgen terug; u kunt de container laten staan.',
      'Uw {container} bleef staan omdat er verkeerd afval in zat. U was het daar niet mee eens. De inzamelaar had een foto gemaakt van een zak puin. U haalt het eruit en zet de container volgende keer weer aan de weg.',
    ],
    geschreven: [
      {
        tekst:
          'Voor de derde keer op rij is de {container} bij ons in de {straat} niet geleegd. In deze warmte is de stank niet te harden en het krioelt van de maden. Ik betaal toch gewoon afvalstoffenheffing? Ik verwacht een oplossing én een verklaring.',
        taak: 0,
      },
    ],
    kort: ['Mijn {container} is niet geleegd, komen jullie nog terug?'],
    antwoord:
      'Vervelend dat uw container niet is geleegd. De wagen rijdt morgen nog een ronde; u kunt de container aan de weg laten staan.',
    taken: [
      {
        handeling: 'Inzamelaar laten terugkomen',
        toelichting:
          '{container}, {adres}. Herhaalde melding in deze straat. Navragen of de route goed in de boordcomputer staat.',
      },
    ],
  },
  {
    code: 'container-omruilen',
    afdeling: 'afval-en-milieu',
    gewicht: 3,
    voor: 'ieder',
    onderwerpen: ['Container kapot of omruilen', 'Extra container aanvragen'],
    gesproken: [
      {
        tekst:
          'Het deksel van uw {container} is afgebroken. Wij hebben een reparatie aangevraagd. De monteur komt binnen twee weken; zet de container op {afspraakdatum} leeg aan de weg.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Door onze gezinsuitbreiding is de {container} altijd te vol. Kunnen wij een grotere krijgen, en wat kost dat per jaar extra? Wij wonen aan {adres}.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Kan ik mijn container omruilen voor een kleinere?', onderwerp: 0 }],
    antwoord:
      'U ruilt uw container om via onze website. De nieuwe container wordt binnen drie weken bezorgd; de oude nemen wij dan mee.',
    taken: [
      {
        handeling: 'Containerwissel inplannen',
        toelichting:
          '{container} bij {adres}. Chip koppelen aan het adres en de heffing aanpassen per {afspraakdatum}.',
      },
      {
        handeling: 'Container repareren',
        toelichting: '{container}, {adres}. Deksel afgebroken; monteur op {afspraakdatum}.',
      },
    ],
  },
  {
    code: 'milieupas',
    afdeling: 'afval-en-milieu',
    gewicht: 3,
    voor: 'ieder',
    onderwerpen: ['Milieupas kwijt', 'Milieupas werkt niet'],
    gesproken: [
      {
        tekst:
          'Uw milieupas werkt niet bij de ondergrondse container in de {straat}. Wij hebben de pas opnieuw geactiveerd; na een uur werkt hij weer. Doet hij het dan nog niet, dan sturen wij u een nieuwe.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Wij zijn op {datum} verhuisd naar {adres}, maar er lag geen milieupas. De vorige bewoners hebben hem waarschijnlijk meegenomen. Hoe krijgen wij een nieuwe? Wij kunnen ons afval nu nergens kwijt.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Pas doet het niet bij de container {straat}. Wat moet ik doen?', onderwerp: 1 }],
    antwoord:
      'U vraagt een nieuwe milieupas aan via onze website. De eerste vervanging per jaar is gratis; de oude pas werkt dan niet meer.',
    taken: [
      { handeling: 'Nieuwe milieupas verstrekken', toelichting: 'Nieuwe bewoner van {adres}. Oude pas blokkeren.' },
    ],
  },
  {
    code: 'afvaldumping',
    afdeling: 'afval-en-milieu',
    gewicht: 4,
    voor: 'ieder',
    kanalen: { telefoon: 5, webformulier: 6, whatsapp: 5, 'social media': 3, 'e-mail': 1 },
    onderwerpen: ['Afval gedumpt naast container', 'Dumping van afval {straat}'],
    gesproken: [
      {
        tekst:
          'U zag dat er zakken en karton zijn neergezet naast de ondergrondse container in de {straat}. De wijkploeg ruimt het vandaag of morgen op. Een toezichthouder kijkt of er adresgegevens in zitten.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'In de berm van de {straat} zijn zeker twintig jerrycans gedumpt. Er hangt een scherpe chemische lucht. Ik heb afstand gehouden en een foto gemaakt. Kunt u er snel iemand naartoe sturen? Er laten hier veel mensen de hond uit.',
        taak: 1,
      },
    ],
    kort: [
      { tekst: 'Weer bergen afval naast de containers in de {straat}. Wanneer wordt dit eens aangepakt?!', taak: 0 },
      { tekst: 'Koelkast gedumpt bij {adres}', taak: 0 },
    ],
    antwoord: 'Dank voor uw melding. De wijkploeg haalt het afval binnen twee werkdagen weg.',
    taken: [
      {
        handeling: 'Gedumpt afval opruimen',
        toelichting: '{straat}. Handhaving meesturen om adresgegevens te zoeken.',
      },
      {
        handeling: 'Chemisch afval laten verwijderen',
        toelichting: 'Mogelijk drugsafval: niet zelf aanraken. Politie en omgevingsdienst inlichten, plek afzetten.',
      },
    ],
  },
  {
    code: 'ondergrondse-container',
    afdeling: 'afval-en-milieu',
    gewicht: 3,
    voor: 'persoon',
    kanalen: { telefoon: 5, webformulier: 5, whatsapp: 4, 'social media': 2 },
    onderwerpen: ['Ondergrondse container vol of defect', 'Glasbak {straat} zit vol'],
    gesproken: [
      {
        tekst:
          'De ondergrondse container in de {straat} gaat niet open, ook niet met de pas van uw buren. Wij hebben een storing doorgegeven. U kunt zolang terecht bij de container in de Marktstraat.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'De glasbak bij de supermarkt in de {straat} zit al sinds {datum} vol. Mensen zetten hun flessen ernaast en er ligt nu overal glas. Mijn hond heeft zijn poot opengehaald. Graag vaker legen.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [
      { tekst: 'Glasbak {straat} is propvol', onderwerp: 1, taak: 0 },
      { tekst: 'Container {straat} klemt, krijg de klep niet open', onderwerp: 0, taak: 0 },
    ],
    antwoord:
      'Dank u wel, wij hebben de storing doorgegeven. De container is binnen één werkdag geleegd of gerepareerd.',
    taken: [
      {
        handeling: 'Storing container doorgeven aan de inzamelaar',
        toelichting: 'Locatie {straat}. Vulgraadsensor geeft niets door sinds {datum}.',
      },
    ],
  },
  {
    code: 'milieustraat',
    afdeling: 'afval-en-milieu',
    gewicht: 4,
    voor: 'persoon',
    onderwerpen: [
      'Openingstijden milieustraat',
      'Wat mag ik brengen naar de milieustraat?',
      'Geweigerd bij de milieustraat',
    ],
    gesproken: [
      {
        tekst:
          'U wilt een aanhanger met puin naar de milieustraat brengen. Per bezoek mag u één kubieke meter gratis inleveren. De milieustraat is open van dinsdag tot en met zaterdag. Neem uw milieupas en een legitimatie mee.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Bij de milieustraat werd ik weggestuurd omdat mijn busje een grijs kenteken heeft. Ik ben particulier en het ging om afval uit mijn eigen keuken. Ik heb een half uur in de rij gestaan. Klopt deze regel, en waarom staat die nergens?',
        onderwerp: 2,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Tot hoe laat is de milieustraat open op zaterdag?', onderwerp: 0 }],
    antwoord:
      'De milieustraat is open van dinsdag tot en met vrijdag van 9.00 tot 16.30 uur en op zaterdag van 9.00 tot 15.00 uur.',
    taken: [
      {
        handeling: 'Toelatingsregels milieustraat toelichten',
        toelichting:
          'Particulier met grijs kenteken geweigerd. Volgens het reglement mag dit wel met een ontheffing. Bespreken met de beheerder van de milieustraat.',
      },
    ],
  },
  {
    code: 'medisch-afval',
    afdeling: 'afval-en-milieu',
    gewicht: 1,
    voor: 'persoon',
    onderwerpen: ['Extra container voor medisch afval', 'Luiers en incontinentiemateriaal'],
    gesproken: [
      'Uw man gebruikt veel incontinentiemateriaal, waardoor de restcontainer te snel vol is. U kunt een gratis extra container krijgen met een verklaring van de zorgverzekeraar of apotheek. Wij hebben het formulier gestuurd.',
    ],
    geschreven: [
      {
        tekst:
          'Ik ben nierpatiënt en dialyseer thuis. Daardoor heb ik erg veel afval. Iemand vertelde mij dat de gemeente een vergoeding geeft of een extra container. Hoe kan ik dat aanvragen? Liever niet via een formulier met veel bijlagen, want ik ben snel moe.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Extra container om medische redenen toekennen',
        toelichting: 'Thuisdialyse. Verklaring van het ziekenhuis is genoeg, verder geen medische gegevens opvragen.',
      },
    ],
  },
]

import type { Vraagsoort } from '../vraagsoort.ts'

const FORMEEL = { telefoon: 2, 'e-mail': 3, webformulier: 4, post: 4, balie: 1 }

export const JURIDISCHE_ZAKEN: readonly Vraagsoort[] = [
  {
    code: 'bezwaar-indienen',
    afdeling: 'juridische-zaken',
    gewicht: 4,
    voor: 'ieder',
    kanalen: FORMEEL,
    zaak: 'start',
    onderwerpen: ['Bezwaarschrift tegen besluit van {datum}', 'Bezwaar tegen vergunning {adres}'],
    gesproken: [
      {
        tekst:
          'U bent het niet eens met het besluit van {datum} en wilt bezwaar maken. Dat doet u schriftelijk of online, binnen zes weken na de datum van het besluit. U wilt eerst praten met de behandelaar; dat verlengt de termijn niet. Een jurist belt u.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Hierbij maak ik bezwaar tegen uw besluit van {datum}, waarin vergunning wordt verleend voor {adres}. Het plan neemt licht en uitzicht weg en de parkeerdruk in onze straat is nu al te hoog. De gronden van mijn bezwaar vul ik binnen vier weken aan. Ik verzoek u mij te horen.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Tegen de afwijzing van mijn aanvraag maak ik bezwaar. U schrijft dat ik onvoldoende gegevens heb aangeleverd, terwijl ik alles op {datum} heb ingeleverd aan de balie en daarvan een bewijs heb. Ik verzoek u het besluit te herzien en mijn kosten te vergoeden.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Bezwaarschrift registreren en ontvangst bevestigen',
        toelichting:
          'Ontvankelijkheid en termijn controleren; ontbreken de gronden, dan een termijn geven. Primaire afdeling vragen om eerst te bellen.',
      },
      {
        handeling: 'Bellen over het voorgenomen bezwaar',
        toelichting: 'Klant wil liever een gesprek dan een procedure. Termijn loopt tot zes weken na {datum}.',
      },
    ],
  },
  {
    code: 'bezwaar-status',
    afdeling: 'juridische-zaken',
    gewicht: 2,
    voor: 'ieder',
    zaak: 'over',
    onderwerpen: ['Stand van zaken bezwaar {zaak}', 'Wanneer is de hoorzitting?'],
    gesproken: [
      {
        tekst:
          'U wilt weten wanneer de hoorzitting is over uw bezwaar met nummer {zaak}. De zitting staat gepland op {afspraak}. De uitnodiging met de stukken krijgt u uiterlijk tien dagen van tevoren.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Al {weken} weken wacht ik op een beslissing op mijn bezwaar met kenmerk {zaak}. De termijn is volgens mij verstreken. Als ik binnen twee weken niets hoor, zie ik mij genoodzaakt u in gebreke te stellen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Beslistermijn bezwaar controleren',
        toelichting:
          '{zaak}. Dreigende ingebrekestelling. Verdaging is verstuurd? Klant vandaag bellen met een nieuwe datum.',
      },
    ],
  },
  {
    code: 'klacht',
    afdeling: 'juridische-zaken',
    gewicht: 3,
    voor: 'ieder',
    zaak: 'start',
    kanalen: { telefoon: 5, 'e-mail': 4, webformulier: 4, post: 1, balie: 2 },
    onderwerpen: ['Klacht over bejegening', 'Klacht over de wachttijd', 'Klacht: niet teruggebeld'],
    gesproken: [
      {
        tekst:
          'U hebt een klacht over het gesprek van {datum} aan de balie. U voelde zich niet serieus genomen. Wij hebben goed naar u geluisterd en uw verhaal opgeschreven. De klachtencoördinator belt u binnen vijf werkdagen. Komt u er samen niet uit, dan volgt een formele behandeling.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'U hebt drie keer gebeld en elke keer werd beloofd dat u zou worden teruggebeld. Dat is niet gebeurd, en daarvoor bieden wij onze excuses aan. Wij hebben uw klacht vastgelegd en de teamleider gevraagd u vandaag nog te bellen.',
        onderwerp: 2,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} had ik een afspraak aan de balie. Na veertig minuten wachten kreeg ik te horen dat ik het verkeerde formulier had, terwijl ik dat juist van de gemeente had gekregen. De medewerkster zuchtte en zei dat ze daar niets aan kon doen. Ik vind dit geen manier om met mensen om te gaan.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Met deze brief dien ik een klacht in over de manier waarop mijn moeder, 79 jaar, te woord is gestaan. Zij belde over haar traplift en werd vier keer doorverbonden, waarna de lijn werd verbroken. Zij was in tranen toen ik haar sprak. Graag hoor ik hoe u dit in de toekomst voorkomt.',
        onderwerp: 0,
        taak: 0,
      },
      {
        tekst:
          'Ik schrijf u omdat ik niet meer weet waar ik anders terechtkan. Sinds {datum} probeer ik duidelijkheid te krijgen over de hulp voor mijn vader. De eerste keer werd mij verteld dat het formulier niet was aangekomen. Toen ik het opnieuw had gestuurd, bleek dat het bij een andere afdeling lag. Daar zei men dat ik moest wachten op een brief, maar die brief kwam niet. Vorige week heb ik bijna een uur in de wacht gestaan, en toen ik eindelijk iemand sprak, kreeg ik te horen dat de behandelaar met vakantie was en dat er geen vervanger is. Ik begrijp dat iedereen het druk heeft, en de mensen aan de telefoon waren ook vriendelijk. Maar mijn vader zit intussen wel elke dag zonder hulp. Ik vraag u om één persoon die dit oppakt en mij belt, zodat ik niet steeds opnieuw mijn verhaal hoef te doen.',
        onderwerp: 2,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Klacht behandelen',
        toelichting:
          'Eerst informeel: bellen binnen vijf werkdagen. Medewerker {collega} was betrokken; leidinggevende inlichten, niet de medewerker zelf laten bellen.',
      },
      {
        handeling: 'Excuses aanbieden en uitzoeken waarom niet is teruggebeld',
        toelichting:
          'Drie terugbelverzoeken zonder actie. Klant vandaag bellen. Daarna kort verslag voor de klachtenrapportage.',
      },
    ],
  },
  {
    code: 'woo-verzoek',
    afdeling: 'juridische-zaken',
    gewicht: 2,
    voor: 'ieder',
    zaak: 'start',
    kanalen: { 'e-mail': 4, webformulier: 4, post: 2, telefoon: 1 },
    onderwerpen: ['Verzoek om openbaarmaking (Woo)', 'Woo-verzoek over {straat}'],
    gesproken: [
      {
        tekst:
          'U wilt documenten opvragen over de herinrichting van de {straat}. Wij hebben uitgelegd hoe u een Woo-verzoek indient en dat veel stukken al op onze website staan. De contactpersoon Woo helpt u om het verzoek zo duidelijk mogelijk te maken.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Met een beroep op de Wet open overheid verzoek ik u om openbaarmaking van alle documenten, waaronder e-mails en notulen, over de verkoop van de grond aan de {straat} in de periode van {vorigjaar} tot heden. Ik ontvang de stukken graag digitaal. Voor overleg over de omvang ben ik bereikbaar.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Als redacteur van het dorpsblad van {plaats} verzoek ik om de verkeersmetingen en adviezen over de {straat}. Het gaat ons om de cijfers van de afgelopen drie jaar.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Woo-verzoek in behandeling nemen',
        toelichting:
          'Beslistermijn vier weken, eenmaal te verdagen met twee. Reikwijdte afstemmen met de verzoeker. Zienswijzen van derden nodig bij de grondverkoop.',
      },
      {
        handeling: 'Verkeersmetingen verzamelen en toesturen',
        toelichting:
          'Cijfers over de {straat} zijn al openbaar, dus geen formeel besluit nodig. Sturen aan de redactie.',
      },
    ],
  },
  {
    code: 'avg-inzage',
    afdeling: 'juridische-zaken',
    gewicht: 1,
    voor: 'persoon',
    zaak: 'start',
    vertrouwelijk: true,
    kanalen: { 'e-mail': 3, webformulier: 4, post: 2, telefoon: 1 },
    onderwerpen: ['Inzage in mijn persoonsgegevens'],
    gesproken: [
      'U wilt weten welke gegevens de gemeente van u heeft. Wij hebben uitgelegd hoe u een inzageverzoek doet. Wij stellen eerst uw identiteit vast. U krijgt binnen een maand antwoord.',
    ],
    geschreven: [
      {
        tekst:
          'Op grond van artikel 15 van de AVG verzoek ik om een overzicht van alle persoonsgegevens die de gemeente van mij verwerkt, met wie ze zijn gedeeld en hoe lang ze worden bewaard. Het gaat mij vooral om het dossier bij Wmo en Jeugd.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Inzageverzoek behandelen',
        toelichting:
          'Termijn één maand. Identiteit nog vaststellen. Dossier jeugd bevat gegevens van derden: laten lakken vóór verstrekking.',
      },
    ],
  },
  {
    code: 'schadeclaim',
    afdeling: 'juridische-zaken',
    gewicht: 3,
    voor: 'ieder',
    zaak: 'start',
    kanalen: FORMEEL,
    onderwerpen: ['Schade door slecht wegdek', 'Aansprakelijkstelling'],
    gesproken: [
      {
        tekst:
          'Uw auto is beschadigd door een losliggende putdeksel in de {straat}. U kunt de gemeente aansprakelijk stellen met het schadeformulier. Voeg foto’s en een offerte toe. Onze verzekeraar neemt binnen acht weken een standpunt in.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} omstreeks {tijd} uur ben ik ten val gekomen over een gat in het trottoir ter hoogte van {adres}. Ik heb mijn pols gebroken en mijn bril is kapot. Ik stel de gemeente hiervoor aansprakelijk. De schade bedraagt tot nu toe {bedrag}. Foto’s en de verklaring van een getuige zijn bijgevoegd.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Bij de werkzaamheden aan de riolering in de {straat} is op {datum} de tuinmuur van onze woning, {adres}, door een graafmachine geraakt. De uitvoerder heeft de schade ter plaatse bekeken en gezegd dat wij ons bij de gemeente moesten melden. De muur staat scheef en twee borders met planten zijn vernield. Omdat onze hond nu de straat op kan, hebben wij zelf een tijdelijk hek geplaatst. Het herstel kost volgens de offerte van de hovenier {bedrag}. Wij hebben foto’s van vóór en na de werkzaamheden, en ook de buren hebben gezien wat er is gebeurd. Wij stellen de gemeente aansprakelijk en verzoeken u binnen vier weken te laten weten of u de schade vergoedt, of ons te verwijzen naar de verzekeraar van de aannemer.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Aansprakelijkstelling doorzetten naar de verzekeraar',
        toelichting:
          'Locatie {adres}. Bij Openbare Ruimte eerdere meldingen en inspecties opvragen. Geen uitspraken doen over schuld.',
      },
    ],
  },
  {
    code: 'inspreken',
    afdeling: 'juridische-zaken',
    gewicht: 1,
    voor: 'ieder',
    onderwerpen: ['Inspreken bij de gemeenteraad', 'Handtekeningen aanbieden aan de burgemeester'],
    gesproken: [
      {
        tekst:
          'U wilt inspreken over het plan voor nieuwbouw aan de {straat}. Dat kan in de commissievergadering van {afspraakdatum}. U hebt vijf minuten. Wij hebben u aangemeld bij de griffie; u krijgt een bevestiging.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Namens de bewoners van de {straat} wil ik graag inspreken over het plan om het buurthuis te sluiten. Wij hebben 212 handtekeningen verzameld, die wij aan de burgemeester willen aanbieden. Kan dat tijdens dezelfde vergadering?',
        onderwerp: 1,
        taak: 0,
      },
    ],
    antwoord:
      'U meldt zich aan bij de griffie, uiterlijk op de dag van de vergadering om 12.00 uur. U krijgt vijf minuten spreektijd.',
    taken: [
      {
        handeling: 'Inspreker aanmelden bij de griffie',
        toelichting:
          'Onderwerp staat nog niet op de agenda. Griffie vragen of het wordt doorgeschoven. Aanbieden handtekeningen: burgemeester inlichten.',
      },
    ],
  },
]

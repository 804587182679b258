import type { Vraagsoort } from '../vraagsoort.ts'

export const KLANTCONTACTCENTRUM: readonly Vraagsoort[] = [
  {
    code: 'terugbelverzoek',
    afdeling: 'klantcontactcentrum',
    gewicht: 8,
    voor: 'ieder',
    kanalen: { telefoon: 9, 'e-mail': 1, chat: 1, whatsapp: 1 },
    onderwerpen: [
      'Terugbelverzoek',
      'Terugbelverzoek voor {collega}',
      'Graag teruggebeld worden over een lopende aanvraag',
    ],
    gesproken: [
      {
        tekst:
          'U wilt graag worden teruggebeld door {collega}. U hebt {dagdeel} tijd. Wij hebben uw verzoek doorgegeven; u wordt binnen drie werkdagen gebeld.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'U bent vanmorgen door de gemeente gebeld, maar kon niet opnemen. Er was geen bericht ingesproken. Wij konden niet zien wie er heeft gebeld en hebben gevraagd of uw behandelaar contact opneemt.',
        onderwerp: 0,
        taak: 2,
      },
      {
        tekst:
          'U hebt {datum} een terugbelverzoek gedaan, maar nog niets gehoord. Excuses daarvoor. Wij hebben het verzoek met spoed opnieuw uitgezet en een coördinator laten meekijken.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Kunt u {collega} vragen mij te bellen? Wij hadden contact over een overeenkomst, en ik heb nog een aanvullende vraag. Ik ben {dagdeel} het best te bereiken.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Kan iemand mij terugbellen over mijn aanvraag? Liefst {dagdeel}.', onderwerp: 2, taak: 3 }],
    taken: [
      {
        handeling: 'Klant terugbellen',
        toelichting: 'Klant vraagt naar {collega}. Bereikbaar {dagdeel}. Onderwerp wilde klant niet noemen.',
      },
      {
        handeling: 'Klant terugbellen (herhaald verzoek)',
        toelichting:
          'Tweede verzoek; het eerste is blijven liggen sinds {datum}. Bedoeld voor {collega}. Vandaag bellen, klant is er klaar mee.',
      },
      {
        handeling: 'Nagaan wie de klant heeft gebeld',
        toelichting: 'Gemiste oproep van het algemene nummer. Vermoedelijk {collega}. Bereikbaar {dagdeel}.',
      },
      {
        handeling: 'Klant terugbellen over de aanvraag',
        toelichting:
          'Zaak opzoeken op naam van de klant; waarschijnlijk in behandeling bij {collega}. Bereikbaar {dagdeel}.',
      },
    ],
  },
  {
    code: 'afspraak-verzetten',
    afdeling: 'klantcontactcentrum',
    gewicht: 5,
    voor: 'persoon',
    onderwerpen: ['Afspraak verzetten', 'Afspraak afzeggen'],
    gesproken: [
      {
        tekst:
          'U kunt niet komen naar uw afspraak van {datum}. Wij hebben de afspraak verzet naar {afspraak}. U krijgt een nieuwe bevestiging per e-mail.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Door ziekte van mijn zoontje kan ik morgen niet naar mijn afspraak komen. Kunt u de afspraak afzeggen? Een nieuwe maak ik zelf wel via de website.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Ik wil mijn afspraak verzetten, waar doe ik dat?', onderwerp: 0 }],
    antwoord: 'Met de link in de bevestigingsmail verzet u de afspraak zelf. Lukt dat niet, dan doen wij het voor u.',
    taken: [
      {
        handeling: 'Afspraak verzetten in de agenda van de afdeling',
        toelichting:
          'Afspraak staat in een agenda waar het KCC niet bij kan. Nieuwe tijd in overleg, voorkeur {dagdeel}.',
      },
    ],
  },
  {
    code: 'openingstijden',
    afdeling: 'klantcontactcentrum',
    gewicht: 4,
    voor: 'ieder',
    kanalen: { telefoon: 4, chat: 5, whatsapp: 4, 'social media': 2, 'e-mail': 1 },
    onderwerpen: ['Openingstijden', 'Is het gemeentehuis open?'],
    gesproken: [
      'U vroeg of het gemeentehuis in Lisveen op {afspraakdatum} open is. Dat is zo: van 9.00 tot 16.30 uur, en op donderdag tot 20.00 uur. Voor de meeste zaken maakt u van tevoren een afspraak.',
    ],
    geschreven: [
      {
        tekst:
          'Kunt u mij laten weten of u tussen kerst en oud en nieuw geopend bent? Op de website kan ik dat niet vinden.',
        taak: 0,
      },
    ],
    kort: ['Zijn jullie vandaag open?', 'Hoe laat gaat het gemeentehuis dicht?'],
    antwoord:
      'Het gemeentehuis in Lisveen is open van maandag tot en met vrijdag van 9.00 tot 16.30 uur, en op donderdag tot 20.00 uur.',
    taken: [
      {
        handeling: 'Openingstijden op de website aanvullen',
        toelichting: 'Klant kon de aangepaste tijden rond de feestdagen niet vinden.',
      },
    ],
  },
  {
    code: 'doorverbinden',
    afdeling: 'klantcontactcentrum',
    gewicht: 4,
    voor: 'ieder',
    kanalen: { telefoon: 1 },
    onderwerpen: ['Doorverbonden met {collega}', 'Vraag naar een medewerker'],
    gesproken: [
      { tekst: 'U wilde {collega} spreken over een lopende zaak. Wij hebben u doorverbonden.', onderwerp: 0 },
      {
        tekst:
          'U vroeg naar {collega}, maar die was in gesprek. U probeert het later zelf nog eens; een terugbelverzoek was niet nodig.',
        onderwerp: 1,
      },
      {
        tekst:
          'U wilde {collega} spreken, maar er werd niet opgenomen. Wij hebben een terugbelverzoek gemaakt; u wordt binnen drie werkdagen gebeld.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    antwoord: 'Wij hebben u doorverbonden met de collega die u hierover kan helpen.',
    taken: [
      {
        handeling: 'Klant terugbellen na mislukte doorverbinding',
        toelichting: 'Toestel van {collega} werd niet opgenomen. Klant belt overdag zelf niet meer.',
      },
    ],
  },
  {
    code: 'stand-van-zaken',
    afdeling: 'klantcontactcentrum',
    gewicht: 5,
    voor: 'ieder',
    zaak: 'over',
    onderwerpen: ['Stand van zaken {zaak}', 'Hoe ver is mijn aanvraag?'],
    gesproken: [
      'U vroeg hoe het staat met uw aanvraag {zaak}. Wij zien dat die in behandeling is en dat er uiterlijk op {afspraakdatum} een besluit komt. In Mijn Gemeente kunt u de voortgang zelf volgen.',
      {
        tekst:
          'U hebt een brief gekregen dat het besluit over {zaak} {weken} weken later komt. U vroeg waarom. De reden staat niet in het systeem; de behandelaar belt u.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Graag verneem ik de stand van zaken van mijn aanvraag met nummer {zaak}. Volgens de ontvangstbevestiging zou ik binnen acht weken antwoord krijgen. Die termijn is op {datum} verlopen.',
        taak: 0,
      },
    ],
    kort: ['Kan ik ergens zien hoe het staat met mijn aanvraag {zaak}?'],
    antwoord:
      'De voortgang van uw aanvraag ziet u met DigiD in Mijn Gemeente. Daar staat ook wanneer u uiterlijk een besluit krijgt.',
    taken: [
      {
        handeling: 'Klant informeren over de voortgang',
        toelichting:
          'Zaak {zaak}. Termijn verstreken volgens de klant. Behandelaar opzoeken in het zaaksysteem en vragen om te bellen.',
      },
    ],
  },
  {
    code: 'digid',
    afdeling: 'klantcontactcentrum',
    gewicht: 3,
    voor: 'persoon',
    onderwerpen: ['Inloggen met DigiD lukt niet', 'Hulp bij digitale zaken'],
    gesproken: [
      {
        tekst:
          'Het lukt u niet om in te loggen bij Mijn Gemeente. Uw DigiD is geblokkeerd na drie foute pogingen. Wij hebben u verteld hoe u dat herstelt, en dat u voor hulp terechtkunt bij het Informatiepunt Digitale Overheid in de bibliotheek.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Iedere keer als ik inlog met DigiD kom ik weer op de startpagina terecht. Ik heb het op de computer en op de tablet geprobeerd. Ik ben 76 en echt niet dom, maar hier kom ik niet uit. Kan het ook gewoon op papier?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'DigiD werkt niet op jullie site, ligt dat aan mij?', onderwerp: 0 }],
    antwoord:
      'Problemen met DigiD lost u op via de helpdesk van DigiD. Lukt het online niet, dan helpen wij u aan de balie of per post.',
    taken: [
      {
        handeling: 'Storing bij inloggen laten onderzoeken',
        toelichting:
          'Meerdere klanten melden dat ze na DigiD terugkomen op de startpagina. Tijdstip rond {tijd} uur. Doorzetten naar functioneel beheer.',
      },
    ],
  },
  {
    code: 'contactgegevens',
    afdeling: 'klantcontactcentrum',
    gewicht: 2,
    voor: 'ieder',
    onderwerpen: ['Contactgegevens wijzigen', 'Nieuw telefoonnummer doorgeven'],
    gesproken: [
      'U gaf een nieuw telefoonnummer en e-mailadres door. Wij hebben ze gewijzigd. U geeft toestemming om ze te gebruiken voor al uw contacten met de gemeente.',
    ],
    geschreven: [
      {
        tekst:
          'Mijn e-mailadres is veranderd. Wilt u voortaan het adres gebruiken vanwaaraf ik u nu schrijf? Het oude adres bestaat per {afspraakdatum} niet meer.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    antwoord: 'Wij hebben uw contactgegevens gewijzigd. In Mijn Gemeente kunt u ze altijd zelf bekijken en aanpassen.',
    taken: [
      {
        handeling: 'Contactgegevens in het belastingsysteem wijzigen',
        toelichting: 'Klant heeft machtiging digitale aanslag; oud e-mailadres vervalt op {afspraakdatum}.',
      },
    ],
  },
  {
    code: 'compliment',
    afdeling: 'klantcontactcentrum',
    gewicht: 2,
    voor: 'ieder',
    onderwerpen: ['Compliment', 'Dank voor de snelle hulp'],
    gesproken: [
      'U belde om {collega} te bedanken voor de goede hulp. Wat fijn dat u de moeite nam! Wij geven uw compliment door.',
    ],
    geschreven: [
      {
        tekst:
          'Er wordt al genoeg geklaagd, dus nu eens een pluim. De losse tegels bij ons voor de deur waren binnen twee dagen gemaakt, en de mannen van de buitendienst hebben ook het plantsoentje netjes aangeveegd. Hartelijk dank!',
        taak: 0,
      },
    ],
    kort: ['Top geregeld vandaag, bedankt 👍'],
    antwoord: 'Wat leuk om te horen! Wij geven uw compliment door aan de collega’s.',
    taken: [
      { handeling: 'Compliment doorgeven aan de collega', toelichting: 'Graag ook vermelden in het teamoverleg.' },
    ],
  },
  {
    code: 'website',
    afdeling: 'klantcontactcentrum',
    gewicht: 2,
    voor: 'ieder',
    onderwerpen: ['Formulier op de website werkt niet', 'Informatie op de website klopt niet'],
    gesproken: [
      {
        tekst:
          'U kreeg een foutmelding bij het versturen van een formulier op onze website. Wij hebben uw gegevens aan de telefoon opgenomen, zodat u het niet nog eens hoeft in te vullen. De webredactie zoekt de fout uit.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op uw website staat nog het tarief van {vorigjaar} voor een rijbewijs. Aan de balie moest ik meer betalen. Het gaat me niet om het geld, maar de informatie moet wel kloppen.',
        onderwerp: 1,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Jullie formulier geeft steeds foutmelding 500', onderwerp: 0, taak: 0 }],
    taken: [
      {
        handeling: 'Fout op de website herstellen',
        toelichting:
          'Foutmelding rond {tijd} uur. Schermafdruk ontvangen. Webredactie inlichten en de klant laten weten als het werkt.',
      },
      {
        handeling: 'Tarief op de website aanpassen',
        toelichting: 'Tarief van het rijbewijs staat nog op {vorigjaar}. Klant bedanken.',
      },
    ],
  },
  {
    code: 'geen-gemeentelijke-taak',
    afdeling: 'klantcontactcentrum',
    gewicht: 3,
    voor: 'ieder',
    kanalen: { telefoon: 6, balie: 2, chat: 2, whatsapp: 1 },
    onderwerpen: [
      'Vraag voor een andere organisatie',
      'Verwezen naar het waterschap',
      'Verwezen naar de Belastingdienst',
    ],
    gesproken: [
      {
        tekst:
          'U had een vraag over de waterschapsbelasting. Daar gaat het waterschap over. Wij hebben u het telefoonnummer en de openingstijden gegeven.',
        onderwerp: 1,
      },
      {
        tekst:
          'U vroeg naar uw huurtoeslag. Die betaalt de Dienst Toeslagen. Wij hebben u verwezen naar de BelastingTelefoon, en verteld dat er op dinsdag een spreekuur is in de bibliotheek.',
        onderwerp: 2,
      },
      {
        tekst:
          'U leverde een brief in die voor een andere overheid is bedoeld. Wij sturen de brief door en laten u weten waarheen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Waar moet ik zijn voor zorgtoeslag?', onderwerp: 0 }],
    antwoord: 'Hier gaat de gemeente niet over. Wij hebben u verwezen naar de organisatie die u kan helpen.',
    taken: [
      {
        handeling: 'Brief doorsturen naar de juiste organisatie',
        toelichting:
          'Klant heeft een brief bestemd voor een andere overheid bij ons ingeleverd. Doorzendplicht; klant bericht sturen.',
      },
    ],
  },
  {
    code: 'verkeerd-bezorgde-brief',
    afdeling: 'postkamer',
    gewicht: 1,
    voor: 'ieder',
    kanalen: { post: 5, balie: 2, telefoon: 1 },
    onderwerpen: ['Brief verkeerd bezorgd'],
    gesproken: [
      {
        tekst:
          'U kreeg een brief van de gemeente die niet voor u is bestemd. Dank dat u dit meldt. U levert de brief ongeopend in; wij zorgen dat hij bij de juiste persoon komt.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Bijgaand retourneer ik een brief die op {datum} bij mij is bezorgd, maar voor de vorige bewoner is. Wilt u uw administratie aanpassen? Het is de derde keer dit jaar.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Verkeerd bezorgde brief uitzoeken',
        toelichting:
          'Adres in de bronadministratie controleren. Mogelijk datalek: laten beoordelen door de privacy officer.',
      },
    ],
  },
  {
    code: 'stukken-ingeleverd',
    afdeling: 'postkamer',
    gewicht: 3,
    voor: 'ieder',
    zaak: 'over',
    kanalen: { post: 6, balie: 3 },
    onderwerpen: ['Aanvullende stukken bij {zaak}', 'Stukken ingeleverd voor {zaak}'],
    gesproken: [
      {
        tekst:
          'U leverde aanvullende stukken in bij uw aanvraag {zaak}. U kreeg een bewijs van ontvangst. Wij hebben de stukken gescand en doorgestuurd naar de behandelaar.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Hierbij ontvangt u de gevraagde stukken bij mijn aanvraag met kenmerk {zaak}: een kopie van het huurcontract, drie bankafschriften en de verklaring van mijn werkgever. Ik verneem graag of het dossier nu compleet is.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Stukken toevoegen aan de zaak',
        toelichting: '{zaak}. Drie documenten, gescand. Originelen bewaren we zes weken in de postkamer.',
      },
    ],
  },
]

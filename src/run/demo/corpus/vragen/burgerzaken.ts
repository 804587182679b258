import type { Vraagsoort } from '../vraagsoort.ts'

export const BURGERZAKEN: readonly Vraagsoort[] = [
  {
    code: 'paspoort-aanvragen',
    afdeling: 'burgerzaken',
    gewicht: 9,
    voor: 'persoon',
    onderwerpen: ['Paspoort aanvragen', 'Afspraak voor een nieuw paspoort'],
    gesproken: [
      'U wilt een nieuw paspoort, want het oude verloopt op {afspraakdatum}. Wij hebben een afspraak voor u gemaakt op {afspraak} aan de balie in Lisveen. Neem uw oude paspoort mee en één recente pasfoto. U betaalt aan de balie met pin.',
      {
        tekst:
          'U vroeg wat een paspoort kost en hoe lang het duurt voordat u het hebt. Een paspoort voor een volwassene kost {bedrag-leges} en ligt na vijf werkdagen klaar. U maakt de afspraak liever zelf via de website.',
        onderwerp: 0,
      },
      {
        tekst:
          'U gaat over {weken} weken op reis en ontdekte dat uw paspoort bijna is verlopen. Wij hebben uitgelegd dat een spoedaanvraag kan als u vóór 14.00 uur komt; het paspoort is dan de volgende werkdag klaar. De toeslag voor spoed komt boven op de leges. In uw vorige gemeente loopt nog een aanvraag; een collega zoekt uit of wij die overnemen en belt u.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Ik wil graag een nieuw paspoort aanvragen, maar op de website zie ik pas over {weken} weken een plek vrij. Wij vertrekken op {afspraakdatum} naar Canada en tellen de dagen al af. Is er een mogelijkheid om eerder langs te komen? Ik kan op elk moment van de dag.',
        onderwerp: 1,
        taak: 0,
      },
      {
        tekst:
          'Kan ik een paspoort aanvragen bij u als ik zelf in {plaats} woon, maar mijn man nog in een andere gemeente staat ingeschreven? En moeten we dan allebei komen? Alvast bedankt voor uw antwoord.',
        onderwerp: 0,
      },
    ],
    kort: [
      { tekst: 'Hoi, hoe snel kan ik een paspoort krijgen? Moet ik daar een afspraak voor maken?', onderwerp: 0 },
      {
        tekst: 'Ik moet een nieuw paspoort maar weet niet hoeveel foto’s ik mee moet nemen. Eén of twee?',
        onderwerp: 0,
      },
    ],
    antwoord:
      'Een paspoort vraagt u aan op afspraak. Neem uw oude paspoort en één recente pasfoto mee. Na vijf werkdagen ligt het voor u klaar.',
    taken: [
      {
        handeling: 'Zoeken naar een eerdere afspraak voor een paspoort',
        toelichting:
          'Klant reist op korte termijn. Online agenda is vol tot over {weken} weken. Graag kijken of er een gereserveerde plek vrij is en terugbellen, het liefst {dagdeel}.',
      },
      {
        handeling: 'Nagaan of een spoedpaspoort mogelijk is',
        toelichting:
          'Klant heeft nog een lopende aanvraag in een andere gemeente. Graag in de aanvraagapplicatie controleren of wij de aanvraag kunnen overnemen.',
      },
    ],
  },
  {
    code: 'paspoort-afhalen',
    afdeling: 'burgerzaken',
    gewicht: 5,
    voor: 'persoon',
    onderwerpen: ['Ligt mijn paspoort al klaar?', 'Reisdocument afhalen'],
    gesproken: [
      {
        tekst:
          'U vroeg of uw paspoort al klaarligt. Wij hebben dat nagekeken: het is op {datum} binnengekomen. U kunt het zonder afspraak ophalen tijdens de openingstijden, tot uiterlijk drie maanden na de aanvraag. U moet zelf komen.',
        onderwerp: 0,
      },
      {
        tekst:
          'U kwam uw identiteitskaart ophalen, maar kon uw afhaalbewijs niet vinden. Dat is geen probleem; wij hebben u herkend aan uw foto en handtekening. De kaart is aan u uitgereikt.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Op {datum} heb ik een paspoort aangevraagd. Ik zou een sms krijgen als het klaarligt, maar ik heb nog niets ontvangen. Kunt u mij laten weten of ik het al kan komen ophalen? Ik werk in ploegendienst, dus ik wil niet voor niets komen.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Is mijn paspoort al binnen? Aangevraagd op {datum}.', onderwerp: 0 }],
    antwoord:
      'Uw paspoort ligt klaar. U kunt het zonder afspraak ophalen tijdens onze openingstijden; u moet het zelf komen halen.',
    taken: [
      {
        handeling: 'Uitzoeken waar het paspoort blijft',
        toelichting:
          'Aangevraagd op {datum}, nog geen melding van levering in het systeem. Graag navragen bij de producent en de klant bellen.',
      },
    ],
  },
  {
    code: 'id-kaart-kind',
    afdeling: 'burgerzaken',
    gewicht: 4,
    voor: 'persoon',
    onderwerpen: ['Identiteitskaart voor een kind', 'ID-kaart aanvragen voor mijn kind'],
    gesproken: [
      'U wilt een identiteitskaart voor uw kind {kind}. Uw kind moet meekomen en de andere ouder moet schriftelijk toestemming geven. Wij hebben u het toestemmingsformulier per e-mail gestuurd en een afspraak gemaakt op {afspraak}.',
      'U bent gescheiden en de andere ouder wil geen toestemming geven voor de identiteitskaart van {kind}. Wij hebben uitgelegd dat een kind vanaf twaalf jaar de kaart zonder toestemming kan aanvragen, en dat de rechter vervangende toestemming kan geven. Wij vinden het vervelend voor u dat dit zo loopt.',
    ],
    geschreven: [
      {
        tekst:
          'Mijn ex-partner woont in het buitenland en kan niet meekomen naar de balie. Is een ingescande handtekening op het toestemmingsformulier genoeg voor de identiteitskaart van {kind}? Of moet het origineel worden opgestuurd?',
        taak: 0,
      },
    ],
    kort: ['Moet mijn dochtertje van 4 zelf mee voor een ID-kaart?'],
    antwoord:
      'Uw kind moet altijd meekomen. Beide ouders met gezag geven toestemming; dat kan met het formulier op onze website en een kopie van het identiteitsbewijs.',
    taken: [
      {
        handeling: 'Beoordelen of de toestemming van de ouder voldoet',
        toelichting:
          'Andere ouder woont in het buitenland. Klant wil weten of een scan genoeg is. Graag terugkoppelen vóór de afspraak van {afspraak}.',
      },
    ],
  },
  {
    code: 'reisdocument-vermist',
    afdeling: 'burgerzaken',
    gewicht: 3,
    voor: 'persoon',
    onderwerpen: ['Paspoort kwijt of gestolen', 'Vermissing van een reisdocument melden'],
    gesproken: [
      'U bent op {datum} uw portemonnee verloren, met daarin uw identiteitskaart. Wij hebben de vermissing vastgelegd, zodat niemand de kaart kan misbruiken. U hoeft hiervoor niet naar de politie. Voor een nieuwe kaart komt u op {afspraak} bij ons langs.',
      'Uw tas is gestolen op vakantie, met de paspoorten van het hele gezin. U was erg geschrokken. Wij hebben uitgelegd dat u met het proces-verbaal van de buitenlandse politie bij ons de vermissing kunt melden, en dat u meteen nieuwe paspoorten kunt aanvragen.',
    ],
    geschreven: [
      {
        tekst:
          'Gisteren is er bij ons ingebroken en mijn paspoort is meegenomen. De politie heeft aangifte opgenomen. Ik ben bang dat iemand er iets mee gaat doen op mijn naam. Kunt u het paspoort direct laten blokkeren, en wat moet ik verder doen?',
        taak: 0,
      },
    ],
    antwoord:
      'Wij hebben het document als vermist vastgelegd. U kunt op afspraak een nieuw document aanvragen; neem een ander identiteitsbewijs mee als u dat hebt.',
    taken: [
      {
        handeling: 'Vermissing reisdocument verwerken',
        toelichting:
          'Vermissing gemeld na inbraak. Signaleren in het register en klant bevestigen dat het document ongeldig is. Klant maakt zich zorgen over identiteitsfraude: wijzen op het meldpunt.',
      },
    ],
  },
  {
    code: 'rijbewijs-verlengen',
    afdeling: 'burgerzaken',
    gewicht: 6,
    voor: 'persoon',
    onderwerpen: ['Rijbewijs verlengen', 'Rijbewijs verlengen na 75 jaar'],
    gesproken: [
      {
        tekst:
          'U wilt uw rijbewijs verlengen. Omdat u ouder bent dan 75 jaar, hebt u eerst een gezondheidsverklaring nodig. Die kunt u bij ons kopen of online regelen. Reken op een doorlooptijd van enkele maanden. Wij hebben u een folder meegegeven.',
        onderwerp: 1,
      },
      {
        tekst:
          'U vroeg of u uw rijbewijs ook online kunt verlengen. Dat kan, als u de pasfoto laat maken bij een erkende fotograaf. U haalt het rijbewijs daarna bij ons af. Wij hebben u verteld hoe u dat doet.',
        onderwerp: 0,
      },
      {
        tekst:
          'U wilde uw rijbewijs verlengen, maar het was al op {datum} verlopen. U mag niet meer rijden tot u het nieuwe hebt. Daar schrok u van, want u hebt de auto nodig voor uw werk. Wij hebben een afspraak gemaakt op {afspraak} en de mogelijkheid van spoed besproken.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Mijn rijbewijs verloopt op {afspraakdatum}. Moet ik voor het verlengen naar het gemeentehuis in Lisveen komen, of kan het ook in het servicepunt in {plaats}? Ik ben slecht ter been en de bus rijdt maar één keer per uur.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Kan ik mijn rijbewijs online verlengen?', onderwerp: 0 }],
    antwoord:
      'U kunt uw rijbewijs online verlengen als een erkende fotograaf uw pasfoto maakt. U kunt ook een afspraak maken aan de balie in Lisveen.',
    taken: [
      {
        handeling: 'Contact opnemen over thuisbezorgen van het rijbewijs',
        toelichting:
          'Klant is slecht ter been en vraagt of afhalen in het servicepunt kan. Graag bellen over de mogelijkheden.',
      },
    ],
  },
  {
    code: 'verhuizing-doorgeven',
    afdeling: 'burgerzaken',
    gewicht: 9,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: ['Verhuizing doorgeven', 'Verhuizing naar {adres}'],
    gesproken: [
      {
        tekst:
          'U gaf door dat u op {afspraakdatum} verhuist naar {adres} in {plaats}. Wij hebben de verhuizing met u doorgenomen. U stuurt ons nog een kopie van het huurcontract. Daarna verwerken wij de verhuizing binnen vijf werkdagen.',
        taak: 0,
      },
      {
        tekst:
          'U bent uit het buitenland teruggekomen en woont nu aan {adres}. Voor een hervestiging moet u met het hele gezin aan de balie komen, met geldige reisdocumenten. De afspraak is op {afspraak}.',
        onderwerp: 0,
      },
      {
        tekst:
          'U trekt in bij uw partner aan {adres}. Uw partner is hoofdbewoner en moet toestemming geven. Wij hebben u verteld hoe u dat online met DigiD regelt, en dat het gevolgen kan hebben voor toeslagen.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Vanaf {afspraakdatum} wonen wij op {adres} te {plaats}, samen met onze twee kinderen. Wij komen uit een andere gemeente. In de bijlage vindt u het koopcontract. Kunt u de verhuizing voor ons alle vier verwerken?',
        taak: 0,
      },
      {
        tekst:
          'Ik probeer al drie keer mijn verhuizing online door te geven, maar het formulier loopt vast bij de laatste stap. Mijn nieuwe adres is {adres}. Kunt u het voor mij verwerken? Ik heb mijn inschrijving nodig voor mijn nieuwe werkgever.',
        onderwerp: 0,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Ik ga verhuizen binnen de gemeente. Hoe geef ik dat door en kost het iets?', onderwerp: 0 }],
    antwoord:
      'U geeft een verhuizing gratis door via onze website, van vier weken vóór tot vijf dagen na de verhuizing.',
    taken: [
      {
        handeling: 'Verhuizing verwerken in de BRP',
        toelichting:
          'Aangifte compleet, bewijsstuk (huurcontract) ontvangen. Let op: op het adres staan nog andere personen ingeschreven.',
      },
      {
        handeling: 'Controleren waarom de digitale aangifte vastloopt',
        toelichting:
          'Formulier loopt vast bij de stap van de hoofdbewoner. Graag handmatig verwerken en de klant een bevestiging sturen.',
      },
    ],
  },
  {
    code: 'adresonderzoek',
    afdeling: 'burgerzaken',
    gewicht: 2,
    voor: 'persoon',
    zaak: 'over',
    onderwerpen: ['Iemand staat op mijn adres ingeschreven', 'Adresonderzoek {adres}'],
    gesproken: [
      {
        tekst:
          'U krijgt nog steeds post voor de vorige bewoners van {adres}. U bent bang dat er deurwaarders aan de deur komen. Wij hebben uitgelegd dat wij een adresonderzoek starten en dat u de post ongeopend kunt terugsturen.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds januari woon ik aan {adres}. Er komen nog wekelijks aanmaningen voor een persoon die hier al lang niet meer woont. Volgens de deurwaarder staat hij hier nog ingeschreven. Dit heeft ook gevolgen voor mijn toeslagen. Ik verzoek u dringend om dit in orde te maken.',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Adresonderzoek starten',
        toelichting:
          'Hoofdbewoner geeft aan dat een ander onterecht staat ingeschreven op {adres}. Gegevens van die persoon niet delen met de klant. Terugkoppeling binnen {weken} weken beloofd.',
      },
    ],
  },
  {
    code: 'uittreksel-brp',
    afdeling: 'burgerzaken',
    gewicht: 5,
    voor: 'persoon',
    onderwerpen: ['Uittreksel uit de BRP', 'Uittreksel nodig voor hypotheek'],
    gesproken: [
      {
        tekst:
          'U hebt een uittreksel uit de basisregistratie nodig voor uw hypotheek. Online kost het {bedrag-klein} en krijgt u het binnen twee werkdagen thuis. U koos ervoor het meteen aan de balie mee te nemen.',
        onderwerp: 1,
      },
      {
        tekst:
          'U vroeg welk uittreksel u nodig hebt om te trouwen in het buitenland. Dat is een internationaal uittreksel met uw burgerlijke staat. De ambassade kan nog om een legalisatie vragen; dat doen wij niet.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Graag ontvang ik een uittreksel met historische adressen vanaf 2009. De notaris heeft het nodig voor de afhandeling van een erfenis. Kan dit per post worden gestuurd naar {adres}?',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Wat kost een uittreksel BRP en hoe snel heb ik het?', onderwerp: 0 }],
    antwoord:
      'U vraagt het uittreksel online aan met DigiD. U hebt het binnen twee werkdagen in huis; aan de balie krijgt u het direct mee.',
    taken: [
      {
        handeling: 'Uittreksel met adreshistorie maken en versturen',
        toelichting:
          'Klant vraagt historie vanaf 2009; standaarduittreksel heeft dat niet. Leges zijn betaald aan de balie. Sturen naar het BRP-adres.',
      },
    ],
  },
  {
    code: 'geboorteaangifte',
    afdeling: 'burgerzaken',
    gewicht: 4,
    voor: 'persoon',
    kanalen: { telefoon: 4, balie: 5, 'e-mail': 1, chat: 1 },
    zaak: 'start',
    onderwerpen: ['Aangifte van geboorte', 'Geboorteaangifte van {kind}'],
    gesproken: [
      'U deed aangifte van de geboorte van uw kind {kind}. Van harte gefeliciteerd! De akte is opgemaakt en u hebt een afschrift meegekregen. De inschrijving op uw adres en het burgerservicenummer volgen vanzelf per post.',
      {
        tekst:
          'U belde vanuit het ziekenhuis: uw kind is geboren en u vroeg hoe u aangifte doet. Dat moet binnen drie dagen, in de gemeente van geboorte. U bent niet getrouwd, dus wij hebben ook de erkenning besproken. Uw afspraak is op {afspraak}.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Onze zoon {zoon} is op {datum} thuis geboren in {plaats}. Op de website is geen tijd meer vrij binnen drie dagen. Kan ik morgen toch terecht om aangifte te doen? De verloskundige heeft een verklaring gegeven.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    kort: [{ tekst: 'Mijn vriendin is bevallen! Binnen hoeveel dagen moet ik aangifte doen?', onderwerp: 0 }],
    antwoord:
      'Gefeliciteerd! U doet binnen drie dagen na de geboorte aangifte in de gemeente waar uw kind is geboren. Het kan online of aan de balie.',
    taken: [
      {
        handeling: 'Plek vrijmaken voor een geboorteaangifte',
        toelichting:
          'Termijn van drie dagen loopt af. Graag vandaag bellen met een tijd; ouders zijn niet gehuwd en er is nog geen erkenning.',
      },
    ],
  },
  {
    code: 'overlijden',
    afdeling: 'burgerzaken',
    gewicht: 2,
    voor: 'persoon',
    kanalen: { telefoon: 5, balie: 3, 'e-mail': 2, post: 1 },
    onderwerpen: ['Vragen na een overlijden', 'Afschrift van een overlijdensakte'],
    gesproken: [
      {
        tekst:
          'Uw moeder is op {datum} overleden. Wij hebben u gecondoleerd met dit verlies. U vroeg wat u bij de gemeente moet regelen. De uitvaartondernemer doet de aangifte; wij geven het overlijden door aan andere overheden. De voorzieningen vanuit de Wmo stoppen wij voor u, daar hoeft u niets voor te doen.',
        onderwerp: 0,
      },
      {
        tekst:
          'U wilt twee afschriften van de overlijdensakte van uw man, voor de bank en de pensioenuitvoerder. Wij wensen u veel sterkte. De afschriften liggen vanaf morgen voor u klaar aan de balie.',
        onderwerp: 1,
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Vorige maand is mijn vader overleden. Vandaag kreeg ik weer een brief van de gemeente die aan hem is gericht, met een oproep voor een keukentafelgesprek. Dat doet veel pijn. Wilt u ervoor zorgen dat er geen post meer op zijn naam wordt gestuurd naar {adres}?',
        onderwerp: 0,
        taak: 1,
      },
    ],
    taken: [
      {
        handeling: 'Afschriften van de overlijdensakte klaarleggen',
        toelichting: 'Twee afschriften, leges nog te betalen. Nabestaande komt zelf langs. Graag met zorg bejegenen.',
      },
      {
        handeling: 'Nagaan waarom er nog post wordt gestuurd aan een overledene',
        toelichting:
          'Nabestaande is erg aangedaan. Uitzoeken welke afdeling de brief stuurde, zorgen dat het stopt en persoonlijk excuses maken. Graag bellen, geen brief.',
      },
    ],
  },
  {
    code: 'trouwen',
    afdeling: 'burgerzaken',
    groep: 'trouwen',
    gewicht: 3,
    voor: 'persoon',
    zaak: 'start',
    onderwerpen: ['Trouwen in Waterlanden', 'Melding voorgenomen huwelijk', 'Trouwlocatie en datum'],
    gesproken: [
      {
        tekst:
          'U wilt trouwen in het oude raadhuis en vroeg welke data nog vrij zijn. Wij hebben een optie voor u genoteerd op {afspraakdatum}. U geeft het huwelijk eerst online door; dat kan tot twee weken van tevoren. De optie vervalt na veertien dagen.',
        onderwerp: 2,
      },
      {
        tekst:
          'U wilt gratis trouwen op maandagochtend. Dat kan voor inwoners, in een eenvoudige ceremonie van tien minuten met twee getuigen. De eerste mogelijkheid is over {weken} weken. U overlegt met uw partner.',
        onderwerp: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Wij willen graag trouwen in de molen aan de Veenmolenweg en onze tante als trouwambtenaar voor één dag. Zij doet dit vaker in een andere gemeente. Wat moeten wij daarvoor regelen, en wat zijn de kosten? Onze voorkeur gaat uit naar {afspraakdatum}.',
        onderwerp: 2,
        taak: 1,
      },
    ],
    kort: [{ tekst: 'Kunnen we ook op het strandje bij Rietmeer trouwen? 😊', onderwerp: 2, taak: 0 }],
    taken: [
      {
        handeling: 'Beoordelen of de gewenste trouwlocatie kan',
        toelichting:
          'Eigen locatie gevraagd. Graag eisen en kosten toelichten en een datum reserveren. Bereikbaar {dagdeel}.',
      },
      {
        handeling: 'Aanvraag trouwambtenaar voor één dag beoordelen',
        toelichting:
          'Tante van de klant, ervaring in een andere gemeente. Benoemingsbesluit en beëdiging bij de rechtbank op tijd regelen.',
      },
    ],
  },
  {
    code: 'naamgebruik',
    afdeling: 'burgerzaken',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Naamgebruik wijzigen na scheiding', 'Naam van ex-partner niet meer gebruiken'],
    gesproken: [
      'U bent gescheiden en wilt in brieven niet meer worden aangeschreven met de naam van uw ex-partner. Wij hebben u uitgelegd hoe u het naamgebruik online wijzigt. Uw achternaam in het paspoort verandert daardoor niet.',
    ],
    geschreven: [
      {
        tekst:
          'Sinds mijn scheiding, nu ruim een jaar geleden, krijg ik nog altijd post van de gemeente op de naam van mijn ex-man. Ik heb dit al eerder gevraagd. Wilt u mij voortaan alleen met mijn eigen naam aanschrijven?',
        taak: 0,
      },
    ],
    antwoord:
      'U wijzigt uw naamgebruik gratis via onze website. Na drie werkdagen gebruiken alle overheden de naam die u hebt gekozen.',
    taken: [
      {
        handeling: 'Naamgebruik wijzigen',
        toelichting:
          'Klant heeft dit volgens eigen zeggen al eens gevraagd; daarvan is niets terug te vinden. Graag vandaag verwerken en bevestigen.',
      },
    ],
  },
  {
    code: 'naturalisatie',
    afdeling: 'burgerzaken',
    gewicht: 2,
    voor: 'persoon',
    zaak: 'over',
    onderwerpen: ['Nederlander worden', 'Stand van zaken naturalisatie'],
    gesproken: [
      {
        tekst:
          'U hebt {weken} weken geleden een verzoek tot naturalisatie ingediend en vroeg hoe het ermee staat. Wij hebben gezien dat het verzoek is doorgestuurd naar de IND. De beslissing kan een jaar duren. Wij bellen u als er stukken ontbreken.',
        onderwerp: 1,
      },
    ],
    geschreven: [
      {
        tekst:
          'Sinds 2014 woon ik in Nederland en ik heb mijn inburgering gehaald. Ik wil graag Nederlander worden. Welke documenten uit mijn geboorteland moet ik meenemen? Een geboorteakte krijgen is op dit moment erg moeilijk door de situatie daar.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Informatiegesprek naturalisatie plannen',
        toelichting:
          'Klant kan waarschijnlijk geen geboorteakte overleggen (bewijsnood). Graag een gesprek van 45 minuten inplannen en aangeven welke stukken wel nodig zijn.',
      },
    ],
  },
  {
    code: 'geheimhouding',
    afdeling: 'burgerzaken',
    gewicht: 1,
    voor: 'persoon',
    vertrouwelijk: true,
    kanalen: { telefoon: 4, balie: 3, webformulier: 1 },
    onderwerpen: ['Geheimhouding van persoonsgegevens'],
    gesproken: [
      'U wilt dat uw adres niet meer wordt gegeven aan anderen, omdat u wordt lastiggevallen door een bekende. Wij hebben de geheimhouding direct aangetekend. Organisaties met een wettelijke taak kunnen uw gegevens nog wel krijgen. Wij hebben ook het nummer van Veilig Thuis met u gedeeld.',
    ],
    geschreven: [
      {
        tekst:
          'Na een vervelende scheiding wil ik niet dat mijn nieuwe adres bij mijn ex-partner terechtkomt. Ik vraag u om geheimhouding van mijn gegevens en die van mijn kind {kind}. Kunt u bevestigen dat dit is geregeld?',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Geheimhouding aantekenen en bevestigen',
        toelichting:
          'Urgent: veiligheid van de klant. Nooit adres noemen in e-mail of voicemail. Ook voor het minderjarige kind vastleggen. Bellen met anoniem nummer.',
      },
    ],
  },
  {
    code: 'vog',
    afdeling: 'burgerzaken',
    gewicht: 2,
    voor: 'persoon',
    onderwerpen: ['Verklaring Omtrent het Gedrag', 'VOG voor vrijwilligerswerk'],
    gesproken: [
      'U hebt een verklaring omtrent het gedrag nodig voor vrijwilligerswerk bij de voetbalclub. De club moet de gratis aanvraag klaarzetten; wij kunnen dat niet doen. Met een papieren formulier kunt u wel bij ons terecht, maar dan betaalt u leges.',
      {
        tekst:
          'U leverde een papieren aanvraag in voor een verklaring omtrent het gedrag. De leges zijn betaald. Wij controleren de aanvraag en sturen hem door naar Justis.',
        onderwerp: 0,
        taak: 0,
      },
    ],
    geschreven: [
      'Mijn nieuwe werkgever vraagt een VOG, maar ik heb geen DigiD. Kan ik die dan bij de gemeente aanvragen? Ik begin op {afspraakdatum}, dus er is wel haast bij.',
    ],
    kort: ['Vraag ik een VOG bij jullie aan of online?'],
    antwoord:
      'Uw werkgever zet de aanvraag digitaal voor u klaar. Lukt dat niet, dan vraagt u de VOG bij ons aan de balie aan, met het formulier dat de werkgever heeft ingevuld.',
    taken: [
      {
        handeling: 'VOG-aanvraag controleren en doorsturen',
        toelichting:
          'Papieren aanvraag ingeleverd. Profiel 85 is aangevinkt, maar de functie past daar niet bij: graag contact met de werkgever via de klant.',
      },
    ],
  },
  {
    code: 'briefadres',
    afdeling: 'burgerzaken',
    gewicht: 1,
    voor: 'persoon',
    vertrouwelijk: true,
    zaak: 'start',
    kanalen: { telefoon: 3, balie: 5, 'e-mail': 1 },
    onderwerpen: ['Briefadres aanvragen', 'Ik heb geen vast adres'],
    gesproken: [
      {
        tekst:
          'U hebt op dit moment geen vaste woonplek en slaapt bij vrienden. Zonder inschrijving hebt u problemen met uw zorgverzekering. Wij hebben het aanvraagformulier voor een briefadres samen ingevuld. U krijgt binnen {weken} weken een besluit.',
        taak: 0,
      },
    ],
    geschreven: [
      {
        tekst:
          'Door een brand kan ik niet meer in mijn woning aan {adres}. Ik logeer nu wisselend bij familie. Kan ik tijdelijk een briefadres krijgen bij de gemeente, zodat mijn post en mijn uitkering doorgaan?',
        taak: 0,
      },
    ],
    taken: [
      {
        handeling: 'Aanvraag briefadres beoordelen',
        toelichting:
          'Dak- en thuisloos sinds {datum}. Klant heeft zorg nodig en kan zonder inschrijving niet verzekerd blijven. Afstemmen met Werk en Inkomen.',
      },
    ],
  },
]

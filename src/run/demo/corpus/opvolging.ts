import type { AfdelingCode } from './afdelingen.ts'

/** A task is sent on to another afdeling for one of these reasons (R21). */
export const REDENEN_DOORSTUREN = [
  'Hoort niet bij onze afdeling. Graag overnemen; de klant weet dat een collega belt.',
  'Verkeerd toegewezen: dit gaat niet over onze taak. Ik heb de klant laten weten dat het wordt doorgezet.',
  'Na overleg met de teamleider bij jullie neergelegd. Voorgeschiedenis staat in de toelichting.',
  'Wij hebben de vraag deels beantwoord, maar voor het besluit zijn jullie aan zet.',
  'Collega is met verlof en kan dit niet op tijd oppakken.',
  'De zaak waar dit over gaat is bij jullie in behandeling, niet bij ons.',
  'Klant vraagt naar beleid waar jullie over gaan; wij kunnen alleen het formulier verwerken.',
  'Stond per ongeluk bij ons in de lijst door de naam van het product. Sorry voor de vertraging.',
] as const

/** A colleague in the same afdeling gets it for one of these reasons. */
export const REDENEN_TOEWIJZEN = [
  '',
  '',
  '',
  'Jij kent dit dossier.',
  'Verdeeld in het weekoverleg.',
  'Ik ben vandaag vrij, kun jij dit oppakken?',
  'Graag met voorrang.',
] as const

/** These notes tell colleagues what was done: in any afdeling, and in one of them. */
export const NOTITIES_AFRONDING = [
  'Klant gebeld en vraag beantwoord. Klant is tevreden.',
  'Afgehandeld, bevestiging per e-mail gestuurd.',
  'Telefonisch afgestemd. Klant neemt zelf contact op als er nog iets is.',
  'Na twee pogingen bereikt. Uitleg gegeven en verwezen naar de website.',
  'Dubbele melding: hoort bij een eerder klantcontact en is daar afgehandeld.',
  'Drie keer gebeld op verschillende momenten, geen gehoor. Brief gestuurd met het verzoek om contact op te nemen.',
] as const

export const NOTITIES_PER_AFDELING: Record<AfdelingCode, readonly string[]> = {
  klantcontactcentrum: ['Teruggebeld en antwoord gegeven.', 'Teruggebeld; klant heeft verder geen vragen.'],
  postkamer: ['Stukken gescand en aan de zaak toegevoegd.', 'Afgehandeld; klant heeft een bericht van ontvangst.'],
  burgerzaken: [
    'Verwerkt in de BRP. Bevestiging gaat automatisch per post.',
    'Afspraak gemaakt; klant neemt de ontbrekende stukken mee.',
    'Met de klant doorgenomen welke documenten nodig zijn. Verder verloopt het via de zaak.',
  ],
  belastingen: [
    'Gecontroleerd: klant had gelijk. Aanslag verminderd, beschikking volgt.',
    'Gecontroleerd: alles klopte. Uitgelegd hoe het is berekend.',
    'Regeling vastgelegd en invordering stilgezet.',
  ],
  'werk-en-inkomen': [
    'Gesprek ingepland; klant weet welke stukken nodig zijn.',
    'Met de klant gesproken. Aanvraag is als zaak in behandeling genomen.',
    'Klant gebeld en rustig doorgenomen wat er is gebeurd en wat er nu volgt.',
  ],
  'wmo-en-jeugd': [
    'Huisbezoek afgesproken. Verder verloopt het via de zaak.',
    'Met de aanbieder gesproken; die neemt vandaag contact op met het gezin.',
    'Rustig gesproken met de klant, zorgen besproken en vervolg afgesproken.',
  ],
  vergunningen: [
    'Ter plaatse geweest, rapport zit in de zaak.',
    'Aanvraag is als zaak in behandeling genomen. Ontvangstbevestiging is verstuurd.',
    'Gebeld met de aanvrager over de ontbrekende tekeningen.',
  ],
  'openbare-ruimte': [
    'Ter plaatse geweest en opgelost. Foto staat in het systeem van de buitendienst.',
    'Uitgezet bij de aannemer met een termijn van vijf werkdagen. Aannemer meldt gereed.',
    'Opgenomen in het onderhoudsplan; melder heeft bericht.',
  ],
  'afval-en-milieu': [
    'Opgeruimd door de wijkploeg. Geen adresgegevens gevonden.',
    'Inzamelaar is teruggereden; container is leeg.',
    'Nieuwe pas verstuurd en oude pas geblokkeerd.',
  ],
  'juridische-zaken': [
    'Geregistreerd, ontvangst bevestigd en behandelaar toegewezen.',
    'Informeel gesprek gevoerd; klant trekt de klacht in.',
    'Klant gebeld; termijnen en vervolgstappen besproken.',
  ],
}

/** These are notes on tasks that were completed at their creation (R20). */
export const NOTITIES_DIRECT = [
  'Direct beantwoord.',
  'Direct beantwoord met het artikel in de kennisbank.',
  '',
] as const

/** A task that was done is reopened for one of these reasons. */
export const REDENEN_HEROPENEN = [
  'Klant belt opnieuw: het probleem is niet opgelost.',
  'Te vroeg afgerond; de bevestiging aan de klant was nog niet verstuurd.',
  'Verkeerde taak afgerond.',
] as const

/** A registration is corrected for one of these reasons (R10). */
export const REDENEN_CORRECTIE = {
  onderwerp: [
    'Verkeerd onderwerp gekozen.',
    'Onderwerp stond nog op dat van het vorige gesprek.',
    'Klant wees ons erop dat het onderwerp niet klopt.',
  ],
  inhoud: [
    'Verkeerd adres genoteerd.',
    'Bedrag of datum verkeerd overgenomen.',
    'Klant zag in Mijn Gemeente dat de gegevens niet klopten.',
    'Tikfout in de gegevens hersteld.',
  ],
} as const

/** These are texts of follow-up contacts by the municipality (R23): `{eerder}` is the day of the first one, `{uitkomst}` the result. */
export const VERVOLG_GELUKT = [
  'Wij hebben contact met u opgenomen over uw vraag van {eerder}. {uitkomst} U had verder geen vragen.',
  'U vroeg ons op {eerder} om contact op te nemen. {uitkomst}',
  'Zoals beloofd hebben wij van ons laten horen. {uitkomst}',
  'Wij hebben uw vraag van {eerder} uitgezocht. {uitkomst} Bent u het er niet mee eens, dan kunt u dat bij ons aangeven.',
] as const

/** These tell the customer the result of a question. */
export const VERVOLG_UITKOMST: Record<AfdelingCode, readonly string[]> = {
  klantcontactcentrum: ['Wij hebben uw vraag beantwoord.', 'Wij hebben uitgelegd welke stappen u nog kunt zetten.'],
  postkamer: [
    'Uw brief is alsnog op de juiste plek terechtgekomen.',
    'Uw stukken zijn compleet en aan uw dossier toegevoegd.',
  ],
  burgerzaken: [
    'Wij hebben een afspraak voor u gemaakt en besproken wat u meeneemt.',
    'De wijziging is verwerkt; u krijgt een bevestiging per post.',
    'Er ontbreekt nog een document. U stuurt het ons deze week.',
  ],
  belastingen: [
    'U had gelijk: de aanslag wordt verlaagd. U krijgt een nieuwe aanslag per post.',
    'Wij hebben uitgelegd hoe het bedrag is berekend. De aanslag klopt.',
    'Wij hebben een betalingsregeling met u afgesproken.',
  ],
  'werk-en-inkomen': [
    'Wij hebben een gesprek met u gepland en besproken welke papieren u meeneemt.',
    'De betaling is hersteld. Het bedrag staat binnen twee werkdagen op uw rekening.',
    'Wij hebben uitgelegd hoe de beslissing tot stand komt en wanneer u die krijgt.',
  ],
  'wmo-en-jeugd': [
    'Wij komen bij u langs om te bespreken wat u nodig hebt.',
    'De aanbieder neemt vandaag contact met u op.',
    'Wij hebben met u besproken welke ondersteuning er in de tussentijd mogelijk is.',
  ],
  vergunningen: [
    'Uw aanvraag is in behandeling. U krijgt binnen acht weken een besluit.',
    'Een toezichthouder is komen kijken en heeft afspraken gemaakt.',
    'Wij hebben uitgelegd welke tekeningen er nog ontbreken.',
  ],
  'openbare-ruimte': [
    'Het probleem is verholpen. Dank voor uw melding.',
    'De aannemer heeft opdracht gekregen en is binnen vijf werkdagen klaar.',
    'Wij hebben de situatie bekeken en nemen het mee in het groot onderhoud.',
  ],
  'afval-en-milieu': [
    'Het afval is opgeruimd. Dank voor uw melding.',
    'De inzamelaar komt morgen terug.',
    'De fout is hersteld; onze excuses voor het ongemak.',
  ],
  'juridische-zaken': [
    'Wij hebben de procedure en de termijnen met u besproken.',
    'Wij hebben naar uw verhaal geluisterd en afspraken gemaakt over het vervolg.',
    'U krijgt binnen zes weken schriftelijk antwoord.',
  ],
}

export const VERVOLG_NIET_GELUKT = [
  'Wij hebben u gebeld over uw vraag van {eerder}, maar kregen geen gehoor. Wij proberen het binnen twee werkdagen nog eens.',
  'Wij probeerden u te bereiken naar aanleiding van uw vraag van {eerder}. Wij hebben een bericht ingesproken met het verzoek om terug te bellen.',
] as const

/** A second task goes to an afdeling that must know, beside the one that does the work. */
export const TAKEN_DAARNAAST = [
  {
    gevraagdeHandeling: 'Contactgegevens van de klant controleren',
    toelichting: 'Klant geeft aan dat het telefoonnummer in het systeem niet meer klopt.',
  },
  {
    gevraagdeHandeling: 'Klant een bevestiging sturen',
    toelichting: 'Klant wil graag schriftelijk bevestigd hebben wat is afgesproken.',
  },
  {
    gevraagdeHandeling: 'Signaal meenemen in de kwaliteitsrapportage',
    toelichting: 'Vergelijkbare vragen komen vaker voor. Graag bekijken of de tekst op de website duidelijker kan.',
  },
] as const

/** Internal notes on a partij. */
export const INTERNE_NOTITIES = [
  'Klant is slechthorend: rustig en duidelijk spreken.',
  'Bewindvoerder behartigt de financiële belangen; geen afspraken over betaling met de klant zelf maken.',
  'Communiceert het liefst per e-mail.',
  'Klant heeft moeite met lezen. Brieven vooraf telefonisch toelichten.',
  'Vaste contactpersoon is de coördinator van het wijkteam.',
  'Let op: agressieprotocol van toepassing, gesprekken aan de balie met twee collega’s.',
] as const

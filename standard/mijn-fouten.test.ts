import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Faults of other portals stand here, each with the test that shows that it cannot happen in Mijn. A test that is renamed or gone is missed.

const ROOT = join(import.meta.dirname, '..')
const PARTS = { mijn: 'src/mijn', klanttaken: 'src/register/klanttaken', zaken: 'src/koppelingen/zaaksysteem' } as const

const FAULTS: readonly (readonly [fault: string, file: string, test: string])[] = [
  [
    'Somebody else’s task could be changed or completed',
    `${PARTS.mijn}/taken/taken.test.ts`,
    'R28: de taak van een ander en een taak die er niet is antwoorden gelijk, ook bij het doen',
  ],
  [
    'Any document could be downloaded by any user',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'R15: een bijlage is op te halen door wie het contact mag lezen, en door niemand anders',
  ],
  [
    'Documents and decisions of a zaak were given without looking whose it is',
    `${PARTS.mijn}/zaken/zaken.test.ts`,
    'R28: een document dat intern, niet klaar of te vertrouwelijk is staat er niet, en is niet op te halen',
  ],
  [
    'An operation had no look at whose data it gave, and nobody saw that',
    'standard/mijn.test.ts',
    'op de weg door Mijn komt iedereen samen langs elke bewerking; een nieuwe wordt vanzelf gevonden',
  ],
  [
    'Somebody else’s klantcontact could be read by its id',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'R28: het contact van een ander en een contact dat er niet is antwoorden gelijk',
  ],
  [
    'Somebody else’s digital address could be removed',
    `${PARTS.mijn}/gegevens/gegevens.test.ts`,
    'R28: het adres van een ander is niet te wijzigen of te verwijderen',
  ],
  [
    'The server fetched a form from an address that the browser gave',
    'standard/mijn-fouten.test.ts',
    'de server van Mijn haalt niets op van een adres dat een browser meegeeft',
  ],
  [
    'A browser chose the amount to pay',
    `${PARTS.mijn}/taken/betalen.test.ts`,
    'R26: het bedrag komt uit de taak: wat een browser erbij stuurt telt niet',
  ],
  [
    'Only the first page of a list was read: contacts',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'de lijst gaat verder tot haar einde, en elk gesprek staat er één keer',
  ],
  [
    'Only the first page of a list was read: tasks',
    `${PARTS.mijn}/taken/taken.test.ts`,
    'de lijst gaat verder tot haar einde, en elke taak staat er één keer',
  ],
  [
    'Only the first page of a list was read: zaken',
    `${PARTS.mijn}/zaken/zaken.test.ts`,
    'de lijst gaat verder tot haar einde, en elke zaak staat er één keer',
  ],
  [
    'The same page was read without end while the server named a next one',
    `${PARTS.zaken}/tonen.test.ts`,
    'een zaaksysteem dat bij elke bladzijde zegt dat er nog een is, en steeds dezelfde geeft: alles staat er één keer',
  ],
  [
    'One zaak that could not be fetched hid all others, or was left out in silence',
    `${PARTS.mijn}/zaken/zaken.test.ts`,
    'een zaak die niet is op te halen, leeg of stuk is heeft haar plaats, en verbergt de andere niet',
  ],
  [
    'A contact about a zaak without omschrijving could not be made',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'ook over een zaak zonder omschrijving',
  ],
  [
    'A contact without onderwerp hid the others',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'koppelingen in een kring en een leeg onderwerp verbergen niets',
  ],
  [
    'Anonymous questions in the register broke the list',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'R3, R28: vragen van wie onbekend bleef in het register houden de lijst niet tegen, en staan er niet',
  ],
  [
    'The contact page broke where its form was not configured',
    `${PARTS.mijn}/vragen/vragen.test.ts`,
    'waar de afdeling voor vragen niet is ingesteld gaat een vraag niet verloren: zij staat op de werklijst, bij niemand',
  ],
  [
    'Every page broke where logging in was not configured',
    `${PARTS.mijn}/inloggen/inloggen.test.ts`,
    'waar inloggen niet is ingesteld zegt elke weg dat, ook die van de inlogdienst zelf',
  ],
  [
    'Logging out put personal data in an address',
    `${PARTS.mijn}/inloggen/inloggen.test.ts`,
    'uitloggen eindigt ook bij de inlogdienst, en in haar adres staat niets over een persoon',
  ],
  [
    'A vestigingsnummer was not used, so somebody saw the whole organisation',
    `${PARTS.mijn}/inloggen/inloggen.test.ts`,
    'R6: wie alleen voor een vestiging mag komen komt niet bij de organisatie of een andere vestiging',
  ],
  [
    'A company could not choose among its vestigingen',
    `${PARTS.mijn}/inloggen/inloggen.test.ts`,
    'R6: een hele organisatie met 40 vestigingen: zoeken, kiezen, en de vestiging is een ander dan de organisatie',
  ],
  [
    'Too many requests went to the zaaksysteem at once',
    `${PARTS.mijn}/zaken/zaken.test.ts`,
    'van veel documenten worden er weinig tegelijk gelezen, tot wat voor de klant is er staat; en wie twee keer kijkt vraagt één keer',
  ],
  [
    'A session lasted longer than was set, or ended without a warning',
    `${PARTS.mijn}/inloggen/inloggen.test.ts`,
    'na 15 minuten niets doen is het opnieuw inloggen; wie blijft gaat door, en na de uiterste tijd nooit',
  ],
  [
    'Nobody was told of an outage or maintenance',
    'src/register/klantberichten/klantberichten.test.ts',
    'feit 9: een storing staat in de ontvangstbevestiging en op elke pagina van Mijn, met de langere termijn',
  ],
  [
    'A setting that nobody could read switched a protection off',
    'src/platform/config.test.ts',
    '%s=%s wordt bij de start geweigerd',
  ],
  [
    'What was given as a form was not looked at',
    `${PARTS.klanttaken}/formulier/formulier.test.ts`,
    'is er altijd een die kan worden bewaard en getoond',
  ],
  [
    'A choice that was filled in beforehand was lost in a form of a task',
    `${PARTS.klanttaken}/formulier/formulier.test.ts`,
    'neemt antwoorden van Form.io aan en geeft ze zo terug',
  ],
  [
    'A document without vertrouwelijkheidaanduiding broke the page, or was shown',
    `${PARTS.mijn}/zaken/zaken.test.ts`,
    'wat de klant mag zien staat er en is op te halen, en wat intern, niet klaar of te vertrouwelijk is bestaat niet',
  ],
]

test('van elke fout van andere portalen is er een test die laat zien dat zij hier niet kan', () => {
  const missing = FAULTS.filter(([, file, name]) => !readFileSync(join(ROOT, file), 'utf8').includes(`'${name}'`))
  expect(missing).toEqual([])
})

/** Code opens a connection by itself with one of these; a function of its own may have such a name. */
const CONNECTS = /\bfetch\(|['"](?:undici|node:https?|node:net)['"]|platform\/(?:bron|client)\.ts/
const OWN_FETCH = /\bfunction fetch\(/

test('de server van Mijn haalt niets op van een adres dat een browser meegeeft', () => {
  const files = readdirSync(join(ROOT, PARTS.mijn), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(ROOT, PARTS.mijn, name), 'utf8') }))
  expect(files.length).toBeGreaterThan(20)
  // Other systems are asked by the parts that keep the addresses of beheer.
  expect(files.filter(({ text }) => CONNECTS.test(text) && !OWN_FETCH.test(text)).map(({ name }) => name)).toEqual([])
})

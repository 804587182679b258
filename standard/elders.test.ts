import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// Names the faults of other portals, as their release notes and their code tell, and the test that shows that each cannot happen here. A test that is
// renamed or taken away is missed here.

const SRC = join(import.meta.dirname, '..')

const MIJN = 'standard/mijn.test.ts'
const INLOGGEN = 'src/mijn/inloggen/inloggen.test.ts'
const VRAGEN = 'src/mijn/vragen/vragen.test.ts'
const ZAKEN = 'src/mijn/zaken/zaken.test.ts'
const TAKEN = 'src/mijn/taken/taken.test.ts'

/** Each fault, the file of the test and the beginning of its title. */
const FOUTEN: readonly (readonly [fout: string, file: string, title: string])[] = [
  ['NL Portal 3.0.1: a task of somebody else could be changed and completed', MIJN, 'R6, R28: elke bewerking van Mijn'],
  ['NL Portal 3.0.1: besluiten of somebody else could be asked', MIJN, 'R6, R28: elke bewerking van Mijn'],
  ['NL Portal 3.0.3: any document could be downloaded by any user', VRAGEN, 'R15: een bijlage is op te halen door wie'],
  [
    'NL Portal 3.0.3: a typo in the name of a setting broke a whitelist',
    'src/platform/config.test.ts',
    'elke instelling is van één onderdeel',
  ],
  [
    'NL Portal 3.0.4: a definition of a form at an address of anybody',
    TAKEN,
    'een taak op een andere site heeft een knop',
  ],
  ['NL Portal 4.0: a klantcontact by its uuid, whoever asks', VRAGEN, 'R28: het contact van een ander'],
  [
    'NL Portal 4.0: the address of somebody else was removed',
    'src/mijn/gegevens/gegevens.test.ts',
    'R28: het adres van een ander',
  ],
  [
    'NL Portal 4.0, Open Inwoner 3480, 3493: only the first page',
    VRAGEN,
    'de lijst gaat verder tot haar einde, en elk gesprek',
  ],
  [
    'NL Portal 4.0: one page again and again, as long as a next one is named',
    'src/koppelingen/zaaksysteem/tonen.test.ts',
    'een zaaksysteem dat bij elke bladzijde zegt dat er nog een is',
  ],
  [
    'NL Portal 4.0: the browser says what is to be paid',
    'src/mijn/taken/betalen.test.ts',
    'R26: het bedrag komt uit de taak',
  ],
  ['NL Portal: the session lasted longer than was thought; no warning', INLOGGEN, 'na 15 minuten niets doen'],
  [
    'NL Portal 1.6: a document without vertrouwelijkheidaanduiding broke the page',
    ZAKEN,
    'R28: een document dat intern, niet klaar',
  ],
  ['NL Portal 1.6: a vestigingsnummer was not used', INLOGGEN, 'R6: wie alleen voor een vestiging mag komen'],
  ['NL Portal 3.0: what was filled in beforehand was lost', TAKEN, 'een formulier: fouten bij het veld'],
  [
    'Open Inwoner 2522: one zaak that cannot be had hides all',
    ZAKEN,
    'een zaak die niet is op te halen, leeg of stuk is',
  ],
  [
    'Open Inwoner 3495: a zaak without omschrijving has no contact',
    VRAGEN,
    'een vraag over een zaak is een contact bij die zaak',
  ],
  ['Open Inwoner: a contact without onderwerp', VRAGEN, 'koppelingen in een kring en een leeg onderwerp'],
  [
    'Open Inwoner 3497: a question of somebody unknown broke the list',
    'src/mijn/melden/melden.test.ts',
    'R3: het staat in niemands overzicht',
  ],
  [
    'Open Inwoner 3484: what is not set up crashed the page',
    INLOGGEN,
    'waar inloggen niet is ingesteld zegt elke weg dat',
  ],
  ['Open Inwoner 3596: claims in the address of logging out', INLOGGEN, 'uitloggen eindigt ook bij de inlogdienst'],
  [
    'Open Inwoner: filtered in Python, after the data of everybody were fetched',
    MIJN,
    'R6, R28: elke bewerking van Mijn',
  ],
  ['Open Inwoner 3317, gemma-zaken 2626: found by vestiging or by RSIN only', ZAKEN, 'een BSN is geen RSIN'],
  ['Open Inwoner 3408: no way from one vestiging to another', INLOGGEN, 'R6: een hele organisatie met 40 vestigingen'],
  [
    'Open Inwoner 3626: words that people do not use',
    'src/register/klantberichten/klantberichten.test.ts',
    'een antwoord wordt één keer gemeld',
  ],
  ['a level of assurance that nobody read', INLOGGEN, 'R1: gaf de inlogdienst minder dan gevraagd'],
  [
    'Ombudsman 2017/098: a message was missed, and nobody knew',
    'src/register/klantberichten/klantberichten.test.ts',
    'feit 5, R12',
  ],
  ['Ombudsman 2017/098: a bewindvoerder could not get in', INLOGGEN, 'R4: een bewindvoerder met tien cliënten'],
]

test.each(FOUTEN)('%s', (_fout, file, title) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  expect(text).toMatch(/\b(?:test|describe)(?:\.each)?\(/)
  expect(text).toContain(`'${title}`)
})

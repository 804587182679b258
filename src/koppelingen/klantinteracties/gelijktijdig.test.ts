import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { klantinteracties } from './face.ts'

let app: TestApp
let wire: WireClient
const stand = { actor: '', contact: '', partij: '', ander: '' }

beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  stand.actor = (await wire.make('/actoren', { naam: 'Team', soortActor: 'organisatorische_eenheid' })).uuid
  stand.contact = (await wire.make('/klantcontacten', contact())).uuid
  stand.partij = (await wire.make('/partijen', PERSOON)).uuid
  stand.ander = (await wire.make('/partijen', PERSOON)).uuid
})
afterAll(() => app.stop())

const PERSOON = { soortPartij: 'persoon', indicatieActief: true }
const referenceTo = (uuid: string) => ({ uuid })
const identificator = (codeSoortObjectId: string, objectId: string) => ({
  partijIdentificator: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon', codeSoortObjectId, objectId },
})
const taak = (extra: object) => ({
  gevraagdeHandeling: 'Bel terug',
  status: 'te_verwerken',
  aanleidinggevendKlantcontact: referenceTo(stand.contact),
  toegewezenAanActoren: [],
  ...extra,
})

type Verzoek = [path: string, body: object, fout: string]

/** For each unique value, by the name of its constraint: a request that can succeed once, and then fails. */
const UNIEK: Record<string, () => Verzoek[]> = {
  klantcontact_nummer_uniek: () => [
    ['/klantcontacten', contact({ nummer: '900001' }), 'nummer unique'],
    ['/maak-klantcontact', { klantcontact: contact({ nummer: '900002' }) }, 'klantcontact.nummer unique'],
  ],
  klantcontact_referentienummer_uniek: () => [
    ['/klantcontacten', contact({ referentienummer: '900001' }), 'referentienummer unique'],
  ],
  interne_taak_nummer_uniek: () => [['/internetaken', taak({ nummer: '900001' }), 'nummer unique']],
  interne_taak_referentienummer_uniek: () => [
    ['/internetaken', taak({ referentienummer: '900001' }), 'referentienummer unique'],
  ],
  partij_nummer_uniek: () => [['/partijen', { ...PERSOON, nummer: '900001' }, 'nummer unique']],
  partij_contactpersoon_uuid_uniek: () => [
    [
      '/partijen',
      {
        ...PERSOON,
        soortPartij: 'contactpersoon',
        partijIdentificatie: { uuid: '0190a000-0000-7000-8000-000000000001' },
      },
      'partijIdentificatie.uuid unique',
    ],
  ],
  partij_identificator_uniek: () => [
    ['/partij-identificatoren', identificator('kvk_nummer', '11112222'), '__all__ invalid'],
    ['/partijen', { ...PERSOON, partijIdentificatoren: [identificator('kvk_nummer', '22223333')] }, '__all__ invalid'],
  ],
  partij_identificator_soort_uniek: () => [
    [
      '/partij-identificatoren',
      { ...identificator('kvk_nummer', '33334444'), identificeerdePartij: referenceTo(stand.partij) },
      '__all__ invalid',
    ],
  ],
  actor_klantcontact_uniek: () => [
    [
      '/actorklantcontacten',
      { actor: referenceTo(stand.actor), klantcontact: referenceTo(stand.contact) },
      'nonFieldErrors unique',
    ],
  ],
  vertegenwoordiging_uniek: () => [
    [
      '/vertegenwoordigingen',
      { vertegenwoordigendePartij: referenceTo(stand.partij), vertegenwoordigdePartij: referenceTo(stand.ander) },
      'nonFieldErrors unique',
    ],
  ],
  digitaal_adres_referentie_uniek: () => [
    [
      '/digitaleadressen',
      {
        adres: 'a@b.nl',
        soortDigitaalAdres: 'email',
        referentie: 'portaal',
        verstrektDoorPartij: referenceTo(stand.partij),
      },
      'nonFieldErrors unique',
    ],
  ],
  // The last one becomes the standard one, so nobody is refused.
  digitaal_adres_een_standaard: () => [],
}

test('elke waarde die uniek is in de tabellen van de wire wordt hier gelijktijdig geprobeerd', async () => {
  const tabellen = klantinteracties.parts.flatMap((part) => ('run' in part ? [] : [part.table.name]))
  const { rows } = await app.pool.query<{ naam: string }>(
    `select c.relname as naam from pg_index x join pg_class c on c.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where x.indisunique and not x.indisprimary and t.relnamespace = 'public'::regnamespace and t.relname = any ($1)
        and c.relname not like '%\\_volgnummer\\_key' order by 1`,
    [tabellen],
  )
  expect(rows.map(({ naam }) => naam)).toEqual(Object.keys(UNIEK).sort())
})

const NAMEN = Object.keys(UNIEK)

test.each(NAMEN)(
  '%s: van vele gelijke verzoeken tegelijk lukt er een, en de andere krijgen hetzelfde antwoord',
  async (naam) => {
    for (const [path, body, fout] of UNIEK[naam]?.() ?? []) {
      const antwoorden = await Promise.all(Array.from({ length: 60 }, () => wire.vraag('POST', path, body)))
      const gelukt = antwoorden.filter(({ status }) => status === 201)
      const gezegd = antwoorden
        .filter(({ status }) => status !== 201)
        .map(({ status, body: { invalidParams = [] } }) => {
          const params = invalidParams.map((param: { name: string; code: string }) => `${param.name} ${param.code}`)
          return `${status} ${[...new Set(params)].join()}`
        })
      expect([gelukt.length, [...new Set(gezegd)]]).toEqual([1, [`400 ${fout}`]])
    }
  },
  120_000,
)

test('vijfhonderd gelijke verzoeken tegelijk', async () => {
  const body = contact({ referentienummer: '900500' })
  const antwoorden = await Promise.all(Array.from({ length: 500 }, () => wire.vraag('POST', '/klantcontacten', body)))
  const soorten = Map.groupBy(antwoorden, ({ status, body: { code, invalidParams } }) =>
    [status, code, JSON.stringify(invalidParams)].join(' '),
  )
  expect([...soorten.values()].map((areEqual) => areEqual.length).sort((a, b) => a - b)).toEqual([1, 499])
}, 60_000)

test('van elke soort is er een standaardadres, hoe velen het ook tegelijk worden', async () => {
  const antwoorden = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      wire.vraag('POST', '/digitaleadressen', {
        adres: `a${n}@b.nl`,
        soortDigitaalAdres: 'email',
        isStandaardAdres: true,
        verstrektDoorPartij: referenceTo(stand.ander),
      }),
    ),
  )
  const standaard = `/digitaleadressen?isStandaardAdres=true&verstrektDoorPartij__uuid=${stand.ander}`
  expect(new Set(antwoorden.map(({ status }) => status))).toEqual(new Set([201]))
  expect((await wire.read(standaard)).count).toBe(1)
}, 120_000)

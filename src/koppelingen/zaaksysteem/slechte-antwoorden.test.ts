import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, makeMedewerker } from '../../run/testing/fixtures.ts'
import { makeZaaktype } from '../../run/testing/zaaksysteem/catalogus.ts'
import {
  type MetZaaksysteem,
  oneDayLater,
  startDueZaken,
  startWithZaaksysteem,
} from '../../run/testing/zaaksysteem/opzet.ts'
import type { Gekregen, Ingreep } from '../../run/testing/zaaksysteem/server.ts'
import { makeStatus, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'

// Every call that Balie makes of a zaaksysteem, with every answer that goes wrong. The calls are those that a start and a copy make by themselves,
// so that a new one is tried as well.

let met: MetZaaksysteem
let sanne: string
beforeAll(async () => {
  // On a busy machine an answer of 11 MB may take a second to begin.
  met = await startWithZaaksysteem({}, { ZAAKSYSTEEM_TIMEOUT_SECONDEN: '3' })
  ;({ medewerker: sanne } = await makeMedewerker(met.app))
})
afterAll(() => met.stop())
afterEach(() => {
  Object.assign(met.zgw.settings, { ingreep: undefined, vooraf: undefined })
})

const problem = (status: number, code: string) => ({ status, body: JSON.stringify({ code, status }) })

/** The answers that can come in the place of the right one, and what is told of each. */
const ANTWOORDEN: Record<string, [() => Ingreep | Promise<Ingreep>, RegExp]> = {
  'dat wegvalt': [() => 'reset', /is niet bereikbaar/],
  'dat te laat komt': [() => sleep(5_000, 'reset' as const, { ref: false }), /antwoordt niet op tijd/],
  'in HTML': [() => ({ status: 200, body: '<html>Onderhoud</html>' }), /iets anders dan JSON/],
  'dat half is': [() => ({ status: 200, body: '{"results": [{"url": "http' }), /iets anders dan JSON/],
  'dat enorm is': [() => ({ status: 200, body: Buffer.alloc(11 * 1024 * 1024, 'x') }), /te groot/],
  'met iets anders dan de standaard zegt': [() => ({ status: 200, body: '{"uuid":1}' }), /anders dan de standaard/],
  'dat doorverwijst': [
    () => ({ status: 302, body: '', headers: { Location: 'http://169.254.169.254/' } }),
    /verwijst door/,
  ],
  'met status 403': [() => problem(403, 'permission_denied'), /laat Balie dit niet doen/],
  'met status 404': [() => problem(404, 'not_found'), /kent dit niet/],
  'met status 409': [() => problem(409, 'conflict'), /weigert wat Balie stuurde/],
  'met status 412': [() => problem(412, 'precondition_failed'), /weigert wat Balie stuurde/],
  'met status 413, van een proxy': [
    () => ({ status: 413, body: '<html>Too large</html>' }),
    /niet aan wat zo groot is/,
  ],
  'met status 429': [() => problem(429, 'throttled'), /te veel vragen/],
  'met status 500': [() => problem(500, 'error'), /heeft een storing/],
  'dat de schijf vol is': [() => problem(507, 'insufficient_storage'), /heeft een storing/],
}

/** Which call it is: its method, and its resource. */
const soortOf = ({ method, pad }: Pick<Gekregen, 'method' | 'pad'>) =>
  `${method} ${new URL(pad, 'http://x').pathname.replace(/[\da-f]{8}-[\da-f-]{27}/, '{uuid}')}`

let gelijktijdig = 4
/** Connections that remember nothing of what went wrong. */
async function nieuweVerbinding() {
  gelijktijdig = (gelijktijdig % 40) + 1
  await met.app.client.zaaksystemen.wijzigen({ params: { uuid: met.systeem.uuid }, body: { gelijktijdig } })
}

async function register() {
  const { uuid: document } = await met.app.client.documenten.toevoegen({
    body: { bestandsnaam: 'schets.txt', mediatype: 'text/plain', inhoud: Buffer.from('Schets').toString('base64') },
  })
  const identificator = {
    objectId: document,
    codeObjecttype: 'informatieobject',
    codeRegister: 'balie',
    codeSoortObjectId: 'uuid',
  }
  const { uuid, opvolging } = await met.app.client.klantcontacten.registreren({
    body: klantcontact(sanne, { opvolging: { zaakstarten: [met.start] }, bijlagen: [{ identificator }] }),
  })
  return { contact: uuid, start: opvolging.zaakstarten[0]?.uuid ?? '' }
}

/** How many of each the zaaksysteem has of a start: zaken, rollen, statussen, documents that are linked. */
function gemaakt(start: string): number[] {
  const { stand } = met.zgw
  const zaken = [...stand.zaken.values()].filter((zaak) => JSON.stringify(zaak.kenmerken).includes(start))
  const van = (soort: 'rollen' | 'statussen' | 'zaakinformatieobjecten') =>
    [...stand[soort].values()].filter((ding) => zaken.some(({ url }) => url === ding.zaak)).length
  return [zaken.length, van('rollen'), van('statussen'), van('zaakinformatieobjecten')]
}

/** The calls of a start. */
async function callsOfStart(): Promise<Set<string>> {
  await register()
  met.zgw.gekregen.length = 0
  await startDueZaken(met.app)
  return new Set(met.zgw.gekregen.map(soortOf))
}

describe('een zaak starten', () => {
  test.each(Object.entries(ANTWOORDEN))(
    'een antwoord %s, op welke aanroep ook: een duidelijke melding, niets verloren en niets dubbel',
    async (_, [antwoord, melding]) => {
      const eerste = await callsOfStart()
      expect(eerste.size).toBeGreaterThanOrEqual(8)
      for (const aanroep of eerste) {
        // The kept catalogus is not asked each time.
        if (aanroep.includes('informatieobjecttypen')) continue
        await nieuweVerbinding()
        const { start, contact } = await register()
        met.zgw.settings.vooraf = (call) => (soortOf(call) === aanroep ? antwoord() : undefined)
        await startDueZaken(met.app)
        const { status, fout, klantcontact } = await met.app.client.zaken.start({ params: { uuid: start } })
        expect([aanroep, status, klantcontact.uuid]).toEqual([aanroep, 'wacht', contact])
        expect(`${aanroep}: ${fout}`).toMatch(melding)
        met.zgw.settings.vooraf = undefined
        await nieuweVerbinding()
        await oneDayLater(met.app)
        await startDueZaken(met.app)
        expect([aanroep, ...gemaakt(start)]).toEqual([aanroep, 1, 1, 1, 1])
      }
    },
  )

  test('een zaaktype dat tussen kiezen en starten ophield: het wacht, en gaat met de versie die daarna geldt', async () => {
    await nieuweVerbinding()
    const { start } = await register()
    const [zaaktype] = [...met.zgw.stand.zaaktypen.values()]
    if (!zaaktype) throw new Error('Geen zaaktype')
    for (const einde of [{ eindeGeldigheid: '2020-12-31' }, { concept: true }]) {
      const was = { eindeGeldigheid: zaaktype.eindeGeldigheid, concept: zaaktype.concept }
      Object.assign(zaaktype, einde)
      await startDueZaken(met.app)
      expect((await met.app.client.zaken.start({ params: { uuid: start } })).fout).toMatch(
        /zaaktype VERGUNNING is op .* niet geldig/,
      )
      Object.assign(zaaktype, was)
      await oneDayLater(met.app)
      if ('concept' in einde) break
    }
    zaaktype.eindeGeldigheid = '2020-12-31'
    const nieuw = makeZaaktype(met.zgw.stand, {
      identificatie: 'VERGUNNING',
      omschrijving: 'Kapvergunning',
      begin: '2021-01-01',
    })
    await startDueZaken(met.app)
    expect(gemaakt(start)).toEqual([1, 1, 1, 1])
    const zaak = [...met.zgw.stand.zaken.values()].at(-1)
    expect(zaak?.zaaktype).toBe(nieuw.url)
    zaaktype.eindeGeldigheid = null
    met.zgw.stand.zaaktypen.delete(nieuw.url)
  })

  test('een nummer dat ook een andere gemeente gebruikt wijst de zaak van deze gemeente aan', async () => {
    await nieuweVerbinding()
    const [zaaktype] = [...met.zgw.stand.zaaktypen.keys()]
    const maak = (bronorganisatie: string) =>
      makeZaak(
        met.zgw.stand,
        {
          identificatie: 'Z-2026-1',
          bronorganisatie,
          verantwoordelijkeOrganisatie: bronorganisatie,
          startdatum: '2026-01-05',
          zaaktype,
        },
        { scopes: new Set(['zaken.aanmaken']) },
      )
    maak('999990639')
    const eigen = maak('517439943')
    const { uuid } = await met.app.client.klantcontacten.registreren({ body: klantcontact(sanne) })
    const gekoppeld = await met.app.client.zaaksysteem.koppelen({ params: { uuid }, body: { nummer: 'Z-2026-1' } })
    expect(gekoppeld.identificator.objectId).toBe(eigen.uuid)
  })
})

describe('een zaak zoeken', () => {
  test('elk antwoord dat niet deugt, op welke aanroep ook: wat er wel is wordt getoond, of er staat wie zweeg en waarom', async () => {
    await nieuweVerbinding()
    const [zaaktype] = [...met.zgw.stand.zaaktypen.keys()]
    const organisatie = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943' }
    const zaak = { identificatie: 'Z-2026-2', ...organisatie, startdatum: '2026-01-05', zaaktype }
    const wie = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken']) }
    const { url } = makeZaak(met.zgw.stand, zaak, wie)
    const statustype = [...met.zgw.stand.statustypen.keys()][0]
    makeStatus(met.zgw.stand, { zaak: url, statustype, datumStatusGezet: '2026-01-05T10:00:00Z' }, wie)
    const zoek = () => met.app.client.zaaksysteem.zoeken({ body: { nummer: 'Z-2026-2' } })
    met.zgw.gekregen.length = 0
    await zoek()
    const aanroepen = new Set(met.zgw.gekregen.map(soortOf))
    expect(aanroepen.size).toBeGreaterThanOrEqual(3)
    for (const aanroep of aanroepen)
      for (const [naam, [antwoord, melding]] of Object.entries(ANTWOORDEN)) {
        await nieuweVerbinding()
        met.zgw.settings.vooraf = (call) => (soortOf(call) === aanroep ? antwoord() : undefined)
        const { resultaten, onbereikbaar } = await zoek()
        const isGevonden = resultaten.some(({ identificatie }) => identificatie === 'Z-2026-2')
        const isGenoemd = onbereikbaar.some(({ reden }) => melding.test(reden))
        expect([aanroep, naam, isGevonden || isGenoemd]).toEqual([aanroep, naam, true])
      }
    met.zgw.settings.vooraf = undefined
  })
})

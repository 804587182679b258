import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { createClient } from '../../web/client/client.ts'
import { type Oproepmelding, telefonie } from './contract.ts'

let app: TestApp
let sanne: string

let alsSanne: Awaited<ReturnType<TestApp['alsMedewerker']>>
let alsBram: typeof alsSanne
let melden: (body: Partial<Oproepmelding>) => Promise<Awaited<ReturnType<ReturnType<typeof clientAs>['melden']>>>

const clientAs = (token: string) =>
  createClient(telefonie, { base: app.base, headers: { Authorization: `Token ${token}` }, check: true })

beforeAll(async () => {
  app = await startTestApp()
  const { actoren } = app.client
  await actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  sanne = (await makeMedewerker(app)).medewerker
  await actoren.wijzigen({ params: { uuid: sanne }, body: { emailadres: 'Sanne@gemeente.example' } })
  const body = { naam: 'Bram', soortActor: 'medewerker', telefoonnummer: '4021' } as const
  const bram = (await actoren.maken({ body })).uuid
  alsSanne = await app.alsMedewerker(sanne, ['kcc-medewerker'])
  alsBram = await app.alsMedewerker(bram, ['kcc-medewerker'])
  const centrale = await app.als({ rechten: ['oproepen.leveren'], authenticatie: null })
  const client = clientAs(centrale.token)
  melden = (given) => client.melden({ body: { gesprekId: 'g', toestand: 'rinkelt', op: ago(0), ...given } })
})
afterAll(() => app?.stop())

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString()

let number = 0
/** Makes a call with a name and a number of its own. */
const oproep = (extra: Partial<Oproepmelding> = {}) => {
  number += 1
  return { gesprekId: `gesprek-${number}`, van: `06-1234${1000 + number}`, wachtrij: 'Burgerzaken', ...extra }
}

const numberOf = ({ van = '' }: { van?: string }) => `+31${van.replaceAll(/\D/g, '').slice(1)}`

const contactOf = async (uuid: string | null) => app.client.klantcontacten.tonen({ params: { uuid: uuid ?? '' } })

describe('een oproep komt bij wie hem krijgt', () => {
  test('R1 R28: hij rinkelt bij de ene medewerker en niet bij de andere, met het nummer in E.164', async () => {
    const call = oproep({ medewerker: 'sanne@gemeente.example' })
    await melden({ ...call, toestand: 'wachten', medewerker: '', op: ago(20) })
    expect((await alsSanne.oproepen.mijn()).resultaten).toEqual([])
    expect(await melden(call)).toMatchObject({ toestand: 'rinkelt', medewerkerBekend: true })
    const { inGebruik, resultaten } = await alsSanne.oproepen.mijn()
    expect(inGebruik).toBe(true)
    expect(resultaten).toMatchObject([{ nummer: numberOf(call), wachtrij: 'Burgerzaken', toestand: 'rinkelt' }])
    expect((await alsBram.oproepen.mijn()).resultaten).toEqual([])
    await melden({ ...call, toestand: 'doorverbonden', medewerker: '40-21' })
    expect((await alsSanne.oproepen.mijn()).resultaten).toEqual([])
    expect((await alsBram.oproepen.mijn()).resultaten).toMatchObject([{ toestand: 'doorverbonden' }])
    await melden({ ...call, toestand: 'gemist', op: ago(0) })
  })

  test('een afgeschermd nummer, en iemand die Balie niet kent, zijn geen fout', async () => {
    const call = oproep({ van: 'anonymous', medewerker: 'niemand@elders.example' })
    expect(await melden(call)).toMatchObject({ medewerkerBekend: false })
    await melden({ ...call, medewerker: 'sanne@gemeente.example', toestand: 'opgenomen' })
    const { resultaten } = await alsSanne.oproepen.mijn()
    expect(resultaten).toMatchObject([{ nummer: null, toestand: 'opgenomen' }])
    await alsSanne.oproepen.koppelen({ params: { uuid: resultaten[0]?.uuid ?? '', gesprek: crypto.randomUUID() } })
    await melden({ ...oproep(), medewerker: 'niemand@elders.example' })
    expect((await app.client.oproepen.overzicht()).medewerkerOnbekend).toBe(1)
  })

  test('R9: wat in de oproep is besproken vond plaats toen er werd opgenomen; begin en einde staan erbij', async () => {
    const call = oproep({ medewerker: 'sanne@gemeente.example' })
    const gesprek = crypto.randomUUID()
    const [opgenomen, beeindigd] = [ago(300), ago(60)]
    const { oproep: uuid } = await melden({ ...call, toestand: 'opgenomen', op: opgenomen })
    expect((await problemIn(alsBram.oproepen.koppelen({ params: { uuid, gesprek } }))).status).toBe(404)
    for (const _twice of [1, 2]) await alsSanne.oproepen.koppelen({ params: { uuid, gesprek } })
    expect((await alsSanne.oproepen.mijn()).resultaten).toEqual([])
    await melden({ ...call, toestand: 'beeindigd', op: beeindigd })
    const contact = await alsSanne.klantcontacten.registreren({ body: klantcontact(sanne, { gesprek }) })
    expect(Date.parse(contact.plaatsgevondenOp)).toBe(Date.parse(opgenomen))
    const { resultaten } = await alsSanne.oproepen.vanGesprek({ params: { gesprek } })
    expect(resultaten).toHaveLength(1)
    expect(Date.parse(resultaten[0]?.geeindigdOp ?? '')).toBe(Date.parse(beeindigd))
  })

  test('het scherm hoort het meteen, en hoort niet wie er belt', async () => {
    const stopping = new AbortController()
    const { signal } = stopping
    const answer = await fetch(`${app.base}/api/v1/oproepen/stroom`, { headers: alsBram.headers, signal })
    expect(answer.headers.get('content-type')).toBe('text/event-stream')
    const heard: string[] = []
    const listening = (async () => {
      for await (const piece of answer.body ?? []) heard.push(Buffer.from(piece).toString())
    })().catch(() => undefined)
    const told = (times: number) => expect.poll(() => heard.join('').split('data: oproepen').length - 1).toBe(times)
    await told(1)
    const call = oproep({ medewerker: '4021' })
    await melden(call)
    await told(2)
    await melden({ ...call, toestand: 'gemist' })
    await told(3)
    expect(heard.join('')).not.toContain('1234')
    stopping.abort()
    await listening
    expect((await fetch(`${app.base}/api/v1/oproepen/stroom`)).status).toBe(401)
    const centrale = { Authorization: `Token ${app.token}` }
    expect((await fetch(`${app.base}/api/v1/oproepen/stroom`, { headers: centrale })).status).toBe(403)
  })
})

describe('wie niet wordt opgenomen', () => {
  test('R9: een gemiste oproep wordt geteld en is geen klantcontact', async () => {
    const telling = async () =>
      (await app.client.oproepen.overzicht()).wachtrijen.find(({ naam }) => naam === 'Zonder')?.vandaag
    const call = oproep({ wachtrij: 'Zonder' })
    await melden({ ...call, toestand: 'wachten', op: ago(1) })
    expect(await melden({ ...call, toestand: 'opgegeven' })).toMatchObject({ terugbellen: null })
    expect(await telling()).toMatchObject({ binnengekomen: 1, beantwoord: 0, gemist: 1, wachttijdSeconden: null })
    const { rows } = await sql`select from betrokkene b join digitaal_adres d on d.betrokkene = b.uuid
      where d.adres = ${call.van.replace('-', '')}`.execute(app.db)
    expect(rows).toHaveLength(0)
  })

  test('R3 R12: waar beheer dat wil komt er een taak om terug te bellen, één voor elk nummer', async () => {
    const regel = { handeling: 'Bel deze klant terug' }
    const kanaal = { soort: 'oproep', sleutel: 'belasting-wonen', naam: 'Belasting', regel } as const
    await app.client.inkomend.maken({ body: kanaal })
    const call = oproep({ wachtrij: 'Belasting & wonen' })
    const { terugbellen } = await melden({ ...call, toestand: 'gemist' })
    const contact = await contactOf(terugbellen)
    expect(contact).toMatchObject({
      kanaal: 'telefoon',
      onderwerp: 'Gemiste oproep',
      indicatieContactGelukt: false,
      betrokkenen: [{ partij: null, digitaleAdressen: [{ adres: call.van.replace('-', '') }] }],
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Bel deze klant terug', actoren: [{ naam: 'Klantcontactcentrum' }] }],
      },
    })
    expect(contact.inhoud).toMatch(/^Gebeld op: .*\nWachtrij: Belasting & wonen$/)
    expect(await melden({ ...call, toestand: 'gemist' })).toMatchObject({ terugbellen })
    const again = { ...oproep({ wachtrij: 'Belasting & wonen' }), van: call.van, toestand: 'opgegeven' } as const
    expect(await melden(again)).toMatchObject({ terugbellen })
    const [taak] = contact.opvolging.internetaken
    await app.client.internetaken.afronden({ params: { uuid: taak?.uuid ?? '' }, body: {} })
    const later = { ...oproep({ wachtrij: 'Belasting & wonen' }), van: call.van, toestand: 'gemist' } as const
    expect((await melden(later)).terugbellen).not.toBe(terugbellen)
    const hidden = oproep({ van: '', wachtrij: 'Belasting & wonen', toestand: 'gemist' })
    expect(await melden(hidden)).toMatchObject({ terugbellen: null })
  })
})

describe('wat niet klopt', () => {
  test.each([
    ['in de toekomst', { op: new Date(Date.now() + 3_600_000).toISOString() }, 'op'],
    ['van vorig jaar', { op: new Date(Date.now() - 400 * 86_400_000).toISOString() }, 'op'],
    ['zonder naam', { gesprekId: ' ' }, 'gesprekId'],
    ['met een onbekende toestand', { toestand: 'zingt' as never }, 'toestand'],
    ['met een te lang nummer', { van: '1'.repeat(101) }, 'van'],
  ])('een melding %s wordt geweigerd bij het veld', async (_wat, extra, field) => {
    const problem = await problemIn(melden({ ...oproep(), ...extra }))
    expect([problem.status, fieldsOf(problem)]).toEqual([400, [field]])
  })

  test('een klok die iets voorloopt is geen fout: dan is het nu', async () => {
    const call = oproep({ op: new Date(Date.now() + 60_000).toISOString() })
    expect(await melden(call)).toMatchObject({ toestand: 'rinkelt' })
  })

  test('een ander nummer onder dezelfde naam is 409, en zonder het recht meldt niemand', async () => {
    const call = oproep()
    await melden(call)
    expect(await problemIn(melden({ ...call, van: '0698765432' }))).toMatchObject({ code: 'oproep-anders' })
    expect(await problemIn(melden({ ...call, richting: 'uitgaand' }))).toMatchObject({ code: 'oproep-anders' })
    const ander = clientAs((await app.als({ rechten: ['inkomend.leveren'] })).token)
    const body = { ...call, toestand: 'rinkelt', op: ago(0) } as const
    expect((await problemIn(ander.melden({ body }))).status).toBe(403)
  })

  test('in welke volgorde meldingen ook komen, en hoe vaak ook: de oproep is daarna dezelfde', async () => {
    const steps = [
      { toestand: 'wachten', op: ago(50) },
      { toestand: 'rinkelt', op: ago(40), medewerker: '4021' },
      { toestand: 'rinkelt', op: ago(30), medewerker: 'sanne@gemeente.example' },
      { toestand: 'opgenomen', op: ago(20), medewerker: 'sanne@gemeente.example' },
      { toestand: 'beeindigd', op: ago(10) },
    ] as const
    const order = fc.shuffledSubarray([...steps, ...steps], { minLength: 10 })
    await fc.assert(
      fc.asyncProperty(order, fc.boolean(), async (told, atOnce) => {
        const call = oproep()
        if (atOnce) await Promise.all(told.map((step) => melden({ ...call, ...step })))
        else for (const step of told) await melden({ ...call, ...step })
        const { rows } = await sql`
          select toestand, iso(begonnen_op) as begonnen, iso(opgenomen_op) as opgenomen, iso(geeindigd_op) as geeindigd
          from oproep where gesprek_id = ${call.gesprekId}`.execute(app.db)
        const at = (index: number) => expect.stringContaining(steps[index]?.op.slice(0, 19) ?? '?')
        expect(rows).toEqual([{ toestand: 'beeindigd', begonnen: at(0), opgenomen: at(3), geeindigd: at(4) }])
      }),
      { numRuns: 6 },
    )
  })

  test('hoeveel oproepen er ook zijn, een melding en een blik kosten evenveel statements', async () => {
    const call = oproep({ medewerker: '4021' })
    await melden(call)
    const before = await app.statementsOf(() => melden({ ...call, toestand: 'opgenomen' }))
    const look = await app.statementsOf(() => alsBram.oproepen.mijn())
    for (const _each of [1, 2, 3, 4]) await melden(oproep({ medewerker: '4021' }))
    expect(await app.statementsOf(() => melden({ ...call, toestand: 'beeindigd' }))).toHaveLength(before.length)
    expect(await app.statementsOf(() => alsBram.oproepen.mijn())).toHaveLength(look.length)
  })
})

test('R30: wie belde blijft niet langer bewaard dan is ingesteld', async () => {
  const call = oproep()
  await melden(call)
  const { ruimOproepenOp } = await import('../../register/oproepen/jobs.ts')
  const { config, db } = app
  const later = new Date(Date.now() + (config.OPROEP_BEWAARDAGEN + 1) * 86_400_000)
  await ruimOproepenOp.run({ db, config, now: later, log: { info: () => undefined } as never })
  const { rows } = await sql`select from oproep`.execute(db)
  expect(rows).toHaveLength(0)
})

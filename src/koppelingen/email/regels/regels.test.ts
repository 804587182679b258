import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fieldsOf, problemIn } from '../../../run/testing/fixtures.ts'
import { startPost } from '../../../run/testing/klantberichten.ts'
import { makePostvak } from '../../../run/testing/post.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { SLEUTEL } from '../../../run/testing/zaaksysteem/opzet.ts'

const MINUUT = 60_000

let app: TestApp
let post: Awaited<ReturnType<typeof startPost>>
let kcc: string
let parkeren: string

beforeAll(async () => {
  post = await startPost()
  app = await startTestApp({
    SECRET_KEY: SLEUTEL,
    ...post.settings,
    EMAIL_MEESTE_PER_ADRES_UUR: '3',
    EMAIL_MEESTE_PER_ADRES_DAG: '4',
    EMAIL_MEESTE_PER_DOMEIN_UUR: '7',
  })
  const maak = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
  ;[kcc, parkeren] = [await maak('KCC'), await maak('Parkeren')]
})
afterAll(async () => {
  await post.mail.stop()
  await app.stop()
})

let number = 0
/** Writes a message of somebody else each time, unless it says of whom. */
const bericht = (kop: Record<string, string> = {}, tekst = 'Mijn vraag.') => {
  number += 1
  const all = {
    From: `klant${number}@voorbeeld${number}.nl`,
    To: 'info@gemeente.example',
    Subject: `Vraag ${number}`,
    'Message-ID': `<${number}@regels>`,
    ...kop,
  }
  return `${Object.entries(all)
    .map(([naam, waarde]) => `${naam}: ${waarde}\r\n`)
    .join('')}\r\n${tekst}\r\n`
}

const contactOf = (uuid: string | null) => app.client.klantcontacten.tonen({ params: { uuid: uuid ?? '' } })

type Nieuw = Parameters<TestApp['client']['postregels']['regelMaken']>[0]['body']

/** Makes a rule, tries it, and lets it work. */
async function work(body: Nieuw) {
  const { uuid } = await app.client.postregels.regelMaken({ body })
  await app.client.postregels.regelProberen({ params: { uuid } })
  await app.client.postregels.regelWijzigen({ params: { uuid }, body: { actief: true } })
  return uuid
}

const removeAll = async () => {
  for (const { uuid } of (await app.client.postregels.regels()).resultaten)
    await app.client.postregels.regelVerwijderen({ params: { uuid } })
}

test('R14: twee processen die samen hun eerste bericht innemen maken samen één E-mailintake', async () => {
  const box = await makePostvak(app, 'eerste', kcc)
  for (let n = 0; n < 4; n += 1) await box.fetch(bericht())
  await Promise.all([box.register(), box.register(), box.register()])
  expect((await box.berichten()).map(({ stand }) => stand)).toEqual(Array(4).fill('geregistreerd'))
})

describe('een regel vastleggen', () => {
  beforeEach(removeAll)

  test('wat niet kan staat bij het veld, en patronen bestaan niet', async () => {
    const faults = async (body: Partial<Nieuw>) =>
      fieldsOf(await problemIn(app.client.postregels.regelMaken({ body: { naam: 'Fout', ...body } })))
    expect(await faults({})).toEqual(['afdeling', 'van'])
    expect(
      await faults({
        van: ['voorbeeld.nl', 'geen adres', 'a@b'],
        naar: ['(.*)'],
        woorden: ['ok', 'x', 'a*b'],
        label: 'L',
      }),
    ).toEqual(['naar.0', 'van.1', 'woorden.1', 'woorden.2'])
    expect(await faults({ kopNaam: 'Met spatie', label: 'L' })).toEqual(['kopNaam'])
    expect(await faults({ kopWaarde: 'yes', woorden: ['spam'], label: 'L' })).toEqual(['kopNaam'])
    expect(await faults({ woorden: ['spam'], geenTaak: 'reclame', label: 'L' })).toEqual(['geenTaak'])
    const vreemd = { afdeling: crypto.randomUUID(), postvak: crypto.randomUUID() }
    expect(await faults({ woorden: ['spam'], ...vreemd })).toEqual(['afdeling', 'postvak'])
    await app.client.postregels.regelMaken({ body: { naam: 'Eén', woorden: ['spam'], label: 'L' } })
    expect(await faults({ naam: 'Eén', woorden: ['spam'], label: 'L' })).toEqual(['naam'])
  })

  test('hij werkt pas na een proef, en een andere regel moet opnieuw worden geprobeerd', async () => {
    const { uuid, actief } = await app.client.postregels.regelMaken({
      body: { naam: 'Parkeren', woorden: ['parkeer*'], afdeling: parkeren },
    })
    const params = { uuid }
    expect(actief).toBe(false)
    const on = () => app.client.postregels.regelWijzigen({ params, body: { actief: true } })
    expect((await problemIn(on())).code).toBe('postregel-niet-beproefd')
    await app.client.postregels.regelProberen({ params })
    expect(await on()).toMatchObject({ actief: true })
    const anders = await app.client.postregels.regelWijzigen({ params, body: { woorden: ['parkeren'] } })
    expect(anders).toMatchObject({ actief: false, beproefdOp: null })
    expect((await problemIn(on())).code).toBe('postregel-niet-beproefd')
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { soort: 'postregel' } })
    expect(resultaten.map(({ actie }) => actie)).toContain('gemaakt')
  })

  test('er zijn er niet meer dan in een volgorde te zetten zijn', async () => {
    await app.pool.query(
      `insert into email_regel (uuid, naam, volgorde, woorden, label) select gen_random_uuid(), 'r' || n, n, '{x}', 'l' from generate_series(1, 500) n`,
    )
    const { code } = await problemIn(
      app.client.postregels.regelMaken({ body: { naam: 'Meer', woorden: ['meer'], label: 'm' } }),
    )
    expect(code).toBe('te-veel-postregels')
    await app.pool.query('delete from email_regel')
  })

  test('de database weigert zelf een regel die werkt zonder proef', async () => {
    const insert = `insert into email_regel (uuid, naam, volgorde, woorden, label, actief) values (gen_random_uuid(), 'x', 1, '{x}', 'l', true)`
    await expect(app.pool.query(insert)).rejects.toThrow('email_regel_beproefd')
  })
})

describe('wat een regel doet', () => {
  beforeEach(removeAll)

  test('R12, R18: de eerste die past bepaalt afdeling, onderwerp en label; wat geen taak krijgt is te zien en alsnog in te nemen', async () => {
    const box = await makePostvak(app, 'regels', kcc)
    await work({
      naam: 'Parkeren',
      woorden: ['parkeer*', 'blauwe zone'],
      afdeling: parkeren,
      onderwerp: 'Parkeren',
      label: 'p',
    })
    await work({ naam: 'Reclame', van: ['reclame.example'], geenTaak: 'dit is reclame' })
    const ander = await makePostvak(app, 'ander', kcc)
    await work({ naam: 'Alleen elders', postvak: ander.uuid, woorden: ['vraag'], label: 'elders' })
    await box.fetch(bericht({ Subject: 'Over de BLAUWE  zóne' }))
    await box.fetch(bericht({ Subject: 'Geparkeerd' }))
    await box.fetch(bericht({ From: 'x@mail.reclame.example' }))
    await box.fetch(bericht({ From: 'y@geenreclame.example' }, 'Een parkeerplaats'))
    await box.register()
    const [vierde, derde, tweede, eerste] = await box.berichten()
    expect(await contactOf(eerste?.klantcontact ?? null)).toMatchObject({
      onderwerp: 'Parkeren: Over de BLAUWE zóne',
      kenmerken: { label: 'p' },
      opvolging: { internetaken: [{ actoren: [{ naam: 'Parkeren' }], status: 'te_verwerken' }] },
    })
    expect(eerste?.regel).toBe('Parkeren')
    expect(tweede).toMatchObject({ stand: 'geregistreerd', regel: '' })
    expect((await contactOf(tweede?.klantcontact ?? null)).kenmerken).toEqual({})
    expect(derde).toMatchObject({ stand: 'overgeslagen', reden: 'regel “Reclame”: dit is reclame', regel: 'Reclame' })
    expect(vierde?.regel).toBe('Parkeren')
    const { resultaten } = await app.client.postvakken.lijst()
    expect(resultaten.find(({ uuid }) => uuid === box.uuid)?.stand.overgeslagen).toBe(1)
    await app.client.postvakken.opnieuw({ params: { uuid: box.uuid, bericht: derde?.uuid ?? '' } })
    await box.register()
    expect((await box.berichten())[1]).toMatchObject({ stand: 'geregistreerd', regel: '' })
    // A message that is tried again goes where a rule sends it.
    await work({ naam: 'Reclameborden', van: ['reclame.example'], afdeling: parkeren, label: 'bord' })
    const bord = await box.fetch(bericht({ From: 'z@reclame.example' }))
    await box.register()
    await app.client.postvakken.opnieuw({ params: { uuid: box.uuid, bericht: bord } })
    await box.register()
    expect((await box.berichten())[0]).toMatchObject({ stand: 'geregistreerd', regel: 'Reclameborden' })
  })

  test('R23: wie antwoordt in een gesprek wordt gehoord, wat een regel er ook van zegt', async () => {
    const box = await makePostvak(app, 'gesprek', kcc)
    await box.fetch(bericht({ 'Message-ID': '<eerste@gesprek>' }))
    await box.register()
    await work({ naam: 'Niets', woorden: ['offerte'], geenTaak: 'reclame' })
    await box.fetch(bericht({ 'In-Reply-To': '<eerste@gesprek>' }, 'Waar blijft de offerte?'))
    await box.register()
    expect((await box.berichten())[0]).toMatchObject({ stand: 'geregistreerd' })
  })

  test('een kopregel, een geadresseerde en alles tegelijk', async () => {
    const box = await makePostvak(app, 'koppen', kcc)
    const spam = { naam: 'Spam', kopNaam: 'X-Spam-Flag', kopWaarde: 'yes', naar: ['info@gemeente.example'] }
    await work({ ...spam, geenTaak: 'spam' })
    await box.fetch(bericht({ 'x-spam-flag': 'YES' }))
    await box.fetch(bericht({ 'X-Spam-Flag': 'NO' }))
    await box.fetch(bericht({ 'X-Spam-Flag': 'YES', To: 'Ander <ander@gemeente.example>' }))
    await box.fetch(bericht({ 'X-Spam-Flag': 'YES', To: 'ander@gemeente.example', Cc: 'Info <INFO@gemeente.example>' }))
    await box.register()
    const standen = (await box.berichten()).map(({ stand }) => stand).reverse()
    expect(standen).toEqual(['overgeslagen', 'geregistreerd', 'geregistreerd', 'overgeslagen'])
  })
})

describe('een regel proberen', () => {
  beforeEach(removeAll)

  test('toont van de laatste honderd wat hij zou doen en wat voorgaat; er verandert niets, en R28: niemand ziet meer dan mag', async () => {
    const box = await makePostvak(app, 'proef', kcc)
    await box.fetch(bericht({ Subject: 'Gewone proefvraag' }))
    await box.fetch(bericht({ Subject: 'Proefvraag', 'Auto-Submitted': 'auto-replied' }))
    await box.fetch(bericht({ Subject: 'Proefvraag met voorrang' }))
    await box.fetch(bericht({ 'Message-ID': '<p@proef>', Subject: 'Zonder het woord' }))
    await box.fetch(bericht({ 'In-Reply-To': '<p@proef>' }, 'Een proefvraag'))
    await box.register()
    await work({ naam: 'Eerst', woorden: ['voorrang'], label: 'eerst' })
    const { uuid } = await app.client.postregels.regelMaken({
      body: { naam: 'Later', postvak: box.uuid, woorden: ['proefvraag'], afdeling: parkeren, onderwerp: 'P' },
    })
    const voor = await box.berichten()
    const proef = await app.client.postregels.regelProberen({ params: { uuid } })
    expect(proef.bekeken).toBe(5)
    expect(proef.berichten.map(({ uitkomst, toelichting }) => `${uitkomst}: ${toelichting}`)).toEqual([
      'gesprek: ',
      'eerdere-regel: Eerst',
      'vraagt-niets: dit is een automatisch antwoord',
      'taak: voor Parkeren, onderwerp “P: Gewone proefvraag”',
    ])
    expect(await box.berichten()).toEqual(voor)
    const vreemd = await app.client.actoren.maken({ body: { naam: 'Beheer', soortActor: 'medewerker' } })
    const beheer = await app.alsMedewerker(vreemd.uuid, ['beheerder'])
    const ziet = await beheer.postregels.regelProberen({ params: { uuid } })
    expect(ziet.berichten.map(({ uitkomst }) => uitkomst)).toEqual(['vraagt-niets'])
  })

  test('R28: ook een tweede exemplaar van een bericht toont niemand meer dan mag', async () => {
    const box = await makePostvak(app, 'dubbel', kcc)
    const tweemaal = bericht({ Subject: 'Dubbelpost' })
    await box.fetch(tweemaal)
    await box.register()
    await box.fetch(tweemaal)
    await box.register()
    expect((await box.berichten())[0]).toMatchObject({ stand: 'bekend', bewaard: true })
    const { uuid } = await app.client.postregels.regelMaken({
      body: { naam: 'Dubbel', postvak: box.uuid, woorden: ['dubbelpost'], label: 'd' },
    })
    const { uuid: wie } = await app.client.actoren.maken({ body: { naam: 'Beheer 2', soortActor: 'medewerker' } })
    const beheer = await app.alsMedewerker(wie, ['beheerder'])
    expect(await beheer.postregels.regelProberen({ params: { uuid } })).toEqual({ bekeken: 0, berichten: [] })
  })

  test('R28, R29: wie mag inzien wat geen klantcontact werd ziet het, ook wie verder alleen het eigene ziet; dat staat in het logboek', async () => {
    const box = await makePostvak(app, 'onleesbaar', kcc)
    const raw = 'X-Vreemd: ja\r\n\r\n<b>Beste gemeente.</b>\r\n'
    await box.fetch(raw)
    await box.register()
    const [apart] = await box.berichten()
    const params = { uuid: box.uuid, bericht: apart?.uuid ?? '' }
    const { uuid: wie } = await app.client.actoren.maken({ body: { naam: 'Beheer 3', soortActor: 'medewerker' } })
    const beheer = await app.alsMedewerker(wie, ['beheerder'])
    expect(await beheer.postvakken.bekijken({ params })).toEqual({
      ...{ kopregels: 'X-Vreemd: ja', begin: '<b>Beste gemeente.</b>', isIngekort: false },
    })
    const path = `${app.base}/api/v1/postvakken/${params.uuid}/berichten/${params.bericht}/bron`
    const file = await fetch(path, { headers: beheer.headers })
    expect([file.status, await file.text()]).toEqual([200, raw])
    const { rows } = await app.pool.query('select operatie from logboek where wie = $1 order by id', [wie])
    expect(rows.map(({ operatie }) => operatie)).toEqual(['postvakken.bekijken', 'postvakken.bron'])
    // A message that is taken in after all is no longer seen here.
    await app.client.postvakken.afdoen({ params })
    await app.pool.query(`update email_bericht set stand = 'wacht' where uuid = $1`, [params.bericht])
    expect((await problemIn(beheer.postvakken.bekijken({ params }))).code).toBe('bericht-niet-apart')
    const { token } = await app.als({ rechten: ['postvakken.beheren'] })
    expect((await fetch(path, { headers: { Authorization: `Token ${token}` } })).status).toBe(403)
    expect((await fetch(path)).status).toBe(401)
    await app.pool.query(`update email_bericht set stand = 'overgeslagen' where uuid = $1`, [params.bericht])
  })

  test('de volgorde is te veranderen, en noemt alles', async () => {
    const een = await work({ naam: 'Een', woorden: ['een'], label: 'een' })
    const twee = await work({ naam: 'Twee', woorden: ['een'], label: 'twee' })
    const order = (regels: string[]) => app.client.postregels.regelsOrdenen({ body: { regels } })
    expect((await problemIn(order([een]))).code).toBe('onvolledige-volgorde')
    expect((await order([twee, een])).resultaten.map(({ naam }) => naam)).toEqual(['Twee', 'Een'])
  })
})

describe('een budget per afzender', () => {
  beforeEach(removeAll)
  const from = (n: number, wie = 'veel') => bericht({ From: `${wie}@drukte.example`, Subject: `Druk ${n}` })

  test('boven dat van het adres komt een bericht bij de vorige taak, boven dat van het domein staat het apart; een dag later niet meer', async () => {
    const box = await makePostvak(app, 'budget', kcc)
    const nu = Date.now() - 3 * 24 * 60 * MINUUT
    const eersteDruk = from(0)
    await box.fetch(eersteDruk, new Date(nu))
    for (let n = 1; n < 9; n += 1) await box.fetch(from(n), new Date(nu + n * MINUUT))
    await box.register()
    const berichten = (await box.berichten()).reverse()
    expect(berichten.map(({ stand }) => stand)).toEqual([...Array(7).fill('geregistreerd'), 'apart', 'apart'])
    expect(berichten[8]?.reden).toBe('meer dan 7 berichten in een uur van dit domein')
    const contacten = await Promise.all(berichten.slice(0, 7).map(({ klantcontact }) => contactOf(klantcontact)))
    const open = contacten.filter(({ opvolging }) => opvolging.internetaken[0]?.status === 'te_verwerken')
    expect(open).toHaveLength(3)
    expect(contacten[6]?.onderwerpobjecten[0]?.wasKlantcontact).toBeTruthy()
    expect(contacten[6]?.opvolging.internetaken[0]?.toelichting).toContain(
      'meer dan 3 berichten in een uur van dit adres',
    )
    await app.client.postvakken.opnieuw({ params: { uuid: box.uuid, bericht: berichten[8]?.uuid ?? '' } })
    await box.fetch(from(10), new Date(nu + 26 * 60 * MINUUT))
    await box.register()
    // R23: a reply in a conversation is heard, whatever others of its domain sent.
    const antwoord = { From: 'ander@drukte.example', 'Message-ID': '<antwoord@druk>' }
    const eerste = /<\d+@regels>/.exec(eersteDruk)?.[0] ?? ''
    await box.fetch(bericht({ ...antwoord, 'In-Reply-To': eerste }), new Date(nu + 9 * MINUUT))
    await box.register()
    expect((await box.berichten())[0]?.stand).toBe('geregistreerd')
    const later = (await box.berichten()).slice(1)
    expect(later.slice(0, 2).map(({ stand }) => stand)).toEqual(['geregistreerd', 'geregistreerd'])
    const { opvolging } = await contactOf(later[0]?.klantcontact ?? null)
    expect(opvolging.internetaken[0]?.status).toBe('te_verwerken')
  })
})

describe('ontvangstbevestiging en lussen (RFC 3834)', () => {
  beforeEach(removeAll)
  const deliver = () => post.deliver(app, new Date(Date.now() + MINUUT))

  test('Awb 2:13: wie schrijft krijgt er een; een programma, een nieuwsbrief en een doorgestuurd bericht niet', async () => {
    const box = await makePostvak(app, 'bevestigt', kcc, { ontvangstbevestiging: true })
    const grens = { 'Content-Type': 'multipart/mixed; boundary="g"' }
    const delen =
      '--g\r\n\r\nMijn vraag.\r\n--g\r\nContent-Disposition: attachment; filename="Lees dit.txt"\r\n\r\nx\r\n--g--'
    await box.fetch(bericht({ From: 'Anna <anna@bevestigd.example>', ...grens }, delen))
    await box.fetch(bericht({ From: 'a@programma.example', 'Auto-Submitted': 'auto-generated' }))
    await box.fetch(bericht({ From: 'b@programma.example', 'X-Auto-Response-Suppress': 'All' }))
    await box.fetch(bericht({ From: 'c@programma.example', Precedence: 'bulk' }))
    await box.fetch(bericht({ From: 'd@programma.example', 'Auto-Submitted': 'no' }))
    await (await makePostvak(app, 'zwijgt', kcc)).fetch(bericht())
    await box.register()
    const mails = await deliver()
    expect(mails.map(({ aan }) => aan).sort()).toEqual(['anna@bevestigd.example', 'd@programma.example'])
    expect(mails[0]?.ruw).toMatch(/^Auto-Submitted: auto-replied/m)
    // The address is not confirmed, so nobody reaches it with a name of a file; and the message itself is no file of theirs.
    const [anna, ander] = [...mails].sort((a, b) => a.aan.localeCompare(b.aan))
    expect(anna?.tekst).toContain('U stuurde 1 bestand mee.')
    expect(ander?.tekst).not.toContain('U stuurde')
    for (const { ruw } of mails) for (const naam of ['Lees dit', 'bericht.eml']) expect(ruw).not.toContain(naam)
  })

  test('een ander deel na een + in het adres geeft geen extra bevestigingen', async () => {
    const box = await makePostvak(app, 'plus', kcc, { ontvangstbevestiging: true })
    for (let n = 0; n < 3; n += 1) await box.fetch(bericht({ From: `plus+${n}@bevestigd.example` }))
    await box.register()
    expect(await deliver()).toHaveLength(2)
  })

  test('een postvak dat zijn eigen bevestigingen en die van een andere Balie terugkrijgt, stopt na één ronde', async () => {
    const box = await makePostvak(app, 'rond', kcc, { ontvangstbevestiging: true })
    await box.fetch(bericht({ From: 'info@andere-balie.example' }))
    await box.register()
    const [receipt, ...none] = await deliver()
    expect(none).toEqual([])
    // The other side sends it back, as a mailbox that forwards everything does.
    await box.fetch(receipt?.ruw ?? '')
    await box.register()
    expect((await box.berichten())[0]).toMatchObject({
      stand: 'overgeslagen',
      reden: 'dit is een melding van Balie zelf',
    })
    // A relay gave it another Message-ID.
    await box.fetch((receipt?.ruw ?? '').replace(/^Message-ID:.*$/m, 'Message-ID: <relay@elders>'))
    await box.register()
    expect((await box.berichten())[0]).toMatchObject({ stand: 'overgeslagen' })
    expect(await deliver()).toEqual([])
  })

  test('wie zonder te zeggen wat het is op elke bevestiging antwoordt, krijgt er twee en dan geen meer', async () => {
    const box = await makePostvak(app, 'dom', kcc, { ontvangstbevestiging: true })
    let rounds = 0
    for (let back = 'Vraag'; back && rounds < 10; rounds += 1) {
      await box.fetch(bericht({ From: 'robot@dom.example' }, back))
      await box.register()
      back = (await deliver())[0]?.tekst ?? ''
    }
    expect(rounds).toBe(3)
    const [laatste] = await box.berichten()
    const { opvolging } = await contactOf(laatste?.klantcontact ?? null)
    expect(opvolging.internetaken[0]?.toelichting).toContain('geen ontvangstbevestiging')
  })

  test('een antwoord van een andere Balie is geen vervalst antwoord van ons', async () => {
    const box = await makePostvak(app, 'buur', kcc)
    const id = `<${crypto.randomUUID()}.${'a'.repeat(20)}@`
    await box.fetch(bericht({ 'In-Reply-To': `${id}andere-balie.example>` }))
    await box.fetch(bericht({ 'In-Reply-To': `${id}gemeente.example>` }))
    await box.register()
    const [ons, ander] = await Promise.all((await box.berichten()).map(({ klantcontact }) => contactOf(klantcontact)))
    expect(ander?.opvolging.internetaken[0]?.toelichting).toBe('')
    expect(ons?.opvolging.internetaken[0]?.toelichting).toContain('een antwoord van ons dat niet bestaat')
  })

  test('R12, R17: wat van ons eigen adres komt is van wie er een antwoord verwacht, en anders van een onbekende', async () => {
    const box = await makePostvak(app, 'eigen', kcc, { afzender: 'info@gemeente.example' })
    const van = { From: 'Formulier <info@gemeente.example>' }
    await box.fetch(bericht({ ...van, 'Reply-To': 'Piet <piet@thuis.example>' }))
    await box.fetch(bericht(van))
    await box.register()
    const [zonder, met] = await box.berichten()
    expect(await contactOf(zonder?.klantcontact ?? null)).toMatchObject({
      betrokkenen: [{ volledigeNaam: 'Onbekend: gestuurd door onszelf', digitaleAdressen: [] }],
      opvolging: { internetaken: [{ status: 'te_verwerken' }] },
    })
    expect((await contactOf(met?.klantcontact ?? null)).betrokkenen).toMatchObject([
      { volledigeNaam: 'Piet', digitaleAdressen: [{ adres: 'piet@thuis.example' }] },
    ])
  })

  test('R12: een bericht van een collega dat iemand toch inneemt wordt ingenomen', async () => {
    const box = await makePostvak(app, 'collega', kcc)
    const medewerker = { emailadres: 'collega@gemeente.example' }
    await app.client.actoren.maken({ body: { naam: 'Collega', soortActor: 'medewerker', ...medewerker } })
    const uuid = await box.fetch(bericht({ From: 'collega@gemeente.example' }))
    await box.register()
    expect((await box.berichten())[0]?.reden).toContain('bericht van een collega')
    await app.client.postvakken.opnieuw({ params: { uuid: box.uuid, bericht: uuid } })
    await box.register()
    const [bewaard] = await box.berichten()
    expect((await contactOf(bewaard?.klantcontact ?? null)).betrokkenen).toMatchObject([
      { digitaleAdressen: [{ adres: 'collega@gemeente.example' }] },
    ])
  })

  test('R13: wie zelf schrijft dat hij een formulier is, is er geen: budget en gesprek gelden gewoon', async () => {
    const box = await makePostvak(app, 'vals formulier', kcc)
    const kop = { 'X-OF-Content-UUID': crypto.randomUUID(), 'X-OF-Event': 'registration' }
    for (let n = 0; n < 4; n += 1) await box.fetch(bericht({ ...kop, From: 'vals@vreemd.example' }))
    await box.register()
    const [laatste, ...eerder] = await Promise.all(
      (await box.berichten()).map(({ klantcontact }) => contactOf(klantcontact)),
    )
    expect(laatste?.betrokkenen).toMatchObject([{ digitaleAdressen: [{ adres: 'vals@vreemd.example' }] }])
    expect(laatste?.opvolging.internetaken[0]?.toelichting).toContain('meer dan 3 berichten in een uur')
    for (const { onderwerpobjecten } of eerder) expect(onderwerpobjecten).toEqual([])
  })

  test('R13: wat Open Formulieren mailt is van een onbekende inzender, en de mail over de betaling hoort erbij', async () => {
    const box = await makePostvak(app, 'formulieren', kcc, {
      ontvangstbevestiging: true,
      afzender: 'formulieren@gemeente.example',
    })
    const kop = {
      ...{ From: 'formulieren@gemeente.example', 'X-OF-Content-Type': 'submissions.Submission' },
      ...{ 'X-OF-Content-UUID': crypto.randomUUID(), 'X-OF-Event': 'registration' },
    }
    for (let n = 0; n < 5; n += 1)
      await box.fetch(bericht({ ...kop, 'X-OF-Content-UUID': crypto.randomUUID() }, `Inzending ${n}`))
    await box.fetch(bericht({ ...kop, Subject: '[Open Forms] Vergunning' }, 'Naam: Anna'))
    await box.fetch(bericht({ ...kop, Subject: '[Open Forms] Vergunning betaald' }, 'Betaald'))
    await box.register()
    const [betaald, inzending, vorige] = await Promise.all(
      (await box.berichten()).map(({ klantcontact }) => contactOf(klantcontact)),
    )
    expect(inzending?.betrokkenen).toMatchObject([
      { volledigeNaam: 'Inzender van een formulier', digitaleAdressen: [] },
    ])
    expect(betaald?.onderwerpobjecten).toMatchObject([{ wasKlantcontact: inzending?.uuid }])
    expect(vorige?.opvolging.internetaken[0]?.status).toBe('te_verwerken')
    expect(await deliver()).toEqual([])
  })
})

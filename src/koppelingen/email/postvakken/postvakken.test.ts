import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { z } from 'zod'
import { startDovecot } from '../../../run/testing/dovecot.ts'
import { problemIn } from '../../../run/testing/fixtures.ts'
import { startProxy } from '../../../run/testing/proxy.ts'
import { startTestApp, type TestApp } from '../../../run/testing/test-app.ts'
import { SLEUTEL } from '../../../run/testing/zaaksysteem/opzet.ts'
import type { NieuwPostvak } from '../contract.ts'
import { leesPostvakken } from './luisteren.ts'
import { registerAll } from './verwerken.ts'

const log = pino({ level: 'silent' })
const MAIN = join(import.meta.dirname, '../../../run/cli/main.ts')

/** The body with which a mailbox is set. */
type Invoer = z.input<typeof NieuwPostvak>

let app: TestApp
let dovecot: Awaited<ReturnType<typeof startDovecot>>
let afdeling: string
let tokens: ReturnType<typeof createServer>

/** The server that gives tokens and says whose they are. */
const tokenAddress = (path: string) => `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/${path}`

beforeAll(async () => {
  tokens = createServer((request, response) => {
    const body =
      request.url === '/token'
        ? { access_token: 'sleutel', token_type: 'bearer', expires_in: 60 }
        : { active: true, username: 'oauth' }
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body))
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => tokens.once('listening', ready))
  dovecot = await startDovecot(tokenAddress('introspectie'))
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  const made = await app.client.actoren.maken({ body: { naam: 'Wegen', soortActor: 'organisatorische_eenheid' } })
  afdeling = made.uuid
})
afterAll(async () => {
  await app?.stop()
  await dovecot?.stop()
  tokens?.close()
})

const postvak = (gebruiker: string, anders: Partial<Invoer> = {}): Invoer => ({
  naam: gebruiker,
  host: '127.0.0.1',
  poort: dovecot.port,
  beveiliging: 'geen',
  gebruiker,
  geheim: 'geheim',
  innemenVanaf: '2026-01-01T00:00:00Z',
  afdeling,
  ...anders,
})

const bericht = (nummer: number | string, onderwerp = `Vraag ${nummer}`) =>
  Buffer.from(
    `From: Kees <kees@example.org>\r\nSubject: ${onderwerp}\r\nMessage-ID: <${nummer}@proef>\r\n\r\nMijn vraag is ${nummer}.\r\n`,
  )

/** Begins to read the mailboxes, as another process does. */
function listen() {
  const lezer = leesPostvakken.begin({ db: app.db, config: app.config, log })
  return {
    ...lezer,
    /** Reads and registers until it is so. */
    async until(isSo: () => Promise<boolean>): Promise<void> {
      // After a fault a mailbox is left alone for ten seconds and more, however fast this goes round.
      const end = Date.now() + 45_000
      while (!(await isSo())) {
        if (Date.now() > end) throw new Error('It does not become so.')
        await lezer.step()
        await registerAll({ db: app.db, config: app.config, log })
        await sleep(30)
      }
    },
  }
}

const standen = async (uuid: string): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (let na: string | undefined; ; ) {
    const pagina = await app.client.postvakken.berichten({
      params: { uuid },
      query: { aantal: '100', ...(na && { na }) },
    })
    for (const { stand } of pagina.resultaten) counts[stand] = (counts[stand] ?? 0) + 1
    if (!pagina.volgende) return counts
    na = pagina.volgende
  }
}
const has = (uuid: string, stand: string, aantal: number) => async () => (await standen(uuid))[stand] === aantal

const registered = async (zoek: string) => (await app.client.klantcontacten.lijst({ query: { zoek } })).resultaten

describe('een postvak instellen', () => {
  test('het geheim wordt nooit getoond, en geldt alleen voor de server en de gebruiker waarvoor het is gegeven', async () => {
    const gemaakt = await app.client.postvakken.maken({ body: postvak('instellen', { actief: false }) })
    expect(JSON.stringify(gemaakt)).not.toContain('"geheim"')
    const params = { uuid: gemaakt.uuid }
    expect(await app.client.postvakken.wijzigen({ params, body: { handeling: 'Lees dit' } })).toMatchObject({
      handeling: 'Lees dit',
    })
    const elders = await problemIn(app.client.postvakken.wijzigen({ params, body: { host: 'elders.example' } }))
    expect(elders.invalidParams).toMatchObject([{ name: 'geheim', code: 'verplicht' }])
    const dubbel = await problemIn(app.client.postvakken.maken({ body: postvak('instellen') }))
    expect(dubbel.code).toBe('postvak-bestaat-al')
  })

  test('wat niet kan staat bij het veld', async () => {
    const { invalidParams } = await problemIn(
      app.client.postvakken.maken({
        body: postvak('fout', { afdeling: crypto.randomUUID(), kanaal: 'rooksignaal', aanmelden: 'client' }),
      }),
    )
    expect(invalidParams?.map(({ name }) => name).sort()).toEqual(
      expect.arrayContaining(['afdeling', 'clientId', 'tokenUrl']),
    )
  })

  test('de test zegt hoeveel berichten er zijn, of waarom het postvak niet opengaat', async () => {
    await dovecot.deliver('testen', [bericht('t1'), bericht('t2')])
    const { uuid } = await app.client.postvakken.maken({ body: postvak('testen', { actief: false }) })
    const test = async (body: Partial<Invoer>) => {
      await app.client.postvakken.wijzigen({ params: { uuid }, body: { geheim: 'geheim', ...body } })
      return app.client.postvakken.testen({ params: { uuid } })
    }
    expect(await test({})).toEqual({ goed: true, fout: '', aantal: 2, meldt: true })
    expect(await test({ geheim: 'verkeerd' })).toMatchObject({
      goed: false,
      fout: expect.stringContaining('kent deze'),
    })
    expect(await test({ map: 'Nergens' })).toMatchObject({ fout: 'Deze map bestaat niet in het postvak.' })
    expect(await test({ map: 'INBOX', poort: 9 })).toMatchObject({
      fout: expect.stringContaining('neemt op deze poort'),
    })
  })

  test('met een token (XOAUTH2) wordt een postvak gelezen zonder wachtwoord', async () => {
    await dovecot.deliver('oauth', [bericht('o1')])
    const token = {
      aanmelden: 'client',
      clientId: 'balie',
      tokenUrl: tokenAddress('token'),
      geheim: 'van-de-client',
    } as const
    const { uuid } = await app.client.postvakken.maken({ body: postvak('oauth', { ...token, actief: false }) })
    expect(await app.client.postvakken.testen({ params: { uuid } })).toMatchObject({ goed: true, aantal: 1 })
  })
})

describe('innemen', () => {
  test('R3, R12: een bericht wordt een klantcontact zoals het postvak zegt; de termijn loopt vanaf de aankomst', async () => {
    const aankomst = new Date(Date.now() - 20 * 24 * 3_600_000)
    const body = postvak('wegen', {
      onderwerp: 'Wegen',
      handeling: 'Kijk naar de weg',
      innemenVanaf: '2025-01-01T00:00:00Z',
      afzender: 'wegen@gemeente.example',
    })
    const { uuid } = await app.client.postvakken.maken({ body })
    await dovecot.deliver('wegen', [bericht('te-oud')], new Date('2024-05-01T10:00:00Z'))
    await dovecot.deliver('wegen', [bericht('kuil', 'Diepekuil')], aankomst)
    const lezer = listen()
    await lezer.until(has(uuid, 'geregistreerd', 1))
    const [contact] = await registered('diepekuil')
    expect(contact).toMatchObject({ onderwerp: 'Wegen: Diepekuil', kanaal: 'e-mail' })
    expect(contact?.opvolging.internetaken).toMatchObject([{ actoren: [{ naam: 'Wegen' }], status: 'te_verwerken' }])
    const taak = await app.client.internetaken.tonen({
      params: { uuid: contact?.opvolging.internetaken[0]?.uuid ?? '' },
    })
    expect(taak).toMatchObject({ gevraagdeHandeling: 'Kijk naar de weg', teLaat: true })
    // An answer comes from the mailbox by which the question came in.
    const vorm = await app.client.klantberichten.antwoordvorm({ params: { uuid: taak.uuid } })
    expect(vorm).toMatchObject({ van: 'wegen@gemeente.example', adressen: [{ adres: 'kees@example.org' }] })
    const { resultaten } = await app.client.postvakken.berichten({ params: { uuid }, query: {} })
    expect(resultaten).toMatchObject([{ klantcontact: contact?.uuid }])
    expect(Date.parse(resultaten[0]?.aangekomenOp ?? '')).toBeLessThan(Date.parse(resultaten[0]?.opgehaaldOp ?? ''))
    // The server tells of a message that comes while Balie listens, well before it would look by itself.
    await sleep(1_500)
    await dovecot.deliver('wegen', [bericht('later')])
    await lezer.until(has(uuid, 'geregistreerd', 2))
    await lezer.stop()
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { actief: false } })
  })

  test('een ander postvak of een andere map wordt helemaal gelezen, ook als de UID’s daar dezelfde zijn', async () => {
    const { uuid } = await app.client.postvakken.maken({ body: postvak('oud-postvak') })
    await dovecot.deliver('oud-postvak', [bericht('oud-1'), bericht('oud-2')])
    const lezer = listen()
    await lezer.until(has(uuid, 'geregistreerd', 2))
    await dovecot.deliver('nieuw-postvak', [bericht('nieuw-1'), bericht('nieuw-2'), bericht('nieuw-3')])
    await dovecot.shareUidvalidity('oud-postvak', 'nieuw-postvak')
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { gebruiker: 'nieuw-postvak', geheim: 'geheim' } })
    await lezer.until(has(uuid, 'geregistreerd', 5))
    await lezer.stop()
    expect(await standen(uuid)).toEqual({ geregistreerd: 5 })
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { actief: false } })
  })

  test('wat niet te registreren is staat apart, zichtbaar en opnieuw te proberen, en de rest gaat door', async () => {
    const { uuid } = await app.client.postvakken.maken({ body: postvak('apart') })
    const automatisch = Buffer.concat([Buffer.from('Auto-Submitted: auto-replied\r\n'), bericht('auto')])
    await dovecot.deliver('apart', [Buffer.from('geen bericht'), automatisch, bericht('a1')])
    const lezer = listen()
    await lezer.until(has(uuid, 'geregistreerd', 1))
    await lezer.until(has(uuid, 'apart', 1))
    await lezer.stop()
    expect(await standen(uuid)).toEqual({ apart: 1, overgeslagen: 1, geregistreerd: 1 })
    expect(await app.client.postvakken.tonen({ params: { uuid } })).toMatchObject({ stand: { apart: 1, wachten: 0 } })
    const { resultaten } = await app.client.postvakken.berichten({ params: { uuid }, query: { stand: 'apart' } })
    expect(resultaten).toMatchObject([{ reden: expect.stringContaining('geen e-mailbericht') }])
    const params = { uuid, bericht: resultaten[0]?.uuid ?? '' }
    // It can be looked at, as text and as a file; only by who has the right to that (R28).
    const { resultaten: skipped } = await app.client.postvakken.berichten({
      params: { uuid },
      query: { stand: 'overgeslagen' },
    })
    expect(skipped).toMatchObject([{ van: expect.stringContaining('@'), onderwerp: expect.stringMatching(/./) }])
    const auto = { uuid, bericht: skipped[0]?.uuid ?? '' }
    expect(await app.client.postvakken.bekijken({ params: auto })).toMatchObject({
      kopregels: expect.stringContaining('Auto-Submitted: auto-replied'),
      isIngekort: false,
    })
    expect(await app.client.postvakken.bekijken({ params })).toMatchObject({ kopregels: 'geen bericht', begin: '' })
    const beheer = await app.als({ rechten: ['postvakken.beheren'] })
    expect(await problemIn(beheer.postvakken.bekijken({ params: auto }))).toMatchObject({ status: 403 })
    const zonderInzien = await beheer.postvakken.berichten({ params: { uuid }, query: { stand: 'overgeslagen' } })
    expect(zonderInzien.resultaten).toMatchObject([{ van: '', onderwerp: '' }])
    await app.client.postvakken.opnieuw({ params })
    expect(await standen(uuid)).toMatchObject({ wacht: 1 })
    await registerAll({ db: app.db, config: app.config, log })
    expect(await standen(uuid)).toMatchObject({ apart: 1 })
    const { code } = await problemIn(app.client.postvakken.opnieuw({ params: { uuid, bericht: crypto.randomUUID() } }))
    expect(code).toBe('bericht-niet-apart')
    // A message that is too large is not fetched.
    expect(resultaten).toMatchObject([{ bewaard: true }])
    await app.pool.query('update email_bericht set inhoud = null where uuid = $1', [params.bericht])
    const { resultaten: zonder } = await app.client.postvakken.berichten({
      params: { uuid },
      query: { stand: 'apart' },
    })
    expect(zonder).toMatchObject([{ bewaard: false, van: '', onderwerp: '' }])
    expect((await problemIn(app.client.postvakken.bekijken({ params }))).code).toBe('bericht-niet-bewaard')
    expect((await problemIn(app.client.postvakken.opnieuw({ params }))).code).toBe('bericht-niet-bewaard')
    expect(await standen(uuid)).toMatchObject({ apart: 1 })
    await app.client.postvakken.afdoen({ params })
    expect(await standen(uuid)).toEqual({ overgeslagen: 2, geregistreerd: 1 })
    expect((await problemIn(app.client.postvakken.afdoen({ params }))).code).toBe('bericht-niet-apart')
    // A message that the server does not give was tried often enough.
    await app.pool.query(
      `insert into email_bericht (uuid, postvak, plaats, uidvalidity, uid, aangekomen_op, omvang, stand, pogingen)
      select gen_random_uuid(), uuid, plaats, uidvalidity, laatste_uid + 1, now(), 10, 'ophalen', 5 from email_postvak where uuid = $1`,
      [uuid],
    )
    await dovecot.deliver('apart', [bericht('a2'), bericht('a3')])
    const later = listen()
    await later.until(has(uuid, 'geregistreerd', 2))
    await later.stop()
    expect(await standen(uuid)).toMatchObject({ apart: 1, geregistreerd: 2 })
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { actief: false } })
  })
})

describe('niets gaat verloren en niets komt dubbel', () => {
  const AANTAL = 60

  const work = (): ChildProcess =>
    spawn(process.execPath, [MAIN, 'work'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        LOG_LEVEL: 'silent',
        DATABASE_URL: app.url,
        SECRET_KEY: SLEUTEL,
        PORT: '0',
      },
      stdio: 'ignore',
    })

  test('een IDLE die in stilte sterft wordt opgemerkt: de verbinding eindigt, en wat intussen kwam komt alsnog', async () => {
    const proxy = await startProxy(new URL(`imap://127.0.0.1:${dovecot.port}`))
    const { uuid } = await app.client.postvakken.maken({
      body: postvak('stilte', { poort: Number(new URL(proxy.url).port) }),
    })
    await dovecot.deliver('stilte', [bericht('s1')])
    const lezer = listen()
    await lezer.until(has(uuid, 'geregistreerd', 1))
    // A firewall forgets the connection, and tells neither side.
    proxy.swallow()
    await dovecot.deliver('stilte', [bericht('s2')])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const later = (minuten: number) => vi.setSystemTime(Date.now() + minuten * 60_000)
    try {
      // It is time to look again; nobody answers; that lasts too long.
      later(3)
      await lezer.step()
      later(6)
      await expect
        .poll(
          async () => {
            await lezer.step()
            return (await app.client.postvakken.tonen({ params: { uuid } })).stand.fout
          },
          { timeout: 60_000 },
        )
        .not.toBe('')
      proxy.heal()
      later(6)
      await lezer.until(has(uuid, 'geregistreerd', 2))
    } finally {
      vi.useRealTimers()
    }
    expect(await app.client.postvakken.tonen({ params: { uuid } })).toMatchObject({ stand: { fout: '' } })
    await lezer.stop()
    await proxy.stop()
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { actief: false } })
  })

  test('ook niet als een proces wordt gedood, de server wegvalt, twee processen lezen en de UIDVALIDITY verandert', async () => {
    const { uuid } = await app.client.postvakken.maken({ body: postvak('veel') })
    await dovecot.deliver(
      'veel',
      Array.from({ length: AANTAL }, (_, nummer) => bericht(`v${nummer}`, 'Veelpost')),
    )
    const child = work()
    const ended = new Promise((done) => child.once('exit', done))
    const isBusy = async () => Object.keys(await standen(uuid)).length > 0
    for (let tries = 0; !(await isBusy()) && tries < 400; tries += 1) await sleep(20)
    child.kill('SIGKILL')
    await ended
    expect((await standen(uuid)).geregistreerd ?? 0).toBeLessThan(AANTAL)
    // Its turn ends by itself after two minutes, and one that began a message begins it again.
    await app.pool.query('update email_postvak set beurt_tot = now()')
    await app.pool.query('update email_bericht set volgende_poging = now()')
    const [een, twee] = [listen(), listen()]
    await dovecot.halt()
    await een.until(async () => (await app.client.postvakken.tonen({ params: { uuid } })).stand.fout !== '')
    await dovecot.start()
    await app.client.postvakken.wijzigen({ params: { uuid }, body: { handeling: 'Begin opnieuw' } })
    await Promise.all([een, twee].map(({ until }) => until(has(uuid, 'geregistreerd', AANTAL))))
    await Promise.all([een.stop(), twee.stop()])
    await dovecot.renumber('veel')
    const drie = listen()
    await drie.until(has(uuid, 'bekend', AANTAL))
    await drie.stop()
    const { rows } = await app.pool.query(
      `select count(*)::int as aantal from klantcontact where onderwerp = 'Veelpost'`,
    )
    expect(rows[0].aantal).toBe(AANTAL)
  })
})

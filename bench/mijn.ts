import { loadavg } from 'node:os'
import autocannon from 'autocannon'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { keyOf } from '../src/mijn/inloggen/hoedanigheden.ts'
import { begin } from '../src/mijn/inloggen/sessies.ts'
import { copy, copyKlanten, demoDatabase, uuidOf } from './copies.ts'
import { benchServer } from './database.ts'
import { inTurns } from './rates.ts'
import { rawCase } from './raw.ts'
import { startServer } from './server.ts'
import { sizes } from './sizes.ts'

// Measures the overview of Mijn of a citizen with 50 klantcontacten, 25 zaken and 10 klanttaken, beside the same SQL, in a small register and in a
// large one. Everybody else has 50 klantcontacten, five zaken and a klanttaak.
// npm run bench:mijn -- --klein 10000 --groot 1000000 --seconden 3 --rondes 3

const { small, large, seconds, rounds } = sizes()
const CONNECTIONS = 4
const CONTACTS = 50
const ZAKEN = 25
const TAKEN = 10
const ZAKEN_OF_OTHERS = 5
/** Numbers of nobody, because they do not pass the elfproef. */
const BSN = '100000001'
const TOKEN = 'meting'.padEnd(43, '-')

/** Gives the number of the klant for the n-th of what everybody has so many of; the first `most` are of the citizen who is measured. */
const klantOf = (most: number, each: number) => `case when n <= ${most} then 1 else 2 + (n - ${most + 1}) / ${each} end`

/** Fills a register with this many klantcontacten, and what goes with them. */
const fill = (amount: number) => async (client: pg.Client) => {
  const others = Math.ceil((amount - CONTACTS) / CONTACTS)
  await copyKlanten(client, others + 1)
  const identificator = { uuid: 'uuidv7()', partij: uuidOf('n'), object_id: `'1' || lpad(n::text, 8, '0')` }
  await copy(client, 'partij_identificator', `code_soort_object_id = 'bsn'`, identificator, others + 1)
  const moment = `m.plaatsgevonden_op - n * interval '1 second'`
  const contact = { uuid: uuidOf('n', '0001'), nummer: `'8' || lpad(n::text, 9, '0')`, plaatsgevonden_op: moment }
  await copy(client, 'klantcontact', `gesprek is null`, { ...contact, referentienummer: 'null' }, amount)
  const van = { uuid: 'uuidv7()', klantcontact: uuidOf('n', '0001') }
  const partij = uuidOf(klantOf(CONTACTS, CONTACTS))
  await copy(client, 'betrokkene', `partij is not null and rol = 'klant' and initiator`, { ...van, partij }, amount)
  await copy(client, 'actor_klantcontact', 'true', van, amount)
  const taak = { ...van, nummer: `'8' || lpad(n::text, 9, '0')`, referentienummer: 'null' }
  await copy(client, 'interne_taak', `status = 'te_verwerken'`, taak, amount)
  const zaken = ZAKEN + others * ZAKEN_OF_OTHERS
  const zaak = { uuid: uuidOf('n', '0002'), identificatie: `'METING-' || n`, hoofdzaak: 'null' }
  const isShown = `einddatum is null and vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' and exists (
    select from zaakregister_zaaktype t where t.uuid = zaaktype and not t.intern)`
  await copy(client, 'zaakregister_zaak', isShown, zaak, zaken)
  const wie = `(select jsonb_build_object('inpBsn', i.object_id) from partij_identificator i
    where i.partij = ${uuidOf(klantOf(ZAKEN, ZAKEN_OF_OTHERS))} and i.code_soort_object_id = 'bsn')`
  const rol = { uuid: 'uuidv7()', zaak: uuidOf('n', '0002'), betrokkene_identificatie: wie }
  const isInitiator = `betrokkene_type = 'natuurlijk_persoon' and indicatie_machtiging = '' and exists (
    select from zaakregister_roltype y where y.uuid = roltype and y.omschrijving_generiek = 'initiator')`
  await copy(client, 'zaakregister_rol', isInitiator, rol, zaken)
  await copy(client, 'zaakregister_status', 'true', { uuid: 'uuidv7()', zaak: uuidOf('n', '0002') }, zaken)
  const klanttaak = { uuid: 'uuidv7()', partij: uuidOf(klantOf(TAKEN, 1)), registerzaak: uuidOf('n', '0002') }
  const isOpen = `soort = 'aanleveren' and status = 'open' and registerzaak is not null`
  await copy(client, 'klanttaak', isOpen, klanttaak, TAKEN + others)
}

const server = await benchServer()

/** A register with so many klantcontacten, and the overview of its first citizen, who can log in. */
async function makeRegister(amount: number) {
  const { url, database, remove } = await demoDatabase(server.url, `bench_mijn_${amount}_${process.pid}`, fill(amount))
  const app = await startServer(url)
  return {
    url,
    /** Begins a session, which ends when it is not used for a while. */
    async login() {
      const klant = { soort: 'bsn', waarde: BSN } as const
      const als = { soort: 'burger', klant, niveau: 'hoog', middel: 'digid' } as const
      const van = { inlogmiddel: 'digid', issuer: 'meting', subject: 'meting', sid: null }
      const sessie = { uuid: uuidv7(), token: TOKEN, ...van, aanmelding: [als], als: keyOf(als), klant }
      await begin(database.db, sessie, new Date(), 600)
    },
    overview: {
      name: 'overzicht',
      method: 'GET',
      path: '/mijn/',
      headers: { cookie: `balie-mijn-sessie=${TOKEN}` },
    } as const,
    base: app.base,
    async stop() {
      await app.stop()
      await remove()
    },
  }
}

type Register = Awaited<ReturnType<typeof makeRegister>>

/** Says what the overview shows, so that nobody measures an empty page. */
async function shown({ base, overview }: Register): Promise<string> {
  const text = await (await fetch(base + overview.path, { headers: overview.headers })).text()
  const cards = text.match(/<li class="mijn-card">/g)?.length ?? 0
  if (cards < 15) throw new Error(`The overview shows ${cards} cards.`)
  return `${cards} kaarten, ${Math.round(text.length / 1024)} kB`
}

async function rate({ base, overview }: Register): Promise<number> {
  const { path, headers } = overview
  const result = await autocannon({ url: base + path, headers, connections: CONNECTIONS, duration: seconds })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} refusals`)
  return result.requests.average
}

const registers: Register[] = []
try {
  for (const amount of [small, large]) registers.push(await makeRegister(amount))
  for (const register of registers) await register.login()
  const [few, many] = registers as [Register, Register]
  const raws = [
    await rawCase(few.url, few.overview, CONNECTIONS),
    await rawCase(many.url, many.overview, CONNECTIONS),
  ] as const
  console.log(`belasting van de machine: ${loadavg()[0]?.toFixed(1)}; ${await shown(few)}, ${await shown(many)}\n`)
  const [a = 0, rawA = 0, b = 0, rawB = 0] = await inTurns(rounds, [
    () => rate(few),
    () => raws[0].rate(seconds),
    () => rate(many),
    () => raws[1].rate(seconds),
  ])
  for (const raw of raws) await raw.close()
  console.log(`| | bij ${small} | van het SQL | bij ${large} | van het SQL | groot / klein |`)
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
  const figures = [a.toFixed(0), (a / rawA).toFixed(2), b.toFixed(0), (b / rawB).toFixed(2), (b / a).toFixed(2)]
  console.log(`| overzicht van een inwoner | ${figures.join(' | ')} |`)
} finally {
  for (const register of registers) await register.stop()
  await server.stop()
}

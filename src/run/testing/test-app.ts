import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { inject } from 'vitest'
import { createApp, OPERATIONS, parseConfig, RECHTEN } from '../../app.ts'
import { actoren } from '../../inrichting/actoren/contract.ts'
import { instellingen } from '../../inrichting/instellingen/contract.ts'
import { kanalen } from '../../inrichting/kanalen/contract.ts'
import { labels } from '../../inrichting/labels/contract.ts'
import { normen } from '../../inrichting/normen/contract.ts'
import { standaardantwoorden } from '../../inrichting/standaardantwoorden/contract.ts'
import { storingen } from '../../inrichting/storingen/contract.ts'
import { type NieuweApplicatie, toegang } from '../../inrichting/toegang/contract.ts'
import { saveApplicatie } from '../../inrichting/toegang/queries.ts'
import { begin } from '../../inrichting/toegang/sessies.ts'
import { voorstellen } from '../../inrichting/voorstellen/contract.ts'
import { vragensets } from '../../inrichting/vragensets/contract.ts'
import { wijzigingen } from '../../inrichting/wijzigingen/contract.ts'
import { zaaksystemen } from '../../inrichting/zaaksystemen/contract.ts'
import { abonnementen } from '../../koppelingen/abonnementen/contract.ts'
import { demopost, emailberichten, postregels, postvakken } from '../../koppelingen/email/contract.ts'
import { aanleveren, inkomend } from '../../koppelingen/inkomend/contract.ts'
import { signaleren } from '../../koppelingen/signaleren/contract.ts'
import { zaaksysteem } from '../../koppelingen/zaaksysteem/contract.ts'
import { limitsOf } from '../../platform/config.ts'
import { statusesOf } from '../../platform/openapi.ts'
import { type Database, openDatabase } from '../../platform/pools.ts'
import { aankondigingen } from '../../register/aankondigingen/contract.ts'
import { basisregistraties } from '../../register/basisregistraties/contract.ts'
import { concepten } from '../../register/concepten/contract.ts'
import { documenten } from '../../register/documenten/contract.ts'
import { gebeurtenissen } from '../../register/gebeurtenissen/contract.ts'
import { gesprekken } from '../../register/gesprekken/contract.ts'
import { internetaken } from '../../register/internetaken/contract.ts'
import { klantberichten } from '../../register/klantberichten/contract.ts'
import { klantcontacten } from '../../register/klantcontacten/contract.ts'
import { klanttaaksjablonen } from '../../register/klanttaaksjablonen/contract.ts'
import { klanttaken } from '../../register/klanttaken/contract.ts'
import { logboek } from '../../register/logboek/contract.ts'
import { meldingen } from '../../register/meldingen/contract.ts'
import { oproepen } from '../../register/oproepen/contract.ts'
import { opvolging } from '../../register/opvolging/contract.ts'
import { partijen } from '../../register/partijen/contract.ts'
import { signalen } from '../../register/signalen/contract.ts'
import { team } from '../../register/team/contract.ts'
import { weergaven } from '../../register/weergaven/contract.ts'
import { zaakregister } from '../../register/zaakregister/contract.ts'
import { zaken } from '../../register/zaken/contract.ts'
import { createClient } from '../../web/client/client.ts'
import { serveDemo } from '../demo/serve.ts'
import { databaseUrl, TEMPLATE } from './global-setup.ts'

async function administer(statement: string): Promise<void> {
  const admin = new pg.Client(inject('postgres'))
  await admin.connect()
  await admin.query(statement)
  await admin.end()
}

/** Makes a test client: it has the contracts of the Balie API as functions, and checks every answer against its contract. */
function clientFor(base: string, headers: Record<string, string>) {
  const options = { base, headers, check: true }
  return {
    actoren: createClient(actoren, options),
    partijen: createClient(partijen, options),
    basisregistraties: createClient(basisregistraties, options),
    concepten: createClient(concepten, options),
    internetaken: createClient(internetaken, options),
    meldingen: createClient(meldingen, options),
    klantcontacten: createClient(klantcontacten, options),
    toegang: createClient(toegang, options),
    logboek: createClient(logboek, options),
    voorstellen: createClient(voorstellen, options),
    wijzigingen: createClient(wijzigingen, options),
    instellingen: createClient(instellingen, options),
    kanalen: createClient(kanalen, options),
    documenten: createClient(documenten, options),
    normen: createClient(normen, options),
    opvolging: createClient(opvolging, options),
    oproepen: createClient(oproepen, options),
    signalen: createClient(signalen, options),
    signaleren: createClient(signaleren, options),
    gesprekken: createClient(gesprekken, options),
    aankondigingen: createClient(aankondigingen, options),
    labels: createClient(labels, options),
    storingen: createClient(storingen, options),
    standaardantwoorden: createClient(standaardantwoorden, options),
    klantberichten: createClient(klantberichten, options),
    vragensets: createClient(vragensets, options),
    weergaven: createClient(weergaven, options),
    team: createClient(team, options),
    gebeurtenissen: createClient(gebeurtenissen, options),
    abonnementen: createClient(abonnementen, options),
    zaakregister: createClient(zaakregister, options),
    zaaksystemen: createClient(zaaksystemen, options),
    zaken: createClient(zaken, options),
    klanttaken: createClient(klanttaken, options),
    emailberichten: createClient(emailberichten, options),
    klanttaaksjablonen: createClient(klanttaaksjablonen, options),
    zaaksysteem: createClient(zaaksysteem, options),
    postvakken: createClient(postvakken, options),
    postregels: createClient(postregels, options),
    demopost: createClient(demopost, options),
    inkomend: createClient(inkomend, options),
    aanleveren: createClient(aanleveren, options),
  }
}

/** Watches for answers of the Balie API with a status that its description does not have. */
function watchStatuses(server: FastifyInstance): string[] {
  const described = new Map(
    OPERATIONS.map(({ operation }) => [
      `${operation.method.toUpperCase()} /api/v1${operation.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      statusesOf(operation),
    ]),
  )
  const undescribed: string[] = []
  server.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) => {
    const route = `${method} ${routeOptions.url}`
    const statuses = described.get(route)
    if (statuses && !statuses.includes(statusCode)) undescribed.push(`${route}: ${statusCode}`)
  })
  return undescribed
}

export interface TestApplicatie {
  rechten?: string[]
  authenticatie?: Pick<NonNullable<NieuweApplicatie['authenticatie']>, 'middel' | 'niveau'> | null
}

export interface TestOptions {
  /** Stands between the server and its database, and gives the address by which the server reaches it. */
  via?: (url: string) => Promise<string>
  /** The database that is copied; without it, one that is migrated and empty. */
  template?: string
}

/** Starts a server on a database of its own. */
export async function startTestApp(
  settings: Record<string, string> = {},
  { via = async (url) => url, template = TEMPLATE }: TestOptions = {},
) {
  const name = `test_${uuidv7().replaceAll('-', '')}`
  await administer(`create database ${name} template ${template}`)
  const statements: string[] = []
  const url = databaseUrl(inject('postgres'), name)
  const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: await via(url), ...settings })
  const database: Database = openDatabase({
    url: config.DATABASE_URL ?? url,
    connections: config.DATABASE_CONNECTIONS,
    limits: limitsOf(config),
    onStatement: (text) => statements.push(text),
  })
  let now: Date | undefined
  const server = createApp({
    config,
    db: database.db,
    beperkt: database.beperkt,
    probe: database.probe,
    clock: () => now ?? database.now(),
    inside: serveDemo,
  })
  const undescribed = watchStatuses(server)
  await server.listen({ host: '127.0.0.1', port: 0 })
  const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`

  /** Makes an application and a client that uses its token. */
  const als = async ({
    rechten = [...RECHTEN],
    authenticatie = { middel: 'digid', niveau: 'substantieel' },
  }: TestApplicatie = {}) => {
    const uuid = uuidv7()
    const token = `test-${uuid}`
    const { middel = null, niveau = null } = authenticatie ?? {}
    await saveApplicatie(database.db, {
      uuid,
      naam: `Testapplicatie ${uuid.slice(-4)}`,
      token,
      rechten,
      middel,
      niveau,
      demo: false,
    })
    return { ...clientFor(base, { Authorization: `Token ${token}` }), uuid, token }
  }
  const client = await als()

  /** Makes a client with the session of a medewerker, as logging in would have begun it. */
  const alsMedewerker = async (actor: string, rollen: string[]) => {
    const token = `sessie-${uuidv7()}`
    const van = { issuer: base, subject: actor, sid: null, idToken: '', controle: null }
    const sessie = { uuid: uuidv7(), token, actor, rollen, ...van }
    await begin(database.db, sessie, now ?? new Date(), config.SESSIE_MAX_MINUTEN)
    const headers = { Cookie: `balie-sessie=${token}`, 'X-Requested-With': 'balie', Origin: base }
    return { ...clientFor(base, headers), headers }
  }

  return {
    base,
    url,
    config,
    db: database.db,
    pool: database.pool,
    client,
    token: client.token,
    als,
    alsMedewerker,
    /** Lists what the server sends to PostgreSQL while `work` runs. */
    async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
      statements.length = 0
      await work()
      return [...statements]
    },
    zetKlok(moment: Date | undefined) {
      now = moment
    },
    async stop() {
      await server.close()
      await database.close()
      await administer(`drop database if exists ${name} with (force)`)
      if (undescribed.length > 0) throw new Error(`Not in the description of the API: ${undescribed.join(', ')}`)
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof startTestApp>>

import { randomUUID } from 'node:crypto'
import type { Zaaksysteemstand } from '../../inrichting/zaaksystemen/contract.ts'
import type { Cataloguszaaktype } from '../../inrichting/zaaksystemen/queries.ts'
import { type Foutsoort, isFout, type ZaaksysteemFout } from './client/fout.ts'
import type { Aanroep, Antwoord } from './client/verbinding.ts'
import type { Bevinding, Testverslag } from './contract.ts'
import type { Systeem } from './systemen.ts'
import * as catalogus from './zgw/catalogus.ts'

// Whether Balie can work with a zaaksysteem, and what beheer must mend where. Nothing is made over there.

/** From so many seconds a difference of clocks gives trouble: tokens from the future, statuses in the future. */
const MOST_SKEW = 30
/** Before it, results of searches and of expand could hold what the application may not see. */
const VERSIE = /^1\.(\d+)\./
const LEAST_MINOR = 5

/** The meaning of the codes of a refused token. */
const TOKENCODES: Readonly<Record<string, string>> = {
  'invalid-client-identifier': 'Het zaaksysteem kent dit client id niet.',
  'invalid-jwt-signature': 'Het geheim klopt niet.',
  'jwt-expired': 'Het token is daar verlopen: de klokken lopen te ver uiteen.',
  'not-before': 'Het token is daar nog niet geldig: de klokken lopen uiteen.',
  not_authenticated: 'Het zaaksysteem neemt het token niet aan.',
}

const fout = (api: Bevinding['api'], tekst: string, scope: string | null = null): Bevinding => ({
  api,
  ernst: 'fout',
  tekst,
  scope,
})

/** Why a call that must succeed did not. */
function bevindingOf(api: Bevinding['api'], error: ZaaksysteemFout, scope: string): Bevinding {
  if (error.soort !== 'geen-toegang') return fout(api, error.message)
  const reden = error.codes.map(({ code }) => TOKENCODES[code]).find(Boolean)
  return reden ? fout(api, reden) : fout(api, `De applicatie mist het recht ${scope}.`, scope)
}

interface Geprobeerd {
  bevinding: Bevinding
  antwoord?: Antwoord
}

async function attempt(
  { verbinding }: Systeem,
  api: Bevinding['api'],
  pad: string,
  scope: string,
): Promise<Geprobeerd> {
  try {
    const antwoord = await verbinding.vraag(verbinding.adres(api, pad))
    return { antwoord, bevinding: { api, ernst: 'goed', tekst: `Lezen met het recht ${scope} gaat.`, scope: null } }
  } catch (error) {
    if (!isFout(error)) throw error
    return { bevinding: bevindingOf(api, error, scope) }
  }
}

/** Is there something at this path? That GET is not allowed there says yes. */
async function isPresent({ verbinding }: Systeem, pad: string): Promise<boolean> {
  try {
    await verbinding.vraag(verbinding.adres('zaken', pad))
    return true
  } catch (error) {
    if (!isFout(error)) throw error
    return error.status === 405 || error.soort === 'geen-toegang'
  }
}

interface Poging {
  api: Bevinding['api']
  pad: string
  aanroep: Aanroep
  scope: string
  /** The answers for an application that has the right. */
  verwacht: readonly Foutsoort[]
  /** The sentence for such an answer. */
  gaat: string
}

/** May something be done? Asked in a way that can never succeed. */
async function may({ verbinding }: Systeem, { api, pad, aanroep, scope, verwacht, gaat }: Poging): Promise<Bevinding> {
  try {
    await verbinding.vraag(verbinding.adres(api, pad), aanroep)
  } catch (error) {
    if (!isFout(error)) throw error
    if (!verwacht.includes(error.soort)) return bevindingOf(api, error, scope)
  }
  return { api, ernst: 'goed', tekst: gaat, scope: null }
}

/** Starting a zaak, asked with one that can never be made: without bronorganisatie and startdatum. */
const startAttempt = (zaaktype: string): Poging => ({
  api: 'zaken',
  pad: 'zaken',
  aanroep: { method: 'POST', body: { zaaktype } },
  scope: 'zaken.aanmaken',
  verwacht: ['geweigerd'],
  gaat: 'Zaken starten met het recht zaken.aanmaken gaat.',
})

/** Gives the rights that a document in parts needs besides, asked of one that is not there. */
function inDelen(): Poging[] {
  const pad = `enkelvoudiginformatieobjecten/${randomUUID()}`
  const document = { api: 'documenten', verwacht: ['niet-gevonden', 'geweigerd'] } as const
  return [
    {
      ...document,
      pad,
      aanroep: { method: 'PATCH', body: {} },
      scope: 'documenten.bijwerken',
      gaat: 'Documenten bijwerken met het recht documenten.bijwerken gaat.',
    },
    {
      ...document,
      pad: `${pad}/lock`,
      aanroep: { method: 'POST', body: {} },
      scope: 'documenten.lock',
      gaat: 'Documenten vergrendelen met het recht documenten.lock gaat.',
    },
    {
      ...document,
      pad: `${pad}/unlock`,
      aanroep: { method: 'POST', body: {} },
      scope: 'documenten.geforceerd-unlock',
      // Open Zaak lets whoever has one of both rights come this far.
      gaat: 'Documenten ontgrendelen gaat. Of dat ook zonder het lock mag (documenten.geforceerd-unlock) zegt een zaaksysteem niet altijd.',
    },
  ]
}

function aboutVersion(versie: string | null): Bevinding[] {
  const [, minor] = VERSIE.exec(versie ?? '') ?? []
  if (minor && Number(minor) >= LEAST_MINOR) return []
  const tekst = versie
    ? `Versie ${versie} is ouder dan 1.5.1; Balie rekent op 1.5.1.`
    : 'Het zaaksysteem zegt niet welke versie het heeft.'
  return [{ api: 'zaken', ernst: 'let_op', tekst, scope: null }]
}

function aboutClock(klokverschil: number | null): Bevinding[] {
  if (klokverschil === null || Math.abs(klokverschil) <= MOST_SKEW) return []
  const kant = klokverschil > 0 ? 'voor' : 'achter'
  return [
    {
      api: 'zaken',
      ernst: 'let_op',
      tekst: `De klok daar loopt ${Math.abs(klokverschil)} seconden ${kant}.`,
      scope: null,
    },
  ]
}

/** Tests a connection; gives what was found, and the zaaktypen when they could be read. */
export async function test(
  systeem: Systeem,
  now: Date,
): Promise<{ verslag: Testverslag; zaaktypen: Cataloguszaaktype[] | undefined }> {
  const zaken = await attempt(systeem, 'zaken', 'zaken', 'zaken.lezen')
  const catalogi = await attempt(systeem, 'catalogi', 'zaaktypen', 'catalogi.lezen')
  const bevindingen = [zaken.bevinding, catalogi.bevinding]
  if (systeem.documentenUrl) {
    const documenten = await attempt(systeem, 'documenten', 'enkelvoudiginformatieobjecten', 'documenten.lezen')
    bevindingen.push(documenten.bevinding)
    if (documenten.antwoord) for (const poging of inDelen()) bevindingen.push(await may(systeem, poging))
  }
  const { versie = null, klokverschil = null } = zaken.antwoord ?? {}
  if (zaken.antwoord) bevindingen.push(...aboutVersion(versie), ...aboutClock(klokverschil))
  const zaaktypen = catalogi.antwoord ? await catalogus.zaaktypen(systeem.verbinding) : undefined
  const eerste = zaaktypen?.[0]?.versies[0]?.url
  if (zaken.antwoord && eerste) bevindingen.push(await may(systeem, startAttempt(eerste)))
  else if (zaaktypen) bevindingen.push(fout('catalogi', 'De catalogus heeft geen zaaktypen die geen concept zijn.'))
  const stand: Zaaksysteemstand = {
    getestOp: now.toISOString(),
    versie,
    klokverschil,
    reserveert: zaken.antwoord ? await isPresent(systeem, 'zaaknummer_reserveren') : false,
    substatussen: zaken.antwoord ? await isPresent(systeem, 'substatussen') : false,
    catalogusOp: zaaktypen ? now.toISOString() : systeem.stand.catalogusOp,
  }
  if (zaken.antwoord && systeem.nummering === 'gereserveerd' && !stand.reserveert)
    bevindingen.push(fout('zaken', 'Dit zaaksysteem reserveert geen nummers. Kies voor eigen nummers.'))
  const goed = bevindingen.every(({ ernst }) => ernst !== 'fout')
  return { verslag: { goed, stand, zaaktypen: zaaktypen?.length ?? 0, bevindingen }, zaaktypen }
}

import { v7 as uuidv7 } from 'uuid'
import { sealCertificate } from '../../inrichting/toegang/certificaat.ts'
import { seal } from '../../inrichting/toegang/versleuteling.ts'
import { writeWijziging } from '../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import { afterAsking, type Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { bytesText } from '../../platform/row.ts'
import { Gebeurtenistype } from '../../register/gebeurtenissen/contract.ts'
import { faultsInUrl, makeConnections } from './adres.ts'
import {
  type Abonnement,
  type AbonnementWijziging,
  type abonnementen,
  geenGeheim,
  geenOpenbaarAdres,
  geenSleutelVoorAbonnement,
  type NieuwAbonnement,
  teVeelAbonnementen,
} from './contract.ts'
import { makeGeheim } from './ondertekening.ts'
import { makeOntvanger } from './ontvanger.ts'
import * as queries from './queries.ts'
import { typenFor } from './rules.ts'

/** Each has a lane with connections of its own. */
const MOST_ABONNEMENTEN = 50

async function required({ db }: Context, uuid: string, { vast = false } = {}): Promise<Abonnement> {
  const abonnement = await queries.abonnement(db, uuid, { vast })
  if (!abonnement) throw notFound('Abonnement')
  return abonnement
}

/** Gives what the trail keeps: all that beheer sets, but no secret. */
const inTrail = ({ naam, soort, url, typen, actief, aanmelding, certificaat }: Abonnement) => ({
  naam,
  soort,
  url,
  typen,
  actief,
  aanmelding,
  certificaat,
})

async function keepTrail({ db, wie }: Context, voor: Abonnement | null, na: Abonnement | null): Promise<void> {
  const { uuid = '', naam = '' } = na ?? voor ?? {}
  const standen = { voor: voor && inTrail(voor), na: na && inTrail(na) }
  await writeWijziging(db, wie, { soort: 'abonnement', object: uuid, naam, ...standen })
}

/** A secret as it is kept. */
function sealed({ config }: Context, text: string): string {
  const bytes = seal(config.SECRET_KEY, text)
  if (!bytes) throw geenSleutelVoorAbonnement()
  return bytesText(bytes)
}

type Aanmelding = NieuwAbonnement['aanmelding']

/** Finds the faults in how Balie makes itself known. */
function faultsInAanmelding({ config }: Context, soort: Abonnement['soort'], aanmelding: Aanmelding): InvalidParam[] {
  const fault = (name: string, code: string, reason: string) => [{ name, code, reason }]
  if (soort === 'notificaties') {
    if (!aanmelding)
      return fault('aanmelding', 'verplicht', 'Een Notificaties API vraagt om een client met een geheim.')
    return aanmelding.tokenUrl
      ? fault(
          'aanmelding.tokenUrl',
          'ongeldig',
          'Een Notificaties API heeft geen OAuth-server: Balie maakt het token zelf.',
        )
      : []
  }
  if (!aanmelding) return []
  if (!aanmelding.tokenUrl)
    return fault('aanmelding.tokenUrl', 'verplicht', 'Geef het adres waar een token is te krijgen.')
  return faultsInUrl(aanmelding.tokenUrl, 'aanmelding.tokenUrl', config)
}

/** The columns of how Balie makes itself known; the secret only when there is a new one. */
function columnsOf(context: Context, aanmelding: Aanmelding) {
  if (!aanmelding) return { clientId: null, tokenUrl: null, scope: null, clientGeheim: null }
  const { clientId, tokenUrl, scope, clientGeheim } = aanmelding
  return { clientId, tokenUrl, scope, ...(clientGeheim && { clientGeheim: sealed(context, clientGeheim) }) }
}

/** The columns of the certificate that Balie shows; none when it is left as it is. */
function certificateColumns(context: Context, nieuw: NieuwAbonnement['certificaat'] | undefined) {
  const certificaat = sealCertificate(context, nieuw, geenSleutelVoorAbonnement)
  if (certificaat === undefined) return {}
  if (certificaat === null) return { certificaat: null, certificaatGeheim: null }
  return { certificaat: certificaat.getoond, certificaatGeheim: bytesText(certificaat.geheim) }
}

function refuse(faults: InvalidParam[]): void {
  if (faults.length > 0) throw invalid(faults)
}

const SECRET_MISSING = {
  name: 'aanmelding.clientGeheim',
  code: 'verplicht',
  reason: 'Geef het geheim van deze client.',
}

const originOf = (url: string) => new URL(url).origin

/** A secret never opens a door at another place than the one it was given for: who names another place gives it again. */
function wantsGeheim(voor: Abonnement, { url, aanmelding }: AbonnementWijziging): boolean {
  const next = aanmelding === undefined ? voor.aanmelding : aanmelding
  if (!next || aanmelding?.clientGeheim) return false
  const moves = url !== undefined && originOf(url) !== originOf(voor.url)
  return moves || !voor.aanmelding || next.tokenUrl !== voor.aanmelding.tokenUrl
}

export const routes: Handlers<typeof abonnementen, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async tonen(context, { params }) {
    return required(context, params.uuid)
  },

  async abonneren(context, { body }) {
    const { db, config } = context
    const { soort, aanmelding, naam, url, actief } = body
    refuse([
      ...faultsInUrl(url, 'url', config),
      ...faultsInAanmelding(context, soort, aanmelding),
      ...(aanmelding && !aanmelding.clientGeheim ? [SECRET_MISSING] : []),
    ])
    if (soort === 'notificaties' && !config.PUBLIC_URL) throw geenOpenbaarAdres()
    if ((await queries.countForAnother(db)) >= MOST_ABONNEMENTEN)
      throw teVeelAbonnementen({ detail: `Er zijn er al ${MOST_ABONNEMENTEN}. Beëindig eerst een ander abonnement.` })
    const geheim = soort === 'cloudevents' ? makeGeheim() : null
    const uuid = uuidv7()
    const typen = typenFor(soort, body.typen, Gebeurtenistype.options)
    await queries.add(db, {
      uuid,
      soort,
      naam,
      url,
      typen,
      actief,
      geheim: geheim === null ? null : sealed(context, geheim),
      ...columnsOf(context, aanmelding),
      ...certificateColumns(context, body.certificaat),
    })
    const abonnement = await required(context, uuid)
    await keepTrail(context, null, abonnement)
    return { location: `/api/v1/abonnementen/${uuid}`, result: { abonnement, geheim } }
  },

  async wijzigen(context, { params, body }) {
    const { db, config } = context
    const voor = await required(context, params.uuid, { vast: true })
    const { aanmelding, url, typen, certificaat, ...rest } = body
    refuse([
      ...(url === undefined ? [] : faultsInUrl(url, 'url', config)),
      ...(aanmelding === undefined ? [] : faultsInAanmelding(context, voor.soort, aanmelding)),
      ...(wantsGeheim(voor, body) ? [SECRET_MISSING] : []),
    ])
    await queries.change(db, voor.uuid, {
      ...rest,
      ...(url !== undefined && { url }),
      ...(typen && { typen: typenFor(voor.soort, typen, Gebeurtenistype.options) }),
      ...(aanmelding !== undefined && columnsOf(context, aanmelding)),
      ...certificateColumns(context, certificaat),
    })
    const na = await required(context, voor.uuid)
    await keepTrail(context, voor, na)
    return na
  },

  async beeindigen(context, { params }) {
    const voor = await required(context, params.uuid, { vast: true })
    await queries.remove(context.db, voor.uuid)
    await keepTrail(context, voor, null)
    return undefined
  },

  async geheimVernieuwen(context, { params }) {
    const { db, wie, config, now } = context
    const voor = await required(context, params.uuid, { vast: true })
    if (voor.soort !== 'cloudevents') throw geenGeheim()
    const geheim = makeGeheim()
    const tot = new Date(now.getTime() + config.GEHEIM_OVERLAP_UREN * 3_600_000)
    await queries.renewGeheim(db, voor.uuid, sealed(context, geheim), tot)
    const vernieuwd = { voor: null, na: { abonnement: voor.naam, vorigGeldigUren: config.GEHEIM_OVERLAP_UREN } }
    await writeWijziging(db, wie, { soort: 'geheim', object: voor.uuid, naam: voor.naam, ...vernieuwd })
    const result = { abonnement: await required(context, voor.uuid), geheim }
    return { location: `/api/v1/abonnementen/${voor.uuid}`, result }
  },

  proberen: afterAsking(
    async ({ lezen, config }, { params }) => {
      const rij = await lezen((db) => queries.ontvanger(db, params.uuid))
      if (!rij) throw notFound('Abonnement')
      const connections = makeConnections(config)
      const begun = performance.now()
      try {
        const ontvanger = makeOntvanger(rij, { config, connections, clock: () => new Date() })
        const { soort, status, fout } = await ontvanger.probe()
        return { gelukt: soort === 'bezorgd', status, fout, duurMs: Math.round(performance.now() - begun) }
      } finally {
        await connections.close()
      }
    },
    async (_context, _input, proef) => proef,
  ),

  async bezorgingen(context, { params, query }) {
    const { uuid } = await required(context, params.uuid)
    return pagina(
      await queries.bezorgingen(context.db, uuid, query),
      query.aantal,
      (row) => row.bezorging,
      (row) => [row.volgnummer],
    )
  },

  async opnieuw(context, { params, body }) {
    const { uuid } = await required(context, params.uuid, { vast: true })
    return { aantal: await queries.retry(context.db, uuid, body.bezorgingen) }
  },
}
